/** A request of Slack's, from its signature to what is answered. */
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { answerAt, ephemeral, type Words } from './answer.ts';
import { linkedAccount, offerLink } from './links.ts';
import { type Interaction, messageIn } from './payload.ts';
import { makePress } from './press.ts';
import type { Signed } from './signature.ts';
import { signersOf } from './signers.ts';

export type Heard = {
  status: 200 | 400 | 401;
  /** What the request is answered with; null: nothing. */
  body: object | null;
  /** What somebody pressed is being done; null where nothing was. */
  work: Promise<Done> | null;
};

export type Done = {
  /** What the request is answered with, if it is not answered yet; null: the person was told, or has nothing to hear. */
  body: object | null;
  /** A message has to be changed. */
  isChanged: boolean;
};

/** Begins what somebody pressed. Nothing happens for requests that Slack did not sign, or that came before. */
export async function hearSlack(platform: Platform, signed: Signed): Promise<Heard> {
  const channelIds = await signersOf(platform, signed);
  if (!channelIds) return { ...NOTHING, status: 401 };
  const message = messageIn(new TextDecoder().decode(signed.body));
  if (!message) return { ...NOTHING, status: 400 };
  if ('challenge' in message) return { ...NOTHING, body: message };
  return { ...NOTHING, work: work(platform, message, channelIds) };
}

const NOTHING: Heard = { status: 200, body: null, work: null };

async function work(platform: Platform, message: Interaction, channelIds: number[]): Promise<Done> {
  const words = await pressed(platform, message, channelIds);
  if (!words) return { body: null, isChanged: message.pressed !== null };
  const answer = ephemeral(words);
  const isTold = await answerAt(platform, message.responseUrl, answer);
  return { body: isTold ? null : answer, isChanged: false };
}

/** What the person is told; null when the message itself will show it. */
async function pressed(
  platform: Platform,
  { person, pressed: what }: Interaction,
  channelIds: number[],
): Promise<Words | null> {
  if (!what) return null;
  const linked = await linkedAccount(platform, person);
  if (!linked) return toLink(await offerLink(platform, person));
  if (!linked.account) return { text: DISABLED };
  try {
    await makePress(platform, { ...what, channelIds, account: linked.account });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { text: error.message };
    throw error;
  }
}

const DISABLED = 'Your account in Earshot is disabled. Nothing was changed. An admin can enable it again.';

const toLink = (url: string): Words => ({
  text:
    'Earshot does not know who you are yet, so nothing was changed. Link your account once, then press again. ' +
    'The link is yours alone and ends in half an hour.',
  link: { word: 'Link your account', url },
});

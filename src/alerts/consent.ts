/** What the owner of an address wants: nothing goes to it before they agree, nor after they unsubscribe. */
import { and, eq, lte, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { channels } from '../db/schema.ts';
import { Failure, Refusal } from '../failure.ts';
import { letterUrl } from '../letters/token.ts';
import { SYSTEM } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { CONSENT_WORDS, type Consent, listOfChannel, posted } from './channels/email.ts';
import { writtenAs } from './channels/email-letter.ts';
import { connected, noSuchChannel } from './channels.ts';
import { PACE_MS } from './test-channel.ts';

/** `what` is what the letters are: "the alerts of “Support”". */
export type Reader = { what: string; address: string; consent: Consent };

/** Whom the letters of this list go to; null when there is no such channel any more. */
export async function readerOf({ db }: Platform, list: string): Promise<Reader | null> {
  const [found] = await db
    .select({ name: channels.name, settings: channels.settings })
    .from(channels)
    .where(isList(list));
  if (!found) return null;
  const { to = '', consent } = found.settings;
  return { what: `the alerts of “${found.name}”`, address: to, consent: consent as Consent };
}

const isList = (list: string) =>
  and(eq(channels.kind, 'email'), sql`${channels.settings} ->> 'list' = ${list.replace(/^channel-/, '')}`);

/** Agrees, or unsubscribes: then the channel is off and says why. Throws Refusal when it is gone. */
export function setConsent(platform: Platform, list: string, consent: 'given' | 'withdrawn'): Promise<void> {
  return transact(platform, async (inside) => {
    const now = inside.now();
    const state =
      consent === 'given'
        ? connected(now)
        : { state: 'off' as const, stateNote: CONSENT_WORDS.withdrawn, stateSince: now };
    const [changed] = await inside.db
      .update(channels)
      .set({
        ...state,
        settings: sql`${channels.settings} || jsonb_build_object('consent', ${consent}::text)`,
      })
      .where(isList(list))
      .returning({ name: channels.name });
    if (!changed) throw new Refusal('not-found', 'This list of letters is gone. No more will come from it.');
    const done = consent === 'given' ? 'a reader subscribed' : 'a reader unsubscribed';
    await recordAudit(inside, SYSTEM, done, changed.name);
  });
}

/** Sends the letter that asks, at the channel's pace. False where nobody needs to be asked. Throws Refusal and Failure. */
export async function askConsent(platform: Platform, channelId: number): Promise<boolean> {
  const now = platform.now();
  const waits = and(
    eq(channels.id, channelId),
    eq(channels.kind, 'email'),
    sql`${channels.settings} ->> 'consent' = 'asked'`,
  );
  const [channel] = await platform.db
    .update(channels)
    .set({ freeAt: new Date(now.getTime() + PACE_MS) })
    .where(and(waits, lte(channels.freeAt, now)))
    .returning({ name: channels.name, settings: channels.settings });
  if (!channel) return notAsked(platform, channelId);
  const { to = '', list = '' } = channel.settings;
  const url = await letterUrl(platform, listOfChannel(list));
  await posted(platform, { to, ...question(platform.settings.publicUrl, channel.name, url) });
  return true;
}

/** Asks the owner of a new address; says what came of it, or null when nobody has to be asked. */
export async function askOwner(platform: Platform, channelId: number): Promise<string | null> {
  try {
    const isAsked = await askConsent(platform, channelId);
    return isAsked ? 'A letter asks the owner of the address. Alerts go there once they agree.' : null;
  } catch (error) {
    if (error instanceof Failure) return `The question could not be sent. ${error.message}`;
    throw error;
  }
}

async function notAsked({ db }: Platform, channelId: number): Promise<false> {
  const [channel] = await db
    .select({ settings: channels.settings })
    .from(channels)
    .where(eq(channels.id, channelId));
  if (!channel) throw noSuchChannel();
  if (channel.settings.consent !== 'asked') return false;
  throw new Refusal('too-many', 'A letter went there a moment ago. Wait a second and try again.');
}

function question(publicUrl: string, name: string, url: string) {
  const subject = 'Do you want alerts from Earshot?';
  return writtenAs(
    subject,
    [
      { kind: 'heading', text: subject },
      {
        kind: 'text',
        text: `Somebody at ${publicUrl} wants to send the alerts of “${name.slice(0, 120)}” to this address: messages about what is said of a brand in public.`,
      },
      { kind: 'text', text: 'Nothing comes unless you agree.' },
      { kind: 'links', links: [{ word: 'Look at it and decide', url }] },
    ],
    [{ kind: 'text', text: 'If you do not know what this is about, do nothing.' }],
  );
}

/** Letters to one address, whose owner has agreed. */
import { personAt } from '../../accounts/person-at.ts';
import { Failure } from '../../failure.ts';
import { letterUrl, unsubscribeHeaders } from '../../letters/token.ts';
import { isMailAddress } from '../../url.ts';
import type { ChannelKind, ChannelSettings, Outside } from './channel.ts';
import { letterOf } from './email-letter.ts';

/** `asked`: nothing but one letter that asks goes there. `withdrawn`: nothing at all. */
export type Consent = 'asked' | 'given' | 'withdrawn';

/** The mail server is everybody's: what is wrong with it heals there, and not at the channel. */
const SERVER_AGAIN_MS = 15 * 60_000;

export const email: ChannelKind = {
  kind: 'email',
  label: 'E-mail',
  settings: [
    {
      name: 'to',
      label: 'Address',
      help: 'One person or a mailing list. Anybody who has no account here is asked first and may unsubscribe at any time.',
      required: true,
      example: 'care@example.com',
    },
  ],
  kept: [
    { name: 'list', secret: false },
    { name: 'consent', secret: false },
  ],
  complete: (given) => ({ ...given, to: (given.to ?? '').trim().toLowerCase() }),
  /** Who has an account knows what Earshot is; everybody else agrees first. */
  async keep({ to = '' }, before, platform): Promise<ChannelSettings> {
    if (before?.list && before.to === to) return { list: before.list, consent: before.consent ?? 'asked' };
    const consent: Consent = (await personAt(platform, to)) === null ? 'asked' : 'given';
    return { list: crypto.randomUUID(), consent };
  },
  problems: ({ to = '' }): Record<string, string> =>
    isMailAddress(to) ? {} : { to: 'This is not one e-mail address, such as care@example.com.' },
  pending: ({ consent }) => (consent === 'given' ? null : noConsent(consent)),
  hint: ({ to = '' }) => to,
  async send(message, { to = '', list = '', consent }, outside) {
    if (consent !== 'given') throw new Failure('forbidden', noConsent(consent));
    const name = listOfChannel(list);
    const unsubscribeUrl = await letterUrl(outside, name);
    const why = `You get this because Earshot at ${outside.settings.publicUrl} was told to send alerts to ${to}.`;
    const letter = letterOf(message, { unsubscribeUrl, why });
    const headers = { ...unsubscribeHeaders(unsubscribeUrl, name), 'X-Earshot-Event': message.eventId };
    await posted(outside, { to, ...letter, headers });
    return { externalId: null };
  },
};

/** Why nothing goes there. */
const noConsent = (consent = 'asked'): string => CONSENT_WORDS[consent === 'withdrawn' ? consent : 'asked'];

export const listOfChannel = (list: string): string => `channel-${list}`;

export const CONSENT_WORDS: Record<Exclude<Consent, 'given'>, string> = {
  asked: 'Nobody has confirmed this address yet: its owner gets one letter that asks. Alerts wait for a day.',
  withdrawn:
    'The reader has unsubscribed. Only they can subscribe again, by the link in any of their letters.',
};

/** A fault of the mail server is no fault of the channel: it is tried again. */
export async function posted(
  { mail, now }: Pick<Outside, 'mail' | 'now'>,
  letter: Parameters<NonNullable<Outside['mail']>>[0],
): Promise<void> {
  const retryAt = new Date(now().getTime() + SERVER_AGAIN_MS);
  if (!mail)
    throw new Failure(
      'transient',
      'Earshot has no mail server. Whoever runs it sets SMTP_URL and MAIL_FROM.',
      { retryAt },
    );
  await mail(letter).catch((error: unknown) => {
    if (
      error instanceof Failure &&
      (error.class === 'auth' || error.class === 'dns' || error.class === 'tls')
    )
      throw new Failure('transient', error.message, { retryAt, cause: error });
    throw error;
  });
}

/** Letters by SMTP. The client is loaded with the first letter. */
import type { Transporter } from 'nodemailer';
import { Failure } from '../failure.ts';
import { isMailAddress } from '../url.ts';
import { mailFailure } from './mail-failure.ts';
import { isOwnMachine, type MailServer, type MailSettings } from './mail-settings.ts';
import { within } from './network-failure.ts';
import type { Letter, Mail } from './platform.ts';

/** Shorter than the lease of an alert, so that nobody else sends while we wait. */
const WHOLE_MS = 20_000;
const STEP_MS = 8000;
const ANSWER_MS = 15_000;

/** One connection per letter: at a letter a second and channel there is nothing to gain by keeping one. */
export function makeNodeMail(settings: MailSettings): Mail {
  return async (letter) => {
    const message = messageOf(letter, settings);
    const { host } = settings;
    const transport = await transportTo(settings);
    await within(WHOLE_MS, host, async (deadline) => {
      const stop = new AbortController();
      deadline.abort = () => stop.abort();
      await transport.sendMail({ ...message, signal: stop.signal }).catch((error: unknown) => {
        throw mailFailure(error, host, letter.to);
      });
    });
  };
}

/** Connects, encrypts and signs in as for a letter, and sends none. Throws Failure. */
export async function checkMail(settings: MailSettings): Promise<void> {
  const transport = await transportTo(settings);
  await within(WHOLE_MS, settings.host, () =>
    transport.verify().then(
      () => undefined,
      (error: unknown) => {
        throw mailFailure(error, settings.host, settings.from.address);
      },
    ),
  );
}

async function transportTo({ host, port, secure, user, password }: MailServer): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const isOwn = isOwnMachine(host);
  return createTransport({
    host,
    port,
    secure,
    ignoreTLS: isOwn,
    // A password never goes over the wire in the clear.
    requireTLS: user !== null && !isOwn,
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    dnsTimeout: STEP_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
}

/** What an answering machine needs to know so that it does not answer (RFC 3834 5). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

function messageOf(letter: Letter, { from }: MailSettings) {
  guard(letter);
  return {
    from,
    to: { name: '', address: letter.to },
    subject: letter.subject.replaceAll(/[\p{C}\s]+/gu, ' ').trim(),
    text: letter.text,
    html: letter.html,
    headers: { ...AUTOMATIC, ...letter.headers },
    attachments: letter.attachments?.map(({ name, type, content, contentId }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
      ...(contentId && { cid: contentId, contentDisposition: 'inline' as const }),
    })),
  };
}

/** A line break in a header would be a header of its own. */
function guard({ to, headers = {}, attachments = [] }: Letter): void {
  if (!isMailAddress(to))
    throw new Failure('bad-query', `“${to.slice(0, 80)}” is no single e-mail address. Nothing was sent.`);
  const values = [
    ...Object.values(headers),
    ...attachments.flatMap(({ name, type, contentId = '' }) => [name, type, contentId]),
  ];
  if (
    Object.keys(headers).every((name) => /^[A-Za-z][A-Za-z0-9-]*$/.test(name)) &&
    !values.some((value) => /\p{Cc}/u.test(value))
  )
    return;
  throw new Failure(
    'bad-query',
    'A header of the letter has characters that are not allowed. Nothing was sent.',
  );
}

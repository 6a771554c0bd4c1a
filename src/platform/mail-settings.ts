/** Where letters are handed over and who they are from, as the operator writes it. */
import { isMailAddress, isUrl } from '../url.ts';

export type MailSettings = {
  host: string;
  port: number;
  /** Encrypted from the first byte (smtps); else STARTTLS is used where it is offered. */
  secure: boolean;
  user: string | null;
  password: string | null;
  from: Sender;
};

export type Sender = { name: string; address: string };

export type MailServer = Omit<MailSettings, 'from'>;

/** From `smtp://user:password@host:587` or `smtps://host`; undefined for anything else. */
export function parseSmtpUrl(value: string): MailServer | undefined {
  const url = isUrl(value) ? new URL(value) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || url.search || url.hash) return undefined;
  if (!['', '/'].includes(url.pathname) || (url.password && !url.username)) return undefined;
  const secure = url.protocol === 'smtps:';
  const port = url.port === '' ? usualPort(secure, url.username !== '') : Number(url.port);
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || password === undefined || port === 0) return undefined;
  return { host: url.hostname.replaceAll(/[[\]]/g, ''), port, secure, user, password };
}

/** RFC 8314 3.3: submission is on 465 or 587; without a sign-in a relay listens on 25. */
const usualPort = (secure: boolean, signsIn: boolean) => (secure ? 465 : signsIn ? 587 : 25);

function decoded(part: string): string | null | undefined {
  try {
    return part === '' ? null : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** From `Earshot <alerts@example.com>` or the bare address; undefined for anything else. */
export function parseSender(value: string): Sender | undefined {
  const [, name = '', address = ''] = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>]+)>)$/u.exec(value) ?? [
    null,
    '',
    value,
  ];
  return isMailAddress(address) ? { name: name.trim() || 'Earshot', address } : undefined;
}

/** On this machine nothing is gained by encryption, and a mail server's own certificate is rarely a valid one. */
export const isOwnMachine = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);

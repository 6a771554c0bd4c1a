/** Names for what can go wrong between Earshot and a mail server. */
import { Failure, type FailureClass } from '../failure.ts';

/** What nodemailer puts on its errors (its errors.js); `originalCode` is the system's or OpenSSL's. */
type MailError = {
  code?: string;
  originalCode?: string;
  /** The SMTP step, such as `RCPT TO` or `AUTH PLAIN`. */
  command?: string;
  responseCode?: number;
  response?: string;
};

type Named = [failureClass: FailureClass, sentence: string];

/** The Failure for an error of nodemailer. `host` is the mail server, `to` the recipient's address. */
export function mailFailure(error: unknown, host: string, to: string): Failure {
  if (error instanceof Failure) return error;
  const known = (error ?? {}) as MailError;
  const [failureClass, sentence] = named(known, host, to);
  const said = serverWords(known.response);
  return new Failure(failureClass, said ? `${sentence} It said: “${said}”.` : sentence, { cause: error });
}

function named(error: MailError, host: string, to: string): Named {
  const { code = '', originalCode = '', responseCode } = error;
  const why = originalCode || code;
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO$|HOSTNAME_MISMATCH/.test(why) || code === 'ETLS')
    return [
      'tls',
      `${host} has no valid certificate or cannot encrypt (${why}). Nothing was sent. Its operator has to mend it, or SMTP_URL has to name the host as its certificate does.`,
    ];
  if (code === 'EDNS' || /^(ENOTFOUND|EAI_)/.test(why))
    return ['dns', `The mail server ${host} was not found (${why}). Check the host in SMTP_URL.`];
  if (code === 'ETIMEDOUT' || why === 'ETIMEDOUT')
    return ['timeout', `The mail server ${host} kept silent for too long. Earshot tries again.`];
  if (responseCode !== undefined) return answered(error, host, to);
  return ofTheConnection(why, host);
}

function ofTheConnection(why: string, host: string): Named {
  if (why === 'EAUTH' || why === 'ENOAUTH')
    return [
      'auth',
      `The mail server ${host} asks for a sign-in that SMTP_URL does not have. Add user and password.`,
    ];
  if (why === 'EPROTOCOL')
    return ['schema', `${host} does not answer like a mail server. Check host and port in SMTP_URL.`];
  if (why === 'ECONNREFUSED')
    return [
      'transient',
      `The mail server ${host} refused the connection. It is probably down, or the port in SMTP_URL is wrong. Earshot tries again.`,
    ];
  return [
    'transient',
    `The connection to the mail server ${host} broke off (${why || 'no reason given'}). Earshot tries again.`,
  ];
}

/** RFC 5321 4.2: 4xx may work later, 5xx never will; RFC 3463: the second digit of x.y.z says what it is about. */
function answered(error: MailError, host: string, to: string): Named {
  const { command = '', responseCode = 0, response = '' } = error;
  if (/too many|rate.?limit|throttl|4\.7\.28|4\.7\.1 .*slow/i.test(response) && responseCode < 500)
    return [
      'rate',
      `The mail server ${host} takes no more letters for a while. Earshot waits and tries again.`,
    ];
  if (responseCode < 500)
    return ['transient', `The mail server ${host} cannot take the letter now. Earshot tries again.`];
  if (error.code === 'EAUTH' || responseCode === 530 || responseCode === 535)
    return [
      'auth',
      `The mail server ${host} does not accept the sign-in. Enter user and password in SMTP_URL again.`,
    ];
  if (command === 'MAIL FROM')
    return [
      'forbidden',
      `The mail server ${host} does not let this sender write. Check MAIL_FROM and the account in SMTP_URL.`,
    ];
  if (command === 'RCPT TO') return recipientRefused(responseCode, response, host, to);
  if (/^552|5\.3\.4/.test(response))
    return ['too-large', `The letter is larger than ${host} takes. It was not sent.`];
  return ['bad-query', `The mail server ${host} refused this letter. The same one would be refused again.`];
}

function recipientRefused(code: number, response: string, host: string, to: string): Named {
  if (code === 552 || /\b5\.2\.2\b/.test(response))
    return ['transient', `The mailbox of ${to} is full. Earshot tries again for a day.`];
  if (code === 554 || /\b5\.7\.\d+\b|relay/i.test(response))
    return ['forbidden', `The mail server ${host} does not let Earshot write to ${to}.`];
  return ['gone', `The mail server ${host} knows no mailbox ${to}. Check the address.`];
}

/** Its first lines, in one, without what could pass for markup or a second line. */
function serverWords(response = ''): string {
  return response
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Failure } from '../../src/failure.ts';
import { mailFailure } from '../../src/platform/mail-failure.ts';
import { checkMail, makeNodeMail } from '../../src/platform/mail-node.ts';
import type { MailSettings } from '../../src/platform/mail-settings.ts';
import type { Letter } from '../../src/platform/platform.ts';
import { FakeSmtp, type Script } from '../support/fake-smtp.ts';

const LETTER: Letter = {
  to: 'anna@fernhill.example',
  subject: 'Zwei Räder, drei Fragen',
  text: 'Größe 54?\n.\nA line with one dot does not end it.',
  html: '<p>Größe 54?</p>',
};

const at = (smtp: FakeSmtp, changes: Partial<MailSettings> = {}): MailSettings => ({
  host: '127.0.0.1',
  port: smtp.port,
  secure: false,
  user: null,
  password: null,
  from: { name: 'Earshot', address: 'alerts@fernhill.example' },
  ...changes,
});

const problemOf = (sent: Promise<unknown>): Promise<Failure> =>
  sent.then(
    () => Promise.reject(new Error('sent')),
    (error: Failure) => error,
  );

describe('a letter', () => {
  it('arrives whole, in both parts, from the sender that the operator chose', async () => {
    const smtp = await new FakeSmtp().start();
    await makeNodeMail(at(smtp))(LETTER);
    const [letter] = smtp.letters;
    expect(letter).toMatchObject({ from: 'alerts@fernhill.example', to: ['anna@fernhill.example'] });
    expect(letter!.raw).toMatch(/^From: Earshot <alerts@fernhill\.example>\r$/m);
    expect(letter!.raw).toMatch(/^To: anna@fernhill\.example\r$/m);
    expect(letter!.raw).toMatch(/^Subject: =\?UTF-8\?Q\?Zwei_R=C3=A4der/m);
    expect(letter!.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(letter!.raw).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(letter!.raw).toContain('Gr=C3=B6=C3=9Fe 54?\r\n.\r\nA line with one dot');
    expect(letter!.raw).toContain('<p>Gr=C3=B6=C3=9Fe 54?</p>');
    expect(smtp.letters).toHaveLength(1);
  });

  it('carries pictures that its own page shows, and its own headers', async () => {
    const smtp = await new FakeSmtp().start();
    const attachments = [
      { name: 'tone.png', type: 'image/png', content: new Uint8Array([137, 80]), contentId: 'tone' },
    ];
    await makeNodeMail(at(smtp))({
      ...LETTER,
      attachments,
      headers: { 'List-Unsubscribe': '<https://a.example/u>' },
    });
    const { raw } = smtp.letters[0]!;
    expect(raw).toMatch(/^Content-ID: <tone>\r$/im);
    expect(raw).toMatch(/^Content-Disposition: inline; filename=tone\.png\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/a\.example\/u>\r$/m);
  });

  it.each([
    ['a subject of two lines', { subject: 'Hello\r\nBcc: eve@evil.example' }],
    ['a subject with a bare line feed', { subject: 'Hello\nBcc: eve@evil.example' }],
    ['a subject with a separator of lines', { subject: 'Hello\u2028Bcc: eve@evil.example\u0000' }],
  ])('gets no further header by %s', async (_, change) => {
    const smtp = await new FakeSmtp().start();
    await makeNodeMail(at(smtp))({ ...LETTER, ...change });
    expect(smtp.letters[0]!.raw).not.toMatch(/^Bcc/im);
    expect(smtp.letters[0]!.to).toEqual(['anna@fernhill.example']);
  });

  it.each([
    ['two recipients in one', { to: 'anna@fernhill.example, eve@evil.example' }],
    ['a recipient with a name', { to: 'Anna <anna@fernhill.example>' }],
    ['a recipient of two lines', { to: 'anna@fernhill.example\r\nRCPT TO:<eve@evil.example>' }],
    ['a recipient in quotes', { to: '"eve@evil.example"@fernhill.example' }],
    ['a header value of two lines', { headers: { 'List-Id': 'a\r\nBcc: eve@evil.example' } }],
    ['a header name of two lines', { headers: { 'X-A: b\r\nBcc': 'eve@evil.example' } }],
  ])('is refused with %s before anybody is asked', async (_, change) => {
    const smtp = await new FakeSmtp().start();
    const failure = await problemOf(makeNodeMail(at(smtp))({ ...LETTER, ...change }));
    expect(failure).toMatchObject({ name: 'Failure', class: 'bad-query' });
    expect(smtp.said).toEqual([]);
  });
});

describe('a mail server that does not take a letter', () => {
  it.each<[string, Script, string, RegExp]>([
    [
      'a wrong password',
      { AUTH: '535 5.7.8 Bad credentials' },
      'auth',
      /does not accept the sign-in.*It said: “535 5\.7\.8 Bad credentials”\.$/,
    ],
    ['a sign-in that is down', { AUTH: '454 4.7.0 Try later' }, 'transient', /cannot take the letter now/],
    [
      'a sender that it does not know',
      { MAIL: '553 5.7.1 Not your address' },
      'forbidden',
      /does not let this sender write/,
    ],
    [
      'a sign-in that it wants',
      { MAIL: '530 5.7.0 Authentication required' },
      'auth',
      /does not accept the sign-in/,
    ],
    [
      'an unknown mailbox',
      { RCPT: '550 5.1.1 No such user' },
      'gone',
      /knows no mailbox anna@fernhill\.example/,
    ],
    [
      'a recipient that it will not relay to',
      { RCPT: '554 5.7.1 Relay access denied' },
      'forbidden',
      /does not let Earshot write to anna/,
    ],
    [
      'a full mailbox',
      { RCPT: '552 5.2.2 Over quota' },
      'transient',
      /mailbox of anna@fernhill\.example is full/,
    ],
    ['a grey list', { RCPT: '450 4.2.0 Greylisted' }, 'transient', /cannot take the letter now/],
    ['too many letters', { MAIL: '421 4.7.28 Rate limit exceeded' }, 'rate', /no more letters for a while/],
    ['a letter that it takes for spam', { LETTER: '550 5.7.1 Spam' }, 'bad-query', /refused this letter/],
    ['a letter that is too large', { LETTER: '552 5.3.4 Too big' }, 'too-large', /larger than/],
    ['a hang-up', { DATA: null }, 'transient', /broke off/],
    [
      'another protocol',
      { CONNECT: 'HTTP/1.1 400 Bad Request' },
      'schema',
      /does not answer like a mail server/,
    ],
  ])('says so: %s', async (_, script, failureClass, sentence) => {
    const smtp = await new FakeSmtp({ asksSignIn: true }).start();
    smtp.script = script;
    const failure = await problemOf(makeNodeMail(at(smtp, { user: 'earshot', password: 'pass-3x' }))(LETTER));
    expect(failure).toMatchObject({ name: 'Failure', class: failureClass });
    expect(failure.message).toMatch(sentence);
    expect(failure.message).not.toContain('pass-3x');
  });

  it('is named when nobody listens, when it is not found and when its certificate is not valid', async () => {
    const smtp = await new FakeSmtp({ tls: true }).start();
    const encrypted = await problemOf(makeNodeMail(at(smtp, { secure: true }))(LETTER));
    expect(encrypted).toMatchObject({ class: 'tls', message: expect.stringMatching(/no valid certificate/) });
    const { port } = smtp;
    await smtp.stop();
    const refused = await problemOf(makeNodeMail(at(smtp, { port }))(LETTER));
    expect(refused).toMatchObject({
      class: 'transient',
      message: expect.stringMatching(/refused the connection/),
    });
  });

  it('gets no password before the line is encrypted, unless it is this machine', async () => {
    const smtp = await new FakeSmtp({ asksSignIn: true }).start();
    smtp.script = { STARTTLS: '502 5.5.1 What is that' };
    const signedIn = { user: 'earshot', password: 'pass-3x' };
    const failure = await problemOf(checkMail(at(smtp, { ...signedIn, host: '0.0.0.0' })));
    expect(failure).toMatchObject({ class: 'tls' });
    expect(smtp.said.filter((line) => line.startsWith('AUTH'))).toEqual([]);
    await checkMail(at(smtp, signedIn));
    expect(smtp.said.filter((line) => line.startsWith('AUTH'))).toHaveLength(1);
    expect(smtp.letters).toEqual([]);
  });

  it('is named when its name is not known', () => {
    const failure = mailFailure({ code: 'EDNS', originalCode: 'ENOTFOUND' }, 'mail.example', LETTER.to);
    expect(failure).toMatchObject({
      class: 'dns',
      message: 'The mail server mail.example was not found (ENOTFOUND). Check the host in SMTP_URL.',
    });
  });
});

describe('SMTP_URL and MAIL_FROM', () => {
  const mailOf = (url: string, from = 'alerts@fernhill.example') =>
    readConfig({ SMTP_URL: url, MAIL_FROM: from }).mail;

  it('are read with the usual ports', () => {
    expect(mailOf('smtps://mail.example')).toMatchObject({
      host: 'mail.example',
      port: 465,
      secure: true,
      user: null,
    });
    expect(mailOf('smtp://me%40x.example:p%3Aw@mail.example')).toMatchObject({
      port: 587,
      user: 'me@x.example',
      password: 'p:w',
    });
    expect(mailOf('smtp://[::1]:2525', '"Ear, shot" <a@b.example>')).toMatchObject({
      host: '::1',
      port: 2525,
      from: { name: 'Ear, shot', address: 'a@b.example' },
    });
    expect(readConfig({}).mail).toBeNull();
  });

  it.each([
    ['SMTP_URL', { SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@b.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://:secret@mail.example', MAIL_FROM: 'a@b.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://u:secret@mail.example/?tls=no', MAIL_FROM: 'a@b.example' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'A <a@b.example>\r\nBcc: c@d.example' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example, c@d.example' }],
    ['SMTP_URL and MAIL_FROM', { SMTP_URL: 'smtp://mail.example' }],
    ['SMTP_URL and MAIL_FROM', { MAIL_FROM: 'a@b.example' }],
  ])('are named when they are wrong: %s', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} `));
    expect(() => readConfig(environment)).not.toThrow(/secret/);
  });
});

import { describe, expect, it } from 'vitest';
import { letterOf } from '../../../src/alerts/channels/email-letter.ts';
import { unsubscribeHeaders } from '../../../src/letters/token.ts';
import { makeNodeMail } from '../../../src/platform/mail-node.ts';
import { FakeSmtp, type Received } from '../../support/fake-smtp.ts';
import { alertAbout, DIGEST, LONG, NASTY } from '../../support/messages.ts';

const LIST = 'channel-5f0c8a52-1111-4222-8333-444455556666';
const LINK = `https://earshot.fernhill.example/letters/${LIST}.${'a'.repeat(43)}`;

/** What stands between the first line and the first empty one. */
const headOf = ({ raw }: Received) =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');

const named = (head: string[], name: string) =>
  head.filter((line) => line.toLowerCase().startsWith(`${name}:`));

async function sent(text: string): Promise<Received> {
  const smtp = await new FakeSmtp().start();
  const mail = makeNodeMail({
    ...{ host: '127.0.0.1', port: smtp.port, secure: false, user: null, password: null },
    from: { name: 'Earshot', address: 'alerts@fernhill.example' },
  });
  const alert = {
    ...alertAbout({ title: text, text, author: text, themes: [text] }),
    brandName: text || 'Fernhill',
  };
  const message = text === '' ? DIGEST : alert;
  const letter = letterOf(message, { unsubscribeUrl: LINK, why: 'You get this.' });
  await mail({ to: 'anna@fernhill.example', ...letter, headers: unsubscribeHeaders(LINK, LIST) });
  expect(smtp.letters).toHaveLength(1);
  return smtp.letters[0]!;
}

describe('the bytes of a letter', () => {
  it.each([...NASTY, ...LONG].map((text) => [text.slice(0, 24), text]))(
    'are mail and nothing else with %j',
    async (_, text) => {
      const letter = await sent(text);
      const head = headOf(letter);
      expect(letter.to).toEqual(['anna@fernhill.example']);
      expect(head.filter((line) => !/^[A-Za-z-]+: [ -~]*$/.test(line))).toEqual([]);
      for (const name of [
        'to',
        'from',
        'subject',
        'list-unsubscribe',
        'list-unsubscribe-post',
        'mime-version',
      ])
        expect([name, named(head, name).length]).toEqual([name, 1]);
      expect(named(head, 'bcc')).toEqual([]);
      expect(named(head, 'list-unsubscribe')).toEqual([`List-Unsubscribe: <${LINK}>`]);
      expect(letter.raw.match(/^Content-Type: text\/(plain|html); charset=utf-8\r$/gm)).toHaveLength(2);
      expect(Math.max(...letter.raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(letter.raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../src/alerts/channels/channel.ts';
import { slackMessage } from '../../../src/alerts/channels/slack-message.ts';
import { escaped, fitted } from '../../../src/alerts/channels/slack-text.ts';

const ALERT: Alert = {
  kind: 'alert',
  eventId: '5f0c8a52-1111-4222-8333-444455556666',
  mayBeRepeat: false,
  ruleName: 'Angry and visible',
  mentionId: 12,
  similar: 0,
  standing: null,
  inThreadOf: null,
  brandName: 'Fernhill Bikes',
  timeZone: 'Europe/Stockholm',
  url: 'https://earshot.fernhill.example/mentions/12',
  mention: {
    sourceKind: 'trustpilot',
    url: 'https://www.trustpilot.example/reviews/1',
    title: 'Five weeks',
    text: 'and still no bike.',
    author: 'Marta Example',
    followers: 2300,
    rating: 1,
    likes: null,
    sentiment: 'negative',
    themes: ['delivery'],
    dueAt: new Date('2026-11-21T15:00:00Z'),
  },
  priority: {
    level: 'urgent',
    score: 82,
    reasons: [
      { reason: 'Negative', points: 60 },
      { reason: '2,300 followers', points: 27 },
      { reason: 'Answered before', points: -5 },
    ],
  },
};

const mention = (values: Partial<Alert['mention']>): Alert => ({
  ...ALERT,
  mention: { ...ALERT.mention, ...values },
});

/** Every text of a message, and every address in it. */
function partsOf(message: unknown): { texts: string[]; urls: string[] } {
  const found = { texts: [] as string[], urls: [] as string[] };
  const look = (value: unknown, name: string) => {
    if (typeof value === 'string') (name === 'url' ? found.urls : found.texts).push(value);
    else if (Array.isArray(value)) for (const each of value) look(each, name);
    else if (value && typeof value === 'object')
      for (const [key, each] of Object.entries(value)) if (key !== 'type') look(each, key);
  };
  look(message, '');
  return found;
}

/** What api.slack.com says a message may be; independent of how it is built. */
function faultsIn(message: ReturnType<typeof slackMessage>): string[] {
  const faults: string[] = [];
  const least = (isRight: boolean, fault: string) => {
    if (!isRight) faults.push(fault);
  };
  least(JSON.stringify(message).length <= 3000, 'whole message');
  least(message.blocks.length >= 1 && message.blocks.length <= 8, 'blocks');
  least(message.text.length >= 1 && message.text.length <= 300, 'text');
  for (const block of message.blocks) {
    if (block.type === 'section') least(within(block.text.text, 3000), 'section');
    if (block.type === 'context') {
      least(block.elements.length <= 10 && block.elements.every(({ text }) => within(text, 2000)), 'context');
    }
    if (block.type !== 'actions') continue;
    least(block.elements.length <= 25, 'buttons');
    for (const { text, url, action_id } of block.elements) {
      least(within(text.text, 75) && within(url, 3000) && within(action_id, 255), 'button');
      least(/^https?:/.test(url), 'address');
    }
  }
  for (const text of partsOf(message).texts) {
    least(!/[<>]/.test(text.replace(/^> /, '')), `markup in ${text}`);
    least(!/&(?!amp;|lt;|gt;)/.test(text), `half an escape in ${text}`);
    least(!/@(?:here|channel|everyone|group)\b/i.test(text), `a ping in ${text}`);
    least(!/\p{Surrogate}|\u0000/u.test(text), `half a character in ${JSON.stringify(text)}`);
  }
  return faults;
}

const within = (text: string, most: number) => text.length >= 1 && text.length <= most;

describe('an alert as a Slack message', () => {
  it('says what, where, who, why and until when, with two ways on', () => {
    const message = slackMessage(ALERT);
    expect(faultsIn(message)).toEqual([]);
    expect(message.text).toBe(
      'Negative review with 1 star about Fernhill Bikes on Trustpilot: Five weeks: and still no bike.',
    );
    expect(partsOf(message.blocks).texts).toEqual([
      '*Negative review with 1 star about Fernhill Bikes on Trustpilot*',
      '> Five weeks: and still no bike.',
      'by Marta Example · 2,300 followers · delivery · reply due 21 Nov, 16:00 (Europe/Stockholm) · rule “Angry and visible”',
      'Priority urgent, 82: Negative +60, 2,300 followers +27, Answered before −5',
      'Open in Earshot',
      'open-0',
      'See the original',
      'open-1',
      'Event 5f0c8a52-1111-4222-8333-444455556666',
    ]);
    expect(message.metadata.event_payload.id).toBe(ALERT.eventId);
    expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });

  it('says that it may be a repeat, under the same event id', () => {
    const repeat = slackMessage({ ...ALERT, mayBeRepeat: true });
    expect(partsOf(repeat).texts).toContain(`Event ${ALERT.eventId} · possible repeat after a restart`);
    expect(repeat.metadata.event_payload.id).toBe(ALERT.eventId);
  });

  it('names the site of a feed, likes where there are no stars, and no link that is none', () => {
    const message = slackMessage(
      mention({
        sourceKind: 'rss',
        url: 'https://www.cycling.example/a',
        rating: null,
        likes: 412,
        sentiment: 'unscored',
      }),
    );
    expect(message.text).toMatch(/^New post with 412 likes about Fernhill Bikes on cycling\.example/);
    const hostile = slackMessage(mention({ url: 'javascript:alert(1)' }));
    expect(partsOf(hostile).urls).toEqual([ALERT.url]);
    expect(partsOf(slackMessage(mention({ url: `https://long.example/${'a'.repeat(2000)}` }))).urls).toEqual([
      ALERT.url,
    ]);
  });

  it('cuts a long quote on a word and marks the cut', () => {
    const message = slackMessage(mention({ title: null, text: 'word '.repeat(1000) }));
    const quote = partsOf(message.blocks).texts[1]!;
    expect(quote.length).toBeGreaterThan(500);
    expect(quote.length).toBeLessThanOrEqual(602);
    expect(quote).toMatch(/word…$/);
  });

  it.each([
    ['Slack’s own pings', '<!channel> <!here> <!everyone> <@U012345> <#C012345|general> <!subteam^S1>'],
    ['plain pings', '@here @channel @everyone @HERE'],
    ['a link', '<https://evil.example|click me>'],
    ['escapes', '&lt;!channel&gt; &amp;'],
    ['markup', '*bold* _it_ ~gone~ `code` ```block'],
    ['angles', '<'.repeat(5000)],
    ['ampersands', '&'.repeat(5000)],
    ['quotation marks and backslashes', '"\\'.repeat(5000)],
    ['halves of characters', '\u0000\ud800 \udc00\u202e'],
    ['families', '👩‍👩‍👧‍👦'.repeat(300)],
    ['empty lines', '\n\n> quoted\n'.repeat(200)],
  ])('pings nobody and breaks nothing whatever an author writes: %s', (_, text) => {
    const hostile = mention({ text, title: text, author: text, themes: [text] });
    expect(faultsIn(slackMessage({ ...hostile, brandName: text, ruleName: text }))).toEqual([]);
  });

  it('fits every limit in 10,000 made-up mentions', () => {
    const nasty = fc.constantFrom(
      '<!channel>',
      '<@U1>',
      '@here',
      '&amp;',
      '&',
      '<',
      '>',
      '"',
      '\\',
      '\n',
      '\ud800',
      '…',
      'ß',
      '👋🏽',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1500 }),
      fc.string({
        unit: fc.oneof({ weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) }, nasty),
        maxLength: 300,
      }),
    );
    const seed = 20_261_121;
    // To make a text takes longer than to make ten messages of it.
    const any = fc.constantFrom(...fc.sample(texts, { numRuns: 3000, seed }));
    const addresses = fc.webUrl({ size: 'large', withQueryParameters: true });
    const address = fc.constantFrom(...fc.sample(addresses, { numRuns: 1000, seed }));
    const count = fc.option(fc.nat(2_000_000_000));
    const alerts = fc.record({
      title: fc.option(any),
      text: any,
      author: fc.option(any),
      url: fc.option(fc.oneof(any, address)),
      followers: count,
      likes: count,
      rating: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
      sentiment: fc.constantFrom(
        'negative' as const,
        'neutral' as const,
        'positive' as const,
        'unscored' as const,
      ),
      themes: fc.array(any, { maxLength: 3 }),
      sourceKind: fc.constantFrom('rss', 'reddit', 'constructor', 'appstore'),
      dueAt: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })),
    });
    const reasons = fc.array(fc.record({ reason: any, points: fc.integer({ min: -100, max: 100 }) }), {
      maxLength: 12,
    });
    const all = fc.tuple(alerts, reasons, any, fc.option(any), fc.boolean());
    fc.assert(
      fc.property(all, ([made, why, brandName, ruleName, mayBeRepeat]) => {
        const priority = { level: 'urgent', score: 100, reasons: why } as const;
        const alert: Alert = { ...ALERT, mention: made, priority, brandName, ruleName, mayBeRepeat };
        expect(faultsIn(slackMessage(alert))).toEqual([]);
      }),
      { numRuns: 10_000, seed },
    );
  }, 120_000);
});

describe('a stranger’s text for Slack', () => {
  it('has exactly three characters escaped', () => {
    expect(escaped('a < b > c & "d" \'e\' *f*')).toBe('a &lt; b &gt; c &amp; "d" \'e\' *f*');
    expect(escaped('marta@hereford.example')).toBe('marta@hereford.example');
    expect(escaped('@here')).not.toContain('@here');
  });

  it('keeps what fits, and cuts what does not on a word', () => {
    expect(fitted('  two\n\twords ', 9)).toBe('two words');
    expect(fitted('one two three', 9)).toBe('one two…');
    expect(fitted('unbreakable', 6)).toBe('unbre…');
    expect(fitted('&&&&', 11)).toBe('&amp;&amp;…');
    expect(fitted('', 5)).toBe('');
  });
});

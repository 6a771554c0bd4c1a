import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALERT_MOVES, type Alert, type Digest, type Message } from '../../../src/alerts/channels/channel.ts';
import type { Button, Overflow } from '../../../src/alerts/channels/slack-blocks.ts';
import { type SlackMessage, slackMessage } from '../../../src/alerts/channels/slack-message.ts';
import { escaped, fitted, literal, weight } from '../../../src/alerts/channels/slack-text.ts';

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

const since = (values: Partial<Alert>): Alert => ({ ...ALERT, ...values });

const mention = (values: Partial<Alert['mention']>): Alert => ({
  ...ALERT,
  mention: { ...ALERT.mention, ...values },
});

const word = (text: string) => ({ type: 'plain_text', text });

/** What stands on the buttons and in the menu. */
const wordsOf = ({ blocks }: SlackMessage) =>
  blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) =>
          element.type === 'overflow' ? element.options.map(({ text }) => text.text) : element.text.text,
        )
      : [],
  );

/** The message of an app, on a workspace that can call Earshot. */
const asApp = (message: Message) => slackMessage(message, { answers: true });

type Found = { type: string; text: string };

/** Every text of a message with the kind of place it stands in, and every address in it. */
function partsOf(message: unknown): { texts: Found[]; urls: string[] } {
  const found = { texts: [] as Found[], urls: [] as string[] };
  const look = (value: unknown, type: string) => {
    if (Array.isArray(value)) for (const each of value) look(each, type);
    if (!value || typeof value !== 'object' || Array.isArray(value)) return;
    const place = 'type' in value ? String(value.type) : type;
    for (const [name, each] of Object.entries(value)) {
      if (name === 'url') found.urls.push(String(each));
      else if (name === 'text' && typeof each === 'string') found.texts.push({ type: place, text: each });
      else look(each, place);
    }
  };
  look(message, 'mrkdwn');
  return found;
}

const textsOf = (message: unknown) => partsOf(message).texts.map(({ text }) => text);

/** The only markup that Earshot writes itself: a bold headline, and the time that a reply is due. */
const OWN_MARKUP = /^\*([^*_~`]+)\*$|^reply due <!date\^-?\d+\^\{date_short_pretty\} \{time\}\|[^<>|]+>$/;

/** What an app says beside its message. */
const BESIDE = { channel: `#${'c'.repeat(80)}`, parse: 'none', link_names: false };

/** What docs.slack.dev says a message may be; independent of how it is built. */
function faultsIn(message: SlackMessage): string[] {
  const faults: string[] = [];
  const least = (isRight: boolean, fault: string) => {
    if (!isRight) faults.push(fault);
  };
  least(JSON.stringify({ ...BESIDE, ...message }).length <= 3000, 'whole message');
  least(message.blocks.length >= 1 && message.blocks.length <= 8, 'blocks');
  least(within(message.text, 300), 'text');
  for (const block of message.blocks) {
    if (block.type === 'section') least(within(block.text.text, 3000), 'section');
    if (block.type === 'context') {
      least(block.elements.length <= 10 && block.elements.every(({ text }) => within(text, 2000)), 'context');
    }
    if (block.type !== 'actions') continue;
    least(block.elements.length <= 25, 'buttons');
    const ids = block.elements.map(({ action_id }) => action_id);
    least(new Set(ids).size === ids.length && ids.every((id) => within(id, 255)), 'action ids');
    for (const element of block.elements) for (const fault of faultsInButton(element)) faults.push(fault);
  }
  for (const { type, text } of partsOf(message).texts) faults.push(...faultsInText(type, text));
  for (const url of partsOf(message).urls) least(/^https?:/.test(url) && within(url, 3000), `address ${url}`);
  return faults;
}

function faultsInButton(element: Button | Overflow): string[] {
  if (element.type === 'overflow') {
    const isRight =
      element.options.length >= 2 &&
      element.options.length <= 5 &&
      element.options.every(({ text, value }) => within(text.text, 75) && within(value, 75));
    return isRight ? [] : ['overflow'];
  }
  const { text, url = 'x', value = 'x' } = element;
  return within(text.text, 75) && within(url, 3000) && within(value, 2000) ? [] : ['button'];
}

function faultsInText(type: string, text: string): string[] {
  const faults: string[] = [];
  if (text === '') faults.push('empty');
  if (/@(?:here|channel|everyone|group)\b/i.test(text)) faults.push(`a ping in ${text}`);
  if (/\p{Surrogate}|\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(text)) faults.push(`half or turned: ${text}`);
  if (/\p{M}{4}/u.test(text)) faults.push(`piled marks in ${text}`);
  if (type !== 'mrkdwn') return /<[!@#]|<https?:/.test(text) ? [...faults, `markup in ${text}`] : faults;
  const bare = text.replace(OWN_MARKUP, '$1');
  if (/[<>*_~`]/.test(bare)) faults.push(`markup in ${text}`);
  if (/&(?!amp;|lt;|gt;)/.test(bare)) faults.push(`half an escape in ${text}`);
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
    expect(textsOf(message.blocks)).toEqual([
      '*Negative review with 1 star about Fernhill Bikes on Trustpilot*',
      'Five weeks: and still no bike.',
      'by Marta Example · 2,300 followers · delivery · rule “Angry and visible”',
      'reply due <!date^1795273200^{date_short_pretty} {time}|21 Nov, 16:00 (Europe/Stockholm)>',
      'Priority urgent, 82: Negative +60, 2,300 followers +27, Answered before −5',
      'Open in Earshot',
      'See the original',
      'Event 5f0c8a52-1111-4222-8333-444455556666',
    ]);
    expect(message.metadata.event_payload.id).toBe(ALERT.eventId);
    expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false, mrkdwn: false });
  });

  it('has buttons that Earshot answers where Slack can call it', () => {
    const message = asApp(ALERT);
    expect(faultsIn(message)).toEqual([]);
    const id = ALERT.eventId;
    expect(message.blocks.find(({ type }) => type === 'actions')).toEqual({
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'take', text: word('Take it'), value: `take:${id}`, style: 'primary' },
        { type: 'button', action_id: 'reply', text: word('Reply'), url: `${ALERT.url}#composer` },
        { type: 'button', action_id: 'snooze', text: word('Snooze 1 h'), value: `snooze:${id}` },
        { type: 'button', action_id: 'dismiss', text: word('Not relevant'), value: `dismiss:${id}` },
        {
          type: 'overflow',
          action_id: 'more',
          options: [
            { text: word('Useful'), value: `useful:${id}` },
            { text: word('Noise'), value: `noise:${id}` },
            { text: word('See the original'), value: 'original', url: ALERT.mention.url },
          ],
        },
      ],
    });
    expect(message.blocks[1]).toEqual({
      type: 'rich_text',
      elements: [
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Five weeks: and still no bike.' }] },
      ],
    });
  });

  it.each([
    'http://earshot.fernhill.example/mentions/12',
    'https://localhost:3000/mentions/12',
    'https://10.0.0.7/mentions/12',
    'https://earshot.internal/mentions/12',
  ])('keeps links where Slack cannot call %s', (url) => {
    expect(asApp({ ...ALERT, url })).toEqual(slackMessage({ ...ALERT, url }));
  });

  it('tells of similar ones and of who took it, and drops the buttons that no longer apply', () => {
    const standing = 'Jonas took this at 10:47';
    const taken = asApp(since({ similar: 3, standing, moves: ['snooze', 'dismiss'] }));
    expect(textsOf(taken)).toContain('+3 similar · Jonas took this at 10:47');
    expect(wordsOf(taken)).toEqual([
      'Reply',
      'Snooze 1 h',
      'Not relevant',
      'Useful',
      'Noise',
      'See the original',
    ]);
    const done = asApp(since({ standing: 'Jonas resolved this at 10:47', moves: [] }));
    expect(wordsOf(done)).toEqual(['Open in Earshot', 'Useful', 'Noise']);
    const judged = asApp(since({ moves: [], verdict: 'noise' }));
    expect(wordsOf(judged)).toEqual(['Open in Earshot']);
    expect(textsOf(judged)).toContain('Not worth a message');
    for (const message of [taken, done, judged]) expect(faultsIn(message)).toEqual([]);
  });

  it('says that it may be a repeat, under the same event id', () => {
    const repeat = slackMessage({ ...ALERT, mayBeRepeat: true });
    expect(textsOf(repeat)).toContain(`Event ${ALERT.eventId} · possible repeat after a restart`);
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
    const quote = textsOf(message.blocks)[1]!;
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
    ['piles of marks', `z${'\u0301\u0302\u0303'.repeat(900)}`],
    ['writing turned round', '\u202egpj.exe\u202c \u2067abc\u2069'.repeat(50)],
    ['nothing', ''],
    ['families', '👩‍👩‍👧‍👦'.repeat(300)],
    ['empty lines', '\n\n> quoted\n'.repeat(200)],
  ])('pings nobody and breaks nothing whatever an author writes: %s', (_, text) => {
    const hostile = mention({ text, title: text, author: text, themes: [text] });
    const alert = { ...hostile, brandName: text, ruleName: text, standing: text };
    for (const message of [slackMessage(alert), asApp(alert), asApp(digestOf([alert], text))])
      expect(faultsIn(message)).toEqual([]);
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
    const moves = fc.subarray([...ALERT_MOVES]);
    const then = fc.record({
      ...{ similar: fc.nat(5000), standing: fc.option(any), moves, mayBeRepeat: fc.boolean() },
      ...{
        verdict: fc.constantFrom<'useful' | 'noise' | null>('useful', 'noise', null),
        answers: fc.boolean(),
      },
    });
    const all = fc.tuple(alerts, reasons, any, fc.option(any), then);
    fc.assert(
      fc.property(all, ([made, why, brandName, ruleName, { answers, ...values }]) => {
        const priority = { level: 'urgent', score: 100, reasons: why } as const;
        const alert: Alert = { ...ALERT, ...values, mention: made, priority, brandName, ruleName };
        const faults = faultsIn(slackMessage(alert, { answers }));
        if (faults.length > 0) throw new Error(faults.join('\n'));
      }),
      { numRuns: 10_000, seed },
    );
  });
});

/** A digest that tells of these, each of them five times. */
function digestOf(alerts: Alert[], words: string): Digest {
  const item = ({ url, mention: { text, author, sentiment, sourceKind } }: Alert) =>
    Array.from({ length: 5 }, () => ({ title: words, excerpt: text, author, sentiment, sourceKind, url }));
  const { eventId, url } = ALERT;
  return {
    ...{ kind: 'digest', eventId, url, mayBeRepeat: true, title: words, text: words, more: 7 },
    items: alerts.flatMap(item),
  };
}

describe('other messages in Slack', () => {
  it('lists what was held back as far as there is room, and counts the rest', () => {
    const long = { ...ALERT, mention: { ...ALERT.mention, text: 'word '.repeat(80) } };
    const message = slackMessage(digestOf([long, long, long, long], '12 mentions came in quiet hours'));
    expect(faultsIn(message)).toEqual([]);
    const list = message.blocks.find(({ type }) => type === 'rich_text');
    const shown = JSON.stringify(list).match(/rich_text_section/g)!.length;
    expect(shown).toBeGreaterThan(5);
    expect(textsOf(message)).toContain(`And ${20 - shown + 7} more in Earshot.`);
    expect(wordsOf(message)).toEqual(['Open all in Earshot']);
    expect(message.text).toBe('12 mentions came in quiet hours');
  });

  it('shows a notice with its sentence and a way in', () => {
    const notice = { kind: 'notice', eventId: ALERT.eventId, title: 'Test from Earshot' } as const;
    const message = slackMessage({
      ...notice,
      text: 'Alerts will arrive *here*.',
      url: 'https://earshot.example/',
    });
    expect(faultsIn(message)).toEqual([]);
    expect(textsOf(message.blocks)).toEqual([
      '*Test from Earshot*',
      'Alerts will arrive *here*.',
      'Open in Earshot',
      `Event ${ALERT.eventId}`,
    ]);
  });
});

describe('a stranger’s text for Slack', () => {
  it('has exactly three characters escaped', () => {
    expect(escaped('a < b > c & "d" \'e\' *f*')).toBe('a &lt; b &gt; c &amp; "d" \'e\' *f*');
    expect(escaped('marta@hereford.example')).toBe('marta@hereford.example');
    expect(escaped('@here')).not.toContain('@here');
  });

  it('is left as it is where Slack shows it so, but for what could still call somebody', () => {
    expect(literal('a & *b* 1 < 2')).toBe('a & *b* 1 < 2');
    expect(literal('<!here> <@U1>')).toBe('<\u2060!here> <\u2060@U1>');
    expect(weight(fitted('"\\'.repeat(900), 50, literal))).toBeLessThanOrEqual(50);
  });

  it('keeps what fits, and cuts what does not on a word', () => {
    expect(fitted('  two\n\twords ', 9)).toBe('two words');
    expect(fitted('one two three', 9)).toBe('one two…');
    expect(fitted('unbreakable', 6)).toBe('unbre…');
    expect(fitted('&&&&', 11)).toBe('&amp;&amp;…');
    expect(fitted('', 5)).toBe('');
  });
});

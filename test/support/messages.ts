/** Messages as channels get them: one that is usual, and any that a stranger may cause. */
import fc from 'fast-check';
import type { Alert, Digest, Message, Notice } from '../../src/alerts/channels/channel.ts';

export const ALERT: Alert = {
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
      { reason: '2,300 followers', points: 22 },
    ],
  },
};

export const alertAbout = (values: Partial<Alert['mention']>): Alert => ({
  ...ALERT,
  mention: { ...ALERT.mention, ...values },
});

export const NOTICE: Notice = {
  kind: 'notice',
  eventId: '5f0c8a52-1111-4222-8333-444455556666',
  title: 'Test from Earshot',
  text: 'Alerts will arrive here.',
  url: 'https://earshot.fernhill.example/alerts',
};

export const DIGEST: Digest = {
  kind: 'digest',
  eventId: '5f0c8a52-1111-4222-8333-444455556666',
  mayBeRepeat: false,
  title: '2 mentions were held back',
  text: 'In quiet hours.',
  items: [
    { ...item('Five weeks'), url: 'https://earshot.fernhill.example/mentions/12' },
    { ...item('Six weeks'), url: 'https://earshot.fernhill.example/mentions/13' },
  ],
  more: 0,
  url: 'https://earshot.fernhill.example/alerts/1',
};

function item(excerpt: string) {
  return {
    title: 'Negative post',
    excerpt,
    author: 'Marta',
    sourceKind: 'rss',
    sentiment: 'negative' as const,
  };
}

/** What calls people, makes markup, ends a line or a header, or is computed by the other side. */
export const NASTY = [
  '@everyone @here @channel <@123456> <@&42> <#77> <!here> </cmd:1>',
  '<at>Anna</at> {{DATE(2026-11-21T00:00:00Z)}} @{triggerBody()} %{x}',
  '[click](https://evil.example) ![x](https://evil.example/p.png) <https://evil.example|safe>',
  '**bold** __under__ ~~gone~~ ||spoiler|| `code` ```block``` > quote\n# head\n- list\n1. one',
  '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>',
  '<img src="https://evil.example/pixel.gif"><style>*{display:none}</style><!-- -->',
  'mailto:anna@fernhill.example tel:+442079460958 https://evil.example www.evil.example',
  'line\r\nBcc: eve@evil.example\r\n\r\nbody\r\n.\r\nQUIT',
  '\u202Eevil\u202C \u0000\u0007\u001B[31m \uD800 \uDC00 \u2028 \u2029 \uFEFF',
  '&lt;b&gt; &amp;amp; " \' \\ \\\\ </body></html>',
  '',
] as const;

/** What is long in every way: for people, for a wire, and after escaping. */
export const LONG = [
  'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324'.repeat(30),
  '👨‍👩‍👧‍👦'.repeat(200),
  'ﷺ'.repeat(900),
  'x'.repeat(5000),
  '"'.repeat(5000),
  '\\'.repeat(5000),
  '😀'.repeat(3000),
  '<'.repeat(5000),
] as const;

const anyWords = (maxLength: number) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 1, arbitrary: fc.constantFrom(...LONG) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength }) },
    {
      weight: 2,
      arbitrary: fc.array(fc.constantFrom(...NASTY), { maxLength: 4 }).map((all) => all.join(' ')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength }) },
  );

/** Drawn once: to make each anew takes longer than what is tried with it. */
const words = (maxLength: number) =>
  fc.constantFrom(...fc.sample(anyWords(maxLength), { numRuns: 500, seed: maxLength }));

const address = fc.oneof(
  fc.constant(null),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  words(60),
  fc.constant(`https://long.example/${'p'.repeat(4000)}`),
);

const mention = fc.record({
  sourceKind: fc.constantFrom('rss', 'trustpilot', 'x', 'manual', 'nobody-knows'),
  url: address,
  title: fc.option(words(300)),
  text: words(4000),
  author: fc.option(words(100)),
  followers: fc.option(fc.nat()),
  rating: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
  likes: fc.option(fc.nat()),
  sentiment: fc.constantFrom('negative', 'neutral', 'positive', 'unscored'),
  themes: fc.array(words(60), { maxLength: 8 }),
  dueAt: fc.option(
    fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
  ),
}) as fc.Arbitrary<Alert['mention']>;

const alert: fc.Arbitrary<Alert> = fc
  .record({
    mention,
    ruleName: fc.option(words(120)),
    brandName: words(120),
    similar: fc.nat({ max: 5000 }),
    standing: fc.option(words(200)),
    mayBeRepeat: fc.boolean(),
    reasons: fc.array(fc.record({ reason: words(80), points: fc.integer({ min: -100, max: 100 }) }), {
      maxLength: 15,
    }),
  })
  .map(({ reasons, ...rest }) => ({ ...ALERT, ...rest, priority: { level: 'high', score: 60, reasons } }));

const digest: fc.Arbitrary<Digest> = fc
  .record({
    title: words(300),
    text: words(2000),
    mayBeRepeat: fc.boolean(),
    more: fc.nat({ max: 100_000 }),
    items: fc.array(fc.record({ title: words(200), excerpt: words(300), author: fc.option(words(60)) }), {
      maxLength: 40,
    }),
  })
  .map(({ items, ...rest }) => ({
    ...DIGEST,
    ...rest,
    items: items.map((one) => ({ ...DIGEST.items[0]!, ...one })),
  }));

const notice: fc.Arbitrary<Notice> = fc
  .record({ title: words(300), text: words(3000) })
  .map((values) => ({ ...NOTICE, ...values }));

/** Mostly alerts, as in life. */
export const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  { weight: 8, arbitrary: alert },
  { weight: 1, arbitrary: digest },
  { weight: 1, arbitrary: notice },
);

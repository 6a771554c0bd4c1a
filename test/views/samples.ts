/** One invented workspace, as data for every page: for tests, and for looking at the pages. */
import type { TrendPoint } from '../../src/reports/points.ts';
import type { AlertRuleData } from '../../views/alert-rule.tsx';
import type { AlertsData } from '../../views/alerts.tsx';
import type { BrandData } from '../../views/brand.tsx';
import type { BrandsData } from '../../views/brands.tsx';
import type { ChannelData } from '../../views/channel.tsx';
import type { Assets, Can, Door, Frame } from '../../views/frame.ts';
import type { InboxData } from '../../views/inbox.tsx';
import type { MentionData } from '../../views/mention.tsx';
import type { ReputationData } from '../../views/reputation.tsx';
import type { RowData } from '../../views/row.tsx';
import type { ProfileData } from '../../views/settings.tsx';
import type { TokensData } from '../../views/settings-tokens.tsx';
import type { UsersData } from '../../views/settings-users.tsx';
import type { SetupBrandData, SetupWhereData, SetupWordsData } from '../../views/setup.tsx';
import type { SourceData } from '../../views/source.tsx';
import type { NewSourceData, SourceDay, SourceRow } from '../../views/sources.tsx';
import { EMPTY_QUERY } from '../../views/urls.ts';

export const NOW = new Date('2026-11-21T13:24:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);
const ahead = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

export const ASSETS: Assets = {
  script: '/assets/app.js',
  style: '/assets/app.css',
  icons: '/assets/icons.svg',
  favicon: '/assets/favicon.svg',
};

export const ALL: Can = {
  'see inbox': true,
  'see mention': true,
  'see reports': true,
  'export reports': true,
  'see sources': true,
  'take mention': true,
  'change status': true,
  'write note': true,
  'write reply': true,
  'correct sentiment': true,
  'make own tokens': true,
  'assign others': true,
  'change brands': true,
  'change sources': true,
  'poll now': true,
  'change alert rules': true,
  'see users': true,
  'change channels': true,
  'change users': true,
};

export const frame: Frame = {
  viewer: {
    name: 'Maya Okafor',
    role: 'admin',
    timeZone: 'Europe/Stockholm',
    theme: 'system',
    shortcuts: true,
  },
  brands: [
    { id: 1, name: 'Fernhill Bikes', kind: 'own' },
    { id: 2, name: 'Voltaro', kind: 'competitor' },
    { id: 3, name: 'Kestrel Cargo', kind: 'competitor' },
    { id: 4, name: 'Nordlys E', kind: 'competitor' },
  ],
  brandId: null,
  openCount: 12,
  views: [
    { view: 'needs-reply', count: 12 },
    { view: 'assigned-to-me', count: 4 },
    { view: 'overdue', count: 2 },
    { view: 'low-ratings', count: 5 },
    { view: 'snoozed', count: 6 },
  ],
  sourceWarnings: [{ sourceId: 1, sentence: 'Google reviews stopped 2 h ago: the sign-in expired.' }],
  assets: ASSETS,
  now: NOW,
  can: ALL,
};

export const door: Door = { assets: ASSETS, now: NOW };

const row = (id: number, over: Partial<RowData>): RowData => ({
  id,
  version: 1,
  author: 'someone',
  followers: null,
  sourceKind: 'rss',
  where: null,
  brand: null,
  title: null,
  text: '',
  language: 'en',
  evidence: [],
  sentiment: 'negative',
  rating: null,
  intents: [],
  themes: [],
  priority: 'normal',
  status: 'open',
  dueAt: null,
  publishedAt: ago(5 * HOUR),
  assignee: null,
  ...over,
});

/** The place of words in `title + '\n' + text`. */
export function spanOf(title: string | null, text: string, word: string) {
  const start = (title === null ? text : `${title}\n${text}`).indexOf(word);
  if (start < 0) throw new Error(`"${word}" is not in the sample`);
  return { start, end: start + word.length, word };
}

const MARTA_TITLE = 'Five weeks, three delivery dates, zero answers';
const MARTA_TEXT =
  'Ordered the Fernhill F2 on 14 October and paid in full. The confirmation promised ten working days. Since then I have been given three different delivery dates, and every one has passed without a word. The support chat closes after two minutes and my last two e-mails got the same copy-paste answer. I love how the bike looks and my neighbour’s F1 is brilliant, which makes this even more frustrating. Please just tell me the truth about when it will arrive.';
const marta = (word: string, weight: number) => ({ ...spanOf(MARTA_TITLE, MARTA_TEXT, word), weight });

export const rows: RowData[] = [
  row(11, {
    author: 'Marta Kowalczyk',
    sourceKind: 'trustpilot',
    title: MARTA_TITLE,
    text: MARTA_TEXT.slice(0, 300),
    evidence: [marta('zero answers', -0.4)],
    rating: 1,
    themes: ['Delivery delays'],
    priority: 'high',
    dueAt: ago(72 * MINUTE),
    assignee: 'Maya Okafor',
  }),
  row(12, {
    author: 'steady_cadence',
    sourceKind: 'reddit',
    where: 'r/ebikes',
    text: 'Fernhill F2 lost about 30% range after firmware 3.2. Anyone else? Went from 92 km to barely 60 on the same commute, same weather.',
    evidence: [{ start: 12, end: 32, word: 'lost about 30% range', weight: -0.5 }],
    themes: ['Battery range'],
    dueAt: ahead(18 * MINUTE),
    publishedAt: ago(4 * HOUR),
  }),
  row(13, {
    author: 'Priya Raman',
    sourceKind: 'googlebusiness',
    text: 'Lovely bike, but the Bristol store had nobody who could true a rotor and quoted nine days for a ten-minute job.',
    evidence: [{ start: 39, end: 68, word: 'nobody who could true a rotor', weight: -0.5 }],
    rating: 2,
    themes: ['Service centres'],
    dueAt: ahead(47 * MINUTE),
    publishedAt: ago(3 * HOUR),
    assignee: 'Jonas Lindqvist',
  }),
  row(14, {
    author: 'nadia.rides',
    sourceKind: 'bluesky',
    followers: 8140,
    text: 'Day 3 of waiting for Fernhill to answer a simple warranty question. Is anyone actually there?',
    evidence: [{ start: 42, end: 66, word: 'simple warranty question', weight: -0.3 }],
    themes: ['Slow support'],
    intents: ['question'],
    dueAt: ahead(65 * MINUTE),
    publishedAt: ago(3 * HOUR),
  }),
  row(15, {
    author: 'GravelGoat',
    sourceKind: 'appstore',
    text: 'App will not pair since the update. Stuck on “searching” forever, and I cannot unlock my own bike.',
    evidence: [{ start: 70, end: 97, word: 'I cannot unlock my own bike', weight: -0.6 }],
    rating: 1,
    themes: ['App pairing'],
    priority: 'urgent',
    dueAt: ahead(100 * MINUTE),
    publishedAt: ago(2 * HOUR),
    assignee: 'Maya Okafor',
  }),
  row(16, {
    author: 'The Commute Post',
    sourceKind: 'rss',
    where: 'commutepost.example',
    sentiment: 'neutral',
    title: 'Fernhill customers wait up to six weeks as courier strike enters its second week',
    text: 'The company did not comment on refunds.',
    themes: ['Delivery delays'],
    dueAt: ahead(175 * MINUTE),
    publishedAt: ago(HOUR),
  }),
  row(17, {
    author: 'throwaway_axle',
    sourceKind: 'hackernews',
    text: 'The battery pack is glued shut, so “repairable” is doing a lot of work in that press release.',
    themes: ['Repairability'],
    dueAt: ahead(20 * HOUR),
    publishedAt: ago(8 * HOUR),
  }),
  row(18, {
    author: 'Elin Sørensen',
    sourceKind: 'trustpilot',
    sentiment: 'positive',
    text: 'Best purchase of the year. Does the F1 rack fit a 27-litre pannier?',
    rating: 5,
    intents: ['question', 'praise'],
    dueAt: null,
    publishedAt: ago(7 * HOUR),
  }),
];

const people = [
  { id: 1, name: 'Maya Okafor' },
  { id: 2, name: 'Jonas Lindqvist' },
  { id: 3, name: 'Ines Duarte' },
];

export const mention: MentionData = {
  id: 11,
  version: 4,
  brand: { id: 1, name: 'Fernhill Bikes', kind: 'own' },
  sourceKind: 'trustpilot',
  where: null,
  url: 'https://reviews.example/fernhill/11',
  author: { name: 'Marta Kowalczyk', handle: 'marta-k', url: 'https://reviews.example/u/9', followers: null },
  title: MARTA_TITLE,
  text: MARTA_TEXT,
  language: 'en',
  publishedAt: ago(5 * HOUR),
  editedAt: null,
  deletedAt: null,
  rating: 1,
  engagement: { likes: 12, comments: null, shares: null, views: null },
  matched: [spanOf(MARTA_TITLE, MARTA_TEXT, 'Fernhill')],
  evidence: [
    marta('three different delivery dates', -0.3),
    marta('without a word', -0.3),
    marta('closes after two minutes', -0.2),
    marta('copy-paste answer', -0.3),
    marta('love how the bike looks', 0.4),
    marta('brilliant', 0.3),
    marta('more frustrating', -0.5),
  ],
  sentiment: 'negative',
  sentimentScore: -0.71,
  sentimentConfidence: 0.86,
  unsure: false,
  corrected: false,
  emotions: ['frustration'],
  intents: ['complaint'],
  themes: ['Delivery delays'],
  priority: 'high',
  priorityScore: 68,
  priorityReasons: [
    { reason: 'Negative, −0.71', points: 30 },
    { reason: '1 star', points: 20 },
    { reason: 'Complaint', points: 10 },
    { reason: 'Reply is late', points: 8 },
  ],
  status: 'open',
  dismissedReason: null,
  snoozedUntil: null,
  needsResponse: true,
  dueAt: ago(72 * MINUTE),
  firstRepliedAt: null,
  assignee: people[0]!,
  people,
  earlier: [
    { id: 3, sentiment: 'positive', excerpt: '“Flawless from day one”, F1', publishedAt: ago(256 * DAY) },
    {
      id: 4,
      sentiment: 'positive',
      excerpt: '“Recommended it to half my office”',
      publishedAt: ago(160 * DAY),
    },
  ],
  activity: [
    {
      at: ago(146 * MINUTE),
      kind: 'assigned',
      who: 'Maya Okafor',
      via: 'slack',
      subject: 'Maya Okafor',
      to: {},
      undone: false,
    },
    {
      at: ago(250 * MINUTE),
      kind: 'alerted',
      who: null,
      via: 'system',
      subject: '#brand-alerts',
      to: {},
      undone: false,
    },
    {
      at: ago(251 * MINUTE),
      kind: 'found',
      who: null,
      via: 'system',
      subject: 'trustpilot',
      to: {},
      undone: false,
    },
  ],
  notes: [
    {
      id: 1,
      by: 'Jonas Lindqvist',
      at: ago(100 * MINUTE),
      text: 'Her order is held at the depot, 4 days at least.',
    },
  ],
  replies: [],
  draft:
    'Hi Marta, I am sorry. Three missed dates and no straight answer is not how we want to treat anyone. I have your order open now and will e-mail you tonight with a confirmed day. If you would rather have your money back, one line is enough.\n\nMaya, Fernhill Bikes',
  can: ALL,
  undo: { action: '/mentions/11/undo', fields: { event: '31', version: '4', return: '/' } },
  position: { index: 1, of: 12 },
  previousId: null,
  nextId: 12,
};

export const inbox: InboxData = {
  query: EMPTY_QUERY,
  count: { n: 12, capped: false },
  rows,
  nextCursor: 'abc',
  after: '',
  selectedId: 11,
  detail: mention,
  shown: 'list',
  choices: {
    brands: frame.brands,
    sourceKinds: ['appstore', 'bluesky', 'googlebusiness', 'hackernews', 'reddit', 'rss', 'trustpilot'],
  },
  searchError: null,
  empty: null,
};

/** A curve that dips and comes back, without chance. */
function points(scale: number): TrendPoint[] {
  return Array.from({ length: 30 }, (_, index) => {
    const dip = Math.max(0, 12 - Math.abs(index - 15)) / 12;
    const positive = Math.round(scale * (22 + (index % 3)));
    const negative = Math.round(scale * (6 + dip * 30 + (index % 4)));
    const neutral = Math.round(scale * (20 + (index % 5)));
    const n = positive + negative + neutral;
    const net = ((positive - negative) / n) * 100;
    return {
      day: new Date(Date.UTC(2026, 9, 23 + index)).toISOString().slice(0, 10),
      days: 1,
      positive,
      neutral,
      negative,
      unscored: index % 2,
      net,
      weekNet: net - 2,
      weekScored: n * 7,
      previousNet: 26 + ((index * 7) % 5),
      previousWeekNet: 27,
      gap: index === 9 || index === 10,
    };
  });
}

const figure = (value: number | null, previous: number | null, n: number) => ({
  value,
  previous,
  n,
  interval: null,
  few: n < 30,
});

const theme = (name: string, negative: number, neutral: number, positive: number, before: number) => ({
  theme: name,
  negative,
  neutral,
  positive,
  mentions: negative + neutral + positive,
  before: { negative: 0, neutral: 0, positive: before, mentions: before },
});

const quote = (mentionId: number, text: string, over: Partial<ReputationData['praise'][number]>) => ({
  mentionId,
  title: null,
  text,
  sourceKind: 'trustpilot',
  authorName: 'Marta K.',
  url: null,
  language: 'en',
  publishedAt: ago(5 * HOUR),
  rating: null,
  followers: null,
  likes: null,
  status: 'open' as const,
  needsResponse: true,
  dueAt: ago(HOUR),
  firstRepliedAt: null,
  ...over,
});

export const reputation: ReputationData = {
  brand: { id: 1, name: 'Fernhill Bikes', kind: 'own' },
  timeZone: 'Europe/Stockholm',
  period: { name: '30d', from: '2026-10-23', to: '2026-11-21', days: 30 },
  previous: { name: '30d', from: '2026-09-23', to: '2026-10-22', days: 30 },
  generatedAt: NOW,
  opening: [
    { text: 'Reputation ' },
    { text: 'dipped in early November and has recovered', strong: true },
    {
      text: '. Delivery is behind 25% of all negative mentions, and net sentiment fell to −9 on 7 November. In the last seven days it was +37, while the team answered 87% of what needed a reply, 41 minutes faster than before.',
    },
  ],
  figures: {
    net: figure(10.4, 16.2, 2254),
    mentions: figure(2300, 2053, 2300),
    rating: figure(4.2, 4.3, 1906),
    responseRate: figure(0.87, 0.78, 412),
    firstResponse: figure(130, 171, 358),
    firstResponseP90: figure(540, 700, 358),
    shareOfVoice: figure(0.34, 0.31, 7150),
  },
  days: [],
  points: points(1.2),
  themes: [
    theme('Delivery delays', 165, 40, 9, 81),
    theme('Battery range', 76, 33, 22, 83),
    theme('Ride comfort', 14, 45, 259, 292),
    theme('App pairing', 59, 27, 11, 124),
    theme('Store staff', 21, 34, 109, 158),
    theme('Repairability', 23, 23, 12, 0),
  ],
  voices: [
    { brandId: 1, name: 'Fernhill Bikes', kind: 'own', mentions: 2431 },
    { brandId: 2, name: 'Voltaro', kind: 'competitor', mentions: 2074 },
    { brandId: 3, name: 'Kestrel Cargo', kind: 'competitor', mentions: 1573 },
    { brandId: 4, name: 'Nordlys E', kind: 'competitor', mentions: 1072 },
  ],
  ratings: [
    { sourceKind: 'googlebusiness', mean: 4.4, previousMean: 4.4, n: 1208 },
    { sourceKind: 'trustpilot', mean: 3.9, previousMean: 4.2, n: 412 },
    { sourceKind: 'appstore', mean: 3.6, previousMean: 3.8, n: 286 },
  ],
  responseTimes: {
    answered: 358,
    median: 130,
    p90: 540,
    within: { hour: 128, fourHours: 157, day: 58, later: 15, unanswered: 54 },
    target: 240,
  },
  criticism: [
    quote(11, 'Ordered 14 October. Three delivery dates. Zero answers.', { rating: 1 }),
    quote(12, 'Lost about 30% range after firmware 3.2. Same commute, same weather.', {
      sourceKind: 'reddit',
      authorName: 'steady_cadence',
      dueAt: ahead(HOUR),
    }),
  ],
  praise: [
    quote(
      20,
      'They rang me before I rang them, moved the date and waived the fitting fee. That is how you fix a bad week.',
      {
        sourceKind: 'googlebusiness',
        authorName: 'Ana R.',
        rating: 5,
        status: 'resolved',
        needsResponse: false,
      },
    ),
  ],
  notes: {
    sources: 9,
    unscored: 46,
    corrected: 118,
    dismissed: 31,
    gaps: [
      {
        source: 'App Store',
        from: new Date('2026-11-01T06:00:00Z'),
        to: new Date('2026-11-02T10:00:00Z'),
        reason: 'the host could not be reached',
      },
    ],
  },
};

const days = (values: number[], gaps: number[] = []): SourceDay[] =>
  values.map((mentions, index) => ({
    day: new Date(Date.UTC(2026, 10, 8 + index)).toISOString().slice(0, 10),
    mentions: gaps.includes(index) ? 0 : mentions,
    gap: gaps.includes(index),
  }));

const source = (id: number, kind: string, name: string, over: Partial<SourceRow> = {}): SourceRow => ({
  id,
  kind,
  name,
  health: 'working',
  healthSince: ago(9 * DAY),
  healthNote: null,
  pausedBy: null,
  lastSuccessAt: ago(2 * MINUTE),
  nextPollAt: ahead(8 * MINUTE),
  days: days([4, 5, 3, 6, 5, 4, 7, 4, 5, 6, 5, 4, 4, 5]),
  ...over,
});

export const sources: SourceRow[] = [
  source(1, 'googlebusiness', '2 locations', {
    health: 'signed-out',
    healthSince: ago(126 * MINUTE),
    healthNote: 'The sign-in expired. Connect again; nothing is lost, the gap is read afterwards.',
    lastSuccessAt: ago(127 * MINUTE),
    days: days([8, 9, 7, 10, 9, 8, 11, 9, 10, 8, 9, 0, 0, 0], [11, 12, 13]),
  }),
  source(2, 'reddit', '“fernhill bikes”', {
    health: 'slowed',
    healthSince: ago(20 * MINUTE),
    lastSuccessAt: ago(4 * MINUTE),
  }),
  source(3, 'trustpilot', 'fernhill.example'),
  source(4, 'rss', 'The Commute Post', {
    lastSuccessAt: ago(6 * MINUTE),
    days: days([1, 0, 2, 5, 9, 12, 14, 9, 6, 5, 4, 3, 3, 4]),
  }),
  source(5, 'hackernews', 'fernhill OR fernhillbikes', {
    days: days([0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
  }),
  source(6, 'rss', 'Wheel Talk', {
    health: 'broken',
    healthSince: ago(3 * DAY),
    healthNote: 'The address gives a web page now, not a feed. Check the address.',
    lastSuccessAt: ago(3 * DAY),
  }),
  source(7, 'youtube', 'comments', {
    health: 'paused',
    pausedBy: 'Maya Okafor',
    healthSince: ago(9 * DAY),
    nextPollAt: null,
  }),
];

const urlSetting = {
  name: 'url',
  label: 'Feed or page address',
  help: 'A page is fine too: its feed is looked for.',
  required: true,
  example: 'https://example.com/feed.xml',
};

export const sourceDetail: SourceData = {
  ...sources[0]!,
  host: 'business.example',
  intervalSeconds: 900,
  failures: 3,
  newestItemAt: ago(4 * HOUR),
  mentions: 1208,
  gaps: [
    { from: ago(126 * MINUTE), to: null, reason: 'The sign-in expired.' },
    { from: ago(20 * DAY), to: ago(19 * DAY), reason: 'The host could not be reached.' },
  ],
  settings: [
    urlSetting,
    {
      name: 'token',
      label: 'Access token',
      help: 'From your developer console.',
      required: true,
      secret: true,
    },
  ],
  values: { url: 'https://business.example/fernhill', token: 'set' },
  errors: { token: 'The token was refused.' },
};

export const newSource: NewSourceData = {
  kinds: [
    { kind: 'rss', label: 'RSS, Atom or JSON feed', settings: [urlSetting] },
    { kind: 'hackernews', label: 'Hacker News', settings: [] },
    { kind: 'reddit', label: 'Reddit', settings: [{ ...urlSetting, name: 'secret', secret: true }] },
  ],
  kind: null,
  values: {},
  errors: {},
};

export const alerts: AlertsData = {
  rules: [
    {
      id: 1,
      name: 'Angry and visible',
      brand: 'Fernhill Bikes',
      filter: 'sentiment:negative priority:urgent',
      enabled: true,
      channels: ['#brand-alerts'],
      sentIn30Days: 7,
    },
    {
      id: 2,
      name: 'One-star reviews',
      brand: null,
      filter: 'rating:1',
      enabled: true,
      channels: ['#reviews'],
      sentIn30Days: 22,
    },
    {
      id: 3,
      name: 'Press mention',
      brand: null,
      filter: 'source:rss',
      enabled: false,
      channels: [],
      sentIn30Days: 0,
    },
  ],
  channels: [
    {
      id: 1,
      kind: 'slack',
      name: '#brand-alerts',
      state: 'working',
      stateNote: null,
      stateSince: ago(30 * DAY),
      lastSentAt: ago(4 * HOUR),
    },
    {
      id: 2,
      kind: 'slack',
      name: '#reviews',
      state: 'off',
      stateNote: 'Slack says the channel is archived.',
      stateSince: ago(DAY),
      lastSentAt: ago(2 * DAY),
    },
  ],
  deliveries: [
    {
      id: 'a',
      at: ago(4 * HOUR),
      rule: 'Angry and visible',
      channel: '#brand-alerts',
      mentionId: 11,
      excerpt: 'Five weeks, three delivery dates',
      status: 'sent',
      attempts: 1,
      nextAttemptAt: null,
      failureNote: null,
    },
    {
      id: 'b',
      at: ago(DAY),
      rule: 'One-star reviews',
      channel: '#reviews',
      mentionId: 15,
      excerpt: 'App will not pair since the update',
      status: 'failed',
      attempts: 1,
      nextAttemptAt: null,
      failureNote: 'Slack says the channel is archived.',
    },
    {
      id: 'c',
      at: ago(MINUTE),
      rule: 'One-star reviews',
      channel: '#brand-alerts',
      mentionId: 13,
      excerpt: 'Lovely bike, but the Bristol store',
      status: 'pending',
      attempts: 2,
      nextAttemptAt: ahead(MINUTE),
      failureNote: 'Slack asked to wait 30 s.',
    },
  ],
  nextCursor: 'def',
};

export const alertRule: AlertRuleData = {
  id: 1,
  values: {
    name: 'Angry and visible',
    brandId: 1,
    filter: 'sentiment:negative AND (priority:urgent',
    enabled: true,
    channelIds: [1],
  },
  channels: [
    { id: 1, kind: 'slack', name: '#brand-alerts' },
    { id: 2, kind: 'slack', name: '#reviews' },
  ],
  errors: {},
  filterError: {
    message: 'A parenthesis is opened and never closed.',
    query: 'sentiment:negative AND (priority:urgent',
    start: 23,
    end: 24,
  },
  explanation: null,
  found30Days: null,
};

export const channel: ChannelData = {
  channel: alerts.channels[1]!,
  kinds: [
    {
      kind: 'slack',
      label: 'Slack',
      settings: [
        {
          name: 'webhookUrl',
          label: 'Webhook address',
          help: 'In Slack: Apps, Incoming Webhooks.',
          required: true,
          secret: true,
        },
      ],
    },
  ],
  kind: 'slack',
  values: { name: '#reviews', webhookUrl: 'set' },
  errors: {},
};

export const brands: BrandsData = {
  brands: [
    {
      id: 1,
      name: 'Fernhill Bikes',
      kind: 'own',
      website: 'https://www.fernhill.example',
      rules: 3,
      mentionsIn30Days: 2300,
    },
    { id: 2, name: 'Voltaro', kind: 'competitor', website: null, rules: 0, mentionsIn30Days: 0 },
  ],
  values: { name: '', website: '', kind: 'competitor', timeZone: 'Europe/Stockholm', responseMinutes: '240' },
  errors: {},
};

export const brand: BrandData = {
  id: 1,
  name: 'Fernhill Bikes',
  kind: 'own',
  mentions: 2300,
  rules: [
    {
      id: 1,
      rule: '"Fernhill Bikes" OR fernhillbikes',
      explanation: 'The phrase “Fernhill Bikes”, or the word “fernhillbikes”',
    },
    { id: 2, rule: '"Fernhill F1" OR "Fernhill F2"', explanation: 'Either of two phrases' },
  ],
  values: {
    name: 'Fernhill Bikes',
    website: 'https://fernhill.example',
    kind: 'own',
    timeZone: 'Europe/Stockholm',
    responseMinutes: '240',
  },
  errors: { responseMinutes: 'Give a whole number of minutes.' },
  newRule: {
    value: 'fernhill AND ("road',
    error: {
      message: 'A quote is opened and never closed.',
      query: 'fernhill AND ("road',
      start: 14,
      end: 19,
    },
  },
};

export const setupBrand: SetupBrandData = {
  values: { name: '', website: '', timeZone: 'Europe/Stockholm' },
  errors: { name: 'Give the brand a name.' },
  later: false,
};

export const setupWords: SetupWordsData = {
  brandId: 1,
  brandName: 'Fernhill Bikes',
  website: 'fernhill.example',
  proposals: [
    { rule: '"Fernhill Bikes"', hint: 'the name', ticked: true },
    { rule: 'fernhillbikes', hint: 'handle and hashtag', ticked: true },
    { rule: 'fernhill.example', hint: 'links to your site', ticked: true },
    { rule: 'Fernhill', hint: 'too broad on its own', ticked: false },
  ],
  own: '',
  errors: {},
  preview: {
    matches: [
      {
        sourceKind: 'reddit',
        author: 'steady_cadence',
        publishedAt: ago(3 * HOUR),
        sentiment: 'negative',
        title: null,
        text: 'Fernhill F2 lost about 30% range after firmware 3.2. Anyone else?',
        matched: [{ start: 0, end: 11, word: 'Fernhill F2' }],
      },
      {
        sourceKind: 'rss',
        author: 'The Commute Post',
        publishedAt: ago(30 * HOUR),
        sentiment: 'neutral',
        title: 'Courier strike',
        text: 'Fernhill customers wait up to six weeks',
        matched: [{ start: 15, end: 23, word: 'Fernhill' }],
      },
      {
        sourceKind: 'bluesky',
        author: 'kwaku.cycles',
        publishedAt: null,
        sentiment: 'positive',
        title: null,
        text: 'School run on the fernhillbikes cargo, two kids, zero tantrums',
        matched: [{ start: 18, end: 31, word: 'fernhillbikes' }],
      },
    ],
    found: 3,
    read: 140,
    sources: [
      { kind: 'hackernews', ok: true, sentence: 'gave 100 items.' },
      {
        kind: 'rss',
        ok: false,
        sentence: 'cannot be reached from here: the name could not be resolved. It is tried again later.',
      },
    ],
  },
};

export const setupWhere: SetupWhereData = {
  brandId: 1,
  sources: [
    {
      value: 'hackernews:fernhill',
      kind: 'hackernews',
      describes: 'stories and comments about “Fernhill Bikes”',
      ticked: true,
    },
    {
      value: 'rss:https://fernhill.example',
      kind: 'rss',
      describes: 'the feed of fernhill.example',
      ticked: true,
    },
  ],
  slack: { webhookUrl: '' },
  errors: {},
  tested: { ok: true, sentence: 'The test arrived in Slack.' },
  maySetChannels: true,
};

export const profile: ProfileData = {
  email: 'maya@fernhill.example',
  values: { name: 'Maya Okafor', timeZone: 'Europe/Stockholm', theme: 'system', shortcuts: true },
  hasPassword: true,
  errors: { current: 'That is not your password.' },
};

export const users: UsersData = {
  users: [
    {
      id: 1,
      name: 'Maya Okafor',
      email: 'maya@fernhill.example',
      role: 'admin',
      brandRoles: [],
      disabled: false,
      lastSeenAt: ago(MINUTE),
    },
    {
      id: 2,
      name: 'Jonas Lindqvist',
      email: 'jonas@fernhill.example',
      role: null,
      brandRoles: [{ brandId: 1, role: 'responder' }],
      disabled: false,
      lastSeenAt: ago(HOUR),
    },
    {
      id: 3,
      name: '',
      email: 'ines@fernhill.example',
      role: 'viewer',
      brandRoles: [],
      disabled: true,
      lastSeenAt: null,
    },
  ],
  viewerId: 1,
  values: { email: '', name: '', role: '' },
  errors: {},
  invitation: {
    email: 'sam@fernhill.example',
    link: 'http://localhost:3000/sign-in/abc',
    expiresAt: ahead(3 * DAY),
  },
};

export const tokens: TokensData = {
  tokens: [
    {
      id: 1,
      name: 'Night report',
      prefix: 'es_4f2a',
      scope: 'read',
      createdAt: ago(40 * DAY),
      lastUsedAt: ago(9 * HOUR),
      revokedAt: null,
    },
    {
      id: 2,
      name: 'Old import',
      prefix: 'es_91bc',
      scope: 'write',
      createdAt: ago(90 * DAY),
      lastUsedAt: null,
      revokedAt: ago(2 * DAY),
    },
  ],
  values: { name: '', scope: 'read' },
  errors: {},
  made: { name: 'Night report', token: 'es_4f2a-shown-once' },
};

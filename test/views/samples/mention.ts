/** One mention with everything that a page shows of it. */
import type { MentionData } from '../../../views/mention.tsx';
import { ALL, ago, DAY, HOUR, MINUTE } from './frame.ts';

/** The place of words in `title + '\n' + text`. */
export function spanOf(title: string | null, text: string, word: string) {
  const start = (title === null ? text : `${title}\n${text}`).indexOf(word);
  if (start < 0) throw new Error(`"${word}" is not in the sample`);
  return { start, end: start + word.length, word };
}

export const MARTA_TITLE = 'Five weeks, three delivery dates, zero answers';
export const MARTA_TEXT =
  'Ordered the Fernhill F2 on 14 October and paid in full. The confirmation promised ten working days. Since then I have been given three different delivery dates, and every one has passed without a word. The support chat closes after two minutes and my last two e-mails got the same copy-paste answer. I love how the bike looks and my neighbour’s F1 is brilliant, which makes this even more frustrating. Please just tell me the truth about when it will arrive.';
export const marta = (word: string, weight: number) => ({ ...spanOf(MARTA_TITLE, MARTA_TEXT, word), weight });

const people = [
  { id: 1, name: 'Maya Okafor' },
  { id: 2, name: 'Jonas Lindqvist' },
  { id: 3, name: 'Ines Duarte' },
];

export const mention: MentionData = {
  callable: ['Jonas Lindqvist', 'Ines Duarte'],
  team: { id: 4, name: 'Weekend' },
  teams: [{ id: 4, name: 'Weekend' }],
  id: 11,
  version: 4,
  nonce: '6f1c8a52-3b0e-4d67-9a55-0f2b7c1d9e34',
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
  partlyRead: false,
  rating: 1,
  engagement: { likes: 12, comments: null, shares: null, views: null },
  matched: [spanOf(MARTA_TITLE, MARTA_TEXT, 'Fernhill')],
  scoredBy: 'linear-1+c7',
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
  others: [],
  scoredThemes: null,
  tags: [],
  themeChoices: ['price'],
  aspects: [{ theme: 'Delivery delays', label: 'negative', score: -0.62 }],
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
  clock: {
    timeZone: 'Europe/Stockholm',
    always: false,
    first: {
      startedAt: ago(192 * MINUTE),
      isAnew: false,
      minutes: 120,
      parts: [{ from: ago(192 * MINUTE), to: ago(72 * MINUTE), minutes: 120 }],
    },
    resolve: { minutes: 960, passed: 192, pauses: [], parts: [], dueAt: ago(-1440 * MINUTE) },
  },
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
  spam: false,
  spamReasons: [],
  copies: {
    count: 12,
    shown: [
      {
        id: 5,
        sourceKind: 'rss',
        url: 'https://paper.example/5',
        location: null,
        author: 'The Paper',
        publishedAt: ago(4 * HOUR),
      },
      {
        id: 6,
        sourceKind: 'reddit',
        url: null,
        location: 'r/ebikes',
        author: null,
        publishedAt: ago(3 * HOUR),
      },
    ],
  },
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
      text: '@Maya, her order is held at the depot, 4 days at least.',
      editedAt: ago(90 * MINUTE),
      calls: ['Maya'],
      isNew: false,
      isOpen: true,
    },
  ],
  replies: [],
  onTheirWay: [],
  isDraftApproved: false,
  way: { lacks: undefined, asks: false, heldBy: null, pictures: null },
  draftTemplateId: null,
  draftPictures: [],
  draft:
    'Hi Marta, I am sorry. Three missed dates and no straight answer is not how we want to treat anyone. I have your order open now and will e-mail you tonight with a confirmed day. If you would rather have your money back, one line is enough.\n\nMaya, Fernhill Bikes',
  can: ALL,
  undo: { action: '/mentions/11/undo', fields: { event: '31', version: '4', return: '/' } },
  position: { index: 1, of: { n: 12, capped: false } },
  previousId: null,
  nextId: 12,
};

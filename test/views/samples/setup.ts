/** The three first steps. */
import type { SetupBrandData } from '../../../views/setup.tsx';
import type { SetupWhereData } from '../../../views/setup-where.tsx';
import type { SetupWordsData } from '../../../views/setup-words-data.ts';
import { ago, HOUR } from './frame.ts';

export const setupBrand: SetupBrandData = {
  values: { name: '', website: '', timeZone: 'Europe/Stockholm' },
  errors: { name: 'Give the brand a name.' },
  later: false,
};

/** What a match says beside its words; nobody has judged it. */
const untold = (itemHash: string) => ({
  url: null,
  mentionId: null,
  why: 'Fernhill was found',
  doubt: null,
  relevant: null,
  itemHash,
  features: [1, 2],
});

export const setupWords: SetupWordsData = {
  brandId: 1,
  brandName: 'Fernhill Bikes',
  website: 'fernhill.example',
  siteProblem: 'fernhill.example answered 503.',
  accounts: [{ handle: '@fernhillbikes', kind: 'x', ticked: true }],
  proposals: [
    { rule: '"Fernhill Bikes"', hint: 'the name', ticked: true, matches: 1480 },
    { rule: 'fernhillbikes', hint: 'handle and hashtag', ticked: true, matches: 1480 },
    { rule: 'fernhill.example', hint: 'links to your site', ticked: true, matches: 1480 },
    { rule: 'Fernhill', hint: 'too broad on its own', ticked: false, matches: 1480 },
  ],
  own: '',
  ownMatches: null,
  leaveOut: [
    { phrase: 'Fernhill Road', drops: 31, ticked: true },
    { phrase: 'Fernhill School', drops: 0, ticked: false },
  ],
  leaveOwn: 'roadworks',
  errors: {},
  preview: {
    matches: [
      {
        sourceKind: 'reddit',
        author: 'steady_cadence',
        publishedAt: ago(3 * HOUR),
        sentiment: 'negative',
        aside: null,
        ...untold('00112233445566aa'),
        title: null,
        text: 'Fernhill F2 lost about 30% range after firmware 3.2. Anyone else?',
        matched: [{ start: 0, end: 11, word: 'Fernhill F2' }],
      },
      {
        sourceKind: 'rss',
        author: 'The Commute Post',
        publishedAt: ago(30 * HOUR),
        sentiment: 'neutral',
        aside: 'left-out',
        ...untold('00112233445566bb'),
        title: 'Courier strike',
        text: 'Fernhill customers wait up to six weeks',
        matched: [{ start: 15, end: 23, word: 'Fernhill' }],
      },
      {
        sourceKind: 'bluesky',
        author: 'kwaku.cycles',
        publishedAt: null,
        sentiment: 'positive',
        aside: null,
        ...untold('00112233445566cc'),
        title: null,
        text: 'School run on the fernhillbikes cargo, two kids, zero tantrums',
        matched: [{ start: 18, end: 31, word: 'fernhillbikes' }],
      },
    ],
    found: 3,
    setAside: 1,
    downs: 1,
    isLeast: true,
    progress: { read: 1304, expected: 2140, share: 0.61, msLeft: 2 * 60_000 },
    unreachable: false,
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
  app: '',
  slack: { webhookUrl: '' },
  email: { to: 'care@fernhill.example' },
  errors: {},
  tested: { kind: 'slack', ok: true, sentence: 'The test arrived in Slack.' },
  maySetChannels: true,
  mayImport: true,
};

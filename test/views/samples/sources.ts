/** Sources in every state. */

import type { OfferedKind } from '../../../src/sources/offered.ts';
import type { SourceData } from '../../../views/source-data.ts';
import type { NewSourceData } from '../../../views/source-new.tsx';
import type { SourceDay } from '../../../views/source-state.tsx';
import type { SourcesData } from '../../../views/sources.tsx';
import type { ListedSource } from '../../../views/sources-table.tsx';
import { ago, ahead, DAY, HOUR, MINUTE } from './frame.ts';

const days = (values: number[], gaps: number[] = []): SourceDay[] =>
  values.map((mentions, index) => ({
    day: new Date(Date.UTC(2026, 10, 8 + index)).toISOString().slice(0, 10),
    mentions: gaps.includes(index) ? 0 : mentions,
    gap: gaps.includes(index),
  }));

const source = (id: number, kind: string, name: string, over: Partial<ListedSource> = {}): ListedSource => ({
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
  readSoFar: null,
  isBeingRead: false,
  polled: true,
  access: 'open',
  credentialExpiresAt: null,
  group: 'working',
  reconnects: false,
  ...over,
});

const ORDER = ['stopped', 'look', 'waiting', 'working', 'paused'];

const listed: ListedSource[] = [
  source(1, 'googlebusiness', '2 locations', {
    health: 'signed-out',
    group: 'stopped',
    reconnects: true,
    access: 'key',
    healthSince: ago(126 * MINUTE),
    healthNote: 'The sign-in expired. Connect again; nothing is lost, the gap is read afterwards.',
    lastSuccessAt: ago(127 * MINUTE),
    days: days([8, 9, 7, 10, 9, 8, 11, 9, 10, 8, 9, 0, 0, 0], [11, 12, 13]),
  }),
  source(2, 'reddit', '“fernhill bikes”', {
    health: 'slowed',
    group: 'look',
    healthSince: ago(20 * MINUTE),
    lastSuccessAt: ago(4 * MINUTE),
  }),
  source(3, 'trustpilot', 'fernhill.example', {
    group: 'look',
    access: 'key',
    credentialExpiresAt: ahead(9 * DAY),
  }),
  source(4, 'rss', 'The Commute Post', {
    lastSuccessAt: ago(6 * MINUTE),
    days: days([1, 0, 2, 5, 9, 12, 14, 9, 6, 5, 4, 3, 3, 4]),
  }),
  source(5, 'hackernews', 'fernhill OR fernhillbikes', {
    days: days([0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
  }),
  source(6, 'rss', 'Wheel Talk', {
    health: 'broken',
    group: 'stopped',
    healthSince: ago(3 * DAY),
    healthNote: 'The address gives a web page now, not a feed. Check the address.',
    lastSuccessAt: ago(3 * DAY),
  }),
  source(7, 'youtube', 'comments', {
    health: 'paused',
    group: 'paused',
    pausedBy: 'Maya Okafor',
    healthSince: ago(9 * DAY),
    nextPollAt: null,
  }),
];

export const sources: SourcesData = {
  sources: listed.toSorted((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group)),
  counts: { stopped: 2, look: 2, waiting: 0, working: 27, paused: 1 },
  q: '',
  state: null,
  next: 'WzMsInJzcyJd',
  isFirstPage: true,
  unreachable: false,
};

const TERMS: OfferedKind['terms'] = {
  keeps: 'everything',
  retentionDays: 30,
  recheckHours: 48,
  exportable: false,
  note: 'What its authors delete must be deleted here too.',
};

const kindOf = (kind: string, label: string, over: Partial<OfferedKind> = {}): OfferedKind => ({
  kind,
  label,
  needs: 'Nothing: anyone may read it.',
  access: 'open',
  settings: [],
  terms: { ...TERMS, retentionDays: null, recheckHours: null, exportable: true },
  budgets: [],
  signsIn: false,
  ...over,
});

const rss = kindOf('rss', 'RSS, Atom or JSON feed', {
  settings: [
    {
      name: 'url',
      label: 'Feed or page address',
      help: 'A page is fine too: its feed is looked for.',
      required: true,
      example: 'https://example.com/feed.xml',
    },
  ],
});

const reviews = kindOf('googlebusiness', 'Google Business Profile', {
  access: 'key',
  needs: 'A client of your own and a sign-in by someone who manages the locations.',
  terms: TERMS,
  signsIn: true,
  budgets: [
    { unit: 'requests', limit: 300, per: 'minute', perPoll: 3 },
    { unit: 'usd', limit: 5, per: 'month', perPoll: 0.5 },
  ],
  settings: [
    {
      name: 'mode',
      label: 'What to read',
      help: 'Reviews of one location, or of all of them.',
      required: false,
      options: [
        { value: 'all', label: 'All locations' },
        { value: 'one', label: 'One location' },
      ],
    },
    {
      name: 'location',
      label: 'Location',
      help: 'Its number.',
      required: true,
      when: { name: 'mode', is: ['one'] },
    },
    { name: 'key', label: 'Key file', help: 'As downloaded.', required: true, secret: true, multiline: true },
    { name: 'token', label: 'Access token', help: 'From the console.', required: true, secret: true },
  ],
});

export const sourceDetail: SourceData = {
  ...listed[0]!,
  host: 'business.example',
  intervalSeconds: 900,
  failures: 3,
  newestItemAt: ago(4 * HOUR),
  mentions: 1208,
  gaps: [
    { from: ago(126 * MINUTE), to: null, reason: 'The sign-in expired.', filledAt: null },
    { from: ago(20 * DAY), to: ago(19 * DAY), reason: 'The host could not be reached.', filledAt: null },
    { from: ago(30 * DAY), to: ago(29 * DAY), reason: 'Paused', filledAt: ago(29 * DAY) },
  ],
  offered: reviews,
  form: {
    settings: reviews.settings,
    asked: ['mode', 'key', 'token'],
    values: { mode: 'all', key: 'stored', token: 'stored' },
    errors: { token: 'The token was refused.' },
  },
  trial: {
    kind: 'googlebusiness',
    trial: {
      ok: true,
      read: 12,
      recognised: 4,
      items: [
        {
          title: null,
          text: 'Five weeks and still no bike.',
          author: 'Marta Example',
          publishedAt: ago(3 * HOUR),
          rating: 1,
          url: 'https://business.example/reviews/1',
          matches: true,
        },
      ],
    },
  },
  budgets: {
    windows: [
      { unit: 'requests', limit: 300, per: 'minute', perPoll: 3, spent: 12, windowEnd: ahead(MINUTE) },
      { unit: 'usd', limit: 5, per: 'month', perPoll: 0.5, spent: 4.75, windowEnd: ahead(9 * DAY) },
    ],
    usdThisMonth: 4.75,
  },
  report: {
    kind: 'googlebusiness',
    version: '0.2.0',
    at: ago(HOUR).toISOString(),
    settings: { mode: 'all' },
    address: 'business.example/v4/reviews',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"unexpected": true}',
    failure: 'schema: Google Business Profile answered in a form that Earshot does not know.',
  },
  link: null,
  isSignedIn: true,
  redirectAddress: 'https://earshot.example/sources/connection',
  problem: 'Access was not allowed, so Earshot is not signed in.',
};

/** A source of which only a link is shown. */
export const linkDetail: SourceData = {
  ...sourceDetail,
  ...source(8, 'tripadvisor', 'Fernhill Bike Hire', { polled: false, access: 'link' }),
  gaps: [],
  offered: kindOf('tripadvisor', 'Tripadvisor', {
    access: 'link',
    terms: { ...TERMS, keeps: 'nothing', note: 'Its terms allow nothing to be stored.' },
  }),
  form: { settings: rss.settings, asked: ['url'], values: { url: 'https://trips.example/1' }, errors: {} },
  trial: null,
  budgets: { windows: [], usdThisMonth: null },
  report: null,
  link: 'https://trips.example/1',
  problem: null,
};

export const newSource: NewSourceData = {
  kinds: [
    rss,
    kindOf('hackernews', 'Hacker News'),
    reviews,
    kindOf('tripadvisor', 'Tripadvisor', { access: 'link' }),
    kindOf('push', 'Push', { access: 'inbox' }),
  ],
  chosen: null,
};

export const newFeed: NewSourceData = {
  kinds: [],
  chosen: {
    kind: rss,
    form: {
      settings: rss.settings,
      asked: ['url'],
      values: { url: 'nonsense' },
      errors: { url: 'Give an address.' },
    },
    redirectAddress: 'https://earshot.example/sources/connection',
    trial: {
      kind: 'rss',
      trial: { ok: false, class: 'dns', sentence: 'The name was not found. Check its spelling.' },
    },
  },
};

export const newReviews: NewSourceData = {
  ...newFeed,
  chosen: { ...newFeed.chosen!, kind: reviews, form: { ...sourceDetail.form, errors: {} }, trial: null },
};

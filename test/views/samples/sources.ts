/** Sources in every state. */
import type { SourceData } from '../../../views/source.tsx';
import type { NewSourceData } from '../../../views/source-new.tsx';
import type { SourceDay, SourceRow } from '../../../views/source-state.tsx';
import { ago, ahead, DAY, HOUR, MINUTE } from './frame.ts';

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

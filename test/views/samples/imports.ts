/** A file on its way in, a list of feeds, a mention by hand, and a list on its way out. */
import type { ExportData } from '../../../views/export.tsx';
import type { ImportData } from '../../../views/import.tsx';
import type { ImportsData } from '../../../views/imports.tsx';
import type { FeedListData } from '../../../views/imports-feeds.tsx';
import type { NewMentionData } from '../../../views/mention-new.tsx';
import { EMPTY_QUERY } from '../../../views/urls.ts';
import { anItem } from '../../support/items.ts';
import { ago } from './frame.ts';

const file: ImportData['file'] = {
  id: 4,
  userId: 1,
  brandId: null,
  fileName: 'reviews of a shop with a name as long as names of files are.csv',
  format: 'csv',
  mapping: null,
  state: 'preview',
  bytes: 37_444_486,
  rowCount: 100_000,
  rowsDone: 0,
  accepted: 0,
  duplicate: 0,
  refused: 0,
  note: null,
  leaseToken: null,
  leaseUntil: null,
  createdAt: ago(60_000),
  finishedAt: null,
  refusals: [],
};

const choices = {
  fields: ['text', 'title', 'author.name', 'publishedAt', 'rating', 'url'],
  brands: [{ id: 1, name: 'Fernhill' }],
  mayMatch: true,
  brand: '',
  errors: {},
};

export const preview: ImportData = {
  ...choices,
  file,
  preview: {
    columns: [
      { name: 'Review', sample: 'Five weeks and no bike <b>' },
      { name: 'Writer', sample: null },
    ],
    mapping: { text: 'Review', 'author.name': 'Writer' },
    rows: [
      { line: 2, item: anItem() },
      { line: 3, why: 'It has neither a text nor a title.' },
    ],
  },
  errors: { text: 'Say which column holds the text, or at least the title.' },
};

const counts = { rowsDone: 43_500, accepted: 43_000, duplicate: 498, refused: 2 };
const refusals = [{ line: 17, reason: 'rating is 9; it goes from 1 to 5.' }];

export const running: ImportData = {
  ...choices,
  preview: null,
  file: { ...file, ...counts, state: 'running', refusals },
};

export const failed: ImportData = {
  ...choices,
  preview: null,
  file: { ...file, ...counts, state: 'failed', note: 'There is no such brand to import for.', refusals },
};

export const imports: ImportsData = {
  imports: (['preview', 'waiting', 'running', 'done', 'cancelled', 'failed'] as const).map(
    (state, index) => ({
      ...file,
      ...counts,
      id: index + 1,
      state,
      by: index === 0 ? null : 'Maya',
    }),
  ),
  errors: { file: 'The file is empty. Choose one with a mention on each line.' },
};

export const feeds: FeedListData = {
  leftOut: [{ title: 'Notes at home', address: 'file:///home/notes.xml' }],
  feeds: [
    { title: 'Spokes & Chains', url: 'https://spokes.example/feed', folder: 'Bikes', isWatched: false },
    { title: 'Boxes', url: `https://boxes.example/${'long/'.repeat(30)}`, folder: null, isWatched: false },
    { title: 'Known', url: 'https://known.example/feed', folder: null, isWatched: true },
  ],
  mayAdd: true,
};

export const newMention: NewMentionData = {
  brands: [{ value: '1', label: 'Fernhill' }],
  kinds: ['manual', 'trustpilot'],
  timeZone: 'Europe/Stockholm',
  values: { source: 'manual' },
  errors: { text: 'Paste what was said; that is what is scored and shown.' },
};

export const download: ExportData = {
  query: { ...EMPTY_QUERY, q: 'weeks' },
  size: [
    { kind: 'rss', count: 1208, leaves: true },
    { kind: 'yelp', count: 12, leaves: false },
  ],
};

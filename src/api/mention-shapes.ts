/** Mentions as the API gives and takes them. */
import { z } from 'zod';
import { DISMISSED_REASONS, PRIORITIES, SENTIMENTS, STATUSES } from '../mentions/mention.ts';
import { id, time } from './shapes.ts';

const count = z.int().nullable();
const words = z.string().nullable();

const ITEM = {
  source: z.string(),
  externalId: z.string(),
  url: words,
  author: z.object({ name: words, handle: words, url: words, followers: count }),
  title: words,
  text: z.string(),
  language: words,
  publishedAt: time,
  editedAt: time.nullable(),
  rating: z.number().nullable(),
  engagement: z.object({ likes: count, comments: count, shares: count, views: count }),
  location: words,
  replyTo: words,
  parent: words,
};

export const MENTION = z.object({
  id,
  brand: z.string(),
  ...ITEM,
  sentiment: z.object({
    label: z.enum(SENTIMENTS),
    score: z.number().min(-1).max(1).nullable(),
    confidence: z.number().min(0).max(1).nullable(),
    unsure: z.boolean(),
  }),
  emotions: z.array(z.string()),
  intents: z.array(z.string()),
  themes: z.array(z.string()),
  priority: z.object({
    score: z.int(),
    level: z.enum(PRIORITIES),
    reasons: z.array(z.object({ reason: z.string(), points: z.number() })),
  }),
  tags: z.array(z.string()),
  status: z.enum(STATUSES),
  assignee: words,
  dueAt: time.nullable(),
  story: z
    .object({ id, copies: z.int() })
    .nullable()
    .meta({ description: 'Shared by all copies of a text; copies: how many others tell it, up to 100' }),
  brandId: id,
  sourceId: id.nullable(),
  version: z.int().meta({ description: 'Also the ETag; give it back as If-Match' }),
  needsResponse: z.boolean(),
  spam: z.object({ suspected: z.boolean(), reasons: z.array(z.string()) }).meta({
    description: 'Suspected spam counts in no figure; the reasons stay when a person says that it is none',
  }),
  dismissedReason: z.enum(DISMISSED_REASONS).nullable(),
  snoozedUntil: time.nullable(),
  assigneeId: id.nullable(),
  team: z.object({ id, name: z.string() }).nullable(),
  foundAt: time,
  firstRepliedAt: time.nullable(),
  updatedAt: time,
});

export const EVENT = z.object({
  at: time,
  kind: z.string(),
  by: words.meta({ description: 'Null when no person did it' }),
  via: z.string(),
  subject: words,
  to: z.record(z.string(), z.unknown()).meta({ description: 'The fields after the change' }),
  undone: z.boolean(),
});

/** Items are read leniently, one by one: a bad one is named in the answer and refuses none of the others. */
const PUSHED = z.looseObject({}).meta({
  description: 'An Item: source, externalId, url, author, title, text, publishedAt, rating, engagement …',
});
export const PUSHED_ITEMS = z.union([PUSHED, z.array(PUSHED).max(10_000)]);

export const PUSH_REPORT = z.object({
  read: z.int(),
  accepted: z.int(),
  duplicate: z.int(),
  refusedCount: z.int(),
  refused: z.array(z.object({ line: z.int(), why: z.string() })),
});

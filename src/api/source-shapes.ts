/** Sources as the API shows them. */
import { z } from 'zod';
import { can, type Viewer } from '../accounts/can.ts';
import type { BudgetsOfSource } from '../ingest/budget-use.ts';
import type { SourceDetail } from '../sources/list.ts';
import type { SourceRow } from '../sources/row.ts';
import { id, time } from './shapes.ts';

const HEALTH = z.enum(['working', 'quiet', 'slowed', 'signed-out', 'blocked', 'broken', 'gone', 'paused']);
const GAP = z.object({
  from: time,
  to: time.nullable(),
  reason: z.string(),
  filledAt: time.nullable().meta({ description: 'When a later poll had read all of it; else it is a hole' }),
});

const BUDGET = z.object({
  unit: z.enum(['requests', 'units', 'usd']),
  per: z.enum([
    'minute',
    'five-minutes',
    'ten-minutes',
    'quarter-hour',
    'hour',
    'day',
    'pacific-day',
    'month',
  ]),
  spent: z.number(),
  limit: z.number(),
  perPoll: z.number().meta({ description: 'The most that one poll may use' }),
  windowEnd: time,
});

const TERMS = z.object({
  keeps: z.enum(['everything', 'nothing']),
  retentionDays: z.number().nullable(),
  recheckHours: z.number().nullable(),
  exportable: z.boolean(),
  note: z.string(),
});

export const SOURCE = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  host: z.string(),
  health: HEALTH,
  healthSince: time,
  healthNote: z.string().nullable(),
  failureClass: z.string().nullable(),
  failures: z.int(),
  intervalSeconds: z.number(),
  lastPollAt: time.nullable(),
  lastSuccessAt: time.nullable(),
  nextPollAt: time,
  newestItemAt: time.nullable(),
  backfilledAt: time.nullable(),
  readSoFar: z.int().nullable().meta({ description: 'Items that a first run under way has read' }),
  credentialExpiresAt: time.nullable(),
  polled: z.boolean().meta({ description: 'False for links, and for what is pushed or typed' }),
  pausedAt: time.nullable(),
  createdAt: time,
});

export const DETAIL = SOURCE.extend({
  settings: z.record(z.string(), z.string().nullable()).meta({
    description: 'Secrets are null. Empty for roles that may not change sources.',
  }),
  gaps: z.array(GAP).meta({ description: 'Times in which it was not read, newest first' }),
  budgets: z
    .array(BUDGET)
    .meta({ description: 'What its credential has used; all sources with it share them' }),
  usdThisMonth: z.number().nullable(),
  terms: TERMS,
});

export const rowOf = ({ pollsEvery, ...source }: SourceRow) => ({
  id: source.id,
  kind: source.kind,
  name: source.name,
  host: source.host,
  health: source.health,
  healthSince: source.healthSince,
  healthNote: source.healthNote,
  failureClass: source.failureClass,
  failures: source.failures,
  intervalSeconds: pollsEvery,
  lastPollAt: source.lastPollAt,
  lastSuccessAt: source.lastSuccessAt,
  nextPollAt: source.nextPollAt,
  newestItemAt: source.newestItemAt,
  backfilledAt: source.backfilledAt,
  readSoFar: source.readSoFar,
  credentialExpiresAt: source.credentialExpiresAt,
  polled: source.polled,
  pausedAt: source.pausedAt,
  createdAt: source.createdAt,
});

export const detailOf = (source: SourceDetail, budgets: BudgetsOfSource, viewer: Viewer) => ({
  ...rowOf(source),
  settings: can(viewer, 'change sources')
    ? Object.fromEntries(source.settings.map(({ name, value }) => [name, value]))
    : {},
  gaps: source.gaps.map(({ fromAt, toAt, ...gap }) => ({ from: fromAt, to: toAt, ...gap })),
  budgets: budgets.windows,
  usdThisMonth: budgets.usdThisMonth,
  terms: source.terms,
});

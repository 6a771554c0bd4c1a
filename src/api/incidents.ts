import { z } from 'zod';
import { brandsWhere } from '../accounts/can.ts';
import { guardSomewhere } from '../accounts/guard.ts';
import { type Incident, listIncidents } from '../alerts/incidents/list.ts';
import { type ApiRoute, route } from './contract.ts';
import { seenBrandIds } from './mentions.ts';
import { id, idInQuery, listOf, paging, time } from './shapes.ts';

const COUNTED = z.object({ name: z.string(), count: z.int() });

const INCIDENT = z.object({
  id,
  brand: id,
  series: z.enum(['volume', 'negatives', 'theme', 'rating']),
  theme: z.string().nullable(),
  direction: z.enum(['rise', 'drop', 'silence']),
  status: z.enum(['open', 'acknowledged', 'closed']),
  title: z.string(),
  text: z.string(),
  startedAt: time,
  openedAt: time,
  closedAt: time.nullable(),
  closedFor: z.enum(['back', 'lasting', 'person']).nullable(),
  hours: z.int().meta({ description: 'The length of the window in which it was found' }),
  count: z.int(),
  expected: z.number(),
  interval: z.array(z.number()).meta({ description: '95 % of such windows when all is as usual' }),
  falseAlarmsAYear: z.number().meta({ description: 'How often a year chance alone does this' }),
  total: z.int().meta({ description: 'Mentions since it began' }),
  peak: z.int(),
  peakAt: time,
  cause: z.object({
    theme: COUNTED.nullable(),
    words: z.array(COUNTED.extend({ times: z.number() })),
    source: z.object({ kind: z.string(), count: z.int() }).nullable(),
    place: COUNTED.nullable(),
    mentions: z.array(id),
    first: id.nullable(),
    loudest: id.nullable(),
  }),
  acknowledgedAt: time.nullable(),
  acknowledgedBy: z.string().nullable(),
});

const shown = (incident: Incident) => {
  const {
    id: incidentId,
    brandId,
    theme,
    low,
    high,
    alarmsAYear,
    cause,
    firstMentionId,
    loudestMentionId,
  } = incident;
  const { mentionIds, ...named } = cause;
  const { series, direction, status, title, text, startedAt, openedAt, closedAt, closedFor } = incident;
  const { hours, count, expected, total, peak, peakAt, acknowledgedAt, acknowledgedBy } = incident;
  return {
    ...{ id: incidentId, brand: brandId, series, theme: theme || null, direction, status, title, text },
    ...{ startedAt, openedAt, closedAt, closedFor, hours, count, expected, interval: [low, high] },
    ...{ falseAlarmsAYear: alarmsAYear, total, peak, peakAt, acknowledgedAt, acknowledgedBy },
    cause: { ...named, mentions: mentionIds, first: firstMentionId, loudest: loudestMentionId },
  };
};

export const incidentRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/incidents',
    summary: 'What is or was out of the ordinary, newest first',
    query: paging.extend({ brand: idInQuery.optional(), status: z.enum(['open', 'closed']).optional() }),
    answer: listOf(INCIDENT),
    async run({ platform, viewer, query: { brand, status, cursor, limit } }) {
      guardSomewhere(viewer, 'see reports');
      const seen = brandsWhere(viewer, 'see reports', await seenBrandIds({ platform, viewer }));
      const brandIds = brand === undefined ? seen : seen.filter((one) => one === brand);
      const { items, next } = await listIncidents(platform, {
        brandIds,
        status,
        cursor: cursor ?? null,
        limit,
      });
      return { items: items.map(shown), next };
    },
  }),
];

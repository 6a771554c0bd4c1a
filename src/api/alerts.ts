/** The delivery log. */
import { z } from 'zod';
import { guardSomewhere } from '../accounts/guard.ts';
import { listAlerts } from '../alerts/list.ts';
import { type ApiRoute, route } from './contract.ts';
import { seenBrandIds } from './mentions.ts';
import { id, listOf, paging, time } from './shapes.ts';

const ALERT = z.object({
  id: z.uuid().meta({ description: 'The event id that receivers see' }),
  at: time,
  rule: z.string().nullable(),
  channel: z.string(),
  mentionId: id.nullable(),
  sourceId: id.nullable().meta({ description: 'Set when the alert is about a source' }),
  excerpt: z.string(),
  incidentId: id.nullable(),
  kind: z.enum(['mention', 'overdue', 'source', 'incident', 'digest', 'reminder']),
  status: z.enum(['pending', 'held', 'joined', 'sent', 'failed', 'quiet']),
  heldFor: z.string().nullable(),
  leadId: z.uuid().nullable().meta({ description: 'The message that tells of it, or that it reminds of' }),
  attempts: z.int(),
  copies: z.int().meta({ description: 'Copies of its story that were counted and not sent again' }),
  nextAttemptAt: time.nullable(),
  sentAt: time.nullable(),
  failureClass: z.string().nullable(),
  failureNote: z.string().nullable(),
});

export const alertRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/alerts',
    summary: 'The delivery log, newest first',
    query: paging,
    answer: listOf(ALERT),
    async run({ platform, viewer, query: { cursor, limit } }) {
      guardSomewhere(viewer, 'see alert rules');
      const brandIds = await seenBrandIds({ platform, viewer });
      const { items, next } = await listAlerts(platform, { brandIds, cursor, limit });
      return { items, next };
    },
  }),
];

import { z } from 'zod';
import type { Viewer } from '../accounts/can.ts';
import { guard, guardOn, guardSomewhere } from '../accounts/guard.ts';
import { createChannel } from '../alerts/channels.ts';
import { askOwner } from '../alerts/consent.ts';
import { listAlerts } from '../alerts/list.ts';
import { type Channel, listChannels } from '../alerts/list-channels.ts';
import { madeSecret } from '../alerts/rotate-secret.ts';
import { clockOf, minuteOf } from '../alerts/rule-form.ts';
import { type AlertRule, createAlertRule, listAlertRules } from '../alerts/rules.ts';
import { type ApiRoute, route } from './contract.ts';
import { seenBrandIds } from './mentions.ts';
import { id, listOf, paging, settings, text, time, wholeList } from './shapes.ts';

const CHANNEL = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  hint: z.string().meta({ description: 'What tells it apart; its settings are never given back' }),
  state: z.enum(['working', 'failing', 'off']),
  stateNote: z.string().nullable(),
  stateSince: time,
  lastSentAt: time.nullable(),
  waiting: z.int(),
  waitingSince: time.nullable().meta({ description: 'When the oldest that waits was raised' }),
  createdAt: time,
});

const ABOUT = z.enum(['mentions', 'overdue', 'sources', 'incidents']).meta({
  description:
    'Rings for mentions, for late first replies, when a source falls silent or stops, or when an incident opens',
});
const CLOCK = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const QUIET_HOURS = z
  .object({ from: CLOCK, until: CLOCK, zone: z.string().max(80) })
  .nullable()
  .meta({ description: 'What comes in is held and told of afterwards in one message' });

/** When a matching mention rings; the defaults ring for every one. */
const RINGS = {
  threshold: z.int().min(1).max(1000).meta({ description: 'Rings once so many matches came' }),
  thresholdMinutes: z.int().min(1).max(10_080).meta({ description: 'within so many minutes' }),
  groupMinutes: z.int().min(0).max(1440).meta({
    description: 'One message per brand and theme in so many minutes, later ones join it; 0 groups nothing',
  }),
  cooldownMinutes: z
    .int()
    .min(0)
    .max(10_080)
    .meta({ description: 'Held so long after a message; 0 is never' }),
  quietHours: QUIET_HOURS,
  overrideFrom: z.enum(['urgent', 'high', 'normal', 'low']).nullable().meta({
    description:
      'From this priority on a mention rings in quiet hours and beyond the budget; null: none does',
  }),
  dailyBudget: z
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .meta({ description: 'Most messages a day; null: no limit' }),
  remindMinutes: z.int().min(1).max(1440).nullable().meta({
    description: 'Minutes until those on call are reminded; null reminds nobody',
  }),
};

const ALERT_RULE = z.object({
  id,
  name: z.string(),
  brand: id.nullable().meta({ description: 'Null: every brand of your own' }),
  about: ABOUT,
  filter: z.string(),
  explanation: z.string(),
  enabled: z.boolean(),
  pausedUntil: time.nullable(),
  ...RINGS,
  channels: z.array(id),
  sentIn30Days: z.int(),
  createdAt: time,
});

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
  attempts: z.int(),
  copies: z.int().meta({ description: 'Copies of its story that were counted and not sent again' }),
  nextAttemptAt: time.nullable(),
  sentAt: time.nullable(),
  failureClass: z.string().nullable(),
  failureNote: z.string().nullable(),
});

const channelOf = ({ label, ...channel }: Channel) => channel;

const ruleOf = ({
  brandId,
  brandName,
  channels,
  settings: { zone, quiet, ...rings },
  ...rule
}: AlertRule) => ({
  ...rule,
  ...rings,
  quietHours: quiet && { from: clockOf(quiet.from), until: clockOf(quiet.until), zone: quiet.zone },
  brand: brandId,
  channels: channels.map((channel) => channel.id),
});

const quietOf = ({ from, until, zone }: NonNullable<z.output<typeof QUIET_HOURS>>) => ({
  from: minuteOf(from),
  until: minuteOf(until),
  zone,
});

/** A rule for every brand is the workspace's; one for a brand belongs to that brand. */
function guardRule(viewer: Viewer, brandId: number | null): void {
  if (brandId === null) guard(viewer, 'change alert rules');
  else guardOn(viewer, 'change alert rules', brandId, 'brand');
}

export const alertRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/channels',
    summary: 'Where alerts go, and how each is doing',
    answer: listOf(CHANNEL),
    async run({ platform, viewer }) {
      guardSomewhere(viewer, 'see alert rules');
      return wholeList((await listChannels(platform)).map(channelOf));
    },
  }),
  route({
    method: 'post',
    path: '/channels',
    summary: 'Add a channel',
    status: 201,
    body: z.object({
      kind: text(80),
      name: text(300).optional().meta({ description: 'The kind when left out' }),
      settings,
    }),
    answer: CHANNEL.extend({
      secret: z
        .string()
        .nullable()
        .meta({ description: 'The signing secret of a webhook, where Earshot made it: shown this once' }),
    }),
    async run({ platform, viewer, actor, body: { name, ...body } }) {
      guard(viewer, 'change channels');
      const { id: madeId } = await createChannel(platform, actor, { ...body, name: name ?? body.kind });
      if (body.kind === 'email') await askOwner(platform, madeId);
      const isOurs = body.kind === 'webhook' && !body.settings.secret;
      const channel = (await listChannels(platform)).find((one) => one.id === madeId)!;
      return { ...channelOf(channel), secret: isOurs ? await madeSecret(platform, madeId) : null };
    },
  }),
  route({
    method: 'get',
    path: '/alert-rules',
    summary: 'Which mentions are sent where',
    answer: listOf(ALERT_RULE),
    async run({ platform, viewer }) {
      guardSomewhere(viewer, 'see alert rules');
      const rules = await listAlertRules(platform, await seenBrandIds({ platform, viewer }));
      return wholeList(rules.map(ruleOf));
    },
  }),
  route({
    method: 'post',
    path: '/alert-rules',
    summary: 'Add an alert rule',
    status: 201,
    body: z.object({
      name: text(300),
      brand: id.nullable().default(null),
      about: ABOUT.default('mentions'),
      filter: text(1000)
        .default('')
        .meta({ description: 'In the filter language; empty means every mention' }),
      channels: z.array(id).max(100),
      enabled: z.boolean().default(true),
      pausedUntil: time.nullable().optional(),
      ...z.object(RINGS).partial().shape,
    }),
    answer: ALERT_RULE,
    async run({ platform, viewer, actor, body: { brand, channels, quietHours, pausedUntil, ...body } }) {
      guardRule(viewer, brand);
      const made = await createAlertRule(platform, actor, {
        ...body,
        ...(quietHours === undefined ? {} : { quiet: quietHours && quietOf(quietHours) }),
        ...(pausedUntil === undefined ? {} : { pausedUntil: pausedUntil ? new Date(pausedUntil) : null }),
        brandId: brand,
        channelIds: channels,
      });
      const rules = await listAlertRules(platform, await seenBrandIds({ platform, viewer }));
      return ruleOf(rules.find((rule) => rule.id === made.id)!);
    },
  }),
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

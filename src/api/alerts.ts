import { z } from 'zod';
import type { Viewer } from '../accounts/can.ts';
import { guard, guardOn, guardSomewhere } from '../accounts/guard.ts';
import { createChannel } from '../alerts/channels.ts';
import { listAlerts } from '../alerts/list.ts';
import { type Channel, listChannels } from '../alerts/list-channels.ts';
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
  createdAt: time,
});

const ALERT_RULE = z.object({
  id,
  name: z.string(),
  brand: id.nullable().meta({ description: 'Null: every brand of your own' }),
  about: z.enum(['mentions', 'sources']),
  filter: z.string(),
  explanation: z.string(),
  enabled: z.boolean(),
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
  status: z.enum(['pending', 'sent', 'failed', 'quiet']),
  attempts: z.int(),
  copies: z.int().meta({ description: 'Copies of its story that were counted and not sent again' }),
  nextAttemptAt: time.nullable(),
  sentAt: time.nullable(),
  failureClass: z.string().nullable(),
  failureNote: z.string().nullable(),
});

const channelOf = ({ label, ...channel }: Channel) => channel;

const ruleOf = ({ brandId, brandName, channels, ...rule }: AlertRule) => ({
  ...rule,
  brand: brandId,
  channels: channels.map((channel) => channel.id),
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
    answer: CHANNEL,
    async run({ platform, viewer, actor, body: { name, ...body } }) {
      guard(viewer, 'change channels');
      const made = await createChannel(platform, actor, { ...body, name: name ?? body.kind });
      return channelOf((await listChannels(platform)).find((channel) => channel.id === made.id)!);
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
      about: z
        .enum(['mentions', 'sources'])
        .default('mentions')
        .meta({ description: 'A rule about sources rings when one falls silent or stops' }),
      filter: text(1000)
        .default('')
        .meta({ description: 'In the filter language; empty means every mention' }),
      channels: z.array(id).max(100),
      enabled: z.boolean().default(true),
    }),
    answer: ALERT_RULE,
    async run({ platform, viewer, actor, body: { brand, channels, ...body } }) {
      guardRule(viewer, brand);
      const made = await createAlertRule(platform, actor, { ...body, brandId: brand, channelIds: channels });
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

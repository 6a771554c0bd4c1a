/** Alert rules: what is worth a message, how often, and where it goes. */
import { z } from 'zod';
import { guardOwnedBy, guardSomewhere } from '../accounts/guard.ts';
import { clockOf, minuteOf } from '../alerts/rule-form.ts';
import { type AlertRule, createAlertRule, listAlertRules } from '../alerts/rules.ts';
import { type ApiRoute, route } from './contract.ts';
import { seenBrandIds } from './mentions.ts';
import { id, listOf, text, time, wholeList } from './shapes.ts';

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

export const alertRuleRoutes: ApiRoute[] = [
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
      guardOwnedBy(viewer, 'change alert rules', brand);
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
];

/** Rules, channels and deliveries, working and failing. */
import type { AlertRuleData } from '../../../views/alert-rule.tsx';
import type { AlertsData } from '../../../views/alerts.tsx';
import type { ChannelData } from '../../../views/channel.tsx';
import { ago, ahead, DAY, HOUR, MINUTE } from './frame.ts';

export const alerts: AlertsData = {
  rules: [
    {
      id: 1,
      name: 'Angry and visible',
      brand: 'Fernhill Bikes',
      about: 'mentions',
      filter: 'sentiment:negative priority:urgent',
      enabled: true,
      channels: ['#brand-alerts'],
      sentIn30Days: 7,
    },
    {
      id: 2,
      name: 'One-star reviews',
      brand: null,
      about: 'mentions',
      filter: 'rating:1',
      enabled: true,
      channels: ['#reviews'],
      sentIn30Days: 22,
    },
    {
      id: 3,
      name: 'Press mention',
      brand: null,
      about: 'mentions',
      filter: 'source:rss',
      enabled: false,
      channels: [],
      sentIn30Days: 0,
    },
  ],
  channels: [
    {
      id: 1,
      kind: 'slack',
      name: '#brand-alerts',
      state: 'working',
      stateNote: null,
      stateSince: ago(30 * DAY),
      lastSentAt: ago(4 * HOUR),
    },
    {
      id: 2,
      kind: 'slack',
      name: '#reviews',
      state: 'off',
      stateNote: 'Slack says the channel is archived.',
      stateSince: ago(DAY),
      lastSentAt: ago(2 * DAY),
    },
  ],
  deliveries: [
    {
      id: 'a',
      at: ago(4 * HOUR),
      rule: 'Angry and visible',
      channel: '#brand-alerts',
      mentionId: 11,
      sourceId: null,
      excerpt: 'Five weeks, three delivery dates',
      status: 'sent',
      attempts: 1,
      copies: 0,
      nextAttemptAt: null,
      failureNote: null,
    },
    {
      id: 'b',
      at: ago(DAY),
      rule: 'One-star reviews',
      channel: '#reviews',
      mentionId: 15,
      sourceId: null,
      excerpt: 'App will not pair since the update',
      status: 'failed',
      attempts: 1,
      copies: 0,
      nextAttemptAt: null,
      failureNote: 'Slack says the channel is archived.',
    },
    {
      id: 'c',
      at: ago(MINUTE),
      rule: 'One-star reviews',
      channel: '#brand-alerts',
      mentionId: 13,
      sourceId: null,
      excerpt: 'Lovely bike, but the Bristol store',
      status: 'pending',
      attempts: 2,
      copies: 0,
      nextAttemptAt: ahead(MINUTE),
      failureNote: 'Slack asked to wait 30 s.',
    },
  ],
  nextCursor: 'def',
};

export const alertRule: AlertRuleData = {
  id: 1,
  values: {
    name: 'Angry and visible',
    brandId: 1,
    about: 'mentions',
    filter: 'sentiment:negative AND (priority:urgent',
    enabled: true,
    channelIds: [1],
  },
  channels: [
    { id: 1, kind: 'slack', name: '#brand-alerts' },
    { id: 2, kind: 'slack', name: '#reviews' },
  ],
  errors: {},
  filterError: {
    message: 'A parenthesis is opened and never closed.',
    query: 'sentiment:negative AND (priority:urgent',
    start: 23,
    end: 24,
  },
  explanation: null,
  found30Days: null,
};

export const channel: ChannelData = {
  channel: alerts.channels[1]!,
  kinds: [
    {
      kind: 'slack',
      label: 'Slack',
      settings: [
        {
          name: 'webhookUrl',
          label: 'Webhook address',
          help: 'In Slack: Apps, Incoming Webhooks.',
          required: true,
          secret: true,
        },
      ],
    },
  ],
  kind: 'slack',
  asked: ['webhookUrl'],
  values: { name: '#reviews', webhookUrl: 'set' },
  tried: null,
  slackApp: {
    requestUrl: 'https://earshot.fernhill.example/hooks/slack',
    isCallable: true,
    manifest: 'a: b',
  },
  errors: {},
};

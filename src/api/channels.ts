/** Channels: where messages go. */
import { z } from 'zod';
import { guard, guardSomewhere } from '../accounts/guard.ts';
import { createChannel } from '../alerts/channels.ts';
import { askOwner } from '../alerts/consent.ts';
import { type Channel, listChannels } from '../alerts/list-channels.ts';
import { madeSecret } from '../alerts/rotate-secret.ts';
import { type ApiRoute, route } from './contract.ts';
import { id, listOf, settings, text, time, wholeList } from './shapes.ts';

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

const channelOf = ({ label, ...channel }: Channel) => channel;

export const channelRoutes: ApiRoute[] = [
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
];

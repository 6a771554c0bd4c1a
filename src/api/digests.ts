/** One's own digests: what a list of the inbox got, regularly, by letter or through a channel. */
import { z } from 'zod';
import { guardSomewhere } from '../accounts/guard.ts';
import { createDigest, type DigestRow, deleteDigest, listDigests } from '../digests/digests.ts';
import { INBOX_VIEWS } from '../mentions/inbox/views.ts';
import { type ApiRoute, route } from './contract.ts';
import { id, listOf, text, time, wholeList } from './shapes.ts';

const LIST = {
  name: z.string(),
  brand: id.nullable().meta({ description: 'Null: every brand of your own' }),
  view: z.enum(INBOX_VIEWS).meta({ description: 'A view of the inbox' }),
  filter: z.string().meta({ description: 'Narrows the view, in the filter language' }),
  channel: id.nullable().meta({ description: 'Null: by letter to yourself' }),
  cadence: z.enum(['hourly', 'daily', 'weekly']),
  form: z.enum(['team', 'executive']).meta({ description: 'What came and who has what, or the figures' }),
  hour: z.int().min(0).max(23).meta({ description: 'In your own time zone; not for hourly ones' }),
  weekday: z.int().min(1).max(7).meta({ description: '1 is Monday; for weekly ones' }),
};

const DIGEST = z.object({
  id,
  ...LIST,
  nextAt: time,
  endedAt: time.nullable().meta({ description: 'When its reader unsubscribed' }),
  lastSentAt: time.nullable(),
  problem: z.string().nullable().meta({ description: 'Why the last one did not go out' }),
});

const digestOf = ({ brandId, brandName: _, channelId, channelName: __, ...digest }: DigestRow) => ({
  ...digest,
  brand: brandId,
  channel: channelId,
});

export const digestRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/digests',
    summary: 'Your digests',
    answer: listOf(DIGEST),
    async run({ platform, viewer }) {
      guardSomewhere(viewer, 'see inbox');
      return wholeList((await listDigests(platform, viewer.userId)).map(digestOf));
    },
  }),
  route({
    method: 'post',
    path: '/digests',
    summary: 'Subscribe to a digest',
    status: 201,
    body: z.object({
      ...LIST,
      name: text(200),
      brand: LIST.brand.default(null),
      view: LIST.view.default('everything'),
      filter: text(1000).default(''),
      channel: LIST.channel.default(null),
      cadence: LIST.cadence.default('daily'),
      form: LIST.form.default('team'),
      hour: LIST.hour.default(8),
      weekday: LIST.weekday.default(1),
    }),
    answer: DIGEST,
    async run({ platform, viewer, actor, body: { brand, view, filter, channel, ...body } }) {
      guardSomewhere(viewer, channel === null ? 'see inbox' : 'change alert rules');
      const list = { brandId: brand, view, filter };
      const made = await createDigest(platform, actor, { ...body, list, channelId: channel });
      return digestOf((await listDigests(platform, viewer.userId)).find((one) => one.id === made.id)!);
    },
  }),
  route({
    method: 'delete',
    path: '/digests/{id}',
    summary: 'Remove a digest',
    status: 204,
    async run({ platform, viewer, actor, id: digestId }) {
      guardSomewhere(viewer, 'see inbox');
      await deleteDigest(platform, actor, digestId);
    },
  }),
];

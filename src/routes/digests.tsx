/** Digests and feeds: subscribing, making, removing. */
import { Hono } from 'hono';
import { z } from 'zod';
import { DigestsPage } from '../../views/digests.tsx';
import type { DigestsData } from '../../views/digests-data.ts';
import { canSomewhere } from '../accounts/can.ts';
import { listChannels } from '../alerts/list-channels.ts';
import { QueryError } from '../brands/query-error.ts';
import { createDigest, deleteDigest, listDigests } from '../digests/digests.ts';
import { createFeed, listFeeds, revokeFeed } from '../feeds/feeds.ts';
import { savedViewsOf } from '../mentions/inbox/saved-views.ts';
import { frameOf } from './frame.ts';
import { keptList, LISTS } from './kept-list.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { MADE_ALREADY, madeOnce, NONCE, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const query = z.string().max(4000).default('');
const id = z
  .string()
  .regex(/^\d{0,15}$/)
  .default('');
const DIGEST = z.object({
  name: text(200).default(''),
  list: query,
  brand: id,
  filter: text(1000).default(''),
  form: z.enum(['team', 'executive']).default('team'),
  cadence: z.enum(['hourly', 'daily', 'weekly']).default('daily'),
  hour: z.coerce.number().int().min(0).max(23).default(8),
  weekday: z.coerce.number().int().min(1).max(7).default(1),
  channel: id,
  nonce: NONCE,
});
const FEED = z.object({
  feedName: text(200).default(''),
  feedList: query,
  feedBrand: id,
  feedFilter: text(1000).default(''),
  nonce: NONCE,
});

export const digestRoutes = new Hono<Environment>();

digestRoutes.get('/digests', (c) => showDigests(c));

digestRoutes.post('/digests', async (c) => {
  const form = await readForm(c, DIGEST);
  const { actor } = permittedSomewhere(c, form.channel ? 'change alert rules' : 'see inbox');
  const { name, cadence, hour, weekday } = form;
  try {
    const channelId = form.channel ? Number(form.channel) : null;
    const input = { name, cadence, hour, weekday, channelId, form: form.form, list: keptList(form) };
    const said = 'Subscribed. The first one comes with the next period.';
    const text = await sentOnce(c, form, said, (platform) => createDigest(platform, actor, input));
    return onward(c, undefined, '/digests', { text });
  } catch (error) {
    const values = { ...form, hour: String(hour), weekday: String(weekday) };
    return showDigests(c, { values, errors: errorsIn(error, 'filter') });
  }
});

digestRoutes.post('/digests/:id/deletion', (c) =>
  takeAway(c, { list: '/digests', capability: null }, async () => {
    const { actor } = permittedSomewhere(c, 'see inbox');
    await deleteDigest(c.get('platform'), actor, pathId(c, 'digest'));
    return 'Digest removed.';
  }),
);

digestRoutes.post('/feeds', async (c) => {
  const { actor } = permittedSomewhere(c, 'make own tokens');
  const form = await readForm(c, FEED);
  const { feedName: name, feedList: list, feedBrand: brand, feedFilter: filter } = form;
  try {
    const feed = { name, list: keptList({ list, brand, filter }) };
    const made = await madeOnce(c, form, (platform) => createFeed(platform, actor, feed));
    if (!made) return onward(c, undefined, '/digests', { text: MADE_ALREADY });
    // Shown in the answer itself: a redirect would have to carry it.
    return showDigests(c, { made: { name, address: c.get('platform').settings.publicUrl + made.path } });
  } catch (error) {
    return showDigests(c, { values: form, errors: errorsIn(error, 'feedFilter') });
  }
});

digestRoutes.post('/feeds/:id/revocation', (c) =>
  takeAway(c, { list: '/digests', capability: null }, async () => {
    const { actor } = permittedSomewhere(c, 'make own tokens');
    await revokeFeed(c.get('platform'), actor, pathId(c, 'feed'));
    return 'Feed revoked. Its address stopped working at once.';
  }),
);

/** The list of the inbox that the link came from. */
function broughtAlong(c: Request) {
  const value = new URL(c.req.url).search.slice(1);
  return value === '' || LISTS.some((list) => list.value === value)
    ? []
    : [{ value, label: 'The list that you came from' }];
}

/** A filter that cannot be read is a problem of its field. */
const errorsIn = (error: unknown, field: string): Record<string, string> =>
  error instanceof QueryError ? { [field]: error.message } : formErrors(error);

async function showDigests(c: Request, shown: Partial<DigestsData> = {}) {
  const { viewer, account } = permittedSomewhere(c, 'see inbox');
  const platform = c.get('platform');
  const [views, brands] = [await savedViewsOf(platform, viewer.userId), await seenBrands(c)];
  const channels = canSomewhere(viewer, 'change alert rules') ? await listChannels(platform) : [];
  const data: DigestsData = {
    digests: await listDigests(platform, viewer.userId),
    feeds: await listFeeds(platform, viewer.userId),
    lists: [...broughtAlong(c), ...LISTS, ...views.map(({ name, query: value }) => ({ value, label: name }))],
    brands: [
      { value: '', label: 'All brands of our own' },
      ...brands.map(({ id: value, name }) => ({ value: String(value), label: name })),
    ],
    channels: channels.map(({ id: value, name }) => ({ value: String(value), label: name })),
    mayMakeFeeds: canSomewhere(viewer, 'make own tokens'),
    hasMail: platform.mail !== null,
    address: account.email,
    made: null,
    ...shown,
    values: { hour: '8', list: new URL(c.req.url).search.slice(1), ...shown.values },
    errors: shown.errors ?? {},
  };
  return show(c, <DigestsPage frame={await frameOf(c)} data={data} />, shown.errors ? 422 : 200);
}

/** Channels: where alerts go. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { ChannelData } from '../../views/channel.tsx';
import { TriedFragment } from '../../views/channel-form.tsx';
import { type ChannelInput, changeChannel, createChannel, deleteChannel } from '../alerts/channels.ts';
import { askOwner } from '../alerts/consent.ts';
import type { Channel } from '../alerts/list-channels.ts';
import { settingsOfChannel } from '../alerts/offered.ts';
import { testChannel } from '../alerts/test-channel.ts';
import { type Tried, tryChanges, tryChannel } from '../alerts/try-channel.ts';
import { storable } from '../text.ts';
import { showMadeSecret } from './channel-keys.tsx';
import { channelOf, showChannel } from './channel-page.tsx';
import { fragmentFrameOf } from './frame.ts';
import { fragment, isPartial, onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { DONE_ALREADY, madeOnce, NONCE } from './request/sent-once.ts';
import { permitted } from './request/session.ts';
import { intentOf } from './source-form.tsx';

/** The name, the kind, and whatever the kind asks for. */
const CHANNEL = z
  .object({ kind: text(40).default('slack'), name: text(300).default(''), nonce: NONCE })
  .catchall(z.unknown());

export const channelRoutes = new Hono<Environment>();

channelRoutes.get('/channels/new', (c) => {
  permitted(c, 'change channels');
  return showChannel(c, null, { kind: c.req.query('kind') ?? 'slack' });
});

channelRoutes.post('/channels', async (c) => {
  permitted(c, 'change channels');
  const form = await readForm(c, CHANNEL);
  const settings = settingsIn(form, form.kind);
  const typed = { kind: form.kind, values: { name: form.name, ...settings } };
  switch (intentOf(form)) {
    case 'reload':
      return showChannel(c, null, typed);
    case 'try':
      return showTried(c, null, typed, () => tryChannel(c.get('platform'), form.kind, settings));
    case 'save':
      return addChannel(c, form.nonce, { kind: form.kind, name: form.name, settings }, typed);
  }
});

async function addChannel(
  c: Request,
  nonce: string | undefined,
  input: ChannelInput,
  typed: Partial<ChannelData>,
) {
  const { actor } = permitted(c, 'change channels');
  try {
    const made = await madeOnce(c, { nonce, ...input }, (platform) => createChannel(platform, actor, input));
    if (!made) return onward(c, undefined, '/alerts', { text: DONE_ALREADY });
    return await afterAdding(c, made.id, input);
  } catch (error) {
    return showChannel(c, null, { ...typed, errors: formErrors(error) });
  }
}

/** A secret that Earshot made is shown in the answer itself: a redirect would have to carry it. */
async function afterAdding(c: Request, id: number, { kind, settings }: ChannelInput) {
  const platform = c.get('platform');
  if (kind === 'webhook' && !settings.secret) return showMadeSecret(c, id);
  const isAsked = kind === 'email' && (await askOwner(platform, id));
  const text = isAsked || 'Channel added. Send a test to see it arrive.';
  return onward(c, undefined, `/channels/${id}`, { text });
}

channelRoutes.get('/channels/:id', async (c) => showChannel(c, await channelOf(c)));

channelRoutes.post('/channels/:id', async (c) => {
  permitted(c, 'change channels');
  const form = await readForm(c, CHANNEL);
  const { kind, name } = form;
  return changeOrAnew(c, {
    find: () => channelOf(c),
    save: (channel) => change(c, channel, form),
    anew: (told) =>
      showChannel(c, null, { kind, values: { name, ...settingsIn(form, kind) }, errors: { name: told } }),
  });
});

function change(c: Request, channel: Channel, form: z.output<typeof CHANNEL>) {
  const settings = settingsIn(form, channel.kind);
  const typed = { values: { name: form.name, ...settings } };
  switch (intentOf(form)) {
    case 'reload':
      return showChannel(c, channel, typed);
    case 'try':
      return showTried(c, channel, typed, () => tryChanges(c.get('platform'), channel.id, settings));
    case 'save':
      return saveChannel(c, channel, { name: form.name, settings }, typed);
  }
}

async function saveChannel(
  c: Request,
  channel: Channel,
  changes: Partial<ChannelInput>,
  typed: Partial<ChannelData>,
) {
  const { actor } = permitted(c, 'change channels');
  try {
    await changeChannel(c.get('platform'), actor, channel.id, changes);
    return onward(c, undefined, `/channels/${channel.id}`, { text: 'Saved.' });
  } catch (error) {
    return showChannel(c, channel, { ...typed, errors: formErrors(error) });
  }
}

/** Sends a test with what is typed; the page stays, typed secrets included, where scripts run. */
async function showTried(
  c: Request,
  channel: Channel | null,
  typed: Partial<ChannelData>,
  work: () => Promise<Tried>,
) {
  const { tried, errors } = await outcomeOf(work);
  if (isPartial(c))
    return fragment(c, <TriedFragment frame={await fragmentFrameOf(c)} tried={tried} errors={errors} />);
  return showChannel(c, channel, { ...typed, tried, errors });
}

async function outcomeOf(work: () => Promise<Tried>) {
  try {
    return { tried: await work(), errors: {} };
  } catch (error) {
    return { tried: null, errors: formErrors(error) };
  }
}

channelRoutes.post('/channels/:id/test', async (c) => {
  const { actor } = permitted(c, 'change channels');
  const channel = await channelOf(c);
  const { problem } = await testChannel(c.get('platform'), actor, channel.id);
  const said =
    problem === null
      ? 'The test was taken. Look for it in the channel.'
      : `The test did not arrive. ${problem}`;
  return onward(c, undefined, `/channels/${channel.id}`, { text: said });
});

channelRoutes.post('/channels/:id/deletion', (c) =>
  takeAway(c, { list: '/alerts', capability: 'change channels' }, async () => {
    const { actor } = permitted(c, 'change channels');
    await deleteChannel(c.get('platform'), actor, pathId(c, 'channel'));
    return 'Channel deleted. Rules that named it go on without it.';
  }),
);

/** The fields of a form that settings of this kind are made of. */
function settingsIn(form: Record<string, unknown>, kind: string): Record<string, string> {
  const names = settingsOfChannel(kind).map((setting) => setting.name);
  return Object.fromEntries(
    names.flatMap((name) => (typeof form[name] === 'string' ? [[name, storable(form[name])]] : [])),
  );
}

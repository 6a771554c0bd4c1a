/** Channels: where alerts go. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type ChannelData, ChannelPage } from '../../views/channel.tsx';
import { notFound } from '../accounts/guard.ts';
import { changeChannel, createChannel, deleteChannel } from '../alerts/channels.ts';
import { type Channel, channelById } from '../alerts/list-channels.ts';
import { offeredChannels, settingsOfChannel } from '../alerts/offered.ts';
import { testChannel } from '../alerts/test-channel.ts';
import { storable } from '../text.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { permitted } from './request/session.ts';

/** The name, the kind, and whatever the kind asks for. */
const CHANNEL = z.object({ kind: text(40).default('slack'), name: text(300) }).catchall(z.unknown());

export const channelRoutes = new Hono<Environment>();

channelRoutes.get('/channels/new', (c) => {
  permitted(c, 'change channels');
  return showChannel(c, null, { kind: c.req.query('kind') ?? 'slack' });
});

channelRoutes.post('/channels', async (c) => {
  const { actor } = permitted(c, 'change channels');
  const form = await readForm(c, CHANNEL);
  const settings = settingsIn(form, form.kind);
  try {
    const { id } = await createChannel(c.get('platform'), actor, { ...form, settings });
    return onward(c, undefined, `/channels/${id}`, { text: 'Channel added. Send a test to see it arrive.' });
  } catch (error) {
    const values = { name: form.name, ...settings };
    return showChannel(c, null, { kind: form.kind, values, errors: formErrors(error) });
  }
});

channelRoutes.get('/channels/:id', async (c) => showChannel(c, await channelOf(c)));

channelRoutes.post('/channels/:id', async (c) => {
  const { actor } = permitted(c, 'change channels');
  const channel = await channelOf(c);
  const form = await readForm(c, CHANNEL);
  const settings = settingsIn(form, channel.kind);
  try {
    await changeChannel(c.get('platform'), actor, channel.id, { name: form.name, settings });
    return onward(c, undefined, `/channels/${channel.id}`, { text: 'Saved.' });
  } catch (error) {
    return showChannel(c, channel, { values: { name: form.name, ...settings }, errors: formErrors(error) });
  }
});

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

channelRoutes.post('/channels/:id/deletion', async (c) => {
  const { actor } = permitted(c, 'change channels');
  await deleteChannel(c.get('platform'), actor, pathId(c, 'channel'));
  return onward(c, undefined, '/alerts', { text: 'Channel deleted. Rules that named it go on without it.' });
});

/** The fields of a form that settings of this kind are made of. */
function settingsIn(form: Record<string, unknown>, kind: string): Record<string, string> {
  const names = settingsOfChannel(kind).map((setting) => setting.name);
  return Object.fromEntries(
    names.flatMap((name) => (typeof form[name] === 'string' ? [[name, storable(form[name])]] : [])),
  );
}

async function channelOf(c: Request): Promise<Channel> {
  permitted(c, 'see alert rules');
  const channel = await channelById(c.get('platform'), pathId(c, 'channel'));
  if (!channel) throw notFound('channel');
  return channel;
}

async function showChannel(c: Request, channel: Channel | null, shown: Partial<ChannelData> = {}) {
  const kind = channel?.kind ?? shown.kind ?? 'slack';
  const stored = settingsOfChannel(kind).map(({ name, secret }) => [name, channel && secret ? 'stored' : '']);
  const data: ChannelData = {
    channel,
    kinds: offeredChannels(),
    kind,
    values: { name: channel?.name ?? '', ...Object.fromEntries(stored) },
    errors: {},
    ...shown,
  };
  return show(c, <ChannelPage frame={await frameOf(c)} data={data} />, shown.errors ? 400 : 200);
}

/** A webhook's signing secret, and the question to the owner of an address. */
import { Hono } from 'hono';
import { notFound } from '../accounts/guard.ts';
import { channelKeys } from '../alerts/channel-keys.ts';
import { askOwner } from '../alerts/consent.ts';
import { channelById } from '../alerts/list-channels.ts';
import { madeSecret, rotateSecret } from '../alerts/rotate-secret.ts';
import { channelOf, showChannel } from './channel-page.tsx';
import { onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { permitted } from './request/session.ts';

export const channelKeyRoutes = new Hono<Environment>();

channelKeyRoutes.post('/channels/:id/secret', async (c) => {
  const { actor } = permitted(c, 'change channels');
  const { id } = await channelOf(c);
  return showWithSecret(c, id, await rotateSecret(c.get('platform'), actor, id));
});

channelKeyRoutes.post('/channels/:id/question', async (c) => {
  permitted(c, 'change channels');
  const { id } = await channelOf(c);
  const text = (await askOwner(c.get('platform'), id)) ?? 'Nobody needs to be asked.';
  return onward(c, undefined, `/channels/${id}`, { text });
});

/** The page of a webhook whose secret Earshot has just made. */
export async function showMadeSecret(c: Request, id: number) {
  return showWithSecret(c, id, await madeSecret(c.get('platform'), id));
}

async function showWithSecret(c: Request, id: number, made: string) {
  const platform = c.get('platform');
  const channel = await channelById(platform, id);
  if (!channel) throw notFound('channel');
  const keys = { ...(await channelKeys(platform, id)), id, kind: channel.kind, made };
  return showChannel(c, channel, { keys });
}

/** The page of one channel, with what its form holds. */
import { type ChannelData, ChannelPage } from '../../views/channel.tsx';
import { notFound } from '../accounts/guard.ts';
import { channelKeys } from '../alerts/channel-keys.ts';
import { slackApp } from '../alerts/channels/slack-app.ts';
import { type Channel, channelById } from '../alerts/list-channels.ts';
import { askedOfChannel, offeredChannels } from '../alerts/offered.ts';
import { shownSettings } from '../alerts/shown-settings.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { pathId } from './request/input.ts';
import { permitted } from './request/session.ts';

export async function channelOf(c: Request): Promise<Channel> {
  permitted(c, 'see alert rules');
  const channel = await channelById(c.get('platform'), pathId(c, 'channel'));
  if (!channel) throw notFound('channel');
  return channel;
}

export async function showChannel(c: Request, channel: Channel | null, shown: Partial<ChannelData> = {}) {
  const platform = c.get('platform');
  const kind = channel?.kind ?? shown.kind ?? 'slack';
  const stored = channel ? await shownSettings(platform, channel.id) : {};
  const values = { name: channel?.name ?? '', ...stored, ...typedIn(shown.values, stored) };
  const data: ChannelData = {
    channel,
    kinds: offeredChannels(),
    asked: askedOfChannel(kind, values),
    keys: channel && { ...(await channelKeys(platform, channel.id)), id: channel.id, kind, made: null },
    slackApp: kind === 'slack' ? slackApp(platform.settings.publicUrl) : null,
    tried: null,
    errors: {},
    ...shown,
    ...{ kind, values },
  };
  const isWrong = Object.keys(data.errors).length > 0;
  return show(c, <ChannelPage frame={await frameOf(c)} data={data} />, isWrong ? 422 : 200);
}

/** A secret that was left empty is still the stored one. */
const typedIn = (values: Record<string, string> = {}, stored: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => value || stored[name] !== 'stored'));

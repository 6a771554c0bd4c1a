import type { Setting } from '../sources/adapter.ts';
import { askedSettings } from '../sources/asked.ts';
import type { ChannelSettings } from './channels/channel.ts';
import { CHANNEL_KINDS, channelKind } from './channels/index.ts';

/** A kind of channel that can be added, with what it asks for. */
export type OfferedChannel = { kind: string; label: string; settings: Setting[] };

/** Every kind of channel. */
export const offeredChannels = (): OfferedChannel[] =>
  CHANNEL_KINDS.map(({ kind, label, settings }) => ({ kind, label, settings }));

/** The settings of a kind; none for an unknown one. */
export const settingsOfChannel = (kind: string): Setting[] => channelKind(kind)?.settings ?? [];

/** The names of the settings that apply to these values. */
export function askedOfChannel(kind: string, values: ChannelSettings): string[] {
  const complete = channelKind(kind)?.complete?.(values) ?? values;
  return askedSettings(settingsOfChannel(kind), complete).map(({ name }) => name);
}

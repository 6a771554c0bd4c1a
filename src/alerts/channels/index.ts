import type { ChannelKind } from './channel.ts';
import { slack } from './slack.ts';

/** Every kind of channel; a new one is a file and a line. */
export const CHANNEL_KINDS: ChannelKind[] = [slack];

export function channelKind(kind: string): ChannelKind | null {
  return CHANNEL_KINDS.find((candidate) => candidate.kind === kind) ?? null;
}

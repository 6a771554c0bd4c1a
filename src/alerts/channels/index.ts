import type { ChannelKind } from './channel.ts';
import { discord } from './discord.ts';
import { email } from './email.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { webhook } from './webhook.ts';

/** Every kind of channel; a new one is a file and a line. */
export const CHANNEL_KINDS: ChannelKind[] = [slack, teams, discord, email, webhook];

export function channelKind(kind: string): ChannelKind | null {
  return CHANNEL_KINDS.find((candidate) => candidate.kind === kind) ?? null;
}

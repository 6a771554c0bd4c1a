/** What every channel is, and what it is given to send. */
import type { PriorityReason } from '../../db/schema.ts';
import type { Priority, Sentiment } from '../../mentions/mention.ts';
import type { Http } from '../../platform/platform.ts';
import type { Setting } from '../../sources/adapter.ts';

/** One mention for one channel. Texts are as their authors wrote them: escaping is the channel's own business. */
export type Alert = {
  kind: 'alert';
  /** The same in every attempt. */
  eventId: string;
  /** An earlier attempt may have arrived. */
  mayBeRepeat: boolean;
  ruleName: string | null;
  brandName: string;
  /** The brand's; due times are written in it. */
  timeZone: string;
  /** The mention's page in Earshot. */
  url: string;
  mention: {
    sourceKind: string;
    url: string | null;
    title: string | null;
    text: string;
    author: string | null;
    followers: number | null;
    rating: number | null;
    likes: number | null;
    sentiment: Sentiment;
    themes: string[];
    dueAt: Date | null;
  };
  priority: { level: Priority; score: number; reasons: PriorityReason[] };
};

/** Something about Earshot itself: a test, a channel that is off, a source that stopped. */
export type Notice = {
  kind: 'notice';
  eventId: string;
  /** An earlier attempt may have arrived. */
  mayBeRepeat?: boolean;
  title: string;
  text: string;
  url: string;
};

export type ChannelSettings = Record<string, string>;

export type ChannelKind = {
  kind: string;
  label: string;
  settings: Setting[];
  /** Name → what is wrong with that setting, as far as it shows without a request. */
  problems(settings: ChannelSettings): Record<string, string>;
  /** What tells two channels of this kind apart, without giving a secret away. */
  hint(settings: ChannelSettings): string;
  /** Resolves once the other side has taken it. Throws Failure. */
  send(message: Alert | Notice, settings: ChannelSettings, http: Http, now: () => Date): Promise<void>;
};

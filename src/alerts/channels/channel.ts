/** What every channel is, and what it is given to send. */
import type { PriorityReason } from '../../db/schema.ts';
import type { Priority, Sentiment, Status } from '../../mentions/mention.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Setting } from '../../sources/adapter.ts';

/** One mention for one channel. Texts are as their authors wrote them: escaping is the channel's own business. */
export type Alert = {
  kind: 'alert';
  /** The same in every attempt. */
  eventId: string;
  /** An earlier attempt may have arrived. */
  mayBeRepeat: boolean;
  ruleName: string | null;
  mentionId: number;
  brandName: string;
  /** The brand's; due times are written in it. */
  timeZone: string;
  /** The mention's page in Earshot. */
  url: string;
  /** How many more of its group there are by now. */
  similar: number;
  /** What somebody did with it: "Jonas took this at 10:47"; null while nobody did. */
  standing: string | null;
  /** What the channel calls the message whose thread this one belongs to. */
  inThreadOf: string | null;
  /** What may be done with it by now; everything when left out. */
  moves?: readonly AlertMove[];
  /** What a person said of the message. */
  verdict?: 'useful' | 'noise' | null;
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

/** What a button under an alert can do. */
export const ALERT_MOVES = ['take', 'snooze', 'dismiss'] as const;
export type AlertMove = (typeof ALERT_MOVES)[number];

/** Which buttons a mention still has; what somebody decided is changed in Earshot itself. */
export function movesFor(status: Status, isTaken: boolean): readonly AlertMove[] {
  if (status === 'resolved' || status === 'dismissed') return [];
  return ALERT_MOVES.filter((move) =>
    move === 'take' ? !isTaken : move === 'dismiss' || status !== 'snoozed',
  );
}

/** An incident, a reminder, or something about Earshot itself: a test, a channel that is off, a source that stopped. */
export type Notice = {
  kind: 'notice';
  eventId: string;
  /** An earlier attempt may have arrived. */
  mayBeRepeat?: boolean;
  title: string;
  text: string;
  url: string;
  /** What may be done with it by now; nothing when left out. */
  moves?: readonly AlertMove[];
  /** Who looks after it; null while nobody does. */
  standing?: string | null;
  /** What a person said of the message; nobody is asked when left out. */
  verdict?: 'useful' | 'noise' | null;
};

/** Several alerts in one message: what was held back, or what an outage kept. */
export type Digest = {
  kind: 'digest';
  eventId: string;
  mayBeRepeat: boolean;
  /** "12 mentions were held back in quiet hours". */
  title: string;
  /** Why they come together. */
  text: string;
  /** The most urgent first. */
  items: DigestItem[];
  /** How many more there are than `items`. */
  more: number;
  /** The list of them all in Earshot. */
  url: string;
};

export type DigestItem = {
  title: string;
  excerpt: string;
  author: string | null;
  sourceKind: string;
  sentiment: Sentiment;
  /** The mention's page in Earshot. */
  url: string;
};

export type Message = Alert | Notice | Digest;

export type ChannelSettings = Record<string, string>;

export type ChannelKind = {
  kind: string;
  label: string;
  settings: Setting[];
  /** The settings with what follows from them, such as the mode that they are for. */
  complete?(given: ChannelSettings): ChannelSettings;
  /** Settings that Earshot keeps by itself: nobody is asked for them, and nobody is shown them. */
  kept?: readonly { name: string; secret: boolean }[];
  /** Those that follow from what people entered; `before` is null for a new channel. It may override a setting left empty. */
  keep?(
    settings: ChannelSettings,
    before: ChannelSettings | null,
    platform: Platform,
  ): Promise<ChannelSettings>;
  /** Name → what is wrong with that setting, as far as it shows without a request. */
  problems(settings: ChannelSettings): Record<string, string>;
  /** Why nothing may go there yet, or any more; null when it may. */
  pending?(settings: ChannelSettings): string | null;
  /** What tells two channels of this kind apart, without giving a secret away. */
  hint(settings: ChannelSettings): string;
  /** Resolves once the other side has taken it. Throws Failure. */
  send(message: Message, settings: ChannelSettings, outside: Outside): Promise<Sent>;
  /** Shows in a message that was sent what is so by now. Throws Failure. Absent where messages cannot be changed. */
  update?(message: Message, externalId: string, settings: ChannelSettings, outside: Outside): Promise<void>;
  /** A message can be answered: what is similar stands in its thread. */
  hasThreads?: true;
};

/** What a channel may use of the platform. */
export type Outside = Pick<Platform, 'http' | 'mail' | 'now' | 'secrets' | 'settings'>;

/** What the other side calls the message; null where it does not say. */
export type Sent = { externalId: string | null };

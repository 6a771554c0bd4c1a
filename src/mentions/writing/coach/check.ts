/** What a check gets to see and what it says. All of it is pure. */
import type { Voice } from '../voice.ts';
import type { Reading } from './reading.ts';

export const CHECKS = [
  'hold',
  'personal',
  'variable',
  'banned',
  'length',
  'name',
  'problem',
  'apology',
  'next-step',
  'blame',
  'promise',
  'template',
  'tone',
  'language',
  'link',
] as const;
export type CheckName = (typeof CHECKS)[number];

export type Answered = {
  author: { name: string | null; handle: string | null };
  sourceKind: string;
  title: string | null;
  text: string;
  sentiment: string;
  intents: string[];
  themes: string[];
  /** ISO 639-1; null when unknown. */
  language: string | null;
};

export type UsedTemplate = {
  name: string;
  texts: string[];
  /** Posted replies of the last seven days that began as it. */
  usedThisWeek: number;
  usedInThread: boolean;
};

export type CoachInput = {
  reply: string;
  mention: Answered;
  voice: Voice;
  brand: string;
  agent: string;
  templates: UsedTemplate[];
  /** What we said under this mention before. */
  saidBefore: string[];
  /** Why nobody but its owner may answer now; null without a crisis. */
  held: string | null;
};

/** Everything a check may need, read once. */
export type Seen = CoachInput & {
  read: Reading;
  /** ISO 639-1 of the reply; null when it cannot be told. */
  written: string | null;
  /** Sentences and words are only understood in English. */
  isEnglish: boolean;
  /** Something went wrong for the author, or they say so. */
  isUnhappy: boolean;
};

/** UTF-16 offsets into the reply. */
export type Place = { start: number; end: number };
export type Fault = { reason: string; place: Place | null };

/** The faults that one check found, or why it does not apply: null when it does not and nothing need be said. */
export type Check = (seen: Seen) => Fault[];

export const fault = (reason: string, place: Place | null = null): Fault => ({ reason, place });

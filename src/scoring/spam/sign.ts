/** What a sign of spam is, and how its patterns are asked; written for posts about brands. Pure. */
import type { SpamReason } from './reasons.ts';

export type Sign = { reason: SpamReason; weight: number; isThere(seen: Seen): boolean };
/** `own`: without its addresses; where there were any, one mark for them all stands at its end. */
export type Seen = { text: string; links: string[]; own: string; words: string[]; hashtags: string[] };

/** True when one of the patterns is there. */
export const said =
  (...patterns: RegExp[]) =>
  ({ own }: Seen) =>
    patterns.some((pattern) => pattern.test(own));
/** True when both are. */
export const both =
  (one: RegExp, other: RegExp) =>
  ({ own }: Seen) =>
    one.test(own) && other.test(own);

/** What asks a reader to do something. */
export const INVITES =
  /\b(?:sign up|sign-up|register|join(?: us| now)?|click|claim|apply|deposit|play now|dm|inbox|link in|contact|whats ?app|telegram|visit|get yours|start (?:now|today|earning|trading)|thanks? to|don'?t miss|limited)\b|https?:\/\/|www\./i;

/** What a proposed match rule is, and when a word alone would find too much. */
import { COMMON_WORDS } from './common-words.ts';

/** `suggested` rules are ticked; the others are offered with the reason why they are not. */
export type ProposedRule = { rule: string; note: string; suggested: boolean };

export const BROAD = 'too broad on its own';

const SHORTEST_DISTINCT = 4;

/** Whether a folded word also means other things. */
export function isBroad(word: string): boolean {
  return COMMON_WORDS.has(word) || (/^[a-z0-9]+$/.test(word) && word.length < SHORTEST_DISTINCT);
}

/** A term of the match language: in quotes unless it is one plain word. */
export function quotedIfNeeded(name: string): string {
  return /^[\p{L}\p{N}]+$/u.test(name) && !/^(AND|OR|NOT|O?NEAR)$/.test(name) ? name : `"${name}"`;
}

/** Without the signs that mean something in a rule. */
export const plainName = (name: string) =>
  name
    .replaceAll(/["“”„‟«»＂*]/g, ' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();

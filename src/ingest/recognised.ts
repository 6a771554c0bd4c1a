/** What rules that are not saved yet find among posts, and what phrases would leave out of it. Pure. */
import { leavingOut, proposeLeaveOut } from '../brands/leave-out.ts';
import { compileRule, type Match, matchItem } from '../brands/match.ts';
import type { Item } from '../sources/adapter.ts';
import { searchedText } from '../text.ts';

/** A post and what the rules find in it. */
export type Recognised = { item: Item; matches: Match[] };

/** The posts that the rules find. Every rule must be readable. */
export function recognisedBy(items: readonly Item[], rules: readonly string[]): Recognised[] {
  const numbered = rules.map((rule, index) => ({ brandId: 0, ruleId: index, rule: compileRule(rule) }));
  return items.flatMap((item) => {
    const matches = matchItem(item, numbered);
    return matches.length > 0 ? [{ item, matches }] : [];
  });
}

/** Those of them that the phrases do not leave out. */
export function keptOf(recognised: readonly Recognised[], rules: string[], leave: string[]): Set<Item> {
  const items = recognised.map(({ item }) => item);
  if (leave.length === 0) return new Set(items);
  return new Set(recognisedBy(items, leavingOut(rules, leave)).map(({ item }) => item));
}

/** Other names among what the rules find, and the phrases that were asked for, each with what it drops. */
export function leaveOutOf(
  name: string,
  recognised: readonly Recognised[],
  { rules, leave }: { rules: string[]; leave: string[] },
) {
  const found = recognised.map(({ item, matches }) => ({
    text: searchedText(item),
    spans: matches.flatMap(({ spans }) => spans),
  }));
  const phrases = [...new Set([...proposeLeaveOut(name, found), ...leave])];
  return phrases.map((phrase) => ({
    phrase,
    drops: recognised.length - keptOf(recognised, rules, [phrase]).size,
  }));
}

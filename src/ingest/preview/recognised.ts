/** What rules that are not saved yet find among posts, and what is left of it without some phrases. Pure. */
import { leavingOut } from '../../brands/leave-out.ts';
import { compileRule, type Match, matchItem } from '../../brands/match.ts';
import type { Item } from '../../sources/adapter.ts';

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

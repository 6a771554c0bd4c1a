/** Item × match rules → which brands it concerns, where, and why. */
import type { Item } from '../sources/adapter.ts';
import { searchedText } from '../text.ts';
import type { Place } from './find.ts';
import { parseQuery, RULE_FIELDS } from './query.ts';
import type { Query } from './query-tree.ts';
import { type Hit, prepare, type Test, testOf } from './rule-test.ts';

/** UTF-16 offsets into `searchedText(item)`, and what stands there. */
export type Span = Place & { word: string };
/** `spans` are in order, never overlap, and are a hundred at most. */
export type Match = { brandId: number; ruleId: number; spans: Span[]; why: string };
export type CompiledRule = { rule: string; query: Query; test: Test };

const MOST_SPANS = 100;

/** Reads a match rule. Throws QueryError. */
export function compileRule(rule: string): CompiledRule {
  const query = parseQuery(rule, { fields: RULE_FIELDS });
  return { rule, query, test: testOf(query) };
}

/** The rules that recognise the item. The item is folded once for all of them. */
export function matchItem(
  item: Item,
  rules: readonly { brandId: number; ruleId: number; rule: CompiledRule }[],
): Match[] {
  const prepared = prepare(item);
  const text = searchedText(item);
  return rules.flatMap(({ brandId, ruleId, rule }) => {
    const hits = rule.test(prepared);
    if (!hits) return [];
    const spans = spansOf(hits, text);
    return [{ brandId, ruleId, spans, why: why(hits, spans, prepared.bodyStart) }];
  });
}

/** In order; what overlaps is joined. */
function spansOf(hits: Hit[], text: string): Span[] {
  const places = hits.flatMap((hit) => ('place' in hit ? [{ ...hit.place }] : []));
  places.sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: Place[] = [];
  for (const place of places) {
    const last = joined.at(-1);
    if (last && place.start < last.end) last.end = Math.max(last.end, place.end);
    else joined.push(place);
  }
  return joined.slice(0, MOST_SPANS).map(({ start, end }) => ({ start, end, word: text.slice(start, end) }));
}

function why(hits: Hit[], spans: Span[], bodyStart: number): string {
  const above = spans.filter((span) => span.start < bodyStart);
  const below = spans.filter((span) => span.start >= bodyStart);
  const reasons = hits.flatMap((hit) => ('reason' in hit ? [hit.reason] : []));
  const parts = [wordsIn(above, 'the title'), wordsIn(below, 'the text'), ...new Set(reasons)].filter(
    Boolean,
  );
  if (parts.length === 0) return 'Nothing that the rule leaves out is in it';
  const sentence = parts.join('; ');
  return sentence[0]!.toUpperCase() + sentence.slice(1);
}

function wordsIn(spans: Span[], where: string): string {
  const words = [...new Map(spans.map(({ word }) => [word.toLowerCase(), word])).values()];
  if (words.length === 0) return '';
  const shown = words.slice(0, 4).map((word) => `“${word.replaceAll(/\s+/g, ' ')}”`);
  const more = words.length > 4 ? ` and ${words.length - 4} more` : '';
  return `${shown.join(', ')}${more} in ${where}`;
}

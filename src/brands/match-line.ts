/** One line of the `match` command: an item in, the item with what was found out. */
import { Refusal } from '../failure.ts';
import type { Item } from '../sources/adapter.ts';
import { type CompiledRule, matchItem } from './match.ts';

/** Throws Refusal when the line is no item. */
export function matchLine(line: unknown, rule: CompiledRule): Record<string, unknown> {
  const [match] = matchItem(itemOf(line), [{ brandId: 0, ruleId: 0, rule }]);
  const spans = (match?.spans ?? []).map(({ start, end, word }) => ({ start, end, text: word }));
  return { ...(line as object), matched: match !== undefined, spans, why: match?.why ?? null };
}

/** What a rule looks at, unknown where the line says nothing. */
function itemOf(line: unknown): Item {
  if (typeof line !== 'object' || line === null || Array.isArray(line))
    throw wrong('it is not a JSON object');
  const item = line as Partial<Record<keyof Item, unknown>>;
  if (typeof item.text !== 'string') throw wrong('it has no text');
  const author = (typeof item.author === 'object' ? item.author : null) as Partial<Item['author']> | null;
  return {
    ...(item as Item),
    source: word(item.source) ?? '',
    url: word(item.url),
    title: word(item.title),
    text: item.text,
    language: word(item.language),
    location: word(item.location),
    rating: typeof item.rating === 'number' ? item.rating : null,
    externalId: word(item.externalId) ?? '',
    parent: word(item.parent),
    replyTo: word(item.replyTo),
    author: { name: word(author?.name), handle: word(author?.handle), url: null, followers: null },
  };
}

function word(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function wrong(what: string): Refusal {
  return new Refusal(
    'invalid',
    `This line cannot be matched: ${what}. Write one item a line, at least {"text": "…"}.`,
  );
}

/** What the indexes of words and of facets can answer: conditions that every match meets, found without a walk. */
import { type SQL, sql } from 'drizzle-orm';
import { AUTHOR_WORDS, FACETS } from '../../db/schema.ts';
import { themeAsked } from '../aspect.ts';
import type { FieldFilter } from './field-filter.ts';
import type { Filter } from './filter.ts';
import { incidentIds } from './incident-sql.ts';
import { isIndexed, isWorded } from './words.ts';
import { looseQueryOf, nameOf, WORDS } from './words-sql.ts';

/** A condition over `mentions m` that an index answers alone; null when none does. */
export function candidatesSql(filter: Filter): SQL | null {
  if (filter.kind === 'words')
    return isIndexed(filter.text) ? sql`${WORDS} @@ ${looseQueryOf(filter)}` : null;
  if (filter.kind === 'field') return fieldCandidates(filter);
  if (filter.kind !== 'and' && filter.kind !== 'or') return null;
  const parts = filter.parts.map(candidatesSql);
  const known = parts.filter((part) => part !== null);
  if (known.length === 0 || (filter.kind === 'or' && known.length < parts.length)) return null;
  return sql`(${sql.join(known, filter.kind === 'and' ? sql` and ` : sql` or `)})`;
}

function fieldCandidates(filter: FieldFilter): SQL | null {
  switch (filter.field) {
    case 'source':
    case 'status':
    case 'priority':
    case 'sentiment':
      return faceted([`${filter.field} ${filter.value}`]);
    case 'lang':
      return faceted([`lang ${filter.value.split('-')[0]}`]);
    case 'site':
      return faceted([`site ${[...filter.value].reverse().join('')}`], { begun: true });
    case 'rating':
      return faceted(starsBetween(filter).map((stars) => `rating ${stars}`));
    case 'theme':
      return sql`m.themes @> array[${themeAsked(filter.value).theme}::text]`;
    case 'tag':
      return sql`m.tags @> array[${filter.value}::text]`;
    case 'intent':
      return sql`m.intents @> array[${filter.value}::text]`;
    case 'author':
      return authorCandidates(filter.value);
    case 'incident':
      return sql`m.id in (${incidentIds(filter)})`;
    case 'has':
      return HAS[filter.value];
    case 'replied':
      return HAS.reply;
    case 'promise':
      return filter.value === 'kept' ? HAS.reply : null;
    case 'is':
      return IS[filter.value] ?? null;
    default:
      return null;
  }
}

function starsBetween({ from, to }: { from: number; to: number }): number[] {
  return [1, 2, 3, 4, 5].filter((stars) => stars >= Math.floor(from) && stars <= to);
}

/** Words of the index `mentions_facets`, one of which a mention has; `begun`: a word of its own begins so. */
function faceted(words: string[], { begun = false } = {}): SQL {
  const query = words.map((word) => `'${word.replaceAll(/['\\]/g, '$&$&')}'${begun ? ':*' : ''}`).join(' | ');
  return sql`${FACETS} @@ ${query}::text::tsquery`;
}

const HAS = {
  reply: faceted(['answered']),
  rating: faceted(['rated']),
  tag: faceted(['tagged']),
  csat: sql`m.id in (select mention_id from surveys where answered_at is not null)`,
  survey: sql`m.id in (select mention_id from surveys)`,
};

const IS: Partial<Record<string, SQL>> = {
  unsure: faceted(['unsure']),
  // It has an index of its own.
  spam: sql`m.spam`,
};

const authorCandidates = (author: string) =>
  isWorded(author) ? sql`${AUTHOR_WORDS} @@ ${looseQueryOf(nameOf(author))}` : null;

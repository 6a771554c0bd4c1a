/** The query of a list of mentions as one filter: every parameter narrows it further. */
import { z } from 'zod';
import { Refusal } from '../failure.ts';
import { FILTER_FIELDS, fieldFilter } from '../mentions/filter/fields.ts';
import { type Filter, parseFilter } from '../mentions/filter/filter.ts';
import { text } from './shapes.ts';

const word = text(256).optional();
const moment = z.union([z.iso.date(), z.iso.datetime()]).optional();

export const MENTION_FILTER = z.object({
  brand: word.meta({ description: 'Name or id' }),
  status: word,
  sentiment: word,
  intent: word,
  theme: word,
  source: word.meta({ description: 'A source kind, such as rss' }),
  author: word.meta({ description: 'Handle or name' }),
  assignee: word.meta({ description: 'me, none, or an id, e-mail address or name' }),
  team: word.meta({ description: 'mine, none, or an id or name' }),
  on: word.meta({
    description:
      'Published on this day, or on those from 2026-11-01..2026-11-30, in each brand’s own time zone',
  }),
  from: moment.meta({ description: 'Published at this time or later' }),
  to: moment.meta({ description: 'Published before this time, or on this day at the latest' }),
  q: text(2000).default('').meta({ description: 'The filter language of the search box' }),
});

/** Throws QueryError for a `q`, and Refusal for a value, that cannot be read. */
export function filterOf({ q, from, to, ...fields }: z.output<typeof MENTION_FILTER>): Filter {
  const parts = Object.entries(fields).flatMap(([field, value]) => (value ? [fieldOf(field, value)] : []));
  if (from) parts.push(fieldOf('after', from));
  if (to) parts.push(fieldOf('before', endOf(to)));
  return { kind: 'and', parts: [parseFilter(q), ...parts] };
}

function fieldOf(field: string, value: string): Filter {
  const problem = FILTER_FIELDS[field]!(value);
  if (problem) throw new Refusal('invalid', problem, { [field]: problem });
  return fieldFilter(field, value);
}

/** A day includes its last moment. */
function endOf(to: string): string {
  if (to.length > 10) return to;
  return new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString();
}

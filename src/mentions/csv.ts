/** Exported mentions as CSV that no spreadsheet takes for formulas. */
import { stringify } from 'csv-stringify/sync';
import type { ExportedMention } from './export.ts';

type Cell = string | number | boolean | null;

const COLUMNS: Record<string, (mention: ExportedMention) => Cell> = {
  id: ({ id }) => id,
  brand: ({ brand }) => brand,
  source: ({ source }) => source,
  externalId: ({ externalId }) => externalId,
  url: ({ url }) => url,
  'author.name': ({ author }) => author.name,
  'author.handle': ({ author }) => author.handle,
  'author.url': ({ author }) => author.url,
  'author.followers': ({ author }) => author.followers,
  title: ({ title }) => title,
  text: ({ text }) => text,
  language: ({ language }) => language,
  publishedAt: ({ publishedAt }) => publishedAt,
  editedAt: ({ editedAt }) => editedAt,
  rating: ({ rating }) => rating,
  'engagement.likes': ({ engagement }) => engagement.likes,
  'engagement.comments': ({ engagement }) => engagement.comments,
  'engagement.shares': ({ engagement }) => engagement.shares,
  'engagement.views': ({ engagement }) => engagement.views,
  location: ({ location }) => location,
  replyTo: ({ replyTo }) => replyTo,
  parent: ({ parent }) => parent,
  'sentiment.label': ({ sentiment }) => sentiment.label,
  'sentiment.score': ({ sentiment }) => sentiment.score,
  'sentiment.confidence': ({ sentiment }) => sentiment.confidence,
  'sentiment.unsure': ({ sentiment }) => String(sentiment.unsure),
  emotions: ({ emotions }) => emotions.join('; '),
  intents: ({ intents }) => intents.join('; '),
  themes: ({ themes }) => themes.join('; '),
  'priority.level': ({ priority }) => priority.level,
  'priority.score': ({ priority }) => priority.score,
  'priority.reasons': ({ priority }) =>
    priority.reasons.map(({ reason, points }) => `${reason}: ${points}`).join('; '),
  status: ({ status }) => status,
  assignee: ({ assignee }) => assignee,
  dueAt: ({ dueAt }) => dueAt,
};

/** The header and one record per mention, each without its line end; a record may hold line breaks in quotes. */
export async function* csvOf(mentions: AsyncIterable<ExportedMention>): AsyncGenerator<string> {
  yield csvRecord(Object.keys(COLUMNS));
  for await (const mention of mentions) yield csvRecord(Object.values(COLUMNS).map((read) => read(mention)));
}

/** One line of a file, without its end. */
export function csvRecord(cells: Cell[]): string {
  return stringify([cells.map(guarded)], { quoted_string: true, eof: false });
}

/** Signs that begin a formula, also full-width ones and behind what cannot be seen (OWASP WSTG-INPV-21). */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Z}"']*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;

/** A cell as it was before the apostrophe that keeps a spreadsheet from computing it. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

function guarded(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}

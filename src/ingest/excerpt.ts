import type { Match, Span } from '../brands/match.ts';
import type { Item } from '../sources/adapter.ts';

const LENGTH = 200;
const BEFORE = 60;

/** `matched` counts in `title + '\n' + text`, as spans do everywhere. */
export type Excerpt = { title: string | null; text: string; matched: Span[] };

/** The title and some 200 characters of the text around its first match; pure. */
export function excerptOf({ title, text }: Pick<Item, 'title' | 'text'>, matches: Match[]): Excerpt {
  const spans = matches.flatMap((match) => match.spans).sort((a, b) => a.start - b.start);
  const body = title === null ? 0 : title.length + 1;
  const first = spans.find((span) => span.start >= body);
  const from = first ? wordStart(text, first.start - body - BEFORE) : 0;
  const lead = from > 0 ? '…' : '';
  const shown = lead + text.slice(from, from + LENGTH) + (from + LENGTH < text.length ? '…' : '');
  const shift = lead.length - from;
  const inTitle = spans.filter((span) => span.end < body);
  const inText = spans.filter((span) => span.start >= body + from && span.end <= body + from + LENGTH);
  const moved = inText.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }));
  return { title, text: shown, matched: apart([...inTitle, ...moved]) };
}

function wordStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.indexOf(' ', at) + 1 || at;
}

/** Several rules may mark the same words. */
function apart(spans: Span[]): Span[] {
  let end = -1;
  return spans.filter((span) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

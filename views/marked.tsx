/** Text by strangers with the words marked that explain why it is here. Offsets count UTF-16 units. */
import type { Evidence, Span } from '../src/db/schema.ts';

/** Spans and evidence count in `title + '\n' + text`, or in `text` alone when there is no title. */
export type MarkedText = { title: string | null; text: string; matched: Span[]; evidence: Evidence[] };

export type Segment = { text: string; matched: boolean; weight: number };

type Range = { start: number; end: number };

const covers = (range: Range, start: number, end: number) => range.start <= start && range.end >= end;

/** Cuts `text`, which begins at `offset` of the whole, wherever a span begins or ends. */
export function segments(text: string, offset: number, matched: Range[], evidence: Evidence[]): Segment[] {
  const inside = (at: number) => at > 0 && at < text.length;
  const edges = [...matched, ...evidence].flatMap((span) => [span.start - offset, span.end - offset]);
  const cuts = [...new Set([0, ...edges.filter(inside), text.length])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    const here = (span: Range) => covers(span, from + offset, to + offset);
    return {
      text: text.slice(from, to),
      matched: matched.some(here),
      weight: evidence.filter(here).reduce((sum, span) => sum + span.weight, 0),
    };
  });
}

const Piece = ({ segment: { text, matched, weight } }: { segment: Segment }) => {
  const inner = matched ? <mark>{text}</mark> : text;
  if (weight < 0) return <u class="worse">{inner}</u>;
  return weight > 0 ? <u class="better">{inner}</u> : inner;
};

export const Pieces = ({ pieces }: { pieces: Segment[] }) => (
  <>
    {pieces.map((segment) => (
      <Piece segment={segment} />
    ))}
  </>
);

const textOffset = (title: string | null) => (title === null ? 0 : title.length + 1);

export const MarkedTitle = ({ title, matched, evidence }: MarkedText) =>
  title ? <Pieces pieces={segments(title, 0, matched, evidence)} /> : null;

const FOLD = 3000;

/** Everything that was said; a very long text is folded, never cut. */
export const MarkedBody = ({ title, text, matched, evidence }: MarkedText) => {
  const offset = textOffset(title);
  const head = text.length > FOLD * 1.3 ? FOLD : text.length;
  const rest = text.slice(head);
  return (
    <>
      <p>
        <Pieces pieces={segments(text.slice(0, head), offset, matched, evidence)} />
      </p>
      {rest && (
        <details>
          <summary>Show the rest</summary>
          <p>
            <Pieces pieces={segments(rest, offset + head, matched, evidence)} />
          </p>
        </details>
      )}
    </>
  );
};

/** One line for lists: title and text run on, what drove the score stands out. */
export const MarkedLine = ({ title, text, evidence }: Omit<MarkedText, 'matched'>) => {
  const strong = (segment: Segment) => (segment.weight ? <em>{segment.text}</em> : segment.text);
  return (
    <>
      {title && segments(title, 0, [], evidence).map(strong)}
      {title && text && (/[.!?…:]$/.test(title) ? ' ' : '. ')}
      {segments(text, textOffset(title), [], evidence).map(strong)}
    </>
  );
};

/** Notes on charts over time: their numbers above the days, their words below the chart. */
import type { Annotation } from '../src/reports/annotations.ts';
import { calendarDay } from './format.ts';

export type Marked = { number: number; day: string };
export type NumberedNote = Annotation & { number: number };
type Mark = { x: number; numbers: number[] };

const APART = 18;
/** What the numbers need above a chart that has no room for them. */
export const MARKS_HEIGHT = 24;

/** Numbered by their days. */
export const numbered = (annotations: Annotation[]): NumberedNote[] =>
  annotations.map((note, index) => ({ ...note, number: index + 1 }));

/** Numbers that would cover each other stand together at the first; `at`: null where the chart has no such day. */
export function marksOf(notes: Marked[], at: (day: string) => number | null): Mark[] {
  const marks: Mark[] = [];
  for (const { number, day } of notes) {
    const x = at(day);
    if (x === null) continue;
    const last = marks.at(-1);
    if (last && x - last.x < APART * last.numbers.length) last.numbers.push(number);
    else marks.push({ x, numbers: [number] });
  }
  return marks;
}

/** Where the notes of the list below belong; `top` is the middle of the numbers. */
export const NoteMarks = ({ marks, top, bottom }: { marks: Mark[]; top: number; bottom: number }) => (
  <>
    {marks.map(({ x, numbers }) => (
      <g>
        <line x1={x} x2={x} y1={top + 10} y2={bottom} class="note-line" />
        {numbers.map((number, index) => (
          <>
            <circle cx={x + index * APART} cy={top} r="8.5" class="note-dot" />
            <text x={x + index * APART} y={top + 3.8} text-anchor="middle" class="note-number">
              {number}
            </text>
          </>
        ))}
      </g>
    ))}
  </>
);

export const NoteWords = ({ note }: { note: NumberedNote }) => (
  <>
    <span class="note-badge">{note.number}</span>
    <span>
      <b>{calendarDay(note.day)}</b> {note.kind === 'fix' ? `Fix shipped: ${note.text}` : note.text}
    </span>
  </>
);

/** To be read alone; they are written on the reputation page. */
export const NoteList = ({ notes }: { notes: NumberedNote[] }) =>
  notes.length === 0 ? null : (
    <ol class="notes">
      {notes.map((note) => (
        <li>
          <NoteWords note={note} />
        </li>
      ))}
    </ol>
  );

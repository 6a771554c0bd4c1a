/** What is read of a text: of a long one its beginning and the surroundings of the brand, and nothing invisible. */

type Span = { start: number; end: number };

/** `text` is what is read; `pieces`, in its order, tell where each part of it stands in the whole. */
export type Window = { text: string; pieces: Piece[]; partlyRead: boolean };
type Piece = { from: number; shift: number };

/** UTF-16 units; what a text means is said by then, and time stays bounded. */
const BEGINNING = 4000;
const AROUND = 500;
const MOST_PLACES = 4;
const LONGEST_PLACE = 200;
/** Between parts, so that no sentence runs on from one into the next. */
const BREAK = '\n\n';
/** Soft hyphens, zero-width blanks, marks and overrides of direction: they hide words from a reader of letters. */
export const UNSEEN =
  '[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180b-\\u180f\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0]';
/** These join faces to families; behind a letter they only hide. */
const JOINERS = '(?<=[a-z])[\\u200d\\ufe00-\\ufe0f]';
const INVISIBLE = new RegExp(`(?:${UNSEEN}|${JOINERS})+`, 'gi');

/** Whether a searched text is longer than what is read of one. */
export function isPartlyRead(text: string): boolean {
  return text.length > BEGINNING;
}

/** The places that are looked at: all in the beginning, since one that is left out looks like another name. */
export function nearestPlaces(about: readonly Span[]): Span[] {
  const sorted = about.length > 1 ? [...about].sort((a, b) => a.start - b.start) : [...about];
  if (sorted.length <= MOST_PLACES) return sorted;
  const early = sorted.filter(({ end }) => end <= BEGINNING);
  return [...early, ...sorted.filter(({ end }) => end > BEGINNING).slice(0, MOST_PLACES)];
}

/** `about` as `nearestPlaces` gives it; a short text without invisible characters is its own window. */
export function windowOf(text: string, about: readonly Span[]): Window {
  const window: Window = { text: '', pieces: [], partlyRead: isPartlyRead(text) };
  const parts = window.partlyRead ? partsOf(text, about) : [{ start: 0, end: text.length }];
  for (const part of parts) {
    if (window.text !== '') window.text += BREAK;
    addVisible(window, text, part);
  }
  return window;
}

/** Moves places of the window's text, in their order, to where they stand in the whole text. */
export function toWhole({ pieces }: Window, places: Span[]): void {
  if (pieces.length === 1 && pieces[0]!.shift === 0) return;
  let at = 0;
  const moved = (offset: number) => {
    while (at + 1 < pieces.length && pieces[at + 1]!.from <= offset) at++;
    return offset + pieces[at]!.shift;
  };
  for (const place of places) {
    place.start = moved(place.start);
    place.end = moved(place.end - 1) + 1;
  }
}

function addVisible(window: Window, text: string, { start, end }: Span): void {
  const part = text.slice(start, end);
  let from = 0;
  const add = (to: number) => {
    window.pieces.push({ from: window.text.length, shift: start + from - window.text.length });
    window.text += part.slice(from, to);
  };
  for (const { index, 0: hidden } of part.matchAll(INVISIBLE)) {
    add(index);
    from = index + hidden.length;
  }
  add(part.length);
}

/** Parts that neither overlap nor cut a character in two, in the text's order. */
function partsOf(text: string, about: readonly Span[]): Span[] {
  const parts: Span[] = [{ start: 0, end: whole(text, BEGINNING) }];
  const later = about.filter(({ start, end }) => end > BEGINNING && start < end && end <= text.length);
  for (const { start, end } of later) {
    const last = parts.at(-1)!;
    const before = whole(text, Math.max(0, start - AROUND));
    const behind = whole(text, Math.min(text.length, end + AROUND, start + LONGEST_PLACE + AROUND));
    if (before <= last.end) last.end = Math.max(last.end, behind);
    else parts.push({ start: before, end: behind });
  }
  return parts;
}

/** `offset`, or one less where it would part a pair of surrogates. */
function whole(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

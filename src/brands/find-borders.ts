/** Where words begin and end in scripts that write without spaces. */
import { classAt } from './characters.ts';
import { type Folded, rawStart } from './fold.ts';

/** Per raw unit, 1 where a word begins; pieces are segmented when they are asked for. */
export type Borders = { at: Uint8Array; done: boolean[] };

const CHUNK = 1024;
const MARGIN = 48;
/** Longer than any stored text; beyond it only a change of script is a border. */
const SEGMENTED = 100_000;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
const KATAKANA = /[\p{Script=Katakana}\u3099\u309a\u30fc\uff70\uff9e\uff9f]/u;
/** Per UTF-16 unit: 0 not looked at yet, 1 other, 2 katakana. */
const katakana = new Uint8Array(0x10000);

export type Bordered = Folded & { borders: Borders | null };

/** Whether a word may begin or end at the folded offset `at`. */
export function isBorder(text: Bordered, at: number): boolean {
  if (classAt(text.text, at - 1) !== 2 || classAt(text.text, at) !== 2) return true;
  const raw = rawStart(text, at);
  if (isKatakana(text.raw, raw - 1) !== isKatakana(text.raw, raw)) return true;
  if (raw >= SEGMENTED) return false;
  text.borders ??= { at: new Uint8Array(Math.min(text.raw.length, SEGMENTED) + CHUNK), done: [] };
  const chunk = Math.floor(raw / CHUNK);
  if (!text.borders.done[chunk]) segment(text.raw, chunk, text.borders);
  return text.borders.at[raw] === 1;
}

function isKatakana(raw: string, at: number): boolean {
  const unit = raw.charCodeAt(at);
  if (katakana[unit] === 0) katakana[unit] = KATAKANA.test(raw[at]!) ? 2 : 1;
  return katakana[unit] === 2;
}

/** In pieces with a margin: one search never segments a whole book, and long pieces cost far more. */
function segment(raw: string, chunk: number, borders: Borders): void {
  const from = Math.max(0, chunk * CHUNK - MARGIN);
  const piece = raw.slice(from, (chunk + 1) * CHUNK + MARGIN);
  for (const { index } of segmenter.segment(piece))
    if (Math.floor((from + index) / CHUNK) === chunk) borders.at[from + index] = 1;
  borders.done[chunk] = true;
}

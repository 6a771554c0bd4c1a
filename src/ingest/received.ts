/** A file as it was uploaded → its text, its format and how many rows it has. */
import { Refusal } from '../failure.ts';
import { decodeBody } from '../sources/feed/decode.ts';
import { storable } from '../text.ts';
import { countRows, type ImportFormat } from './import-rows.ts';
import { linesOf } from './lines.ts';

export const LARGEST_FILE = 48 * 1024 * 1024;

export const TOO_LARGE =
  `The file is larger than ${LARGEST_FILE / 1024 / 1024} MB. Nothing of it was stored. ` +
  'Split it, or use the command "earshot import".';

export type Received = { text: string; format: ImportFormat; rowCount: number };

/** Throws Refusal, with a sentence for the field "file", for what holds no mentions that can be read. */
export async function received(bytes: Uint8Array): Promise<Received> {
  if (bytes.length > LARGEST_FILE) throw refused(TOO_LARGE);
  const kind = SIGNATURES.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0];
  if (kind) throw refused(`This is ${kind}. Save what is in it as CSV, and choose that file.`);
  const text = storable(decodeBody(bytes, null));
  const first = text.trimStart().split('\n', 1)[0]!.trim();
  if (first === '') throw refused('The file is empty. Choose one with a mention on each line.');
  if (/^(\[|\{$)/.test(first)) throw refused(NOT_LINES);
  const format = first.startsWith('{') ? 'ndjson' : 'csv';
  const rowCount = await countRows(linesOf(cutAtLines(text)), format).catch(namingTheFile);
  if (rowCount === 0) throw refused('There is only a header in this file, and no row below it.');
  return { text, format, rowCount };
}

/** UTF-16 units; small enough to be read one by one. */
const PART = 1024 * 1024;

/** The text in pieces that end with a line, so that no name is cut in two, unless a line is longer than a piece. */
export function* cutText(text: string, length = PART): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + length;
    const line = end < text.length ? text.lastIndexOf('\n', end - 1) + 1 : text.length;
    const next = line > at ? line : isInsidePair(text, end) ? end - 1 : end;
    yield text.slice(at, next);
    at = next;
  }
}

async function* cutAtLines(text: string): AsyncGenerator<string> {
  yield* cutText(text);
}

const isInsidePair = (text: string, at: number) => /[\uD800-\uDBFF]/.test(text[at - 1]!);

const NOT_LINES =
  'This is JSON over several lines, or one list. Write one whole object on each line (NDJSON): ' +
  'the tool jq does it with jq -c ".[]" file.json';

const SIGNATURES: [kind: string, start: number[]][] = [
  ['a workbook or an archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a compressed file', [0x1f, 0x8b]],
];

function namingTheFile(error: unknown): never {
  throw error instanceof Refusal ? refused(error.message) : error;
}

const refused = (sentence: string) => new Refusal('invalid', sentence, { file: sentence });

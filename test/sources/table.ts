/** The table of recorded replies: which file is which, and what it gives. */
import { readFileSync } from 'node:fs';
import { Failure } from '../../src/failure.ts';
import { readRecorded } from '../../src/sources/read.ts';

export type Row = {
  file: string;
  kind: string;
  settings: Record<string, string>;
  status: number;
  /** "3 items", "1 item, 1 deleted", a class of failure, or a class with a piece of its sentence: "schema: history". */
  gives: string;
};

/** The rows of recorded.tsv. */
export function readTable(): Row[] {
  const [, ...lines] = readFileSync(new URL('recorded.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [file = '', kind = '', settings, status, gives = ''] = line.split('\t');
    return {
      file,
      kind,
      settings: Object.fromEntries(new URLSearchParams(settings)),
      status: Number(status),
      gives,
    };
  });
}

/** What a reply gives, in the table's words; of a failure also its sentence. Anything but a Failure is thrown. */
export async function given(
  { kind, status, settings }: Pick<Row, 'kind' | 'status' | 'settings'>,
  body: Uint8Array,
  headers: Record<string, string>,
  now: Date,
): Promise<{ is: string; says: string }> {
  try {
    const { items, deleted = [] } = await readRecorded(kind, body, { status, headers, settings, now });
    const found = `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
    return { is: deleted.length > 0 ? `${found}, ${deleted.length} deleted` : found, says: '' };
  } catch (error) {
    if (error instanceof Failure) return { is: error.class, says: error.message };
    throw error;
  }
}

/** True when what came is what the row says. */
export function isAsTold(gives: string, { is, says }: { is: string; says: string }): boolean {
  const [told = '', piece = ''] = gives.split(': ');
  return told === is && says.toLowerCase().includes(piece.toLowerCase());
}

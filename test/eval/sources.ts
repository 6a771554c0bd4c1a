/** Prints what a folder of recorded replies gives, beside what it must give: node --import tsx test/eval/sources.ts --data folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SOURCE_ADAPTERS } from '../../src/sources/kinds/index.ts';
import { given, isAsTold, type Row, readTable } from '../sources/table.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const NOT_REPLIES = new Set(['INDEX.tsv', 'HEADERS.json', 'README.md']);

const { values } = parseArgs({ options: { data: { type: 'string' }, kind: { type: 'string' } } });
if (!values.data) throw new Error('Name the folder of recorded replies: --data <folder>.');
const folder = values.data;
const headers = headersOf(join(folder, 'HEADERS.json'));
const table = readTable();
const unlisted = readdirSync(folder).filter(
  (name) => !NOT_REPLIES.has(name) && !table.some(({ file }) => file === name),
);

let differing = unlisted.length;
for (const row of table.filter(({ kind }) => !values.kind || kind === values.kind)) await tell(row);
for (const name of unlisted) console.log(`MISSING  ${name} is not in the table.`);
console.log(`\n${table.length} files in the table, ${differing} differences.`);
process.exitCode = differing === 0 ? 0 : 1;

async function tell(row: Row): Promise<void> {
  const { is, says, known } = await outcome(row);
  const isRight = isAsTold(row.gives, { is, says }) && isKnownRightly(row, known);
  if (!isRight) differing++;
  const columns = [
    isRight ? 'ok' : 'DIFFERS',
    row.file.padEnd(45),
    row.gives.padEnd(28),
    is.padEnd(20),
    known,
  ];
  console.log(columns.join('  '));
  if (says) console.log(`           ${says}`);
}

async function outcome(row: Row): Promise<{ is: string; says: string; known: string[] }> {
  const path = join(folder, row.file);
  if (!existsSync(path)) return { is: 'no such file', says: '', known: [] };
  const body = readFileSync(path);
  const known = SOURCE_ADAPTERS.filter((adapter) => adapter.recognises(body.toString())).map(
    ({ kind }) => kind,
  );
  try {
    return { ...(await given(row, body, headers[row.file]?.headers ?? {}, NOW)), known };
  } catch (error) {
    return { is: 'error', says: `${error}`, known };
  }
}

/** Replies with items are known by their own kind, feeds also by the one that reads any feed; by nobody else. */
function isKnownRightly({ file, kind, gives }: Row, known: string[]): boolean {
  const strangers = known.filter((other) => other !== kind && !(other === 'rss' && file.endsWith('.xml')));
  const holdsItems = /^[1-9]\d* item/.test(gives);
  return strangers.length === 0 && (!holdsItems || known.includes(kind));
}

type Headers = Record<string, { headers: Record<string, string> }>;

function headersOf(path: string): Headers {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Headers) : {};
}

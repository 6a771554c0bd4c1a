import { expect, it } from 'vitest';
import { csvLength, csvRows } from '../../../src/ingest/csv-records.ts';

async function* linesOf(lines: string[]) {
  yield* lines;
}

it('reads fields over several lines, quotes written twice and quotes that stay open', async () => {
  const lines = ['text,url', '"a', 'b""c",x', '"open, y', 'plain,z', '"",w', '"""","v"'];
  const rows: unknown[] = [];
  for await (const row of csvRows(linesOf(lines))) rows.push('record' in row ? row.record : row.line);
  expect(rows).toEqual([
    { text: 'a\nb"c', url: 'x' },
    4,
    { text: 'plain', url: 'z' },
    { url: 'w' },
    { text: '"', url: 'v' },
  ]);
});

it('counts a file full of quotes that stay open in one pass', async () => {
  const filler = '""'.repeat(500);
  const lines = Array.from({ length: 20_000 }, (_, at) => (at % 501 === 0 ? '"open' : filler));
  expect(await csvLength(linesOf(['text', ...lines]))).toBe(20_000);
});

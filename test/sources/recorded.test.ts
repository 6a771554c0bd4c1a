/** The table of recorded replies, and the ones that are small enough to be kept here. */
import { describe, expect, it } from 'vitest';
import { FAILURE_CLASSES } from '../../src/failure.ts';
import { SOURCE_ADAPTERS } from '../../src/sources/kinds/index.ts';
import { given, isAsTold, readTable } from './table.ts';
import type { Fixture, Recorded } from './upstream.ts';

const TABLE = readTable();
const NOW = new Date('2026-11-21T12:00:00.000Z');
const GIVES = new RegExp(`^(\\d+ items?(, \\d+ deleted)?|(${FAILURE_CLASSES.join('|')})(: .+)?)$`);

describe('the table', () => {
  it('names every file once, with what it must give', () => {
    expect(new Set(TABLE.map(({ file }) => file)).size).toBe(TABLE.length);
    for (const { file, kind, gives, status } of TABLE) {
      expect(file.startsWith(`${kind}__`)).toBe(true);
      expect(gives).toMatch(GIVES);
      expect(status).toBeGreaterThanOrEqual(200);
    }
  });

  it('names only kinds that there are', () => {
    const kinds = SOURCE_ADAPTERS.map(({ kind }) => kind);
    for (const { kind } of TABLE) expect(kinds).toContain(kind);
  });
});

describe.each(SOURCE_ADAPTERS.filter(({ access }) => access !== 'inbox'))(
  'replies kept for $kind',
  ({ kind }) => {
    it('give what they must', async () => {
      const { fixture } = (await import(`./fixtures/${kind}.ts`)) as { fixture: Fixture };
      for (const { body, status = 200, settings = {}, headers = {}, gives } of fixture.recorded) {
        const came = await given({ kind, status, settings }, bytesOf(body), headers, NOW);
        if ('ids' in gives)
          expect(came.is.split(',')[0]).toBe(`${gives.ids.length} item${gives.ids.length === 1 ? '' : 's'}`);
        else expect(isAsTold(gives.fails, came), came.says).toBe(true);
      }
    });
  },
);

function bytesOf(body: Recorded['body']): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

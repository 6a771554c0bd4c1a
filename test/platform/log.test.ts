import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { reasonOf } from '../../src/db/trouble.ts';
import { makeLog } from '../../src/platform/log.ts';

const SECRET = 'scrypt$32768$8$3$00ff';

function lineOf(fields: Record<string, unknown>): string {
  const lines: string[] = [];
  makeLog('info', (line) => lines.push(line))('error', 'It failed', fields);
  expect(lines).toHaveLength(1);
  return lines[0]!;
}

it('a failed statement is logged with the database’s reason and without the values it carried', () => {
  const cause = new Error('relation "users" does not exist');
  const error = new DrizzleQueryError('insert into users values ($1)', [SECRET, 'x'.repeat(1e6)], cause);
  const line = lineOf({ error });
  expect(line).toContain('insert into users values ($1)');
  expect(line).toContain('does not exist');
  expect(line).not.toContain(SECRET);
  expect(line.length).toBeLessThan(15_000);
  expect(reasonOf(error)).toBe('relation "users" does not exist');
});

it('a line has an end, whatever an error says', () => {
  expect(lineOf({ error: new Error('y'.repeat(1e6)) }).length).toBeLessThan(10_000);
  expect(reasonOf(new Error('y'.repeat(1e6))).length).toBe(500);
});

it('fields that smell of a secret are not printed', () => {
  expect(lineOf({ webhookUrl: 'https://hooks.example/T1' })).not.toContain('hooks.example');
});

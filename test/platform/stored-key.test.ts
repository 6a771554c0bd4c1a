import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { storedKey } from '../../src/platform/node.ts';

it('the first start makes a key that only its owner reads, and later starts find it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const key = storedKey(folder);
  expect(key).toHaveLength(32);
  expect(storedKey(folder)).toEqual(key);
  expect(readdirSync(folder)).toEqual(['secret.key']);
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toHaveLength(44);
});

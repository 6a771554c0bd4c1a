/** `earshot <command>` as people run it: the built program in a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Outcome = { code: number | null; lines: string[]; said: string };

const PROGRAM = join(import.meta.dirname, '../../dist/cli.js');

/** Runs it to its end. `lines` is stdout, `said` is stderr. */
export function earshot(
  words: string[],
  { input = '', environment = {} }: { input?: string; environment?: Record<string, string> } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env: { PATH: process.env.PATH, ...environment },
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve) =>
    child.once('close', (code) =>
      resolve({ code, lines: out.split('\n').filter(Boolean), said: said.trim() }),
    ),
  );
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FolderInUse, lockFolder, ownerSocket } from '../../src/platform/folder-lock.ts';

const aFolder = () => mkdtempSync(join(tmpdir(), 'earshot-lock-'));

describe('the lock on the data folder', () => {
  it('refuses a second process with a sentence that names the first', async () => {
    const folder = aFolder();
    const owner = await anOwner(folder);
    const refused = await lockFolder(folder, createServer()).catch((error) => error);
    expect(refused).toBeInstanceOf(FolderInUse);
    expect(refused.message).toContain(`in use by process ${owner.pid}`);
    expect(await ownerSocket(folder)).toContain(folder);
  });

  it('is free again at once when its owner is killed', async () => {
    const folder = aFolder();
    const owner = await anOwner(folder);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const lock = await lockFolder(folder, createServer());
    await lock.release();
    expect(await ownerSocket(folder)).toBeNull();
  });

  it('goes to exactly one of many that come after a killed owner', async () => {
    const folder = aFolder();
    const owner = await anOwner(folder);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => lockFolder(folder, createServer())),
    );
    const won = tries.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]?.value.release();
  });

  it('leaves a socket that only its user may open', async () => {
    const folder = aFolder();
    const lock = await lockFolder(folder, createServer());
    onTestFinished(lock.release);
    expect(statSync(lock.socket).mode & 0o777).toBe(0o600);
  });

  it('is handed on many times without leaving files behind', async () => {
    const folder = aFolder();
    for (let turn = 0; turn < 5; turn += 1) await (await lockFolder(folder, createServer())).release();
    expect(readdirSync(join(folder, 'lock'))).toHaveLength(1);
  });
});

async function anOwner(folder: string): Promise<ChildProcess> {
  const program = join(aFolder(), 'owner.mjs');
  const lock = new URL('../../src/platform/folder-lock.ts', import.meta.url).href;
  writeFileSync(
    program,
    `import { createServer } from 'node:net';
     const { lockFolder } = await import(${JSON.stringify(lock)});
     await lockFolder(${JSON.stringify(folder)}, createServer());
     process.send('owns');`,
  );
  const owner = fork(program, { execArgv: ['--import', 'tsx'], cwd: process.cwd() });
  onTestFinished(() => void owner.kill('SIGKILL'));
  await once(owner, 'message');
  return owner;
}

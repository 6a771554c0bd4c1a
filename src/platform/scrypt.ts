import { scrypt as nodeScrypt } from 'node:crypto';
import type { ScryptCost } from './platform.ts';

let running = 0;
const waiting: (() => void)[] = [];

/** scrypt with at most two at a time, so that a sign-in storm cannot take the machine. */
export async function scrypt(password: string, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array> {
  if (running >= 2) await new Promise<void>((start) => waiting.push(start));
  running += 1;
  try {
    return await derive(password, salt, cost);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function derive(password: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Uint8Array> {
  const maxmem = 256 * N * r;
  return new Promise((resolve, reject) => {
    nodeScrypt(password, salt, 32, { N, r, p, maxmem }, (error, hash) =>
      error ? reject(error) : resolve(new Uint8Array(hash)),
    );
  });
}

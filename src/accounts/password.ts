/** Passwords: what is accepted, and how it is kept. Stored as "scrypt$N$r$p$salt$hash" with hex bytes. */
import { Refusal } from '../failure.ts';
import type { Platform, ScryptCost } from '../platform/platform.ts';
import { isCommonPassword } from './common-passwords.ts';

/** OWASP's line for scrypt that fits an isolate's memory: 32 MiB, equal to N=2^17 p=1. */
const COST: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };
const SHORTEST = 12;
const LONGEST = 256;

/** Compared with when the account is unknown, so that the answer takes as long. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'00'.repeat(16)}$${'00'.repeat(32)}`;

/** Throws a Refusal that says what a new password lacks. */
export function guardPassword(password: string): void {
  const problem = passwordProblem(password);
  if (problem) throw new Refusal('invalid', problem, { password: problem });
}

function passwordProblem(password: string): string | null {
  if (password.length < SHORTEST) return `The password needs at least ${SHORTEST} characters.`;
  if (password.length > LONGEST) return `The password can have at most ${LONGEST} characters.`;
  if (isCommonPassword(password)) {
    return 'This password is among the first that are tried. Choose one that nobody else would.';
  }
  return null;
}

/** The string to store for a password. */
export async function hashPassword(platform: Platform, password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await derive(platform, password, salt, COST);
  return `scrypt$${COST.N}$${COST.r}$${COST.p}$${toHex(salt)}$${toHex(hash)}`;
}

/** Whether the password fits; costs the same when `stored` is null. `outdated`: hash it again. */
export async function checkPassword(
  platform: Platform,
  password: string,
  stored: string | null,
): Promise<{ right: boolean; outdated: boolean }> {
  const [, N, r, p, salt, hash] = (stored ?? NOBODY).split('$');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derive(platform, password.slice(0, LONGEST), fromHex(salt ?? ''), cost);
  const right = sameBytes(derived, fromHex(hash ?? '')) && stored !== null;
  return { right, outdated: right && (cost.N !== COST.N || cost.r !== COST.r || cost.p !== COST.p) };
}

function derive(platform: Platform, password: string, salt: Uint8Array, cost: ScryptCost) {
  return platform.scrypt(password.normalize('NFKC'), salt, cost);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ (b[i] ?? 0);
  return difference === 0;
}

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const fromHex = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));

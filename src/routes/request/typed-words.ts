/** What was typed into a form that led nowhere, so that it can be copied from the page that says so. */
import type { Request } from './environment.ts';

const SECRET = /password|secret|token|nonce|key/i;

/** The texts of more than one word that somebody who is signed in has sent; nothing that may be secret. */
export async function typedWords(c: Request): Promise<string[]> {
  if (c.req.method !== 'POST' || !c.get('account')) return [];
  const form = await c.req.parseBody({ all: true }).catch(() => ({}));
  return Object.entries(form)
    .filter(([name]) => !SECRET.test(name))
    .flatMap(([, value]) => [value].flat())
    .filter((value): value is string => typeof value === 'string' && /\S\s+\S/.test(value));
}

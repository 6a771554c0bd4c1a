import { base64url } from './jwt.ts';

/** An id for what has none: 22 letters that stand for these parts (half of their SHA-256). */
export async function stableId(...parts: (string | number | null)[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.map(String).join('\u0000'));
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16));
}

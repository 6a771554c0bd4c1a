/** Secrets that people or scripts carry: only their hash is ever stored. */
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** 256 random bits as 64 hex digits. */
export const newSecret = (): string => hex(crypto.getRandomValues(new Uint8Array(32)));

/** SHA-256 of the secret as 64 hex digits; enough for secrets of full entropy, never for passwords. */
export async function hashOf(secret: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))));
}

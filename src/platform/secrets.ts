import type { Secrets } from './platform.ts';

/** The value was sealed with another key, for another place, or was changed since. */
export class UnreadableSecret extends Error {
  override name = 'UnreadableSecret';
}

/** AES-256-GCM with the place as associated data: "v1.<nonce>.<ciphertext>", base64url. */
export async function makeSecrets(key: Uint8Array): Promise<Secrets> {
  const cryptoKey = await crypto.subtle.importKey('raw', key.slice(), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const signingKey = await crypto.subtle.importKey(
    'raw',
    await fingerprintKey(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const algorithm = (nonce: Uint8Array, place: string) => ({
    name: 'AES-GCM',
    iv: nonce.slice(),
    additionalData: new TextEncoder().encode(place),
  });
  return {
    async seal(plain, place) {
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt(
        algorithm(nonce, place),
        cryptoKey,
        new TextEncoder().encode(plain),
      );
      return `v1.${toBase64Url(nonce)}.${toBase64Url(new Uint8Array(sealed))}`;
    },
    async fingerprint(value, place) {
      const signed = await crypto.subtle.sign(
        'HMAC',
        signingKey,
        new TextEncoder().encode(`${place}\u0000${value}`),
      );
      return toBase64Url(new Uint8Array(signed));
    },
    async open(sealed, place) {
      const [version, nonce, body] = sealed.split('.');
      try {
        if (version !== 'v1' || !nonce || !body) throw new Error('not a sealed value');
        const opened = await crypto.subtle.decrypt(
          algorithm(fromBase64Url(nonce), place),
          cryptoKey,
          fromBase64Url(body).slice(),
        );
        return new TextDecoder().decode(opened);
      } catch (cause) {
        throw new UnreadableSecret(
          'A stored credential cannot be read: SECRET_KEY differs from the one it was stored with. Enter it again.',
          { cause },
        );
      }
    },
  };
}

/** One key for one purpose: the sealing key itself signs nothing (RFC 5869). */
async function fingerprintKey(key: Uint8Array): Promise<ArrayBuffer> {
  const base = await crypto.subtle.importKey('raw', key.slice(), 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('earshot fingerprints');
  return crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, base, 256);
}

/** Bytes as base64url without padding. */
function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The inverse of toBase64Url. */
export function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

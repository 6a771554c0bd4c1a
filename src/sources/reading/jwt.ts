/** JSON Web Tokens (RFC 7519) signed with a key file that the user brought. */
import { Failure } from '../../failure.ts';

export type SigningKey = {
  /** ES256 for App Store Connect's .p8, RS256 for Google's service accounts (RFC 7518, 3.1). */
  algorithm: keyof typeof ALGORITHMS;
  /** PKCS#8, as text between BEGIN and END or without them. */
  pem: string;
  keyId: string | null;
};

const ALGORITHMS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const;

/** The signed token. Throws Failure 'auth' when the key is no key of its kind. */
export async function signedToken(
  { algorithm, pem, keyId }: SigningKey,
  claims: Record<string, string | number>,
): Promise<string> {
  const parameters = ALGORITHMS[algorithm];
  const key = await crypto.subtle
    .importKey('pkcs8', derOf(pem), parameters, false, ['sign'])
    .catch((): never => {
      throw notAKey(pem);
    });
  const header = { alg: algorithm, ...(keyId === null ? {} : { kid: keyId }), typ: 'JWT' };
  const input = `${base64url(encoded(header))}.${base64url(encoded(claims))}`;
  const signature = await crypto.subtle.sign(parameters, key, new TextEncoder().encode(input));
  return `${input}.${base64url(new Uint8Array(signature))}`;
}

/** Pasting may cost a key its line ends, or turn them into \n. */
function derOf(pem: string): Uint8Array<ArrayBuffer> {
  const base64 = pem.replaceAll(/-----[^-]*-----|\\n|\s/g, '');
  if (base64 === '' || !/^[A-Za-z0-9+/]+=*$/.test(base64)) throw notAKey(pem);
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    throw notAKey(pem);
  }
}

function notAKey(pem: string): Failure {
  const why = /BEGIN PUBLIC KEY|BEGIN CERTIFICATE/.test(pem)
    ? 'what was entered is its public half'
    : /BEGIN (?:RSA|EC) PRIVATE KEY/.test(pem)
      ? 'it was converted to another format'
      : 'it is cut off or something else';
  const message = `The private key cannot be used: ${why}. Enter the whole key file as it was downloaded, from “-----BEGIN PRIVATE KEY-----” on; nothing was asked for.`;
  return new Failure('auth', message);
}

function encoded(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** RFC 4648, 5, without padding. */
export function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

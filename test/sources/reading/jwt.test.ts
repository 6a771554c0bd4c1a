/** Signed tokens, checked by another implementation. */
import { createPublicKey, createSign, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signedToken } from '../../../src/sources/reading/jwt.ts';

const apple = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const google = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pemOf = (key: typeof apple.privateKey, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8') =>
  key.export({ type, format: 'pem' } as { type: 'pkcs8'; format: 'pem' }) as string;

const CLAIMS = { iss: 'issuer-1', iat: 1_795_255_200, exp: 1_795_256_100, aud: 'appstoreconnect-v1' };

function partsOf(token: string) {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const json = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  return { header: json(header), claims: json(claims), input: `${header}.${claims}`, signature };
}

describe('a signed token', () => {
  it('is signed as App Store Connect wants it', async () => {
    const token = await signedToken(
      { algorithm: 'ES256', pem: pemOf(apple.privateKey), keyId: 'K1' },
      CLAIMS,
    );
    const { header, claims, input, signature } = partsOf(token);
    expect(header).toEqual({ alg: 'ES256', kid: 'K1', typ: 'JWT' });
    expect(claims).toEqual(CLAIMS);
    const bytes = Buffer.from(signature, 'base64url');
    expect(bytes).toHaveLength(64);
    const key = { key: apple.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', Buffer.from(input), key, bytes)).toBe(true);
  });

  it('is signed as Google wants it, to the byte', async () => {
    const pem = pemOf(google.privateKey);
    const { header, input, signature } = partsOf(
      await signedToken({ algorithm: 'RS256', pem, keyId: null }, CLAIMS),
    );
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(signature).toBe(createSign('sha256').update(input).sign(google.privateKey, 'base64url'));
  });

  it('takes the key of RFC 7515, A.3, and its point on the curve', async () => {
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
    };
    const imported = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
    ]);
    const pem = Buffer.from(await crypto.subtle.exportKey('pkcs8', imported)).toString('base64');
    const { input, signature } = partsOf(await signedToken({ algorithm: 'ES256', pem, keyId: null }, CLAIMS));
    const { d: _, ...open } = jwk;
    const key = {
      key: createPublicKey({ key: open, format: 'jwk' }),
      dsaEncoding: 'ieee-p1363',
    } as const;
    expect(verify('sha256', Buffer.from(input), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('takes a key that lost its line ends, or has them as \\n', async () => {
    const pem = pemOf(apple.privateKey);
    for (const pasted of [
      pem.replaceAll('\n', ''),
      pem.replaceAll('\n', '\\n'),
      pem.replaceAll('\n', '\r\n'),
    ])
      await expect(signedToken({ algorithm: 'ES256', pem: pasted, keyId: 'K1' }, CLAIMS)).resolves.toMatch(
        /^[\w-]+\.[\w-]+\.[\w-]+$/,
      );
  });
});

describe('a key that cannot sign', () => {
  const half = createPublicKey(apple.publicKey.export({ type: 'spki', format: 'pem' }));
  it.each([
    ['its public half', half.export({ type: 'spki', format: 'pem' }) as string, /public half/],
    ['another format', pemOf(apple.privateKey, 'sec1'), /another format/],
    ['a cut key', pemOf(apple.privateKey).slice(0, 120), /cut off/],
    ['a key of another kind', pemOf(google.privateKey), /cut off or something else/],
    ['a sentence', 'my key, please', /cut off/],
    ['nothing', '', /cut off/],
  ])('is refused when it is %s', async (_what, pem, says) => {
    const failure = await signedToken({ algorithm: 'ES256', pem, keyId: 'K1' }, CLAIMS).catch((e) => e);
    expect(failure).toMatchObject({ class: 'auth' });
    expect(failure.message).toMatch(says);
    expect(failure.message).toMatch(/BEGIN PRIVATE KEY/);
    expect(failure.message).not.toContain(pem.replaceAll(/-----[^-]*-----/g, '').slice(0, 20) || '\u0000');
  });
});

/** Slack's request signature, version 0 (docs.slack.dev: verifying requests). Pure but for WebCrypto. */

/** Both ways: an old request may be a replay, one from the future is kept for one. */
const WINDOW_MS = 300_000;

export type Signed = {
  /** Seconds since 1970, as the header has it. */
  timestamp: string | undefined;
  /** `v0=` and 64 hexadecimal digits. */
  signature: string | undefined;
  /** As it came, before anything is parsed. */
  body: Uint8Array<ArrayBuffer>;
};

export type Claim = { timestamp: string; digest: Uint8Array<ArrayBuffer>; body: Uint8Array<ArrayBuffer> };

/** What the headers claim; null when they are missing, malformed, or from outside of the window. */
export function claimIn({ timestamp = '', signature = '', body }: Signed, now: Date): Claim | null {
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return null;
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > WINDOW_MS) return null;
  const pairs = signature.slice(3).match(/../g) ?? [];
  return { timestamp, digest: Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)), body };
}

/** Whether this secret made the signature. WebCrypto compares in constant time. */
export async function isSignedWith(secret: string, { timestamp, digest, body }: Claim): Promise<boolean> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']);
  const head = encoder.encode(`v0:${timestamp}:`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  return crypto.subtle.verify('HMAC', key, digest, signed);
}

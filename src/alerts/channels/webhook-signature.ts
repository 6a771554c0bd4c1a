/** Signatures as standardwebhooks.com describes them: HMAC-SHA-256 over `id.timestamp.body`, one for each valid secret. */

const PREFIX = 'whsec_';
/** Bytes of a secret that Earshot makes; the standard asks for 24 to 64. */
const NEW_BYTES = 32;
const LEAST_BYTES = 16;

/** `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return PREFIX + btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NEW_BYTES))));
}

/** Null when it can sign; else why it cannot. */
export function secretProblem(secret: string): string | null {
  const bytes = bytesOf(secret);
  if (!bytes)
    return 'After whsec_ a secret goes on in base64. Copy it as a whole, or leave it empty for a new one.';
  return bytes.length >= LEAST_BYTES
    ? null
    : `The secret is too short to be safe. Give ${LEAST_BYTES} characters or more, or leave it empty for a new one.`;
}

/** The headers that go with a body. `at` is the time of sending; the first secret is the newest. */
export async function webhookHeaders(
  secrets: string[],
  { id, at, body }: { id: string; at: Date; body: string },
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(secrets.map((secret) => signature(secret, signed)));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

async function signature(secret: string, signed: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = bytesOf(secret) ?? new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed));
  return `v1,${btoa(String.fromCharCode(...mac))}`;
}

/** With the prefix it is base64, as the standard has it; any other text stands for its own bytes. */
function bytesOf(secret: string): Uint8Array<ArrayBuffer> | null {
  if (!secret.startsWith(PREFIX)) return new TextEncoder().encode(secret);
  try {
    return Uint8Array.from(atob(secret.slice(PREFIX.length)), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

/** A form that is sent twice, by a double click, a lost connection or the back button, is done once. */
import { submissions } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

export type Submission = {
  userId: number;
  /** Drawn anew each time the form is shown. */
  nonce: string;
  /** What the form holds: other words in the same form are another submission. */
  content: unknown;
};

/** Does the work in one transaction with the note that it was done; null when it was done before. */
export async function once<Result>(
  platform: Platform,
  { userId, nonce, content }: Submission,
  work: (platform: Platform) => Promise<Result>,
): Promise<Result | null> {
  const key = `${nonce}.${await digest(JSON.stringify(content))}`;
  return transact(platform, async (inside) => {
    const noted = await inside.db
      .insert(submissions)
      .values({ userId, key, at: inside.now() })
      .onConflictDoNothing()
      .returning({ key: submissions.key });
    return noted.length > 0 ? work(inside) : null;
  });
}

/** A UUID that is the same each time the same form is sent. */
export async function submissionId({ nonce, content }: Omit<Submission, 'userId'>): Promise<string> {
  const hex = await digest(`${nonce}.${JSON.stringify(content)}`);
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return `${a}-${b}-8${c}-a${d}-${hex.slice(20, 32)}`;
}

/** SHA-256 as hexadecimal digits: nothing of the text itself is kept. */
async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

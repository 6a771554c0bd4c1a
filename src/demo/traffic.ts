/** What goes in and out: feeds are polled, posts imported, alerts delivered, all by the product. */
import { nextDue } from '../alerts/claim.ts';
import { deliverDue } from '../alerts/deliver.ts';
import { importMentions } from '../ingest/import.ts';
import { pollDue } from '../ingest/ingest.ts';
import { SYSTEM } from '../mentions/mention.ts';
import type { Post } from './post.ts';
import { budgetOf, type Telling } from './telling.ts';

const PATIENCE_MS = 60_000;

export const poll = (telling: Telling) => pollDue(telling.platform, budgetOf(telling));

/** Imports what was published up to that time; gives how many posts. */
export async function importUntil(telling: Telling, until: Date): Promise<number> {
  const next = telling.coming.findIndex(({ item }) => item.publishedAt > until.toISOString());
  const batch = telling.coming.splice(0, next === -1 ? telling.coming.length : next);
  if (batch.length > 0)
    await importMentions(telling.platform, SYSTEM, linesOf(batch), { format: 'ndjson', live: true });
  return batch.length;
}

async function* linesOf(posts: Post[]): AsyncGenerator<string> {
  for (const { item } of posts) yield JSON.stringify(item);
}

/** One message a second is the channel's pace, so the clock goes on with it, and back. */
export async function deliverAll(telling: Telling, at: Date): Promise<void> {
  const patience = at.getTime() + PATIENCE_MS;
  for (let next = await nextDue(telling.platform); next && next.getTime() < patience; ) {
    if (next > telling.platform.now()) telling.setNow(next);
    next = (await deliverDue(telling.platform, budgetOf(telling))).nextAt;
  }
  telling.setNow(at);
}

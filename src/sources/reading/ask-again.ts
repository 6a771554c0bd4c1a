/** Rechecks by id, for services that answer for one at a time. */
import { Failure } from '../../failure.ts';
import type { Item, Known } from '../adapter.ts';

/** `ask` gives the item as it is now, or throws Failure 'gone' when it is no more; null leaves it as it is. */
export async function askAgain(
  known: Known[],
  ask: (known: Known) => Promise<Item | null>,
): Promise<{ items: Item[]; gone: string[] }> {
  const items: Item[] = [];
  const gone: string[] = [];
  for (const one of known) {
    try {
      const item = await ask(one);
      if (item) items.push(item);
    } catch (error) {
      if (!(error instanceof Failure) || error.class !== 'gone') throw error;
      gone.push(one.externalId);
    }
  }
  return { items, gone };
}

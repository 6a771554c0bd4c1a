/** Rechecks by id, for services that answer for one at a time. */
import { Failure } from '../../failure.ts';
import type { Item, Known } from '../adapter.ts';

/**
 * `ask` gives the item as it is now, or throws Failure 'gone' when it is no more; null leaves it as it is. So does a
 * refusal of one post, and a "not found" without the service's own words: a page that moved says that of everything.
 */
export async function askAgain(
  known: Known[],
  ask: (known: Known) => Promise<Item | null>,
): Promise<{ items: Item[]; gone: string[] }> {
  const items: Item[] = [];
  const gone: string[] = [];
  let refused: Failure | null = null;
  for (const one of known) {
    try {
      const item = await ask(one);
      if (item) items.push(item);
    } catch (error) {
      if (!(error instanceof Failure) || (error.class !== 'gone' && error.class !== 'forbidden')) throw error;
      if (isClear(error)) gone.push(one.externalId);
      else refused = error;
    }
  }
  if (refused && items.length + gone.length === 0) throw refused;
  return { items, gone };
}

/** Without a status it is the adapter's own word. */
function isClear({ class: failureClass, status, message }: Failure): boolean {
  return failureClass === 'gone' && (status === null || message.includes('It said: “'));
}

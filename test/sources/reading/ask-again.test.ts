/** Asking again one by one: what counts as gone, and what only says nothing. */
import { describe, expect, it } from 'vitest';
import { Failure, type FailureClass } from '../../../src/failure.ts';
import { askAgain } from '../../../src/sources/reading/ask-again.ts';
import { itemOf } from '../../../src/sources/reading/item.ts';

const known = (...ids: string[]) => ids.map((externalId) => ({ externalId, url: null, parent: null }));
const refused = (failureClass: FailureClass, words: string, status = 404) =>
  new Failure(failureClass, `The forum answered ${status}. ${words}`, { status });
const GONE = refused('gone', 'It said: “No such post”');

const asked = (answers: Record<string, Failure | null>) =>
  askAgain(known(...Object.keys(answers)), async ({ externalId }) => {
    const answer = answers[externalId];
    if (answer) throw answer;
    return itemOf('forum', externalId, {});
  });

describe('asking again for stored posts', () => {
  it('goes on after one that is gone, and after one that is kept from us', async () => {
    const { items, gone } = await asked({ a: GONE, b: refused('forbidden', 'It said: “No”', 451), c: null });
    expect(gone).toEqual(['a']);
    expect(items.map(({ externalId }) => externalId)).toEqual(['c']);
  });

  it('takes a page in the place of the interface for no deletion', async () => {
    expect(await asked({ a: refused('gone', 'There is nothing here.'), b: null })).toMatchObject({
      gone: [],
    });
    await expect(asked({ a: refused('gone', 'There is nothing here.') })).rejects.toThrow(/nothing here/);
  });

  it('ends at everything else, so that nothing of the batch counts', async () => {
    await expect(asked({ a: GONE, b: refused('rate', '', 429) })).rejects.toThrow(/429/);
  });
});

/** Walks down lists: what they stop at, and what they say was left out. */
import { describe, expect, it } from 'vitest';
import type { Cursor, Item } from '../../../src/sources/adapter.ts';
import { itemOf } from '../../../src/sources/reading/item.ts';
import { readNewestFirst, type Sheet, type Walk } from '../../../src/sources/reading/newest-first.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour)).toISOString();
const post = (hour: number, more: Partial<Item> = {}): Item =>
  itemOf('forum', more.externalId ?? `p${hour}`, { publishedAt: at(hour), ...more });
const known = (mark: number, ...seen: number[]): Cursor => ({
  mark: at(mark),
  floor: '2026-11-14T00:00:00.000Z',
  seen: seen.map((hour) => `p${hour}`),
});

async function walked(cursor: Cursor, sheets: Item[][], more: Partial<Walk<number>> = {}, limit = 100) {
  let asked = 0;
  const page = await readNewestFirst<number>(
    cursor,
    { now: new Date(at(20)), since: new Date(at(0)), limit },
    {
      overlapSeconds: 2 * 3600,
      isFiltered: false,
      shifts: false,
      maxRequests: 10,
      async ask(_from, next): Promise<Sheet<number>> {
        asked++;
        const here = next ?? 0;
        return { items: sheets[here] ?? [], next: here + 1 < sheets.length ? here + 1 : null };
      },
      ...more,
    },
  );
  return { page, asked, ids: page.items.map(({ externalId }) => externalId) };
}

describe('a walk down a list', () => {
  it('goes on below a sheet that hides all of its posts, and ends at the second one', async () => {
    const { ids } = await walked(null, [[post(12)], [], [post(10)]]);
    expect(ids).toEqual(['p12', 'p10']);
    const endless = await walked(null, [[], [], [post(10)]]);
    expect(endless).toMatchObject({ asked: 2, ids: [] });
  });

  it('names what lies between its last sheet and the last poll, whatever is pinned on top', async () => {
    const pinned = post(3, { externalId: 'pinned' });
    const sheets = [[pinned, post(12)], [post(11), post(10)], [post(9)]];
    const { page } = await walked(known(5, 5), sheets, { maxRequests: 2 });
    expect(page.gap).toMatchObject({ from: at(5), to: at(10) });
    expect(page.isComplete).toBe(false);
  });

  it('leaves nothing out where it is cut within what was read before', async () => {
    const sheets = [[post(12), post(11)], [post(9)], [post(8)]];
    const { page } = await walked(known(10, 9, 8), sheets, { maxRequests: 2, isFiltered: true });
    expect(page).toMatchObject({ gap: null, isComplete: true });
  });

  it('names a gap up to now where no post has a time', async () => {
    const timeless = (id: string) => post(1, { externalId: id, publishedAt: null });
    const { page, ids } = await walked(known(5), [[timeless('a')], [timeless('b')]], { maxRequests: 1 });
    expect(page.gap).toMatchObject({ from: at(5), to: at(20) });
    expect(ids).toEqual(['a']);
  });

  it('reads past known posts that were edited, down to older ones', async () => {
    const edited = (hour: number) => post(hour, { editedAt: at(hour + 10) });
    const { ids, asked } = await walked(known(10, 9, 8), [[edited(9)], [edited(8)], [post(6)], [post(5)]], {
      orderedBy: 'editedAt',
    });
    expect(ids).toEqual(['p9', 'p8', 'p6']);
    expect(asked).toBe(3);
  });

  it('keeps the newest of more than the limit and says down to when', async () => {
    const { page, ids } = await walked(null, [[post(12), post(11), post(10)]], {}, 2);
    expect(ids).toEqual(['p12', 'p11']);
    expect(page.gap).toMatchObject({ from: at(0), to: at(11) });
  });
});

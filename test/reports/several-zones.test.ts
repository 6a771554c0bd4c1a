import { expect, it } from 'vitest';
import { rollUp } from '../../src/reports/rollup.ts';
import { apiOf } from '../support/api.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';
import { listed, opened, pressed } from './behind.ts';
import { forAMinute, times, told } from './given.ts';

/** On the first day clocks go forward in Auckland, on the last they go back in Los Angeles. */
const DAYS = { from: '2026-09-27', to: '2026-11-01' };
const AUCKLAND = {
  ...{ name: 'Harbour', timeZone: 'Pacific/Auckland' },
  ...{ start: '2026-09-26T12:00:00Z', end: '2026-11-01T11:00:00Z' },
  /** At each end of both brands' days, the millisecond before it first: how many there are. */
  around: [1, 2, 2, 1, 1, 1, 1, 1],
  counted: 40 + 2 + 2 + 1 + 1,
};
const LOS_ANGELES = {
  ...{ name: 'Sunset', timeZone: 'America/Los_Angeles' },
  ...{ start: '2026-09-27T07:00:00Z', end: '2026-11-02T08:00:00Z' },
  around: [1, 1, 1, 1, 1, 2, 3, 1],
  counted: 40 + 1 + 1 + 2 + 3,
};
const RIVAL = { ...LOS_ANGELES, name: 'Kestrel', timeZone: 'Asia/Tokyo', kind: 'competitor' as const };
const ENDS = [AUCKLAND.start, LOS_ANGELES.start, AUCKLAND.end, LOS_ANGELES.end].flatMap((at) => [
  new Date(Date.parse(at) - 1).toISOString(),
  at,
]);
const REPORTS = [
  ...['/reputation', '/score', '/competitors', '/team/report', '/recovery'],
  ...['/themes', '/themes/delivery', '/themes/impact'],
];

type Where = typeof AUCKLAND & { kind?: 'competitor' };

/** As many complaints as there are at each end, half of them answered; praise and complaints on a day between. */
async function toldAround(platform: TestPlatform, { name, timeZone, kind, around }: Where, userId: number) {
  const { id } = await aBrand(platform, { name, timeZone, createdAt: new Date(0), ...(kind && { kind }) });
  const complaint = {
    ...{ sentiment: 'negative' as const, rating: 2, needsResponse: true, themes: ['delivery'] },
    ...{ authorHandle: `critic of ${name}`, assigneeId: userId },
  };
  const praise = { sentiment: 'positive' as const, rating: 5, themes: ['price'] };
  const answered = (at: string) => ({ firstRepliedAt: new Date(Date.parse(at) + 600_000) });
  const between = '2026-10-12T12:00:00Z';
  const ends = ENDS.flatMap((at, place) =>
    Array.from({ length: around[place]! }, (_, n) => ({ at, ...complaint, ...(n % 2 ? answered(at) : {}) })),
  );
  await told(platform, id, [
    ...ends,
    ...times(20, { at: between, ...complaint }),
    ...times(20, { at: between, ...praise }),
    ...ENDS.map((at) => ({ at, status: 'dismissed' as const, dismissedReason: 'spam' as const })),
  ]);
  return id;
}

async function twoBrands(order: Where[]) {
  const platform = await testPlatform();
  const user = await aUser(platform, { name: 'Ines Example' });
  const brandIds: number[] = [];
  for (const brand of order) brandIds.push(await toldAround(platform, brand, user.id));
  await toldAround(platform, RIVAL, user.id);
  await rollUp(platform, forAMinute(platform));
  const [browser, api] = [await browserOf(platform, user.id), await apiOf(platform, user.id)];
  return { platform, user, brandIds, browser, api };
}

it.each([
  ['the earlier one first', [AUCKLAND, LOS_ANGELES]],
  ['the later one first', [LOS_ANGELES, AUCKLAND]],
])(
  'opens exactly the mentions behind every figure of brands with days of their own, %s',
  async (_, order) => {
    const { platform, user, brandIds, browser, api } = await twoBrands(order);
    const both = AUCKLAND.counted + LOS_ANGELES.counted;
    const wanted: [number | null, number][] = [[null, both]];
    // By itself a brand has no order.
    if (order[0] === AUCKLAND)
      for (const [place, brand] of order.entries()) wanted.push([brandIds[place]!, brand.counted]);
    for (const [brandId, counted] of wanted) {
      const query = String(new URLSearchParams({ ...DAYS, ...(brandId && { brand: String(brandId) }) }));
      const { json } = await api('GET', `/reports/reputation?${query}`);
      expect([brandId, json.figures]).toMatchObject([brandId, { mentions: { value: counted } }]);
      const file = await (await browser.get(`/reputation/figures.csv?${query}`)).text();
      expect(file).toContain(`\r\nmentions,${counted},`);
      const whose = brandIds.filter((id) => id === (brandId ?? id)).map((id) => `brand:${id}`);
      const q = `NOT status:dismissed (${whose.join(' OR ')})`;
      const asked = new URLSearchParams({ on: `${DAYS.from}..${DAYS.to}`, q, limit: '100' });
      const found = await api('GET', `/mentions?${asked}`);
      expect([brandId, found.json.items.length]).toEqual([brandId, counted]);

      const numbers = [];
      for (const path of REPORTS) {
        const html = await (await browser.get(`${path}?${query}`)).text();
        const here = [...opened(html), ...pressed(html)];
        numbers.push(...here.map((one) => ({ ...one, path })));
        expect([path, here.length > 0]).toEqual([path, path !== '/recovery']);
      }
      const counts = await listed(platform, user.id, [...new Set(numbers.map(({ href }) => href))]);
      expect(numbers.filter(({ n, href }) => counts[href] !== n)).toEqual([]);
      expect(numbers.map(({ n }) => n)).toContain(counted);
      expect(numbers.length).toBeGreaterThan(40);
    }
  },
);

it('lists everybody who is counted, by what they said last in the days of the brand that they spoke of', async () => {
  const { platform, brandIds, browser } = await twoBrands([LOS_ANGELES, AUCKLAND]);
  const [losAngeles, auckland] = brandIds;
  const said = { authorHandle: 'ada', sentiment: 'negative' } as const;
  await told(platform, losAngeles!, [{ ...said, at: '2026-10-20T12:00:00Z' }]);
  // It is Monday there, and still Sunday in Los Angeles.
  await told(platform, auckland!, [{ ...said, at: '2026-11-01T20:00:00Z' }]);
  await rollUp(platform, forAMinute(platform));
  const page = async (list: string) =>
    (await browser.get(`/people?${new URLSearchParams({ ...DAYS, list })}`)).text();
  for (const list of ['heard', 'critics', 'detractors']) expect(await page(list)).toContain('/ada"');
});

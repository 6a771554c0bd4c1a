import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { mentions, notes } from '../../src/db/schema.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';
import { countingStatements } from '../support/statements.ts';
import { browserOf, expectNoErrors, HTMX } from '../support/web.ts';

async function workspace(role: 'admin' | 'manager' | 'responder' | 'viewer' = 'responder') {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const user = await aUser(platform, { role, name: 'Ines' });
  const brand = await aBrand(platform, { name: 'Fernhill Bikes' });
  await aSource(platform);
  return { platform, user, brand, browser: await browserOf(platform, user.id) };
}

/** Three mentions, due one hour after the other. */
async function threeMentions(platform: TestPlatform, brandId: number) {
  const due = (hours: number) => new Date(platform.now().getTime() + hours * 3_600_000);
  return [
    await aMention(platform, { brandId, title: 'First in line', dueAt: due(1) }),
    await aMention(platform, { brandId, title: 'Second in line', dueAt: due(2) }),
    await aMention(platform, { brandId, title: 'Third in line', dueAt: due(3) }),
  ] as const;
}

async function statusOf(platform: TestPlatform, id: number) {
  const [row] = await platform.db.select().from(mentions).where(eq(mentions.id, id));
  return row!;
}

describe('the inbox', () => {
  it('shows what is due first, the first one opened beside it', async () => {
    const { platform, brand, browser } = await workspace();
    await threeMentions(platform, brand.id);
    const response = await browser.get('/');
    expect(response.status).toBe(200);
    const page = await response.text();
    const order = ['First', 'Second', 'Third'].map((word) => page.indexOf(`${word} in line`));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(page).toContain('id="moves"');
    expect(page).toMatch(/id="list-count">\s*3\s*</);
  });

  it('asks the database little for each answer', async () => {
    const { platform, user, brand } = await workspace('admin');
    const [first, second] = await threeMentions(platform, brand.id);
    const { db, taken } = countingStatements(platform.db);
    const browser = await browserOf({ ...platform, db }, user.id);
    const statementsOf = async (ask: () => Promise<Response>) => {
      const before = taken();
      expect((await ask()).status).toBe(200);
      return taken() - before;
    };
    expect({
      page: await statementsOf(() => browser.get('/')),
      mention: await statementsOf(() => browser.get(`/mentions/${first.id}`)),
      opened: await statementsOf(() => browser.get(`/mentions/${first.id}`, HTMX)),
      arrived: await statementsOf(() => browser.get('/', HTMX)),
      moved: await statementsOf(() => browser.post(`/mentions/${first.id}/resolution`, {}, HTMX)),
      taken: await statementsOf(() =>
        browser.post(`/mentions/${second.id}/assignment`, { user: user.id }, HTMX),
      ),
    }).toEqual({ page: 10, mention: 10, opened: 9, arrived: 6, moved: 14, taken: 14 });
  });

  it('leads to the set-up while nothing is watched, and tells those who cannot start it', async () => {
    const platform = await testPlatform();
    const manager = await browserOf(platform, (await aUser(platform, { role: 'manager' })).id);
    for (const path of ['/', '/reputation', '/mentions/new', '/fixes', '/fixes/new', '/themes/edit'])
      expect([path, (await manager.get(path)).headers.get('Location')]).toEqual([path, '/setup/brand']);
    const responder = await browserOf(platform, (await aUser(platform, { role: 'responder' })).id);
    const page = await responder.get('/');
    expect([page.status, (await page.text()).includes('No brand is watched yet')]).toEqual([200, true]);
  });

  it('sends a viewer to the reputation page first, and to the inbox when they ask for it', async () => {
    const { browser } = await workspace('viewer');
    expect((await browser.get('/')).headers.get('Location')).toBe('/reputation');
    expect((await browser.get('/?view=everything')).status).toBe(200);
    expect((await browser.get('/', { Referer: 'http://localhost:3000/reputation' })).status).toBe(200);
  });

  it('says that a search cannot be read, and keeps what was typed', async () => {
    const { platform, brand, browser } = await workspace();
    await threeMentions(platform, brand.id);
    for (const q of ['(', 'sentiment:angry', '-'.repeat(33), '"', 'x '.repeat(600)]) {
      const response = await browser.get(`/?q=${encodeURIComponent(q)}`);
      expect(response.status).toBe(200);
    }
    const page = await (await browser.get('/?q=sentiment%3Aangry')).text();
    expect(page).toContain('value="sentiment:angry"');
    expect(page).toContain('role="alert"');
  });

  it('makes a theme and an owner that are chosen parts of the search, in the place of those before', async () => {
    const { platform, user, brand, browser } = await workspace();
    const mine = { brandId: brand.id, assigneeId: user.id };
    await aMention(platform, { ...mine, title: 'The box was late', themes: ['delivery'] });
    await aMention(platform, { ...mine, title: 'The price went up', themes: ['price'] });
    const q = encodeURIComponent('theme:price box OR price');
    const page = await (await browser.get(`/?q=${q}&theme=delivery&owner=Ines`)).text();
    expect(page).toContain('value="(theme:price box OR price) theme:delivery assignee:Ines"');
    const chosen = await (await browser.get('/?q=theme:price&theme=delivery&owner=me')).text();
    expect(chosen).toContain('value="theme:delivery assignee:me"');
    expect(chosen).toContain('The box was late');
    expect(chosen).not.toContain('The price went up');
    const broken = await (await browser.get('/?q=(late&owner=me')).text();
    expect(broken).toContain('value="(late assignee:me"');
  });

  it('keeps competitors out until a filter asks for them', async () => {
    const { platform, brand, browser } = await workspace();
    await threeMentions(platform, brand.id);
    const rival = await aBrand(platform, { name: 'Oakridge Cycles', kind: 'competitor' });
    await aMention(platform, {
      brandId: rival.id,
      title: 'About the others',
      needsResponse: false,
      dueAt: null,
    });
    expect(await (await browser.get('/?view=everything')).text()).not.toContain('About the others');
    expect(await (await browser.get(`/?view=everything&brand=${rival.id}`)).text()).toContain(
      'About the others',
    );
  });

  it('loads more behind the last row', async () => {
    const { platform, brand, browser } = await workspace();
    const due = new Date(platform.now().getTime() + 3_600_000);
    for (let i = 0; i < 53; i++)
      await aMention(platform, { brandId: brand.id, title: `Number ${i}.`, dueAt: due });
    const page = await (await browser.get('/')).text();
    const href = /id="more"[^>]*>\s*<a class="button" href="([^"]+)"/
      .exec(page)![1]!
      .replaceAll('&amp;', '&');
    const more = await (await browser.get(href, HTMX)).text();
    expect(more).not.toContain('<html');
    expect(more.match(/class="row"/g)).toHaveLength(3);
    expect((await browser.get(href)).status).toBe(200);
    expect((await browser.get('/?cursor=made-up')).status).toBe(400);
  });

  it('raises a pill for new mentions and answers 304 while there are none', async () => {
    const { platform, brand, browser } = await workspace();
    const since = platform.now().toISOString();
    const url = `/inbox/arrivals?since=${since}`;
    const none = await browser.get(url, HTMX);
    expect(none.headers.get('HX-PTag')).toBe('0');
    expect((await browser.get(url, { ...HTMX, 'HX-PTag': '0' })).status).toBe(304);
    platform.setNow(60_000);
    await threeMentions(platform, brand.id);
    expect(await (await browser.get(url, { ...HTMX, 'HX-PTag': '0' })).text()).toContain('3 new mentions');
  });
});

describe('a move', () => {
  it('with htmx takes the row out, opens the next mention and offers undo', async () => {
    const { platform, brand, browser } = await workspace();
    const [first, second] = await threeMentions(platform, brand.id);
    const response = await browser.post(
      `/mentions/${first.id}/resolution`,
      { version: 1, return: '/' },
      HTMX,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('HX-Replace-Url')).toBe(`/mentions/${second.id}`);
    const partials = await response.text();
    expect(partials).toContain(`hx-target="#row-${first.id}" hx-swap="delete"`);
    expect(partials).toContain('Second in line');
    expect(partials).toContain('Done. 2 left in this view.');
    expect(partials).toContain(`action="/mentions/${first.id}/undo"`);
    expect(await statusOf(platform, first.id)).toMatchObject({ status: 'resolved', version: 2 });
  });

  it('opens what was seen below, also when that has left the list or was erased', async () => {
    const { platform, brand, browser } = await workspace();
    const [first, second, third] = await threeMentions(platform, brand.id);
    const openedBy = async (id: number, next: number) => {
      const form = { version: 1, return: '/', next };
      const response = await browser.post(`/mentions/${id}/resolution`, form, HTMX);
      expect(response.status).toBe(200);
      const isDrawnEmpty = (await response.text()).includes('class="empty"');
      return [response.headers.get('HX-Replace-Url'), isDrawnEmpty];
    };
    expect(await openedBy(first.id, third.id)).toEqual([`/mentions/${third.id}`, false]);
    expect(await openedBy(second.id, first.id)).toEqual([`/mentions/${first.id}`, false]);
    expect(await openedBy(third.id, 99_999)).toEqual(['/?view=needs-reply', true]);
  });

  it('without JavaScript leads to the next mention, says what was done and can be taken back', async () => {
    const { platform, brand, browser } = await workspace();
    const [first, second] = await threeMentions(platform, brand.id);
    const done = await browser.post(`/mentions/${first.id}/resolution`, {
      version: 1,
      return: '/?sort=newest',
    });
    expect(done.status).toBe(303);
    const page = await (await browser.get(done.headers.get('Location')!)).text();
    expect(page).toContain('2 left in this view.');
    const event = /name="event" value="(\d+)"/.exec(page)![1]!;
    const again = await (await browser.get('/')).text();
    expect(again).not.toContain('left in this view.');
    expect(second.id).toBeGreaterThan(0);
    const back = await browser.post(`/mentions/${first.id}/undo`, { event, return: '/' });
    expect(back.status).toBe(303);
    expect(await statusOf(platform, first.id)).toMatchObject({ status: 'open' });
  });

  it.each([
    ['resolution', {}, { status: 'resolved' }],
    ['dismissal', { reason: 'spam' }, { status: 'dismissed', dismissedReason: 'spam' }],
    ['snooze', { until: '3h' }, { status: 'snoozed', snoozedUntil: new Date('2026-11-21T15:00:00Z') }],
    [
      'snooze',
      { until: 'at', at: '2026-11-24T14:30' },
      { status: 'snoozed', snoozedUntil: new Date('2026-11-24T14:30:00Z') },
    ],
    ['sentiment', { label: 'positive' }, { sentimentByUser: 'positive' }],
    ['replies', { text: 'We are sorry.', posted: '1' }, { status: 'pending' }],
    ['replies', { text: 'A draft' }, { status: 'open' }],
    ['notes', { text: 'Ask the workshop.' }, { status: 'open' }],
  ])('%s works with a native form and with htmx', async (path, form, expected) => {
    const { platform, brand, browser } = await workspace();
    const [first, second] = await threeMentions(platform, brand.id);
    const native = await browser.post(`/mentions/${first.id}/${path}`, { version: 1, return: '/', ...form });
    expect(native.status).toBe(303);
    expect(await statusOf(platform, first.id)).toMatchObject(expected);
    const live = await browser.post(
      `/mentions/${second.id}/${path}`,
      { version: 1, return: '/', ...form },
      HTMX,
    );
    expect(live.status).toBe(200);
    expect(await live.text()).toContain('hx-target="#announce"');
    expect(await statusOf(platform, second.id)).toMatchObject(expected);
    const where = native.headers.get('Location')!;
    expect((await browser.get(where)).status).toBe(200);
  });

  it('sent twice are done once, and other words in the same form count', async () => {
    const { platform, brand, browser } = await workspace();
    const [first] = await threeMentions(platform, brand.id);
    const form = { version: 1, return: '/', nonce: 'b4b9f0a2-5a0e-4d0c-8a4c-0f6d1d2f7c11' };
    const send = async (path: string, more: object) =>
      (await browser.post(`/mentions/${first.id}/${path}`, { ...form, ...more })).status;
    const note = { text: 'Ask the workshop.' };
    expect([await send('notes', note), await send('notes', note)]).toEqual([303, 303]);
    expect(await platform.db.$count(notes)).toBe(1);
    expect(await send('notes', { text: 'Ask the workshop again.' })).toBe(303);
    expect(await platform.db.$count(notes)).toBe(2);
    expect([await send('resolution', {}), await send('resolution', {})]).toEqual([303, 303]);
    expect(await statusOf(platform, first.id)).toMatchObject({ status: 'resolved', version: 2 });
  });

  it('on a mention that somebody else has changed shows who did what, and both ways on', async () => {
    const { platform, brand, browser } = await workspace();
    const [first] = await threeMentions(platform, brand.id);
    const jonas = await browserOf(platform, (await aUser(platform, { name: 'Jonas' })).id);
    await jonas.post(`/mentions/${first.id}/snooze`, { version: 1, until: '1h', return: '/' });
    const form = { version: 1, reason: 'spam', return: '/' };
    const live = await browser.post(`/mentions/${first.id}/dismissal`, form, HTMX);
    expect(live.status).toBe(409);
    const partials = await live.text();
    expect(partials).toContain('Jonas snoozed this');
    expect(partials).toContain('name="reason" value="spam"');
    expect(partials).toMatch(/name="version" value="2"/);
    const native = await browser.post(`/mentions/${first.id}/dismissal`, form);
    expect(native.status).toBe(409);
    expect(await native.text()).toContain('Use mine');
    const mine = await browser.post(`/mentions/${first.id}/dismissal`, { ...form, version: 2 });
    expect(mine.status).toBe(303);
    expect(await statusOf(platform, first.id)).toMatchObject({ status: 'dismissed' });
  });

  it('gives a mention to oneself; to others only with the right to', async () => {
    const { platform, brand, user, browser } = await workspace('responder');
    const [first] = await threeMentions(platform, brand.id);
    const other = await aUser(platform, { name: 'Jonas' });
    const path = `/mentions/${first.id}/assignment`;
    expect((await browser.post(path, { user: other.id, return: '/' })).status).toBe(403);
    expect((await browser.post(path, { user: user.id, return: '/' })).status).toBe(303);
    expect(await statusOf(platform, first.id)).toMatchObject({ assigneeId: user.id });
    expect((await browser.post(path, { user: '', return: '/' })).status).toBe(303);
    const manager = await browserOf(platform, other.id);
    expect((await manager.post(path, { user: other.id, return: '/' })).status).toBe(303);
    expect((await browser.post(path, { user: '', return: '/' })).status).toBe(403);
    expect(await statusOf(platform, first.id)).toMatchObject({ assigneeId: other.id });
  });

  it('that makes no sense is refused with a sentence and changes nothing', async () => {
    const { platform, brand, browser } = await workspace();
    const [first] = await threeMentions(platform, brand.id);
    for (const [path, form] of [
      ['dismissal', { reason: 'boring' }],
      ['snooze', { until: 'never' }],
      ['snooze', { until: 'at', at: '' }],
      ['snooze', { until: 'at', at: '2027-12-24T09:00' }],
      ['sentiment', { label: 'unscored' }],
      ['replies', { text: ' ', posted: '1' }],
      ['notes', { text: '' }],
    ] as const) {
      const refused = await browser.post(`/mentions/${first.id}/${path}`, { ...form, return: '/' }, HTMX);
      // A reply that is refused comes back with what was typed.
      expect([path, refused.status]).toEqual([path, path === 'replies' ? 422 : 400]);
      expect(await refused.text()).toContain('hx-target="#announce"');
    }
    for (const [path, form, shown] of [
      [
        'tags',
        { add: 'say "what"' },
        /<details class="menu labels"[^>]* open[\s\S]*value="say &quot;what&quot;"[\s\S]*no quotation marks/,
      ],
      ['notes', { text: ' ' }, /value="note" checked[\s\S]*id="note-error"/],
      [
        'snooze',
        { until: 'at', at: 'next week' },
        /<details class="menu snooze"[^>]* open[\s\S]*id="snooze-at-error"[\s\S]*“next week” is no time\. Write it as/,
      ],
      [
        'snooze',
        { until: 'at', at: '2026-11-20T09:00' },
        /value="2026-11-20T09:00"[\s\S]*id="snooze-at-error"[\s\S]*still to come/,
      ],
    ] as const) {
      const native = await browser.post(`/mentions/${first.id}/${path}`, { ...form, return: '/' });
      expect([path, native.status, await native.text()]).toEqual([path, 422, expect.stringMatching(shown)]);
    }
    expect(await statusOf(platform, first.id)).toMatchObject({ status: 'open', version: 1 });
  });
});

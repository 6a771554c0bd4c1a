import { describe, expect, it } from 'vitest';
import { apiOf } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

async function workspace() {
  const platform = await testPlatform();
  const user = await aUser(platform, { role: 'manager', name: 'Ines' });
  const brand = await aBrand(platform, { name: 'Fernhill Bikes' });
  return { platform, user, brand, api: await apiOf(platform, user.id) };
}

const idsOf = (json: { items: { id: number }[] }) => json.items.map(({ id }) => id);

describe('the API lists mentions', () => {
  it('newest first, page by page, each with everything an export has', async () => {
    const { platform, brand, api } = await workspace();
    const made: number[] = [];
    for (let hour = 0; hour < 5; hour++) {
      const publishedAt = new Date(platform.now().getTime() - hour * 3_600_000);
      made.push((await aMention(platform, { brandId: brand.id, publishedAt })).id);
    }
    const first = await api('GET', '/mentions?limit=2');
    const second = await api('GET', `/mentions?limit=2&cursor=${first.json.next}`);
    const third = await api('GET', `/mentions?limit=2&cursor=${second.json.next}`);
    expect([first, second, third].flatMap(({ json }) => idsOf(json))).toEqual(made);
    expect(third.json.next).toBeNull();
    expect(first.json.items[0]).toMatchObject({
      brand: 'Fernhill Bikes',
      source: 'rss',
      sentiment: { label: 'negative', score: -0.6 },
      priority: { score: 60, level: 'high', reasons: [{ reason: 'Negative', points: 60 }] },
      status: 'open',
      assignee: null,
    });
    expect((await api('GET', '/mentions?cursor=nonsense')).status).toBe(400);
  });

  it('narrowed by every parameter of the query', async () => {
    const { platform, brand, user, api } = await workspace();
    const rival = await aBrand(platform, { name: 'Oakridge', kind: 'competitor' });
    const day = (date: string) => new Date(`${date}T12:00:00Z`);
    const a = await aMention(platform, {
      brandId: brand.id,
      intents: ['complaint'],
      themes: ['delivery'],
      assigneeId: user.id,
      authorHandle: 'marta',
      publishedAt: day('2026-11-20'),
      priorityScore: 90,
    });
    const b = await aMention(platform, {
      brandId: brand.id,
      sourceKind: 'hackernews',
      sentiment: 'positive',
      status: 'resolved',
      text: 'A quiet gearbox.',
      publishedAt: day('2026-11-10'),
      authorName: 'Olu Example',
      authorHandle: 'olu',
    });
    const c = await aMention(platform, {
      brandId: rival.id,
      publishedAt: day('2026-11-15'),
      authorName: 'Kim Example',
      authorHandle: 'kim',
    });
    const found = async (query: string) => idsOf((await api('GET', `/mentions?${query}`)).json);
    expect(await found('')).toEqual([a.id, c.id, b.id]);
    expect(await found('brand=Oakridge')).toEqual([c.id]);
    expect(await found(`brand=${brand.id}`)).toEqual([a.id, b.id]);
    expect(await found('status=resolved')).toEqual([b.id]);
    expect(await found('sentiment=positive')).toEqual([b.id]);
    expect(await found('intent=complaint')).toEqual([a.id]);
    expect(await found('theme=delivery')).toEqual([a.id]);
    expect(await found('source=hackernews')).toEqual([b.id]);
    expect(await found('author=@marta')).toEqual([a.id]);
    expect(await found('assignee=me')).toEqual([a.id]);
    expect(await found('assignee=none')).toEqual([c.id, b.id]);
    expect(await found('from=2026-11-15')).toEqual([a.id, c.id]);
    expect(await found('to=2026-11-15')).toEqual([c.id, b.id]);
    expect(await found('to=2026-11-15T00:00:00Z')).toEqual([b.id]);
    expect(await found('q=gearbox')).toEqual([b.id]);
    expect(await found('q=sentiment%3Anegative+NOT+brand%3AOakridge')).toEqual([a.id]);
    expect(await found('sort=priority')).toEqual([a.id, c.id]);
    expect(await found('view=needs-reply')).toEqual([a.id]);
  });

  it('and refuses what it cannot read, naming the parameter', async () => {
    const { api } = await workspace();
    for (const [name, query] of [
      ['sentiment', 'sentiment=angry'],
      ['status', 'status=closed'],
      ['source', 'source=fax'],
      ['from', 'from=yesterday'],
      ['sort', 'sort=random'],
      ['limit', 'limit=0'],
    ]) {
      const answer = await api('GET', `/mentions?${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
      expect(Object.keys(answer.json.errors as object)).toEqual([name]);
    }
    expect((await api('GET', `/mentions?q=${'-'.repeat(33)}`)).status).toBeLessThan(500);
    expect((await api('GET', '/mentions?q=%28')).json).toMatchObject({
      status: 400,
      start: expect.any(Number),
    });
  });
});

describe('the API moves a mention', () => {
  it('through its life and back, with an event for each move', async () => {
    const { platform, brand, user, api } = await workspace();
    const { id } = await aMention(platform, { brandId: brand.id });
    const path = `/mentions/${id}`;
    const until = new Date(platform.now().getTime() + 3_600_000).toISOString();
    const moves: [method: string, move: string, body: unknown, expected: object][] = [
      ['POST', 'snooze', { until }, { status: 'snoozed', snoozedUntil: until }],
      ['DELETE', 'snooze', undefined, { status: 'open', snoozedUntil: null }],
      ['POST', 'dismissal', { reason: 'duplicate' }, { status: 'dismissed', dismissedReason: 'duplicate' }],
      ['DELETE', 'dismissal', undefined, { status: 'open', dismissedReason: null }],
      ['PUT', 'assignment', { user: user.id }, { assignee: 'Ines', assigneeId: user.id }],
      ['PUT', 'assignment', { user: user.email.toUpperCase() }, { assigneeId: user.id }],
      ['DELETE', 'assignment', undefined, { assignee: null }],
      ['PUT', 'sentiment', { label: 'neutral' }, { sentiment: { label: 'neutral' } }],
      ['DELETE', 'sentiment', undefined, { sentiment: { label: 'negative' } }],
      ['POST', 'notes', { text: 'Ask the workshop.' }, { status: 'open' }],
      ['POST', 'replies', { text: 'We are sorry.' }, { status: 'open' }],
      ['POST', 'replies', { text: 'We are sorry.', posted: true }, { status: 'pending' }],
      ['POST', 'resolution', undefined, { status: 'resolved' }],
      ['DELETE', 'resolution', undefined, { status: 'open' }],
    ];
    for (const [method, move, body, expected] of moves) {
      const answer = await api(method, `${path}/${move}`, body);
      expect([method, move, answer.status < 300, answer.json]).toMatchObject([method, move, true, expected]);
      expect(answer.headers.get('ETag')).toBe(`"${answer.json.version}"`);
      platform.setNow(1000);
    }
    const events = await api('GET', `${path}/events`);
    const people = events.json.items.filter((event) => event.by === 'Ines');
    expect(people.map((event) => event.kind)).toEqual(
      'snoozed reopened dismissed reopened assigned unassigned corrected corrected noted replied resolved reopened'.split(
        ' ',
      ),
    );
    expect(people.every((event) => event.via === 'api')).toBe(true);
  });

  it('not when it changed since: 409 with the mention as it is now', async () => {
    const { platform, brand, api } = await workspace();
    const { id } = await aMention(platform, { brandId: brand.id });
    const seen = await api('GET', `/mentions/${id}`);
    const fresh = { 'If-Match': seen.headers.get('ETag')! };
    expect((await api('POST', `/mentions/${id}/resolution`, undefined, fresh)).status).toBe(200);
    const stale = await api('POST', `/mentions/${id}/dismissal`, { reason: 'spam' }, fresh);
    expect(stale.status).toBe(409);
    expect(stale.json).toMatchObject({ current: { id, status: 'resolved', version: 2 } });
    expect((await api('DELETE', `/mentions/${id}/snooze`)).status).toBe(409);
    expect((await api('POST', `/mentions/${id}/resolution`, undefined, { 'If-Match': 'three' })).status).toBe(
      400,
    );
  });

  it('not when the body makes no sense', async () => {
    const { platform, brand, api } = await workspace();
    const { id } = await aMention(platform, { brandId: brand.id });
    const wrong: [string, string, unknown][] = [
      ['POST', 'dismissal', {}],
      ['POST', 'dismissal', { reason: 'boring' }],
      ['POST', 'snooze', { until: '2020-01-01T00:00:00Z' }],
      ['POST', 'snooze', { until: 'tomorrow' }],
      ['PUT', 'assignment', { user: 999_999 }],
      ['PUT', 'assignment', { user: 'nobody@example.com' }],
      ['PUT', 'sentiment', { label: 'angry' }],
      ['POST', 'notes', { text: '  ' }],
      ['POST', 'replies', { text: '', posted: true }],
      ['POST', 'replies', { text: 'x', posted: true, url: 'javascript:alert(1)' }],
    ];
    for (const [method, move, body] of wrong) {
      const answer = await api(method, `/mentions/${id}/${move}`, body);
      expect([move, body, answer.status]).toEqual([move, body, 400]);
    }
    expect((await api('GET', `/mentions/${id}`)).json).toMatchObject({ status: 'open', version: 1 });
  });
});

describe('the API takes Items', () => {
  const item = {
    source: 'push',
    externalId: 'ticket-1',
    author: { name: 'Marta Example', handle: 'marta' },
    text: 'My Fernhill Bikes order is five weeks late and nobody answers.',
    publishedAt: '2026-11-21T10:00:00Z',
    rating: 1,
  };

  it('matches, scores and stores each once; a bad one is named and refuses none of the others', async () => {
    const { api, brand } = await workspace();
    await api('POST', `/brands/${brand.id}/rules`, { rule: '"Fernhill Bikes"' });
    const bad = [{ ...item, externalId: 'ticket-2', text: 'About something else' }, { text: '' }];
    const first = await api('POST', '/mentions', [item, ...bad]);
    expect(first.json).toMatchObject({ read: 3, accepted: 1, duplicate: 0, refusedCount: 2 });
    expect(first.json.refused).toMatchObject([{ line: 2 }, { line: 3 }]);
    expect((await api('POST', '/mentions', item)).json).toMatchObject({ accepted: 0, duplicate: 1 });
    const { json } = await api('GET', '/mentions');
    expect(json.items).toMatchObject([
      { externalId: 'ticket-1', sentiment: { label: 'negative' }, rating: 1 },
    ]);
    const forced = await api('POST', `/mentions?brand=${brand.id}`, bad[0]);
    expect(forced.json).toMatchObject({ accepted: 1 });
  });

  it.each([
    { ...item, text: 'Fernhill Bikes \u0000 NUL, lone \ud800 and \u202e bidi' },
    { ...item, publishedAt: 'never' },
    { ...item, engagement: { likes: 1e300 } },
    { ...item, rating: 99 },
    { ...item, author: 'just a name', url: 'javascript:alert(1)' },
    { ...item, text: { a: 1 } },
  ])('never answers 5xx: %j', async (strange) => {
    const { api, brand } = await workspace();
    const answer = await api('POST', `/mentions?brand=${brand.id}`, [
      strange,
      { ...item, externalId: 'good' },
    ]);
    expect(answer.status).toBe(200);
    expect((await api('GET', '/mentions?q=late')).json.items.map((each) => each.externalId)).toContain(
      'good',
    );
  });
});

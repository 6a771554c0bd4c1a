import { describe, expect, it } from 'vitest';
import { unreadReplies } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { forgetUnread, reportBundle } from '../../src/ingest/unread.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { HttpReply } from '../../src/platform/platform.ts';
import { createSource } from '../../src/sources/settings.ts';
import { anAdapter } from '../support/an-adapter.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { pollNext, sourceOf } from '../support/polling.ts';

const WEB: Actor = { userId: null, via: 'web' };
const DAY = 86_400_000;
const bytes = (text: string) => new TextEncoder().encode(text);

/** A forum with a key and a session, whose replies end in this failure. */
async function refusing(reply: Partial<HttpReply>, failure: Failure) {
  anAdapter({
    async poll({ key = '' }, _cursor, http, { keepSession }) {
      await keepSession!({ values: { token: 'session-canary' }, expiresAt: null });
      await http({ url: `https://forum.example/search?key=${key}`, headers: { authorization: key } });
      throw failure;
    },
  });
  const platform = await testPlatform({
    http: async ({ url }) => ({
      status: 200,
      headers: {},
      body: bytes(''),
      url,
      permanentUrl: null,
      ...reply,
    }),
  });
  const settings = { query: 'https://forum.example/?token=setting-canary', key: 'key-canary' };
  const source = await createSource(platform, WEB, { kind: 'forum', settings });
  return { platform, source };
}

const kept = ({ db }: TestPlatform) => db.select().from(unreadReplies);
const SCHEMA = new Failure('schema', 'The forum answered in a form that Earshot does not know.');

describe('a reply that cannot be read', () => {
  it('is kept raw, without anything secret', async () => {
    const { platform, source } = await refusing(
      {
        status: 200,
        headers: { 'content-type': 'text/html', 'set-cookie': 'a=b', 'x-ratelimit-remaining': '3' },
        body: bytes('<p>\0 key-canary session-canary setting-canary {"access_token":"new-canary"}</p>'),
      },
      new Failure('schema', 'The forum answered oddly. It said: “no such key: key-canary”'),
    );
    await pollNext(platform);
    const bundle = await reportBundle(platform, source.id);
    expect(bundle).toEqual({
      kind: 'forum',
      version: '0.0.0-test',
      at: START.toISOString(),
      settings: { query: 'https://forum.example/?token=•••' },
      address: 'forum.example/search',
      status: 200,
      headers: { 'content-type': 'text/html', 'x-ratelimit-remaining': '3' },
      body: '<p> ••• ••• ••• {"access_token":"•••"}</p>',
      failure: 'schema: The forum answered oddly. It said: “no such key: •••”',
    });
    expect(JSON.stringify(await kept(platform))).not.toContain('canary');
    expect((await sourceOf(platform)).healthNote).toContain('no such key: •••');
  });

  it('is cut at 256 KiB', async () => {
    const { platform } = await refusing(
      { body: bytes(`${'ü'.repeat(131_071)}ab${'key-canary'.repeat(9)}`) },
      SCHEMA,
    );
    await pollNext(platform);
    const [reply] = await kept(platform);
    expect(bytes(reply!.body).length).toBeLessThanOrEqual(256 * 1024);
    expect(reply!.body.endsWith('üab')).toBe(true);
  });

  it('stands beside four others of the source at most, and is gone after a day', async () => {
    const { platform, source } = await refusing({}, SCHEMA);
    for (let times = 0; times < 7; times++) await pollNext(platform);
    const times = (await kept(platform)).map(({ at }) => at.getTime());
    expect(times.length).toBeLessThanOrEqual(5);
    expect(await reportBundle(platform, source.id)).toMatchObject({ at: platform.now().toISOString() });
    platform.setNow(DAY + 1);
    expect(await reportBundle(platform, source.id)).toBeNull();
    expect(await forgetUnread(platform)).toBeGreaterThan(0);
    expect(await kept(platform)).toEqual([]);
  });

  it.each([
    ['a web page where data was due', 200, ' <html>', new Failure('transient', 'A web page came.'), 1],
    ['an error page', 502, '<html>', new Failure('transient', 'The forum answered 502.'), 0],
    ['something that is no feed', 200, 'hello', new Failure('not-a-feed', 'This is no feed.'), 1],
    ['a refusal', 401, '{"error":"no"}', new Failure('auth', 'The forum answered 401.'), 0],
  ])('is kept only where the reply itself is at fault: %s', async (_, status, body, failure, rows) => {
    const { platform } = await refusing({ status, body: bytes(body) }, failure);
    await pollNext(platform);
    expect(await kept(platform)).toHaveLength(rows);
  });
});

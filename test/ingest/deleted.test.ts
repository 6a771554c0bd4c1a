import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { rows } from '../../src/db/db.ts';
import { alerts, events, mentions, mentionVersions, sources } from '../../src/db/schema.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { pollSource } from '../../src/ingest/poll-source.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { dailyFigures } from '../../src/reports/rolled.ts';
import { FakeSites } from '../support/fake-sites.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule, aSource } from '../support/records.ts';

const HOST = 'wobblywheel.example';

const entry = (id: string, text: string) =>
  `<entry><id>${id}</id><title>Post</title><author><name>Wanda Wheel</name></author>
    <link href="https://${HOST}/${id}"/><published>2026-11-21T11:30:00Z</published><content>${text}</content></entry>`;
const gone = (id: string) => `<at:deleted-entry ref="${id}" when="2026-11-21T12:30:00Z"/>`;

async function watched() {
  const sites = new FakeSites();
  const platform = await testPlatform({ http: sites.http });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  await anAlertRule(platform, { channelIds: [(await aChannel(platform)).id] });
  const createdAt = new Date('2026-11-21T11:00:00Z');
  const source = await aSource(platform, {
    settings: { url: `https://${HOST}/feed.xml` },
    host: HOST,
    createdAt,
  });
  const poll = async (...parts: string[]) => {
    sites.answer(HOST, { headers: { 'content-type': 'application/atom+xml' }, body: feedOf(parts) });
    const [next] = await platform.db.select().from(sources).where(eq(sources.id, source.id));
    if (next!.nextPollAt > platform.now()) platform.setNow(next!.nextPollAt);
    return pollSource(platform, (await claimDue(platform, 1))[0]!);
  };
  return { sites, platform, brand, source, poll };
}

function feedOf(parts: string[]): Uint8Array {
  const namespaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"';
  return new TextEncoder().encode(`<feed ${namespaces}><title>Wheels</title>${parts.join('')}</feed>`);
}

const stored = ({ db }: TestPlatform) => db.select().from(mentions).orderBy(asc(mentions.id));
const deletions = ({ db }: TestPlatform) => db.select().from(events).where(eq(events.kind, 'deleted'));
const figures = ({ db }: TestPlatform, brandId: number) =>
  rows(db, dailyFigures([brandId], { from: '2026-11-20', to: '2026-11-22' }));

describe('an entry that its feed then says is deleted', () => {
  it('loses its words and its author, and still counts; its neighbour stays as it is', async () => {
    const { platform, brand, source, poll } = await watched();
    const left = entry('urn:2', 'Fernhill lost my order, awful.');
    await poll(entry('urn:1', 'Fernhill is late.'), left);
    await poll(entry('urn:1', 'Fernhill is late. Terrible.'), left);
    const [, neighbour] = await stored(platform);
    const before = await figures(platform, brand.id);
    expect(before).toMatchObject([{ mentions: 2, negative: 2 }]);
    expect(await platform.db.$count(alerts)).toBe(2);

    expect(await poll(gone('urn:1'), left)).toMatchObject({ failed: false, found: 0, alerts: 0 });
    const [mention, other] = await stored(platform);
    expect(mention).toMatchObject({ title: null, text: '', url: null, authorName: null, authorHandle: null });
    expect(mention).toMatchObject({ deletedAt: platform.now(), sourceId: source.id, sentiment: 'negative' });
    expect(other).toEqual(neighbour);
    expect(await deletions(platform)).toMatchObject([
      { mentionId: mention!.id, brandId: brand.id, via: 'system', version: mention!.version },
    ]);
    expect(await figures(platform, brand.id)).toEqual(before);
    expect(await platform.db.$count(mentionVersions)).toBe(0);
    expect(await platform.db.$count(alerts)).toBe(2);
  });

  it('changes nothing a second time, nor where it was never stored or comes back', async () => {
    const { platform, poll } = await watched();
    await poll(entry('urn:1', 'Fernhill is terrible.'));
    await poll(gone('urn:1'), gone('urn:never'));
    const before = await stored(platform);
    await poll(gone('urn:1'), gone('urn:never'), gone('urn:3'));
    expect(await poll(entry('urn:1', 'Fernhill is terrible.'))).toMatchObject({ found: 0, edited: 0 });
    expect(await stored(platform)).toEqual(before);
    expect(await deletions(platform)).toHaveLength(1);
    expect(await platform.db.$count(alerts)).toBe(1);
  });

  it('goes for every brand and for what was imported, but not for what another source found', async () => {
    const { platform, source, poll } = await watched();
    const elsewhere = await aSource(platform, { pausedAt: platform.now() });
    const known = { sourceKind: 'rss', externalId: 'urn:1', text: 'Known.' };
    const a = await aMention(platform, { ...known, sourceId: source.id });
    const imported = await aMention(platform, { ...known, sourceId: null });
    const theirs = await aMention(platform, { ...known, sourceId: elsewhere.id });
    const otherKind = await aMention(platform, { ...known, sourceKind: 'hackernews', sourceId: null });
    expect(await poll(gone('urn:1'))).toMatchObject({ failed: false });
    const texts = new Map((await stored(platform)).map(({ id, text }) => [id, text]));
    expect([a, imported].map(({ id }) => texts.get(id))).toEqual(['', '']);
    expect([theirs, otherKind].map(({ id }) => texts.get(id))).toEqual(['Known.', 'Known.']);
    expect(await deletions(platform)).toHaveLength(2);
  });

  it('keeps its words when the poll that says so lost its lease', async () => {
    const { sites, platform, poll } = await watched();
    await poll(entry('urn:1', 'Fernhill is terrible.'));
    const before = await stored(platform);
    sites.answer(HOST, async () => {
      await platform.db.update(sources).set({ leaseToken: null });
      return { body: feedOf([gone('urn:1')]) };
    });
    platform.setNow(3_600_000);
    expect(await pollSource(platform, (await claimDue(platform, 1))[0]!)).toMatchObject({ failed: true });
    expect(await stored(platform)).toEqual(before);
    expect(await deletions(platform)).toEqual([]);
    expect(platform.logged).toMatchObject([{ message: expect.stringContaining('claimed again') }]);
  });
});

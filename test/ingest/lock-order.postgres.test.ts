import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { mentions } from '../../src/db/schema.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { pollSource } from '../../src/ingest/poll-source.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { markRollupsDue } from '../../src/mentions/rollups-due.ts';
import { transact } from '../../src/platform/transaction.ts';
import { FakeSites } from '../support/fake-sites.ts';
import { anotherConnection, committingPlatform, type TestPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource } from '../support/records.ts';
import { somebodyWaits } from '../support/waiting.ts';

const HOST = 'news.example';

/** Posts as [text, number of comments]. */
function feed(...posts: [text: string, comments: number][]) {
  const items = posts.map(
    ([text, comments], index) =>
      `<item><guid>urn:${index}</guid><pubDate>Sat, 21 Nov 2026 11:30:00 GMT</pubDate><description>${text}</description>
      <slash:comments>${comments}</slash:comments></item>`,
  );
  const namespace = 'xmlns:slash="http://purl.org/rss/1.0/modules/slash/"';
  return {
    headers: { 'content-type': 'application/rss+xml' },
    body: new TextEncoder().encode(
      `<rss version="2.0" ${namespace}><channel>${items.join('')}</channel></rss>`,
    ),
  };
}

it('a poll and a decision about the same day never wait for each other crosswise', async () => {
  const sites = new FakeSites();
  const platform = await committingPlatform({ http: sites.http });
  const person = { ...platform, db: await anotherConnection() };
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  await aSource(platform, { settings: { url: `https://${HOST}/feed.xml` }, host: HOST });
  sites.answer(HOST, feed(['Fernhill is late again.', 1]));
  await pollSource(platform, (await claimDue(platform, 1))[0]!);
  const [mention] = await platform.db.select().from(mentions);

  sites.answer(HOST, feed(['Fernhill is late again.', 2], ['Fernhill never answers.', 0]));
  platform.setNow(2 * 3_600_000);
  const claimed = (await claimDue(platform, 1))[0]!;
  let poll: ReturnType<typeof pollSource> | undefined;
  await person.db.transaction(async (tx) => {
    // Were there a ring, it would be this one that gives way.
    await tx.execute(sql`set local deadlock_timeout = '1ms'`);
    await tx.update(mentions).set({ sentimentByUser: 'positive' }).where(eq(mentions.id, mention!.id));
    poll = pollSource(platform, claimed);
    await somebodyWaits(platform);
    await markRollupsDue({ ...person, db: tx }, [mention!.id]);
  });
  expect(await poll).toMatchObject({ failed: false, found: 1 });
});

it('a transaction that lost to another one runs again', async () => {
  const platform = await committingPlatform();
  const other = { ...platform, db: await anotherConnection() };
  const [one, two] = [await aMention(platform), await aMention(platform)];
  let tries = 0;
  const meeting = together(2);
  const crosswise = (mine: TestPlatform, ids: number[]) =>
    transact(mine, async (inside) => {
      tries += 1;
      const isAgain = tries > 2;
      // Were it as quick as the one it gave way to, they would meet once more.
      if (isAgain) await Promise.race(both);
      await inside.db.execute(sql`update mentions set likes = 1 where id = ${ids[0]!}`);
      if (!isAgain) await meeting();
      await inside.db.execute(sql`update mentions set likes = 2 where id = ${ids[1]!}`);
    });
  const both = [crosswise(platform, [one.id, two.id]), crosswise(other, [two.id, one.id])];
  await Promise.all(both);
  expect(tries).toBe(3);
});

/** Whoever calls it goes on when `count` have called. */
function together(count: number): () => Promise<unknown> {
  let release = () => {};
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  return () => {
    count -= 1;
    if (count === 0) release();
    return all;
  };
}

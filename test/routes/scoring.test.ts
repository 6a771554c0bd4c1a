import { describe, expect, it } from 'vitest';
import { brandRoles, calibrations } from '../../src/db/schema.ts';
import { runRescorings } from '../../src/ingest/rescore-run.ts';
import { ENGINE } from '../../src/scoring/score.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

const PAGE = '/settings/scoring';
const BATCH = /name="batch" value="([0-9a-f-]{36})"/;
const textOf = async (answer: Promise<Response>) => (await answer).text();

describe('the scoring page', () => {
  it('shows what scoring again would change, does it, and shows how far it is', async () => {
    const platform = await testPlatform();
    expectNoErrors(platform);
    const manager = await aUser(platform);
    const browser = await browserOf(platform, manager.id);
    await aMention(platform, { text: 'I love it. Wonderful, thank you!', title: null, scoredBy: 'old-1' });
    const before = await textOf(browser.get(PAGE));
    expect(before).toContain('stored mentions were scored by old-1 and stay as they are');
    const preview = await textOf(browser.get(`${PAGE}?preview=1`));
    expect(preview).toContain('1 would change their label');
    expect(preview).toContain('I love it. Wonderful, thank you!');
    expect((await browser.post(`${PAGE}/rescoring`, { brand: '' })).status).toBe(303);
    const during = await textOf(browser.get(PAGE));
    expect(during).toMatch(/<progress[^>]+value="0" max="1"/);
    const [, id] = /name="id" value="(\d+)"/.exec(during)!;
    await runRescorings(platform, { until: new Date(START.getTime() + 60_000) });
    const after = await textOf(browser.get(PAGE));
    expect(after).toContain('Done');
    expect(after).not.toContain('<progress');
    expect((await browser.post(`${PAGE}/rescoring/cancellation`, { id: id! })).status).toBe(409);
    expect(await textOf(browser.get(`${PAGE}?preview=1`))).toContain('Nothing would change');
  });

  it('shows before and after with an interval, and a calibration that may be left off', async () => {
    const platform = await testPlatform();
    expectNoErrors(platform);
    const [mine, other] = [await aBrand(platform), await aBrand(platform)];
    const manager = await aUser(platform, { role: null });
    await platform.db.insert(brandRoles).values({ userId: manager.id, brandId: mine.id, role: 'manager' });
    const browser = await browserOf(platform, manager.id);
    const stored = {
      engine: ENGINE,
      parameters: { bias: [0.4, -0.4, 0] as [number, number, number], slope: 0.9 },
      n: 312,
      fittedOn: '',
      before: 0.62,
      after: 0.6581,
      gainLow: 0.011,
      gainHigh: 0.0602,
      note: 'It wins on corrections that it has not seen, so it is used.',
      inUse: true,
      fittedAt: START,
    };
    const [own, theirs] = await platform.db
      .insert(calibrations)
      .values([
        { ...stored, brandId: mine.id, sourceKind: 'reddit' },
        { ...stored, brandId: other.id },
      ])
      .returning();
    const page = await textOf(browser.get(PAGE));
    for (const figure of ['312', '62.0', '65.8', '+1.1 to +6.0']) expect(page).toContain(figure);
    expect(page).not.toContain(other.name);
    expect((await browser.post(`${PAGE}/calibration`, { id: String(own!.id), on: '0' })).status).toBe(303);
    expect(await textOf(browser.get(PAGE))).toContain('left off');
    expect((await browser.post(`${PAGE}/calibration`, { id: String(theirs!.id), on: '0' })).status).toBe(409);
    expect((await browser.post(`${PAGE}/rescoring`, { brand: '' })).status).toBe(403);
  });
});

describe('several mentions', () => {
  it('are corrected from the list without JavaScript, and taken back as one', async () => {
    const platform = await testPlatform();
    expectNoErrors(platform);
    const responder = await aUser(platform, { role: 'responder' });
    const browser = await browserOf(platform, responder.id);
    const { id: one, brandId } = await aMention(platform);
    const { id: two } = await aMention(platform, { brandId });
    const list = await textOf(browser.get('/'));
    const values = [...list.matchAll(/name="mention" value="(\d+:1)"/g)].map(([, value]) => value!);
    expect(values.sort()).toEqual([`${one}:1`, `${two}:1`].sort());
    expect((await browser.post('/mentions/bulk', { do: 'label:neutral' })).status).toBe(422);
    const untagged = await browser.post('/mentions/bulk', { do: 'tag', tag: ' ', mention: `${two}:1` });
    expect([
      untagged.status,
      (await untagged.text()).match(/class="row-tick"[^>]* checked/g)?.length,
    ]).toEqual([422, 1]);
    const long = 'x'.repeat(41);
    const [tooLong, kept] = [{ do: 'tag', tag: long, mention: values, all: '1' }, /name="all"[^>]* checked/];
    const again = await textOf(browser.post('/mentions/bulk', tooLong));
    expect(again).toMatch(kept);
    expect(again).toMatch(new RegExp(`value="${long}"[^>]*aria-describedby="tag-error"`));
    const typed = (fields: Record<string, string>) =>
      browser.post('/mentions/bulk', { do: 'typed', mention: values, ...fields });
    expect(await textOf(typed({ tag: 'strike', at: '2026-11-24T09:00' }))).toContain(
      'Press the button of the one',
    );
    expect(await textOf(typed({ at: '2026-11-20T09:00' }))).toMatch(
      /value="2026-11-20T09:00"[^>]*aria-describedby="selection-at-error"/,
    );
    const stale = `${two}:7`;
    const form = { mention: [values[0]!, stale], do: 'label:neutral' };
    const answer = await browser.post('/mentions/bulk', form);
    expect(answer.status).toBe(303);
    const after = await textOf(browser.get('/'));
    expect(after).toContain('1 mention set to neutral. 1 was changed by others');
    const [, batch] = BATCH.exec(after)!;
    expect((await browser.post('/mentions/bulk', { all: '1', do: 'label:positive' })).status).toBe(303);
    const [, last] = BATCH.exec(await textOf(browser.get('/')))!;
    expect((await browser.post('/inbox/undo', { batch: batch! })).status).toBe(409);
    expect((await browser.post('/inbox/undo', { batch: last! })).status).toBe(303);
    expect(await textOf(browser.get('/'))).toContain('Taken back for 2 mentions.');
    expect((await browser.post('/inbox/undo', { batch: last! })).status).toBe(303);
    expect(await textOf(browser.get('/'))).toContain('done already. Nothing was done twice.');
  });

  it('are moved once when the form is sent twice, and the undo that is offered takes all of it back', async () => {
    const platform = await testPlatform();
    expectNoErrors(platform);
    const browser = await browserOf(platform, (await aUser(platform, { role: 'responder' })).id);
    const { brandId } = await aMention(platform);
    await aMention(platform, { brandId, status: 'resolved' });
    const list = '/?view=everything';
    const [, nonce] = /id="selection"[\s\S]*?name="nonce" value="([^"]+)"/.exec(
      await textOf(browser.get(list)),
    )!;
    const form = { all: '1', nonce: nonce!, return: list };
    for (const time of ['first', 'second']) {
      const answer = await browser.post('/mentions/bulk', { ...form, do: 'tag', tag: 'strike' });
      expect([time, answer.status]).toEqual([time, 303]);
    }
    const after = await textOf(browser.get(list));
    expect(after).toContain('Nothing was done twice.');
    await browser.post('/inbox/undo', { batch: BATCH.exec(after)![1]! });
    expect(await textOf(browser.get(list))).toContain('Taken back for 2 mentions.');
    expect(await textOf(browser.get('/?view=everything&q=tag:strike'))).not.toMatch(/class="row-tick"/);
    await browser.post('/mentions/bulk', { ...form, do: 'resolve' });
    expect(await textOf(browser.get(list))).toContain('1 mention done. 1 stays as it was');
    const none = await browser.post('/mentions/bulk', { all: '1', do: 'resolve', return: list });
    expect([none.status, await none.text()]).toEqual([
      409,
      expect.stringContaining('is done already with all'),
    ]);
  });
});

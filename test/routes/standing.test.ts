import { describe, expect, it } from 'vitest';
import { replies } from '../../src/db/schema.ts';
import { times, told } from '../reports/given.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

async function reported(role: 'viewer' | 'manager' = 'manager') {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill', createdAt: new Date('2026-01-01T00:00:00Z') });
  const mara = await aUser(platform, { name: '=Mara', role });
  const answered = { needsResponse: true, firstRepliedAt: new Date('2026-11-18T11:00:00Z') };
  const ids = await told(platform, brand.id, [
    ...times(40, { at: '2026-11-18T10:00:00Z', sentiment: 'positive', rating: 5, authorHandle: 'ana' }),
    ...times(40, { at: '2026-11-18T10:00:00Z', sentiment: 'negative', ...answered }),
  ]);
  await platform.db.insert(replies).values(
    ids.slice(40).map((mentionId) => ({
      mentionId,
      userId: mara.id,
      text: 'Sorry.',
      createdAt: new Date('2026-11-18T11:00:00Z'),
      postedAt: new Date('2026-11-18T11:00:00Z'),
    })),
  );
  const browser = await browserOf(platform, mara.id);
  const page = async (path: string) => {
    const answer = await browser.get(path);
    return { status: answer.status, text: await answer.text() };
  };
  return { platform, brand, mara, page };
}

describe('how a brand stands', () => {
  it('is a score that adds up in sight, and what it would be if', async () => {
    const { page } = await reported();
    const { text } = await page('/score');
    expect(text).toMatch(/50\.0 \+ 0\.0 \+ 15\.0 \+ 10\.0\s*=\s*<b>75\.0<\/b>/);
    const other = await page('/score?answered=50&weight_stars=0');
    expect(other.text).toMatch(/50\.0[\s\S]*instead of 75\.0, −25\.0/);
    const refused = await page('/score?answered=150');
    expect([refused.status, refused.text.includes('Write a percentage from 0 to 100.')]).toEqual([422, true]);
    expect(refused.text).toContain('value="150"');
  });

  it('says too few, and what is impossible, in words', async () => {
    const { platform, page } = await reported();
    const unmeasured = await page('/score?from=2026-10-01&to=2026-10-02');
    expect(unmeasured.text).toContain('Nothing was measured in these days');
    expect(unmeasured.text).not.toContain('<table');
    const none = await page('/team/report?from=2026-10-01&to=2026-10-02');
    expect(none.text).toContain('Nothing needed a reply in these days');
    for (const path of ['/score', '/people', '/competitors', '/team/report']) {
      const { status, text } = await page(`${path}?from=2026-11-20&to=2026-11-02`);
      expect([path, status, text.includes('before it begins')]).toEqual([path, 422, true]);
    }
    expect((await page('/competitors')).text).toContain('No competitor is watched');
    const nobody = await page('/people?from=2026-10-01&to=2026-10-02');
    expect(nobody.text).toContain('Advocates to thank');
    expect(nobody.text).not.toContain('People heard');
    for (const path of ['/score', '/people', '/recovery', '/team/report', '/themes', '/themes/impact']) {
      const { status, text } = await page(`${path}?from=2020-01-01&to=2020-01-31`);
      const isSaid = text.includes('Nothing is known from 1 to 31 January 2020: Fernhill is watched since');
      expect([path, status, isSaid, text.includes('<table')]).toEqual([path, 200, true, false]);
    }
    await aBrand(platform, { name: 'Voltaro', kind: 'competitor' });
    const unwatched = await page('/competitors?from=2020-01-01&to=2020-01-31');
    expect(unwatched.text).toContain('No day on which all were watched');
    expect(unwatched.text).not.toContain('Where each is heard');
  });

  it('leads from every person to their page, their mentions, and a draft', async () => {
    const { page } = await reported();
    const { text } = await page('/people');
    expect(text).toMatch(/Advocates to thank[\s\S]*\/people\/rss\/ana/);
    expect(text).toMatch(/\/mentions\/\d+\?pick=draft#composer/);
    expect((await page('/people?list=advocates&cursor=nonsense')).text).toContain('names no place');
  });

  it('has the same answers on the page of the team and in its file, which no spreadsheet computes', async () => {
    const { page, mara } = await reported();
    const { text } = await page('/team/report');
    expect(text).toContain(`whose%3A${mara.id}`);
    expect(text).toMatch(/1\u00a0h/);
    const file = (await page('/team/report.csv')).text.split('\r\n');
    expect(file).toHaveLength(6);
    expect(file[1]).toMatch(/^"all","",40,40,1,/);
    expect(file[2]).toMatch(/^"person","'=Mara",40,40,1,0\.9124,1,60,60,60,60,60,/);
  });

  it('shows viewers the people, and no way to write to them', async () => {
    const { page } = await reported('viewer');
    const { text } = await page('/people');
    expect(text).toContain('/people/rss/ana');
    expect(text).not.toContain('pick=draft');
    expect((await page('/team/report')).status).toBe(403);
  });
});

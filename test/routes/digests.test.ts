import { describe, expect, it } from 'vitest';
import { digests, feedLinks } from '../../src/db/schema.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';

async function signedIn(role: 'viewer' | 'responder' | 'manager' = 'manager') {
  const platform = await testPlatform();
  const user = await aUser(platform, { role });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  return { platform, brand, browser: await browserOf(platform, user.id) };
}

describe('the page of digests and feeds', () => {
  it('subscribes to a list, narrowed by brand and words, for oneself or for a channel', async () => {
    const { platform, brand, browser } = await signedIn();
    const channel = await aChannel(platform, { name: 'Care' });
    const form = {
      name: 'Morning',
      list: 'view=everything&sentiment=negative&q=late+OR+broken',
      brand: brand.id,
      filter: 'theme:delivery',
      channel: channel.id,
      cadence: 'weekly',
      weekday: 3,
      hour: 7,
    };
    expect((await browser.post('/digests', form)).status).toBe(303);
    expect(await platform.db.select().from(digests)).toMatchObject([
      {
        view: 'everything',
        brandId: brand.id,
        filter: 'sentiment:negative (late OR broken) theme:delivery',
        channelId: channel.id,
        nextAt: new Date('2026-11-25T07:00:00Z'),
      },
    ]);
    const page = await (await browser.get('/digests')).text();
    expect(page).toMatch(/Every week to Care: what came and who has what\./);
    expect(page).toMatch(/Everything · Fernhill · sentiment:negative \(late OR broken\) theme:delivery/);
    expect(page).toContain('Earshot has no mail server');
  });

  it('keeps what was typed, with the problem at its field', async () => {
    const { browser } = await signedIn('viewer');
    const answer = await browser.post('/digests', { name: 'Morning', filter: 'sentiment:(' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toMatch(/id="field-filter-error"/);
    expect(page).toContain('value="sentiment:("');
  });

  it('shows a feed’s address once, and the list behind it to whoever has it', async () => {
    const { platform, brand, browser } = await signedIn('responder');
    await aMention(platform, { brandId: brand.id });
    const page = await (
      await browser.post('/feeds', { feedName: 'Complaints', feedFilter: 'sentiment:negative' })
    ).text();
    const [, path] = /http:\/\/localhost:3000(\/feeds\/[0-9a-f]{64})/.exec(page)!;
    const nobody = await browserOf(platform);
    expect(await (await nobody.get(path!)).text()).toContain('Five weeks and no bike');
    expect(await (await browser.get('/digests')).text()).not.toContain(path);
    const [feed] = await platform.db.select().from(feedLinks);
    await browser.post(`/feeds/${feed!.id}/revocation`);
    expect((await nobody.get(path!)).status).toBe(404);
  });

  it('takes the list along that somebody came from', async () => {
    const { browser } = await signedIn();
    const page = await (await browser.get('/digests?view=low-ratings&source=trustpilot')).text();
    expect(page).toMatch(
      /<option value="view=low-ratings&amp;source=trustpilot" selected(="")?>The list that you came from/,
    );
  });
});

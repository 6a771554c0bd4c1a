import { describe, expect, it } from 'vitest';
import { listAlertRules } from '../../src/alerts/rules.ts';
import { alerts } from '../../src/db/schema.ts';
import type { Http } from '../../src/platform/platform.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule, aSource, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors, HTMX } from '../support/web.ts';

const textOf = async (answer: Promise<Response>) => (await answer).text();

/** A brand, a channel, a manager, and what its channel was sent. */
async function aDesk() {
  const sent: string[] = [];
  const http: Http = async ({ url, body }) => {
    sent.push(String(body));
    return { status: 200, headers: {}, body: new TextEncoder().encode('ok'), url, permanentUrl: null };
  };
  const platform = await testPlatform({ http });
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill Bikes' });
  const channel = await aChannel(platform, { name: '#brand-alerts' });
  const manager = await aUser(platform, { timeZone: 'Europe/Stockholm' });
  const browser = await browserOf(platform, manager.id);
  return { platform, brand, channel, browser, sent };
}

const ROWS = {
  ...{ name: 'Angry', rows: '1', group: '1', groupMinutes: '10', enabled: '1' },
  ...{ 'field-0': 'sentiment', 'is-0': 'any', 'value-0': 'negative' },
  ...{ 'field-1': 'reach', 'is-1': 'least', 'value-1': '1,000' },
};

describe('an alert rule’s page', () => {
  it('says while it is edited what would have rung, and shows the newest match as it will look', async () => {
    const { platform, brand, browser } = await aDesk();
    const post = (hours: number, values = {}) => {
      const foundAt = new Date(START.getTime() - hours * 3_600_000);
      const mention = { brandId: brand.id, foundAt, authorFollowers: 5000, themes: ['delivery'], ...values };
      return aMention(platform, mention);
    };
    await post(50);
    await post(49.9);
    await post(3, { text: 'Call me on +46 70 123 45 67, nobody answers.' });
    await post(2, { authorFollowers: 10 });
    const whole = await textOf(browser.post('/alert-rules/draft', ROWS));
    expect(whole).toContain('<b>2 alerts</b> from 3 matching mentions');
    expect(whole).toContain('1 would have joined a message');
    expect(whole).toContain('nobody answers');
    expect(whole).not.toContain('123 45 67');
    expect(whole).toContain('Negative mentions by authors with at least 1,000 followers');
    const part = await textOf(browser.post('/alert-rules/draft', { ...ROWS, group: [] }, HTMX));
    expect(part).toContain('<b>3 alerts</b> from 3 matching mentions');
    expect(part).not.toContain('<html');
  });

  it('about sources shows what is said of the one that changed last, those in trouble first', async () => {
    const { platform, browser } = await aDesk();
    const about = { ...ROWS, about: 'sources' };
    expect(await textOf(browser.post('/alert-rules/draft', about))).toContain('There is no source yet');
    await aSource(platform, { name: 'Harbour Gazette', health: 'broken', healthNote: 'It answers 503.' });
    await aSource(platform, { name: 'Velo Weekly', health: 'working' });
    const shown = await textOf(browser.post('/alert-rules/draft', about));
    expect(shown).toContain('The source “Harbour Gazette” cannot be read');
    expect(shown).toContain('It answers 503.');
  });

  it('adds, removes and rewrites conditions without JavaScript, and draws anew what does not fit', async () => {
    const { browser } = await aDesk();
    const draft = (extra: object) => textOf(browser.post('/alert-rules/draft', { ...ROWS, ...extra }));
    expect(await draft({ add: '1' })).toContain('name="field-2"');
    const less = await draft({ remove: '0' });
    expect(less).not.toContain('name="field-1"');
    expect(less).toContain('value="1000"');
    expect(await draft({ write: 'filter' })).toContain('value="sentiment:negative reach:&gt;=1000"');
    const asRows = { name: 'x', filter: 'rating:<=2 source:reddit', write: 'rows' };
    expect(await textOf(browser.post('/alert-rules/draft', asRows))).toContain('name="field-1"');
    const kept = await browser.post('/alert-rules/draft', { ...asRows, filter: 'rating:1 OR is:unsure' });
    expect([kept.status, (await kept.text()).includes('so it stays a filter')]).toEqual([422, true]);
    const other = { ...ROWS, 'field-0': 'rating' };
    expect(await textOf(browser.post('/alert-rules/draft', other, HTMX))).toContain(
      'hx-target="#conditions"',
    );
  });

  it('keeps what was typed beside the figure that is wrong', async () => {
    const { platform, channel, browser } = await aDesk();
    const wrong = { ...ROWS, channel: String(channel.id), dailyBudget: 'lots' };
    const answer = await browser.post('/alert-rules', wrong);
    const page = await answer.text();
    expect([answer.status, page.includes('value="lots"')]).toEqual([422, true]);
    expect(page).toContain('This is a whole number of messages from 1 to 1000.');
    expect(await listAlertRules(platform, [])).toEqual([]);
  });

  it('stores what was set, opens it again, and makes a copy of it', async () => {
    const { platform, channel, browser } = await aDesk();
    const full = {
      ...{ ...ROWS, channel: String(channel.id), quiet: '1', quietFrom: '22:00', quietUntil: '07:00' },
      ...{ quietZone: 'Europe/Stockholm', dailyBudget: '5', cooldownMinutes: '15', threshold: '2' },
      ...{ thresholdMinutes: '30', overrideFrom: 'high', remind: '1', remindMinutes: '45' },
    };
    expect((await browser.post('/alert-rules', full)).status).toBe(303);
    const [rule] = await listAlertRules(platform, []);
    expect(rule).toMatchObject({
      filter: 'sentiment:negative reach:>=1000',
      remindMinutes: 45,
      settings: {
        ...{ threshold: 2, thresholdMinutes: 30, groupMinutes: 10, cooldownMinutes: 15, dailyBudget: 5 },
        ...{ overrideFrom: 'high', zone: 'Europe/Stockholm' },
        quiet: { from: 1320, until: 420, zone: 'Europe/Stockholm' },
      },
    });
    const page = await textOf(browser.get(`/alert-rules/${rule!.id}`));
    for (const value of ['value="22:00"', 'value="45"', 'value="1000"', 'Duplicate'])
      expect(page).toContain(value);
    expect(await textOf(browser.get(`/alerts/new?copy=${rule!.id}`))).toContain('value="Angry (copy)"');
  });

  it('sends the newest match as a test, marked and without a way to act on it', async () => {
    const { platform, brand, channel, browser, sent } = await aDesk();
    const test = { ...ROWS, channel: String(channel.id) };
    expect(await textOf(browser.post('/alert-rules/test', test))).toContain('A test went to #brand-alerts');
    expect(sent.at(-1)).toContain('Nothing has matched it so far');
    platform.setNow(2000);
    await aMention(platform, { brandId: brand.id, authorFollowers: 2000, text: 'Never again.' });
    await browser.post('/alert-rules/test', test);
    expect(sent.at(-1)).toContain('Never again.');
    expect(sent.at(-1)).toContain('This is a test that somebody asked for');
    expect(await textOf(browser.post('/alert-rules/test', test))).toContain(
      'It has just been sent something',
    );
    expect((await browser.post('/alert-rules/test', ROWS)).status).toBe(422);
  });
});

describe('what people said of its messages', () => {
  it('stands on the page, with a condition that would have spared noise', async () => {
    const { platform, brand, channel, browser } = await aDesk();
    const rule = await anAlertRule(platform, { channelIds: [channel.id] });
    for (let n = 0; n < 20; n++) {
      const isUseful = n < 4;
      const { id } = await aMention(platform, { brandId: brand.id, priority: isUseful ? 'urgent' : 'low' });
      await platform.db.insert(alerts).values({
        ...{ mentionId: id, alertRuleId: rule.id, channelId: channel.id, status: 'sent' },
        ...{ nextAttemptAt: START, createdAt: START, verdict: isUseful ? 'useful' : 'noise' },
      });
    }
    const page = await textOf(browser.get(`/alert-rules/${rule.id}`));
    expect(page).toContain('4 of 20 judged messages were useful (20%)');
    expect(page).toContain('4 useful ones would');
    const narrower = await textOf(browser.get(`/alert-rules/${rule.id}?narrower=1`));
    expect(narrower).toContain('name="field-1"');
    expect(await textOf(browser.get('/alerts'))).toContain('20% useful');
  });
});

describe('the list of alerts', () => {
  it('offers ready-made rules with how often they would have rung, made with one press', async () => {
    const { platform, brand, channel, browser } = await aDesk();
    const empty = await textOf(browser.get('/alerts?ready=counted'));
    expect(empty).toContain('is told once there are mentions');
    expect(empty).not.toContain('0 times');
    await aMention(platform, { brandId: brand.id, rating: 1 });
    expect(await textOf(browser.get('/alerts'))).toContain('One-star review');
    expect(await textOf(browser.get('/alerts?ready=counted'))).toContain('Would have rung 1 time in 30 days');
    const press = { key: 'one-star', channel: String(channel.id) };
    expect((await browser.post('/alert-rules/ready-made', press)).headers.get('Location')).toBe('/alerts');
    expect(await listAlertRules(platform, [])).toMatchObject([
      { name: 'One-star review', filter: 'rating:<=1.5', settings: { groupMinutes: 10 } },
    ]);
    expect(await textOf(browser.get('/alerts'))).not.toContain('Add “One-star review”');
    expect((await browser.post('/alert-rules/ready-made', { ...press, key: 'no-such' })).status).toBe(404);
    expect(await textOf(browser.get('/alerts/new?from=overdue'))).toContain('a first reply is late');
  });

  it('pauses one or all for a while, in the hours of whoever presses', async () => {
    const { platform, channel, browser } = await aDesk();
    const { id } = await anAlertRule(platform, { channelIds: [channel.id] });
    await anAlertRule(platform, { channelIds: [channel.id] });
    await browser.post(`/alert-rules/${id}/pause`, { until: 'monday' });
    const monday = new Date('2026-11-23T08:00:00Z');
    const paused = async () => (await listAlertRules(platform, [])).map((rule) => rule.pausedUntil);
    expect(await paused()).toEqual([monday, null]);
    expect(await textOf(browser.get(`/alert-rules/${id}`))).toContain('Paused until');
    await browser.post('/alert-rules/pause', { until: '1h' });
    const soon = new Date(START.getTime() + 3_600_000);
    expect(await paused()).toEqual([soon, soon]);
    expect(await textOf(browser.get('/alerts'))).toContain('Resume all');
    await browser.post('/alert-rules/pause', { until: '' });
    expect(await paused()).toEqual([null, null]);
    expect((await browser.post(`/alert-rules/${id}/pause`, { until: 'never' })).status).toBe(400);
  });
});

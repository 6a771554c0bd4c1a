import { describe, expect, it } from 'vitest';
import { openSettings } from '../../src/alerts/sealed.ts';
import { channels } from '../../src/db/schema.ts';
import { testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { BOT_TOKEN, CHANNEL, SIGNING_SECRET, SlackWorkspace } from '../support/slack-workspace.ts';
import { browserOf, expectNoErrors, HTMX } from '../support/web.ts';

const APP = { mode: 'app', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, channel: CHANNEL };
const FORM = { kind: 'slack', name: '#alerts', ...APP };

async function asAdmin() {
  const workspace = new SlackWorkspace();
  const platform = await testPlatform({ http: workspace.http });
  expectNoErrors(platform);
  const { id } = await aUser(platform, { role: 'admin' });
  const stored = async () => {
    const [channel] = await platform.db.select().from(channels);
    return channel && { ...channel, settings: await openSettings(platform, channel) };
  };
  return { workspace, browser: await browserOf(platform, id), stored };
}

describe('a Slack channel', () => {
  it('shows the fields of the way that is chosen, also without scripts', async () => {
    const { browser, stored } = await asAdmin();
    const webhook = await (await browser.get('/channels/new?kind=slack')).text();
    expect(webhook).toMatch(/<fieldset[^>]*data-is="app" hidden="" disabled=""/);
    const page = await (await browser.post('/channels', { ...FORM, reload: '1' })).text();
    expect(page).toMatch(/<fieldset[^>]*data-is="webhook" hidden="" disabled=""/);
    expect(page).toContain(`value="${CHANNEL}"`);
    expect(page).toContain('Slack cannot call Earshot');
    expect(page).not.toContain(BOT_TOKEN);
    expect(page).not.toContain(SIGNING_SECRET);
    expect(await stored()).toBeUndefined();
  });

  it('is tried before it is stored, and says why a test did not arrive', async () => {
    const { workspace, browser, stored } = await asAdmin();
    const tried = await (await browser.post('/channels', { ...FORM, try: '1' }, HTMX)).text();
    expect(tried).toContain('The test was taken. Look for it in the channel.');
    expect(workspace.said[0]!.body).toMatchObject({ channel: CHANNEL, text: 'Test from Earshot' });
    workspace.saysOnce({ body: { ok: false, error: 'not_in_channel' } });
    const failed = await (await browser.post('/channels', { ...FORM, try: '1' })).text();
    expect(failed).toContain('Slack answered “not_in_channel”: the app is not in this channel. Type /invite');
    const wrong = await (
      await browser.post('/channels', { ...FORM, botToken: 'xoxp-1', try: '1' }, HTMX)
    ).text();
    expect(wrong).toContain('A bot token begins with xoxb-.');
    expect(await stored()).toBeUndefined();
  });

  it('keeps its secrets while other things change, and the other way takes their place', async () => {
    const { workspace, browser, stored } = await asAdmin();
    expect((await browser.post('/channels', FORM)).status).toBe(303);
    const { id } = (await stored())!;
    const page = await (await browser.get(`/channels/${id}`)).text();
    expect(page).toContain(`value="${CHANNEL}"`);
    expect(page.match(/Leave empty to keep the stored one/g)).toHaveLength(2);
    const changes = { ...FORM, botToken: '', signingSecret: '', channel: 'C0999999999' };
    await browser.post(`/channels/${id}`, { ...changes, try: '1' });
    expect(workspace.said.at(-1)!.body.channel).toBe('C0999999999');
    expect((await browser.post(`/channels/${id}`, changes)).status).toBe(303);
    expect((await stored())!.settings).toEqual({ ...APP, channel: 'C0999999999' });
    const webhookUrl = 'https://hooks.slack.example/services/T/B/X';
    await browser.post(`/channels/${id}`, { kind: 'slack', name: '#alerts', mode: 'webhook', webhookUrl });
    expect((await stored())!.settings).toEqual({ mode: 'webhook', webhookUrl });
  });
});

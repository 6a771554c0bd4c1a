import { describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { channels } from '../../src/db/schema.ts';
import { mailbox } from '../support/mailbox.ts';
import { testPlatform } from '../support/platform.ts';
import { aChannel, aMention, anAlertRule, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';

async function asAdmin() {
  const box = mailbox();
  const platform = await testPlatform({ mail: box.mail });
  const admin = await aUser(platform, { role: 'admin', timeZone: 'UTC' });
  return { box, platform, browser: await browserOf(platform, admin.id) };
}

const idIn = (answer: Response) => /\/channels\/(\d+)/.exec(answer.headers.get('Location') ?? '')![1]!;

describe('the page of a channel', () => {
  it('shows what waits and since when, and the last error in the words of the service', async () => {
    const { platform, browser } = await asAdmin();
    const channel = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [channel.id] });
    const ids: number[] = [];
    for (let i = 0; i < 3; i++)
      ids.push((await aMention(platform, { text: `Story number ${i} is another one` })).id);
    await raiseAlerts(platform, ids);
    await platform.db.update(channels).set({
      state: 'failing',
      stateNote: 'Slack answered “fatal_error”: something went wrong on its side.',
      stateSince: platform.now(),
    });
    platform.setNow(3_600_000);
    const page = (await (await browser.get(`/channels/${channel.id}`)).text())
      .replaceAll(/<[^>]+>|\s+/g, ' ')
      .replaceAll(/ +/g, ' ');
    expect(page).toContain('Slack answered “fatal_error”: something went wrong on its side.');
    expect(page).toMatch(/3 messages wait, the oldest since today 12:00/);
    expect(page).toMatch(/Since today 12:00/);
  });

  it('shows a webhook’s new secret once, at first and when it is rotated', async () => {
    const { browser, platform } = await asAdmin();
    const form = { kind: 'webhook', name: 'Ours', url: 'https://hooks.fernhill.example/earshot' };
    const made = await (await browser.post('/channels', form)).text();
    const [first] = /whsec_[\w+/=]{44}/.exec(made)!;
    const [channel] = await platform.db.select().from(channels);
    expect(await (await browser.get(`/channels/${channel!.id}`)).text()).not.toMatch(/whsec_\w/);
    const rotated = await (await browser.post(`/channels/${channel!.id}/secret`)).text();
    const [second] = /whsec_[\w+/=]{44}/.exec(rotated)!;
    expect(second).not.toBe(first);
    expect(rotated).toMatch(/signs as well until/);
  });

  it('asks the owner of an address as soon as it is added', async () => {
    const { box, browser, platform } = await asAdmin();
    const added = await browser.post('/channels', {
      kind: 'email',
      name: 'Care',
      to: 'care@elsewhere.example',
    });
    expect(box.letters.map(({ to }) => to)).toEqual(['care@elsewhere.example']);
    const page = await (await browser.get(`/channels/${idIn(added)}`)).text();
    expect(page).toContain('Send the question again');
    platform.setNow(1000);
    await browser.post(`/channels/${idIn(added)}/question`);
    expect(box.letters).toHaveLength(2);
  });
});

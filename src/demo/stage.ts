/** What is there before the first post: brands, people, feeds, a channel, alert rules. Made by the product's verbs. */
import { inviteUser } from '../accounts/users.ts';
import { createChannel } from '../alerts/channels.ts';
import { createAlertRule } from '../alerts/rules.ts';
import { createBrand } from '../brands/brands.ts';
import { addRule } from '../brands/rules.ts';
import { changeResponseSettings, type ResponseSettings } from '../mentions/clock/settings.ts';
import type { Actor } from '../mentions/mention.ts';
import { saveTemplate } from '../mentions/writing/templates.ts';
import { changeVoice } from '../mentions/writing/voices.ts';
import type { Platform } from '../platform/platform.ts';
import { createSource } from '../sources/settings.ts';
import { SLACK_URL } from './network.ts';
import { BRANDS, TEAM, type TeamMember, TIME_ZONE } from './story/cast.ts';
import { FEEDS } from './story/places.ts';
import { SAVED_REPLIES, VOICE } from './story/saved-replies.ts';

export type Stage = { ownBrandId: number; team: Record<TeamMember, number> };

const SETTING_UP: Actor = { userId: null, via: 'cli' };

const ALERT_RULES = [
  { name: 'Urgent: answer now', filter: 'priority:urgent' },
  { name: 'Somebody may leave', filter: 'intent:churn-risk' },
  { name: 'Something unusual', about: 'incidents' as const, filter: '' },
  { name: 'A source falls silent or stops', about: 'sources' as const, filter: '' },
  { name: 'Critical press', filter: 'sentiment:negative AND (source:googlenews OR source:rss)' },
];

/** Answered within four hours and settled within three days; what is urgent, within one. */
const PROMISED: ResponseSettings = {
  responseMinutes: 240,
  resolveMinutes: 3 * 1440,
  targets: [{ priority: 'urgent', sourceKind: null, firstMinutes: null, resolveMinutes: 1440 }],
  week: null,
  holidays: [],
};

export async function setStage(platform: Platform): Promise<Stage> {
  const team = await invite(platform);
  const actor: Actor = { userId: team.maya, via: 'web' };
  const ids: number[] = [];
  for (const { name, kind, website, rule } of BRANDS) {
    const brand = await createBrand(platform, actor, { name, kind, website, timeZone: TIME_ZONE });
    await addRule(platform, actor, brand.id, rule);
    ids.push(brand.id);
  }
  for (const { name, host } of FEEDS) {
    await createSource(platform, actor, { kind: 'rss', name, settings: { url: `https://${host}/feed.xml` } });
  }
  await setAlerts(platform, actor);
  await setReplies(platform, actor, ids[0]!);
  await changeResponseSettings(platform, actor, { brandId: ids[0]!, settings: PROMISED });
  return { ownBrandId: ids[0]!, team };
}

async function invite(platform: Platform): Promise<Record<TeamMember, number>> {
  const ids = {} as Record<TeamMember, number>;
  for (const [member, person] of Object.entries(TEAM)) {
    ids[member as TeamMember] = (await inviteUser(platform, SETTING_UP, person)).userId;
  }
  return ids;
}

async function setReplies(platform: Platform, actor: Actor, brandId: number): Promise<void> {
  await changeVoice(platform, actor, { brandId, file: VOICE });
  for (const reply of SAVED_REPLIES) await saveTemplate(platform, actor, { id: null, brandId, ...reply });
}

async function setAlerts(platform: Platform, actor: Actor): Promise<void> {
  const channel = await createChannel(platform, actor, {
    kind: 'slack',
    name: '#fernhill-alerts (of the demo)',
    settings: { webhookUrl: SLACK_URL },
  });
  for (const rule of ALERT_RULES)
    await createAlertRule(platform, actor, { ...rule, channelIds: [channel.id] });
}

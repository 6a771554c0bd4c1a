/** What a team has arranged for itself by the end of the story, by the product's verbs. */
import { addTeam } from '../accounts/teams.ts';
import { addOnCall } from '../alerts/on-call.ts';
import { registerFix } from '../fixes/register.ts';
import { saveView } from '../mentions/inbox/saved-views.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { annotate } from '../reports/annotations.ts';
import { createTriageRule } from '../rules/rules.ts';
import type { Stage } from './stage.ts';
import { TIME_ZONE } from './story/cast.ts';

const DAY_MS = 86_400_000;

/** Days before the end → what is noted on the charts. */
const NOTES: [daysAgo: number, text: string][] = [
  [156, 'Firmware 3.2 drains batteries'],
  [141, 'Firmware 3.2.1 is out'],
  [19, 'Couriers begin a strike'],
  [9, 'Delivery dates confirmed to everybody who waits'],
];

const VIEWS = [
  { name: 'Delivery, open', query: 'view=everything&q=theme%3Adelivery+is%3Aopen', shared: true },
  { name: 'One and two stars', query: 'view=everything&q=rating%3A1-2', shared: true },
];

export async function furnish(platform: Platform, { ownBrandId, team }: Stage, end: Date): Promise<void> {
  const maya: Actor = { userId: team.maya, via: 'web' };
  const dayBefore = (days: number) => new Date(end.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  for (const [daysAgo, text] of NOTES)
    await annotate(platform, maya, { brandId: ownBrandId, day: dayBefore(daysAgo), text, incidentId: null });
  await registerFix(platform, maya, ownBrandId, {
    ...{ theme: 'delivery', comparisonTheme: 'quality', templateId: null },
    ...{ title: 'A second courier, and dates by e-mail', shippedOn: dayBefore(9), windowDays: 28 },
  });
  for (const view of VIEWS) await saveView(platform, { userId: team.maya, via: 'web' }, view);
  const { teamId } = await addTeam(platform, maya, { name: 'Workshop', memberIds: [team.jonas, team.ines] });
  await createTriageRule(platform, maya, {
    ...{ name: 'Warranty goes to the workshop', brandId: ownBrandId, filter: 'theme:warranty' },
    ...{ actions: { assign: { to: 'team', teamId, by: 'team' } }, stops: false, enabled: true },
  });
  for (const userId of [team.jonas, team.ines])
    await addOnCall(platform, maya, {
      ...{ brandId: null, userId, channelId: null, timeZone: TIME_ZONE },
      ...{ weekdays: [1, 2, 3, 4, 5], fromMinute: 480, untilMinute: 1080 },
    });
}

/** An app in Slack, somebody who is linked to it, and what they press. */
import { asc, eq } from 'drizzle-orm';
import { createChannel } from '../../src/alerts/channels.ts';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { makeApp } from '../../src/app.ts';
import { alerts, events, slackLinks } from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, anAlertRule, aUser } from '../support/records.ts';
import {
  BOT_TOKEN,
  CHANNEL,
  pressBody,
  SIGNING_SECRET,
  SlackWorkspace,
  slackHeaders,
} from '../support/slack-workspace.ts';
import { ORIGIN } from '../support/web.ts';

export const PUBLIC = 'https://earshot.fernhill.example';
export const budget = { until: new Date(START.getTime() + 86_400_000 * 3) };

export type World = Awaited<ReturnType<typeof aWorld>>;

/** An app in Slack, a brand, a rule, and a responder who is linked as U01. */
export async function aWorld(make: typeof testPlatform = testPlatform) {
  const workspace = new SlackWorkspace();
  const platform = await make({ http: workspace.http });
  platform.settings.publicUrl = PUBLIC;
  const settings = { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, channel: CHANNEL };
  const channel = await createChannel(platform, SYSTEM, { kind: 'slack', name: '#alerts', settings });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await anAlertRule(platform, { channelIds: [channel.id] });
  const ada = await aUser(platform, { name: 'Ada', role: 'responder' });
  await link(platform, 'U01', ada.id);
  return { workspace, platform, brand, channel, ada, app: makeApp(() => platform) };
}

export const link = (platform: TestPlatform, slackUserId: string, userId: number) =>
  platform.db
    .insert(slackLinks)
    .values({ teamId: 'T01', slackUserId, userId, slackName: slackUserId, createdAt: platform.now() });

/** A mention whose alert has arrived; the id of the alert, and its message in Slack. */
export async function anAlert({ platform, brand }: World) {
  const mention = await aMention(platform, { brandId: brand.id });
  await raiseAlerts(platform, [mention.id]);
  platform.setNow(1000);
  await deliverDue(platform, budget);
  const [alert] = await platform.db.select().from(alerts).where(eq(alerts.mentionId, mention.id));
  return { mention, alertId: alert!.id, ts: alert!.externalId!.split(':')[1]! };
}

/** Signed as Slack does it, unless the headers say otherwise. */
export const send = (
  { platform, app }: Pick<World, 'platform' | 'app'>,
  body: string,
  headers?: Record<string, string>,
) =>
  app.request(`${ORIGIN}/hooks/slack`, {
    method: 'POST',
    body,
    headers: headers ?? slackHeaders(body, platform.now()),
  });

export async function press(world: World, value: string, user = 'U01', menu = false) {
  world.platform.setNow(1000);
  return send(world, pressBody({ value, user, menu }));
}

export const toldTo = ({ workspace }: World) => workspace.answers.map(({ body }) => String(body.text));

export const eventsOf = ({ platform }: World, mentionId: number) =>
  platform.db
    .select({ kind: events.kind, via: events.via, userId: events.userId, change: events.change })
    .from(events)
    .where(eq(events.mentionId, mentionId))
    .orderBy(asc(events.id));

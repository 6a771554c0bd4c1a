/** Builders for what a test needs to exist: aUser(platform), aBrand(platform), aMention(platform, {…}). */
import {
  alertRuleChannels,
  alertRules,
  brands,
  channels,
  incidents,
  mentions,
  sources,
  users,
} from '../../src/db/schema.ts';
import type { Platform } from '../../src/platform/platform.ts';

let counter = 0;
const next = () => ++counter;

type NewUser = Partial<typeof users.$inferInsert>;
type NewBrand = Partial<typeof brands.$inferInsert>;
type NewMention = Partial<typeof mentions.$inferInsert>;

/** A manager, unless the test says otherwise. */
export async function aUser(platform: Platform, values: NewUser = {}) {
  const number = next();
  const [user] = await platform.db
    .insert(users)
    .values({
      email: `person${number}@fernhill.example`,
      name: `Person ${number}`,
      role: 'manager',
      createdAt: platform.now(),
      ...values,
    })
    .returning();
  return user!;
}

/** A brand of one's own. */
export async function aBrand(platform: Platform, values: NewBrand = {}) {
  const [brand] = await platform.db
    .insert(brands)
    .values({ name: `Fernhill ${next()}`, kind: 'own', createdAt: platform.now(), ...values })
    .returning();
  return brand!;
}

/** An open, negative mention that needs a response; makes its brand when none is given. */
export async function aMention(platform: Platform, values: NewMention = {}) {
  const number = next();
  const [mention] = await platform.db
    .insert(mentions)
    .values({
      brandId: values.brandId ?? (await aBrand(platform)).id,
      sourceKind: 'rss',
      externalId: `item-${number}`,
      url: `https://news.example/${number}`,
      authorName: 'Marta Example',
      authorHandle: `marta${number}`,
      title: 'Five weeks and no bike',
      text: 'I ordered in October and I am still waiting for my Fernhill.',
      language: 'en',
      publishedAt: platform.now(),
      foundAt: platform.now(),
      contentHash: `hash-${number}`,
      matchedSpans: [],
      sentiment: 'negative',
      sentimentScore: -0.6,
      sentimentConfidence: 0.8,
      evidence: [],
      scoredBy: 'test',
      priority: 'high',
      priorityScore: 60,
      priorityReasons: [{ reason: 'Negative', points: 60 }],
      needsResponse: true,
      dueAt: new Date(platform.now().getTime() + 4 * 3_600_000),
      updatedAt: platform.now(),
      ...values,
    })
    .returning();
  return mention!;
}

type NewSource = Partial<typeof sources.$inferInsert>;

/** A working feed that is due now. */
export async function aSource(platform: Platform, values: NewSource = {}) {
  const number = next();
  const [source] = await platform.db
    .insert(sources)
    .values({
      kind: 'rss',
      name: `Feed ${number}`,
      settings: { url: `https://site${number}.example/feed.xml` },
      host: `site${number}.example`,
      healthSince: platform.now(),
      nextPollAt: platform.now(),
      createdAt: platform.now(),
      ...values,
    })
    .returning();
  return source!;
}

type NewChannel = Partial<typeof channels.$inferInsert> & { webhookUrl?: string };

/** A working Slack channel; its address is sealed as the product does it. */
export async function aChannel(platform: Platform, { webhookUrl, ...values }: NewChannel = {}) {
  const number = next();
  const address = webhookUrl ?? `https://hooks.slack.example/services/T/B/${number}`;
  const [channel] = await platform.db
    .insert(channels)
    .values({
      kind: 'slack',
      name: `Channel ${number}`,
      settings: { webhookUrl: await platform.secrets.seal(address, 'channels.settings.webhookUrl') },
      stateSince: platform.now(),
      freeAt: platform.now(),
      createdAt: platform.now(),
      ...values,
    })
    .returning();
  return { ...channel!, webhookUrl: address };
}

type NewAlertRule = Partial<typeof alertRules.$inferInsert> & { channelIds: number[] };

/** An alert rule for negative mentions of every own brand. */
export async function anAlertRule(platform: Platform, { channelIds, ...values }: NewAlertRule) {
  const [rule] = await platform.db
    .insert(alertRules)
    .values({ name: `Rule ${next()}`, filter: 'sentiment:negative', createdAt: platform.now(), ...values })
    .returning();
  const links = channelIds.map((channelId) => ({ alertRuleId: rule!.id, channelId }));
  await platform.db.insert(alertRuleChannels).values(links);
  return rule!;
}

type NewIncident = Partial<typeof incidents.$inferInsert> & { brandId: number };

/** An open incident: 41 critical mentions in three hours where 6 are usual. */
export async function anIncident(platform: Platform, values: NewIncident) {
  const now = platform.now();
  const [incident] = await platform.db
    .insert(incidents)
    .values({
      ...{ series: 'negatives', direction: 'rise', hours: 3, count: 41, expected: 6, low: 2, high: 11 },
      ...{ alarmsAYear: 0.01, total: 41, peak: 41, peakAt: now, startedAt: now },
      ...{ unusualAt: now, openedAt: now, updatedAt: now },
      cause: { theme: null, words: [], source: null, place: null, mentionIds: [] },
      ...values,
    })
    .returning();
  return incident!;
}

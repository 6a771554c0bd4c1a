/** A policy as a table, and the objects that its rows name. */
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { addTeam } from '../../src/accounts/teams.ts';
import { addToken } from '../../src/accounts/tokens.ts';
import { createChannel } from '../../src/alerts/channels.ts';
import { offerLink } from '../../src/alerts/slack/links.ts';
import { addRule } from '../../src/brands/rules.ts';
import {
  alerts,
  brandRoles,
  digests,
  feedLinks,
  fixes,
  type IncidentCause,
  incidents,
  onCall,
  replies,
  replyPictures,
  slackLinks,
} from '../../src/db/schema.ts';
import { fixById } from '../../src/fixes/list.ts';
import { registerFix } from '../../src/fixes/register.ts';
import { prepareDrafts } from '../../src/fixes/tell.ts';
import { receiveImport } from '../../src/ingest/imports.ts';
import { eraseAuthor } from '../../src/mentions/erasure/erase.ts';
import { saveView } from '../../src/mentions/inbox/saved-views.ts';
import { markRollupsDue } from '../../src/mentions/rollups-due.ts';
import { saveTemplate } from '../../src/mentions/writing/templates.ts';
import { startCrisis } from '../../src/replies/crisis.ts';
import { annotate } from '../../src/reports/annotations.ts';
import { ALL } from '../../src/reports/recount.ts';
import { createTriageRule } from '../../src/rules/rules.ts';
import { makeShare } from '../../src/shares/shares.ts';
import { subscribe } from '../../src/weekly/subscriptions.ts';
import { PNG } from './pictures.ts';
import type { TestPlatform } from './platform.ts';
import { aBrand, aChannel, aMention, anAlertRule, aSource, aUser } from './records.ts';

export type Cell = {
  capability: string;
  method: string;
  path: string;
  form: string;
  who: string;
  allowed: boolean;
};

/** Text that nobody may see who may not see the brand. */
export const CANARY = 'Canary of the other brand';
/** So that somebody may say that it is no spam. */
const SUSPECTED = { spam: true, spamReasons: ['giveaway'] };

/** The cells of a tab-separated table: four columns of what, then one for each who. */
export function readCells(url: URL): Cell[] {
  const [head, ...lines] = readFileSync(url, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  return lines.flatMap(([capability, method, path, form, ...verdicts]) =>
    verdicts.map((verdict, index) => ({
      capability: capability!,
      method: method!,
      path: path!,
      form: form!,
      who: head![index + 4]!,
      allowed: verdict === 'allow',
    })),
  );
}

/** A person of every kind; "other" belongs to another brand than everything else does. */
export async function aCast(platform: TestPlatform): Promise<Map<string, number>> {
  const elsewhere = (await aBrand(platform, { name: 'Somewhere else' })).id;
  const other = await aUser(platform, { role: null });
  await platform.db.insert(brandRoles).values({ userId: other.id, brandId: elsewhere, role: 'manager' });
  const byRole = async (role: 'viewer' | 'responder' | 'manager' | 'admin') =>
    [role, (await aUser(platform, { role, passwordHash: 'x' })).id] as const;
  return new Map<string, number>([
    ['other', other.id],
    await byRole('viewer'),
    await byRole('responder'),
    await byRole('manager'),
    await byRole('admin'),
    ['disabled', (await aUser(platform, { role: 'admin', disabledAt: platform.now() })).id],
  ]);
}

const ADMIN = { userId: null, via: 'system' } as const;
let counter = 0;

const aView = (platform: TestPlatform, userId: number) =>
  saveView(
    platform,
    { userId, via: 'web' },
    { name: `View ${++counter}`, query: 'view=overdue', shared: true },
  );

const aTemplate = async (platform: TestPlatform, brandId: number) => {
  const texts = [{ language: 'en', sourceKind: null, text: CANARY }];
  const template = { id: null, brandId, name: CANARY, intents: [], themes: [], texts };
  return (await saveTemplate(platform, ADMIN, template)).id;
};

/** Of the mention that was filled in last: a path is filled before its body. */
let onItsWay = 0;

const aReply = async (
  platform: TestPlatform,
  brandId: number,
  reply: Pick<typeof replies.$inferInsert, 'state' | 'userId'>,
) => {
  const { id: mentionId } = await aMention(platform, { brandId, title: CANARY });
  const at = platform.now();
  const values = { mentionId, text: CANARY, createdAt: at, stateSince: at };
  const [row] = await platform.db
    .insert(replies)
    .values({ ...values, ...reply })
    .returning();
  onItsWay = row!.id;
  return mentionId;
};

const aPicture = async (platform: TestPlatform, brandId: number) => {
  await aReply(platform, brandId, { state: 'waiting', userId: null });
  const file = { type: 'image/png', bytes: PNG, digest: `${++counter}`, description: CANARY } as const;
  const [picture] = await platform.db
    .insert(replyPictures)
    .values({ ...file, replyId: onItsWay, addedAt: platform.now() })
    .returning();
  return picture!.id;
};

const anAlert = async (platform: TestPlatform, brandId: number) => {
  const { id: mentionId } = await aMention(platform, { brandId, title: CANARY });
  const { id: channelId } = await aChannel(platform);
  const at = platform.now();
  const [alert] = await platform.db
    .insert(alerts)
    .values({ mentionId, channelId, nextAttemptAt: at, createdAt: at })
    .returning();
  return alert!.id;
};

const aNote = async (platform: TestPlatform, brandId: number) =>
  (await annotate(platform, ADMIN, { brandId, day: '2026-11-20', text: CANARY, incidentId: null })).id;

const NO_CAUSE: IncidentCause = { theme: null, words: [], source: null, place: null, mentionIds: [] };

const anIncident = async (platform: TestPlatform, brandId: number) => {
  const at = platform.now();
  const times = { startedAt: at, peakAt: at, unusualAt: at, openedAt: at, updatedAt: at };
  const figures = {
    hours: 24,
    count: 40,
    expected: 10,
    low: 4,
    high: 17,
    alarmsAYear: 1,
    total: 40,
    peak: 9,
  };
  const what = { series: 'negatives', direction: 'rise', cause: NO_CAUSE } as const;
  const [incident] = await platform.db
    .insert(incidents)
    .values({ brandId, ...what, ...times, ...figures })
    .returning();
  return incident!.id;
};

const aShare = async (platform: TestPlatform, brandId: number) => {
  const report = { brandId, brandIds: [brandId], period: { period: '30d' }, only: ALL, frozen: false };
  const link = { label: CANARY, shows: 'figures', password: '', days: null } as const;
  return (await makeShare(platform, ADMIN, { ...report, ...link })).id;
};

/** Of the fix that was made last: a path is filled before its form. */
let complaint = 0;

const aFix = async (platform: TestPlatform, brandId: number) => {
  const publishedAt = new Date('2026-10-20T12:00:00Z');
  const said = { brandId, title: CANARY, themes: ['delivery'], publishedAt };
  complaint = (await aMention(platform, said)).id;
  await markRollupsDue(platform, [complaint]);
  const fix = {
    theme: 'delivery',
    title: CANARY,
    shippedOn: '2026-11-01',
    comparisonTheme: '',
    windowDays: 28,
  };
  const { id } = await registerFix(platform, ADMIN, brandId, { ...fix, templateId: null });
  return (await fixById(platform, id, [brandId]))!;
};

const aPreparedFix = async (platform: TestPlatform, brandId: number) => {
  const fix = await aFix(platform, brandId);
  await prepareDrafts(platform, ADMIN, { fix, agent: 'Maya', next: 1 });
  return fix.id;
};

const aRelapsedFix = async (platform: TestPlatform, brandId: number) => {
  const { id } = await aFix(platform, brandId);
  await platform.db
    .update(fixes)
    .set({ relapsedOn: '2026-11-20', relapsedAt: platform.now() })
    .where(eq(fixes.id, id));
  return id;
};

const aSentAlert = async (platform: TestPlatform, brandId: number) => {
  const id = await anAlert(platform, brandId);
  await platform.db.update(alerts).set({ status: 'sent', sentAt: platform.now() }).where(eq(alerts.id, id));
  return id;
};

const aWebhook = (platform: TestPlatform) =>
  createChannel(platform, ADMIN, {
    kind: 'webhook',
    name: `Webhook ${++counter}`,
    settings: { url: 'https://hooks.fernhill.example/earshot' },
  });

/** Somebody's own. */
const aKeptList = async (platform: TestPlatform, self?: number) => {
  const userId = self ?? (await aUser(platform)).id;
  return { userId, name: CANARY, view: 'everything', filter: '', createdAt: platform.now() };
};

const aDigest = async (platform: TestPlatform, self?: number) => {
  const values = { ...(await aKeptList(platform, self)), nextAt: platform.now() };
  const [digest] = await platform.db
    .insert(digests)
    .values({ ...values, cadence: 'daily', form: 'team' })
    .returning();
  return digest!.id;
};

const aFeed = async (platform: TestPlatform, self?: number) => {
  const values = { ...(await aKeptList(platform, self)), tokenHash: `hash ${++counter}` };
  const [feed] = await platform.db.insert(feedLinks).values(values).returning();
  return feed!.id;
};

const aToken = async (platform: TestPlatform, self?: number) => {
  const userId = self ?? (await aUser(platform)).id;
  return (await addToken(platform, { userId, via: 'cli' }, { name: CANARY, scope: 'read' })).id;
};

const anOnCall = async (platform: TestPlatform) => {
  const { id: userId } = await aUser(platform, { role: 'responder' });
  const [entry] = await platform.db
    .insert(onCall)
    .values({ userId, position: 0, weekdays: [1], fromMinute: 0, untilMinute: 0, timeZone: 'UTC' })
    .returning();
  return entry!.id;
};

const aSlackPerson = () => ({ teamId: 'T1', slackUserId: `U${++counter}`, slackName: 'ada in fernhill' });

/** Replaces `{mention}` and its like by the ids of fresh objects of a fresh brand; `{n}` is never the same. */
export async function filled(platform: TestPlatform, template: string, self: number): Promise<string> {
  if (!template.includes('{')) return template;
  const brandId = (await aBrand(platform, { name: `${CANARY} ${++counter}` })).id;
  const makers: Record<string, () => Promise<number | string>> = {
    self: async () => self,
    n: async () => ++counter,
    brand: async () => brandId,
    brandInCrisis: async () => {
      const ownerId = (await aUser(platform, { role: 'manager' })).id;
      await startCrisis(platform, ADMIN, { brandId, what: CANARY, ownerId });
      return brandId;
    },
    mention: async () => (await aMention(platform, { brandId, title: CANARY, ...SUSPECTED })).id,
    rule: async () => (await addRule(platform, ADMIN, brandId, `"${CANARY}" ${++counter}`)).id,
    source: async () => (await aSource(platform)).id,
    signInSource: async () =>
      (await aSource(platform, { kind: 'googlebusiness', settings: { clientId: `client ${++counter}` } })).id,
    channel: async () => (await aChannel(platform)).id,
    alertRule: async () => {
      const channel = await aChannel(platform);
      return (await anAlertRule(platform, { brandId, name: CANARY, channelIds: [channel.id] })).id;
    },
    waitingReplyMention: async () => aReply(platform, brandId, { state: 'waiting', userId: null }),
    unclearReplyMention: async () => aReply(platform, brandId, { state: 'unclear', userId: null }),
    ownReplyMention: async () => aReply(platform, brandId, { state: 'waiting', userId: self }),
    waitingReply: async () => onItsWay,
    picture: async () => aPicture(platform, brandId),
    alert: async () => anAlert(platform, brandId),
    sentAlert: async () => aSentAlert(platform, brandId),
    webhook: async () => (await aWebhook(platform)).id,
    digest: async () => aDigest(platform),
    ownDigest: async () => aDigest(platform, self),
    feed: async () => aFeed(platform),
    ownFeed: async () => aFeed(platform, self),
    onCall: async () => anOnCall(platform),
    fix: async () => (await aFix(platform, brandId)).id,
    preparedFix: async () => aPreparedFix(platform, brandId),
    relapsedFix: async () => aRelapsedFix(platform, brandId),
    complaint: async () => complaint,
    reportLetter: async () => {
      const userId = (await aUser(platform)).id;
      const when = { brandId, weekday: 1, hour: 8, timeZone: 'UTC' };
      return (await subscribe(platform, { userId, via: 'web' }, when)).id;
    },
    share: async () => aShare(platform, brandId),
    note: async () => aNote(platform, brandId),
    incident: async () => anIncident(platform, brandId),
    triageRule: async () => {
      const rule = { brandId, name: CANARY, filter: CANARY, actions: { tags: ['canary'] } };
      return (await createTriageRule(platform, ADMIN, { ...rule, stops: false, enabled: true })).id;
    },
    view: async () => aView(platform, (await aUser(platform)).id),
    ownView: async () => aView(platform, self > 0 ? self : (await aUser(platform)).id),
    template: async () => aTemplate(platform, brandId),
    team: async () =>
      (await addTeam(platform, ADMIN, { name: `Team of all brands ${++counter}`, memberIds: [] })).teamId,
    user: async () => (await aUser(platform, { role: 'responder' })).id,
    erasure: async () =>
      (await eraseAuthor(platform, ADMIN, { author: `nobody${++counter}`, sourceKind: 'rss' })).id!,
    import: async () => {
      const bytes = new TextEncoder().encode(`text\n${CANARY} ${++counter}\n`);
      return (await receiveImport(platform, ADMIN, { fileName: `${CANARY}.csv`, bytes })).id;
    },
    slackOffer: async () => (await offerLink(platform, aSlackPerson())).split('/').at(-1)!,
    ownSlackUser: async () => {
      const person = aSlackPerson();
      const userId = self > 0 ? self : (await aUser(platform)).id;
      await platform.db.insert(slackLinks).values({ ...person, userId, createdAt: platform.now() });
      return person.slackUserId;
    },
    token: async () => aToken(platform),
    ownToken: async () => aToken(platform, self),
  };
  let text = template;
  for (const [placeholder, name] of template.matchAll(/\{(\w+)\}/g)) {
    const make = makers[name!];
    if (make) text = text.replace(placeholder, String(await make()));
  }
  return text;
}

import { describe, expect, it } from 'vitest';
import { authorLinks, mentions, mentionVersions } from '../../src/db/schema.ts';
import { readPeriod } from '../../src/reports/period.ts';
import { criticsOf } from '../../src/reports/recovery/critics.ts';
import { recovery } from '../../src/reports/recovery/recovery.ts';
import { type Behind, recoveryReport, type Side } from '../../src/reports/recovery/report.ts';
import { subjectOf } from '../../src/reports/subject.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention } from '../support/records.ts';

const DAY = 86_400_000;
const on = (day: string) => new Date(`${day}T12:00:00Z`);

type Said = Partial<typeof mentions.$inferInsert>;

async function started() {
  const platform = await testPlatform();
  const brand = await aBrand(platform, { ownAccounts: ['@ourselves'] });
  const said = (who: string, day: string, values: Said = {}) =>
    aMention(platform, {
      brandId: brand.id,
      sourceKind: 'trustpilot',
      authorHandle: who,
      publishedAt: on(day),
      rating: 1,
      ...values,
    });
  return { platform, brand, said };
}

async function asked(platform: TestPlatform, brandId: number) {
  const subject = await subjectOf(platform, { brandId, visibleBrandIds: [brandId] });
  return { subject, period: readPeriod({ from: '2026-10-01', to: '2026-11-21' }, platform.now(), 'UTC') };
}

const PRAISE: Said = { sentiment: 'positive', sentimentScore: 0.8, rating: 5 };
const answeredOn = (day: string): Said => ({ firstRepliedAt: on(day) });

describe('the critics of a period', () => {
  it('are people by their first complaint in it, with what they said before and after', async () => {
    const { platform, brand, said } = await started();
    await said('ada', '2026-08-01', PRAISE);
    const first = await said('ada', '2026-10-05', answeredOn('2026-10-06'));
    await said('ada', '2026-10-09');
    await said('ada', '2026-11-01', PRAISE);
    await said('bo', '2026-10-07', { sentiment: 'neutral', rating: 2 });
    await said('cy', '2026-10-08', PRAISE);
    await said('di', '2026-10-08', { status: 'dismissed', dismissedReason: 'spam' });
    await said('ed', '2026-09-30');
    await said('Ourselves', '2026-10-09');
    const { subject, period } = await asked(platform, brand.id);
    const { critics } = await criticsOf(platform, subject, period);
    expect(critics).toMatchObject([
      { stars: 2, history: 'new', answeredAt: null, later: [] },
      {
        mentionId: first.id,
        stars: 1,
        history: 'content',
        answeredAt: on('2026-10-06').getTime(),
        later: [
          { stars: 1, isComplaint: true, at: on('2026-10-09').getTime() },
          { stars: 5, isComplaint: false },
        ],
      },
    ]);
    const { answered, unanswered, stars } = await recovery(platform, subject, period);
    expect(answered).toMatchObject({ critics: 1, improved: 1, silent: 0, unhappy: 0 });
    expect(unanswered).toMatchObject({ critics: 1, silent: 1 });
    expect(stars).toMatchObject({ few: true, difference: null });
  });

  it('who changed their stars after the answer came back, by their first stars and their newest', async () => {
    const { platform, brand, said } = await started();
    const edited = await said('fay', '2026-10-05', { ...PRAISE, ...answeredOn('2026-10-06') });
    await platform.db.insert(mentionVersions).values({
      mentionId: edited.id,
      replacedAt: on('2026-10-08'),
      text: 'Broken.',
      rating: 1,
      contentHash: 'first',
    });
    const { subject, period } = await asked(platform, brand.id);
    const { critics } = await criticsOf(platform, subject, period);
    const [critic] = critics;
    expect(critic).toMatchObject({
      stars: 1,
      score: null,
      later: [{ mentionId: edited.id, stars: 5, at: on('2026-10-08').getTime(), isComplaint: false }],
    });
    expect((await recovery(platform, subject, period)).answered.improved).toBe(1);
  });

  it('are one person under two names where they said so, and left alone until any answer', async () => {
    const { platform, brand, said } = await started();
    const first = await said('gus', '2026-10-05');
    const next = await said('gus@social.example', '2026-10-20', {
      sourceKind: 'mastodon',
      rating: null,
      ...answeredOn('2026-10-21'),
    });
    await said('gus', '2026-11-10', PRAISE);
    await platform.db.insert(authorLinks).values({
      sourceKind: 'trustpilot',
      handle: 'gus',
      otherKind: 'mastodon',
      otherHandle: 'gus@social.example',
      mentionId: next.id,
      at: platform.now(),
    });
    const { subject, period } = await asked(platform, brand.id);
    const { critics } = await criticsOf(platform, subject, period);
    expect(critics).toHaveLength(1);
    expect(critics[0]).toMatchObject({
      mentionId: first.id,
      answeredAt: null,
      until: on('2026-10-21').getTime(),
    });
    expect(critics[0]!.later).toHaveLength(2);
    expect((await recovery(platform, subject, period)).unanswered).toMatchObject({ unhappy: 1, improved: 0 });
  });

  it('get what was planted: answering won 2 stars among 120 people alike', async () => {
    const { platform, brand } = await started();
    const rows = Array.from({ length: 120 }, (_, index): (typeof mentions.$inferInsert)[] => {
      const isAnswered = index % 2 === 0;
      const at = new Date(on('2026-10-05').getTime() + index * 60_000);
      const base = planted(brand.id, `p${index}`, platform.now());
      return [
        {
          ...base('a'),
          publishedAt: at,
          rating: 1,
          firstRepliedAt: isAnswered ? new Date(at.getTime() + DAY) : null,
        },
        {
          ...base('b'),
          publishedAt: new Date(at.getTime() + 9 * DAY),
          rating: (isAnswered ? 4 : 2) - (index % 4 > 1 ? 1 : 0),
        },
      ];
    });
    await platform.db.insert(mentions).values(rows.flat());
    const { subject, period } = await asked(platform, brand.id);
    const { stars, answered } = await recovery(platform, subject, period);
    expect(answered.critics).toBe(60);
    expect(stars).toMatchObject({ answered: 60, unanswered: 60, unmatched: 0, few: false });
    expect(stars.difference).toBeCloseTo(2, 9);
    expect(stars.interval!.low).toBeGreaterThan(1.7);
    const behind = async (side: Side, outcome: Behind) => {
      const question = { brandId: brand.id, visibleBrandIds: [brand.id], sourceKind: null, period };
      const { people } = await recoveryReport(platform, { ...question, of: { side, outcome } });
      return people;
    };
    expect((await behind('unanswered', 'stars')).all).toBe(stars.unanswered);
    expect((await behind('answered', 'stars alone')).all).toBe(0);
    const { all, shown } = await behind('answered', 'all');
    expect(all).toBe(60);
    expect(shown.slice(0, 2).map(({ handle }) => handle)).toEqual(['p118', 'p116']);
  });
});

const planted =
  (brandId: number, authorHandle: string, now: Date) =>
  (id: string): typeof mentions.$inferInsert => ({
    brandId,
    authorHandle,
    sourceKind: 'googleplay',
    externalId: `${authorHandle}-${id}`,
    text: 'The bell is broken.',
    publishedAt: now,
    foundAt: now,
    contentHash: `${authorHandle}-${id}`,
    matchedSpans: [],
    sentiment: 'negative',
    sentimentScore: -0.6,
    evidence: [],
    scoredBy: 'test',
    priority: 'normal',
    priorityScore: 10,
    priorityReasons: [],
    needsResponse: true,
    updatedAt: now,
  });

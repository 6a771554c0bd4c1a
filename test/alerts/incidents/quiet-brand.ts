/** A brand of which little is said, and what is said all at once. */
import { findIncidents } from '../../../src/alerts/incidents/find-incidents.ts';
import { mentions } from '../../../src/db/schema.ts';
import { randomOf } from '../../eval/spikes/simulate.ts';
import { START, type TestPlatform } from '../../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule, aSource } from '../../support/records.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const run = (platform: TestPlatform) =>
  findIncidents(platform, { until: new Date(platform.now().getTime() + HOUR) });

/** Sixty days of about three mentions a day, every third one negative, all by different people. */
export async function aQuietBrand(platform: TestPlatform) {
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const random = randomOf(7);
  const source = await aSource(platform, { kind: 'rss', createdAt: new Date(START.getTime() - 61 * DAY) });
  const model = await aMention(platform, {
    brandId: brand.id,
    publishedAt: new Date(START.getTime() - 60 * DAY),
  });
  const { id: _, ...values } = model;
  const old = Array.from({ length: 180 }, (_, nth) => ({
    ...values,
    externalId: `old-${nth}`,
    sourceId: source.id,
    authorHandle: `person${nth}`,
    textKey: null,
    text: 'A word about the Fernhill.',
    sentiment: nth % 3 === 0 ? ('negative' as const) : ('neutral' as const),
    publishedAt: new Date(START.getTime() - random() * 60 * DAY),
  }));
  await platform.db.insert(mentions).values(old);
  const channel = await aChannel(platform);
  await anAlertRule(platform, { about: 'incidents', filter: '', channelIds: [channel.id] });
  return { brand, source };
}

export async function complaints(
  platform: TestPlatform,
  brandId: number,
  count: number,
  values: Partial<typeof mentions.$inferInsert> = {},
) {
  for (let nth = 0; nth < count; nth++)
    await aMention(platform, {
      brandId,
      themes: ['delivery'],
      terms: ['lost parcel'],
      publishedAt: new Date(platform.now().getTime() - (count - nth) * 10 * 60_000),
      ...values,
    });
}

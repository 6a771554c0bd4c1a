import { expect, it } from 'vitest';
import { findIncidents } from '../../../src/alerts/incidents/find-incidents.ts';
import { alerts, incidents } from '../../../src/db/schema.ts';
import { anotherConnection, committingPlatform } from '../../support/platform.ts';
import { aQuietBrand, complaints, HOUR, run } from './quiet-brand.ts';

it('opens one incident and rings once when two processes look at the same time', async () => {
  const platform = await committingPlatform();
  const { brand } = await aQuietBrand(platform);
  await run(platform);
  await complaints(platform, brand.id, 9);
  const other = { ...platform, db: await anotherConnection() };
  const until = new Date(platform.now().getTime() + HOUR);
  const done = await Promise.all([findIncidents(platform, { until }), findIncidents(other, { until })]);
  expect(done.map(({ opened }) => opened).sort()).toEqual([0, 1]);
  expect(await platform.db.select().from(incidents)).toHaveLength(1);
  expect(await platform.db.select().from(alerts)).toHaveLength(1);
});

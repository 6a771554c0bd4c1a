/** The reputation report, as a page and as a file. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ReputationPage } from '../../views/reputation.tsx';
import { recordAudit } from '../accounts/audit.ts';
import { permittedAmong } from '../accounts/guard.ts';
import { dailyCsv } from '../reports/export.ts';
import { reputation } from '../reports/reputation.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, readQuery } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

const QUESTION = z.object({
  brand: id.optional(),
  period: z.string().max(20).optional(),
  from: z.string().max(20).optional(),
  to: z.string().max(20).optional(),
});

export const reputationRoutes = new Hono<Environment>();

reputationRoutes.get('/reputation', async (c) => {
  permittedSomewhere(c, 'see reports');
  const brands = await seenBrands(c);
  if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
  const data = await reportOf(c);
  return show(c, <ReputationPage frame={await frameOf(c)} data={data} />);
});

reputationRoutes.get('/reputation.csv', async (c) => {
  const { actor } = permittedSomewhere(c, 'export reports');
  const data = await reportOf(c);
  const days = `reputation, ${data.period.from} to ${data.period.to}`;
  await recordAudit(c.get('platform'), actor, 'downloaded', days);
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header(
    'Content-Disposition',
    `attachment; filename="reputation-${data.period.from}-${data.period.to}.csv"`,
  );
  return c.body(dailyCsv(data));
});

async function reportOf(c: Request) {
  const platform = c.get('platform');
  const { viewer } = permittedSomewhere(c, 'see reports');
  const { brand = null, ...period } = readQuery(c, QUESTION);
  const visible = permittedAmong(viewer, 'see reports', await seenBrands(c));
  const visibleBrandIds = visible.map((each) => each.id);
  return reputation(platform, { brandId: brand, visibleBrandIds, period });
}

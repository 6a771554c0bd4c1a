/** `/competitors`: side by side on the same sources and days. */
import { Hono } from 'hono';
import { CompetitorsPage } from '../../views/competitors.tsx';
import { permittedAmong } from '../accounts/guard.ts';
import { competitors } from '../reports/competitors/competitors.ts';
import { frameOf } from './frame.ts';
import { overDays, readReportQuery } from './report-query.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

export const competitorRoutes = new Hono<Environment>();

competitorRoutes.get(
  '/competitors',
  overDays(async (c) => {
    const { viewer } = permittedSomewhere(c, 'see reports');
    const brands = permittedAmong(viewer, 'see reports', await seenBrands(c));
    if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
    const { brandId, period } = readReportQuery(c, []);
    const data = await competitors(c.get('platform'), {
      brandId,
      period,
      visibleBrandIds: brands.map(({ id }) => id),
      chosen: (c.req.queries('with') ?? []).map(Number),
    });
    return show(c, <CompetitorsPage frame={await frameOf(c)} data={data} />);
  }),
);

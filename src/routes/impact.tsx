/** `/themes/impact`: what each theme costs, as a page and as a file. */
import { Hono } from 'hono';
import { ImpactPage } from '../../views/impact.tsx';
import { recordAudit } from '../accounts/audit.ts';
import { canSomewhere } from '../accounts/can.ts';
import { permittedAmong } from '../accounts/guard.ts';
import { shippedIn } from '../fixes/list.ts';
import { impactCsv, impactReport } from '../reports/impact/report.ts';
import { frameOf } from './frame.ts';
import { overDays, readReportQuery } from './report-query.ts';
import { show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

export const impactRoutes = new Hono<Environment>();

impactRoutes.get(
  '/themes/impact',
  overDays(async (c) => {
    const { viewer } = permittedSomewhere(c, 'see reports');
    const brands = await seenBrands(c);
    if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
    const data = await impactOf(c);
    const visible = permittedAmong(viewer, 'see reports', brands).map(({ id }) => id);
    const brandIds = data.brand ? [data.brand.id] : visible;
    const fixes = await shippedIn(c.get('platform'), { brandIds, period: data.period });
    const mayFix = canSomewhere(viewer, 'change fixes');
    return show(c, <ImpactPage frame={await frameOf(c)} data={{ ...data, fixes, mayFix }} />);
  }),
);

impactRoutes.get('/themes/impact.csv', async (c) => {
  const { actor } = permittedSomewhere(c, 'export reports');
  const data = await impactOf(c);
  const { from, to } = data.period;
  await recordAudit(c.get('platform'), actor, 'downloaded', `theme impact, ${from} to ${to}`);
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="theme-impact-${from}-${to}.csv"`);
  return c.body(impactCsv(data));
});

async function impactOf(c: Request) {
  const { viewer } = permittedSomewhere(c, 'see reports');
  const visible = permittedAmong(viewer, 'see reports', await seenBrands(c));
  return impactReport(c.get('platform'), {
    ...readReportQuery(c, ['source']),
    visibleBrandIds: visible.map(({ id }) => id),
  });
}

/** `/team/report`: how the team answers, as a page and as a file. */
import { Hono } from 'hono';
import { TeamReportPage } from '../../views/team-report.tsx';
import { recordAudit } from '../accounts/audit.ts';
import { guardSomewhere, permittedAmong } from '../accounts/guard.ts';
import { reportedKinds } from '../reports/kinds.ts';
import { teamCsv } from '../reports/team/csv.ts';
import { teamReport } from '../reports/team/report.ts';
import { frameOf } from './frame.ts';
import { overDays, readReportQuery } from './report-query.ts';
import { show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

export const teamReportRoutes = new Hono<Environment>();

teamReportRoutes.get(
  '/team/report',
  overDays(async (c) => {
    permittedSomewhere(c, 'see workload');
    const brands = await seenBrands(c);
    if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
    const { report, sourceKinds } = await reportOf(c);
    const data = { ...report, sourceKinds };
    return show(c, <TeamReportPage frame={await frameOf(c)} data={data} />);
  }),
);

teamReportRoutes.get('/team/report.csv', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'export reports');
  guardSomewhere(viewer, 'see workload');
  const { report } = await reportOf(c);
  const { from, to } = report.period;
  await recordAudit(c.get('platform'), actor, 'downloaded', `team report, ${from} to ${to}`);
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="team-${from}-${to}.csv"`);
  return c.body(teamCsv(report));
});

async function reportOf(c: Request) {
  const platform = c.get('platform');
  const { viewer } = permittedSomewhere(c, 'see workload');
  const visible = permittedAmong(viewer, 'see workload', await seenBrands(c));
  const visibleBrandIds = visible.map(({ id }) => id);
  const question = { ...readReportQuery(c, ['source']), visibleBrandIds };
  const [report, sourceKinds] = await Promise.all([
    teamReport(platform, question),
    reportedKinds(platform, question.brandId === null ? visibleBrandIds : [question.brandId]),
  ]);
  return { report, sourceKinds };
}

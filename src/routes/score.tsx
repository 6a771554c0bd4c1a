/** `/score`: the reputation score, with what it would be if. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ScorePage } from '../../views/score.tsx';
import { permittedAmong } from '../accounts/guard.ts';
import { reportedKinds } from '../reports/kinds.ts';
import { ALL } from '../reports/recount.ts';
import { reputationScore } from '../reports/score/score.ts';
import { WHAT_IF_FIELDS } from '../reports/score/what-if.ts';
import { frameOf } from './frame.ts';
import { overDays, readReportQuery } from './report-query.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { readQuery, text } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

const WHAT_IF = z.object(Object.fromEntries(WHAT_IF_FIELDS.map((field) => [field, text(40).optional()])));

export const scoreRoutes = new Hono<Environment>();

scoreRoutes.get(
  '/score',
  overDays(async (c) => {
    const { viewer } = permittedSomewhere(c, 'see reports');
    const brands = permittedAmong(viewer, 'see reports', await seenBrands(c));
    if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
    const { brandId, period, sourceKind } = readReportQuery(c, ['source']);
    const visibleBrandIds = brands.map(({ id }) => id);
    const [report, sourceKinds] = await Promise.all([
      reputationScore(c.get('platform'), {
        brandId,
        visibleBrandIds,
        period,
        only: { ...ALL, sourceKind },
        whatIf: readQuery(c, WHAT_IF),
      }),
      reportedKinds(c.get('platform'), brandId === null ? visibleBrandIds : [brandId]),
    ]);
    const isRefused = Object.keys(report.errors).length > 0;
    const data = { ...report, sourceKind, sourceKinds };
    return show(c, <ScorePage frame={await frameOf(c)} data={data} />, isRefused ? 422 : 200);
  }),
);

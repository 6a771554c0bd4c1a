/** `/recovery`: whether critics came back, and who they are. */
import { Hono } from 'hono';
import { z } from 'zod';
import { RecoveryPage } from '../../views/recovery.tsx';
import { permittedAmong } from '../accounts/guard.ts';
import { OUTCOMES } from '../reports/recovery/effect.ts';
import { GROUPS, recoveryReport } from '../reports/recovery/report.ts';
import { frameOf } from './frame.ts';
import { overDays, readReportQuery } from './report-query.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { readQuery } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

const OF = z.object({
  side: z.enum(['answered', 'unanswered']).optional(),
  outcome: z.enum([...OUTCOMES, ...GROUPS]).optional(),
});

export const recoveryRoutes = new Hono<Environment>();

recoveryRoutes.get(
  '/recovery',
  overDays(async (c) => {
    const { viewer } = permittedSomewhere(c, 'see reports');
    const brands = permittedAmong(viewer, 'see reports', await seenBrands(c));
    if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
    const { side = 'answered', outcome = 'improved' } = readQuery(c, OF);
    const of = { side, outcome };
    const report = await recoveryReport(c.get('platform'), {
      ...readReportQuery(c, ['source']),
      visibleBrandIds: brands.map(({ id }) => id),
      of,
    });
    return show(c, <RecoveryPage frame={await frameOf(c)} data={{ ...report, of }} />);
  }),
);

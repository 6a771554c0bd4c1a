/** `/people`: whom to thank, whom to win back, who is heard. One author's page is in author.tsx. */
import { Hono } from 'hono';
import { z } from 'zod';
import { PeoplePage } from '../../views/people.tsx';
import { permittedAmong } from '../accounts/guard.ts';
import { PEOPLE_LISTS, people } from '../reports/people/people.ts';
import { frameOf } from './frame.ts';
import { overDays, readReportQuery } from './report-query.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { readQuery } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

const ASKED = z.object({
  list: z.enum(PEOPLE_LISTS).optional(),
  cursor: z.string().max(2000).optional(),
});
const IN_BRIEF = 5;
const PER_PAGE = 50;

export const peopleRoutes = new Hono<Environment>();

peopleRoutes.get(
  '/people',
  overDays(async (c) => {
    const { viewer } = permittedSomewhere(c, 'see mention');
    const brands = permittedAmong(viewer, 'see mention', await seenBrands(c));
    if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
    const { list = null, cursor = null } = readQuery(c, ASKED);
    const report = await people(c.get('platform'), {
      ...readReportQuery(c, ['source']),
      visibleBrandIds: brands.map(({ id }) => id),
      list,
      cursor,
      limit: list === null ? IN_BRIEF : PER_PAGE,
    });
    return show(c, <PeoplePage frame={await frameOf(c)} data={{ ...report, list }} />);
  }),
);

/** The list of sources. */
import { Hono } from 'hono';
import { z } from 'zod';
import { SourcesPage } from '../../views/sources.tsx';
import { SOURCE_GROUPS, sourcesPage } from '../sources/list-page.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { readQuery, text } from './request/input.ts';
import { permitted } from './request/session.ts';
import { briefOnSources } from './seen.ts';
import { rowOf } from './source-page.tsx';

const PAGE = 50;
const QUERY = z.object({
  q: text(100).default(''),
  state: z.enum(SOURCE_GROUPS).optional(),
  cursor: text(2000).optional(),
});

export const sourcesRoutes = new Hono<Environment>();

sourcesRoutes.get('/sources', async (c) => {
  const { account } = permitted(c, 'see sources');
  const { q, state = null, cursor = null } = readQuery(c, QUERY);
  const { timeZone } = account;
  const query = { timeZone, q, group: state, cursor, limit: PAGE };
  const { sources, next, counts } = await sourcesPage(c.get('platform'), query);
  const data = {
    sources: sources.map(({ group, ...source }) => ({
      ...rowOf(source, timeZone),
      group,
      reconnects: source.health === 'signed-out' && source.signsIn,
    })),
    q,
    state,
    counts,
    next,
    isFirstPage: cursor === null,
    unreachable: (await briefOnSources(c)).unreachable,
  };
  return show(c, <SourcesPage frame={await frameOf(c)} data={data} />);
});

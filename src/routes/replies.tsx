/** `/replies`: what waits for an approval, may have been posted, or came back. */
import { Hono } from 'hono';
import { RepliesPage } from '../../views/replies.tsx';
import { brandsWhere } from '../accounts/can.ts';
import { repliesToLookAt } from '../replies/to-look-at.ts';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

export const repliesRoutes = new Hono<Environment>();

repliesRoutes.get('/replies', async (c) => {
  const { viewer } = permittedSomewhere(c, 'write reply');
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  const approverBrandIds = brandsWhere(viewer, 'approve reply', brandIds);
  const looker = {
    userId: viewer.userId,
    brandIds: brandsWhere(viewer, 'write reply', brandIds),
    approverBrandIds,
  };
  const replies = await repliesToLookAt(c.get('platform'), looker);
  return show(c, <RepliesPage frame={await frameOf(c)} replies={replies} />);
});

/** A message of the delivery log, sent once more. */
import { Hono } from 'hono';
import { z } from 'zod';
import { brandsWhere } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { sendAgain } from '../alerts/again.ts';
import { onward } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

export const alertAgainRoutes = new Hono<Environment>();

alertAgainRoutes.post('/alerts/:id/again', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change alert rules');
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw notFound('alert');
  const seen = (await seenBrands(c)).map((brand) => brand.id);
  const brandIds = brandsWhere(viewer, 'change alert rules', seen);
  const { problem } = await sendAgain(c.get('platform'), actor, { alertId: id.data, brandIds });
  const text =
    problem === null
      ? 'Sent again with the same event id, marked as a repeat.'
      : `It did not arrive. ${problem}`;
  return onward(c, undefined, `/alerts/${id.data}`, { text });
});

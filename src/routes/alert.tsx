/** One alert of the log, and what people say of it. */
import { Hono } from 'hono';
import { z } from 'zod';
import { AlertPage } from '../../views/alert.tsx';
import { brandsWhere } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { type LoggedAlert, loggedAlert } from '../alerts/logged-alert.ts';
import { judgeAlert } from '../alerts/verdict.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { readForm } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const VERDICT = z.object({ verdict: z.enum(['useful', 'noise', 'none']) });
const ONE = '/alerts/:id';

export const alertRoutes = new Hono<Environment>();

alertRoutes.get(ONE, async (c) => {
  permittedSomewhere(c, 'see alert rules');
  return show(c, <AlertPage frame={await frameOf(c)} data={await toldOf(c)} />);
});

alertRoutes.post(`${ONE}/verdict`, async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'judge alerts');
  const { verdict } = await readForm(c, VERDICT);
  const { id } = await toldOf(c);
  const brandIds = brandsWhere(viewer, 'judge alerts', await seenIds(c));
  await judgeAlert(c.get('platform'), actor, {
    alertId: id,
    verdict: verdict === 'none' ? null : verdict,
    brandIds,
  });
  return onward(c, undefined, `/alerts/${id}`, { text: SAID[verdict] });
});

const SAID = {
  useful: 'Noted as useful. It counts for the precision of its rule.',
  noise: 'Noted as noise. It counts for the precision of its rule.',
  none: 'Taken back.',
};

const seenIds = async (c: Request) => (await seenBrands(c)).map(({ id }) => id);

async function toldOf(c: Request): Promise<LoggedAlert> {
  const id = z.uuid().safeParse(c.req.param('id'));
  const told = id.success && (await loggedAlert(c.get('platform'), id.data, await seenIds(c)));
  if (!told) throw notFound('alert');
  return told;
}

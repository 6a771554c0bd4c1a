/** Who else is here: what the pages ask every 15 seconds. */
import { Hono } from 'hono';
import { z } from 'zod';
import { hereWords } from '../../views/presence.tsx';
import { noteGone, noteHere, othersHere, type Presence } from '../mentions/presence.ts';
import { onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { pathId, readForm } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const HERE = z.object({
  doing: z.enum(['viewing', 'replying', 'gone']).catch('viewing'),
  /** From a page without JavaScript, which goes on there. */
  return: z.string().max(4000).optional(),
});

export const presenceRoutes = new Hono<Environment>();

presenceRoutes.get('/inbox/presence', async (c) => {
  return answer(c, await othersHere(c.get('platform'), await seerOf(c)));
});

presenceRoutes.post('/mentions/:id/presence', async (c) => {
  const seer = await seerOf(c);
  const mentionId = pathId(c, 'mention');
  const { doing, return: back } = await readForm(c, HERE);
  if (doing === 'gone') {
    await noteGone(c.get('platform'), { userId: seer.userId, mentionId });
    return c.body(null, 204);
  }
  const present = await noteHere(c.get('platform'), { ...seer, mentionId, doing });
  return back === undefined ? answer(c, present) : onward(c, back, `/mentions/${mentionId}`);
});

async function seerOf(c: Request) {
  const { viewer } = permittedSomewhere(c, 'see mention');
  return { userId: viewer.userId, brandIds: (await seenBrands(c)).map((brand) => brand.id) };
}

const answer = (c: Request, present: Presence[]) => c.json({ here: Object.fromEntries(hereWords(present)) });

/** Who else is here: what the pages ask every 15 seconds. */
import { Hono } from 'hono';
import { z } from 'zod';
import { hereWords } from '../../views/presence.tsx';
import { noteHere, othersHere, type Presence } from '../mentions/presence.ts';
import type { Environment, Request } from './request/environment.ts';
import { pathId, readForm } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const HERE = z.object({ doing: z.enum(['viewing', 'replying']).catch('viewing') });

export const presenceRoutes = new Hono<Environment>();

presenceRoutes.get('/inbox/presence', async (c) => {
  return answer(c, await othersHere(c.get('platform'), await seerOf(c)));
});

presenceRoutes.post('/mentions/:id/presence', async (c) => {
  const seer = await seerOf(c);
  const mentionId = pathId(c, 'mention');
  const { doing } = await readForm(c, HERE);
  return answer(c, await noteHere(c.get('platform'), { ...seer, mentionId, doing }));
});

async function seerOf(c: Request) {
  const { viewer } = permittedSomewhere(c, 'see mention');
  return { userId: viewer.userId, brandIds: (await seenBrands(c)).map((brand) => brand.id) };
}

const answer = (c: Request, present: Presence[]) => c.json({ here: Object.fromEntries(hereWords(present)) });

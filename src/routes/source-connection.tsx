/** Signing in at a source's own page, and the way back. */
import { Hono } from 'hono';
import { z } from 'zod';
import { LeavePage } from '../../views/source-leave.tsx';
import { beginConnection, endConnection } from '../sources/connection.ts';
import { doorOf, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { pathId, readQuery, text } from './request/input.ts';
import { permitted } from './request/session.ts';
import { showSource } from './source-page.tsx';

const LONGEST_CODE = 4096;
const RETURNED = z.object({
  state: text(200).default(''),
  code: text(LONGEST_CODE).default(''),
  error: text(200).default(''),
  error_description: text(500).default(''),
});

export const sourceConnectionRoutes = new Hono<Environment>();

sourceConnectionRoutes.post('/sources/:id/connection', async (c) => {
  permitted(c, 'change sources');
  return leaveForSignIn(c, pathId(c, 'source'));
});

sourceConnectionRoutes.get('/sources/connection', async (c) => {
  const { actor } = permitted(c, 'change sources');
  const { error_description: description, ...returned } = readQuery(c, RETURNED);
  const { sourceId, name, problem } = await endConnection(c.get('platform'), actor, {
    ...returned,
    description,
  });
  if (problem) return showSource(c, sourceId, { problem });
  c.get('runSoon')('poll');
  return onward(c, undefined, `/sources/${sourceId}`, { text: `Signed in. ${name} is being read now.` });
});

/** On to the sign-in page of a source. */
export async function leaveForSignIn(c: Request, sourceId: number) {
  const { account } = permitted(c, 'change sources');
  const url = await beginConnection(c.get('platform'), account.userId, sourceId);
  return show(c, <LeavePage door={doorOf(c)} url={url} name={new URL(url).host} />);
}

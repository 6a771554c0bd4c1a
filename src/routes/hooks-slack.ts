/** What Slack sends: signed, so that neither a cookie nor an origin speaks for it. */
import { Hono } from 'hono';
import { type Done, hearSlack } from '../alerts/slack/hear.ts';
import type { Environment, Request } from './request/environment.ts';
import { inTime } from './request/in-time.ts';

/** Slack waits for three seconds, the way there and back included. */
const PATIENCE_MS = 2000;

export const slackHookRoutes = new Hono<Environment>();

slackHookRoutes.post('/hooks/slack', async (c) => {
  const { status, body, work } = await hearSlack(c.get('platform'), {
    timestamp: c.req.header('X-Slack-Request-Timestamp'),
    signature: c.req.header('X-Slack-Signature'),
    body: new Uint8Array(await c.req.arrayBuffer()),
  });
  const said = work ? await answerTo(c, work) : body;
  return said ? c.json(said, status) : c.body(null, status);
});

/** What takes too long is answered with nothing and finished afterwards; the person is told at the address for answers. */
async function answerTo(c: Request, work: Promise<Done>): Promise<object | null> {
  const done = work.then((outcome) => {
    if (outcome.isChanged) c.get('runSoon')('deliver');
    return outcome;
  });
  const outcome = await inTime(done, PATIENCE_MS);
  if (outcome) return outcome.body;
  const { log } = c.get('platform');
  c.get('finishLater')(done.catch((error) => log('error', 'A press in Slack could not be done', { error })));
  return null;
}

/** What Slack sends: signed, so that neither a cookie nor an origin speaks for it. */
import { Hono } from 'hono';
import { hearSlack } from '../alerts/slack/hear.ts';
import type { Environment } from './request/environment.ts';

export const slackHookRoutes = new Hono<Environment>();

slackHookRoutes.post('/hooks/slack', async (c) => {
  const heard = await hearSlack(c.get('platform'), {
    timestamp: c.req.header('X-Slack-Request-Timestamp'),
    signature: c.req.header('X-Slack-Signature'),
    body: new Uint8Array(await c.req.arrayBuffer()),
  });
  if (heard.isChanged) c.get('runSoon')('deliver');
  return heard.body ? c.json(heard.body, heard.status) : c.body(null, heard.status);
});

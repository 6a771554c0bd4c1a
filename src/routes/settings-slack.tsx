/** Who somebody in Slack is here: said once, by whoever is signed in; taken back at any time. */
import { Hono } from 'hono';
import { z } from 'zod';
import { SlackLinkPage } from '../../views/settings-slack.tsx';
import { acceptOffer, offeredTo, unlink } from '../alerts/slack/links.ts';
import { Refusal } from '../failure.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { readForm, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { signedIn } from './request/session.ts';

const UNLINKED = z.object({ team: text(40), user: text(40) });
/** 256 bits as hexadecimal digits. */
const ONE = '/settings/slack/:token{[0-9a-f]{64}}';

export const settingsSlackRoutes = new Hono<Environment>();

settingsSlackRoutes.post('/settings/slack/unlinking', (c) =>
  takeAway(c, { list: '/settings', capability: null }, async () => {
    const { actor } = signedIn(c);
    const { team, user } = await readForm(c, UNLINKED);
    await unlink(c.get('platform'), actor, { teamId: team, slackUserId: user });
    return 'Unlinked. Buttons in Slack do nothing in your name now.';
  }),
);

/** Opening the link changes nothing: previews open every link. */
settingsSlackRoutes.get(ONE, (c) => showOffer(c, c.req.param('token')));

settingsSlackRoutes.post(ONE, async (c) => {
  const { actor } = signedIn(c);
  const token = c.req.param('token');
  try {
    const { slackName } = await acceptOffer(c.get('platform'), actor, token);
    const said = `Linked. What ${slackName} does in Slack is done by you. Press the button there again.`;
    return onward(c, undefined, '/settings', { text: said });
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'not-found') return showOffer(c, token);
    throw error;
  }
});

async function showOffer(c: Request, token: string) {
  const { account } = signedIn(c);
  const person = await offeredTo(c.get('platform'), token);
  const data = { token, slackName: person?.slackName ?? null, name: account.name, email: account.email };
  return show(c, <SlackLinkPage frame={await frameOf(c)} data={data} />, person ? 200 : 404);
}

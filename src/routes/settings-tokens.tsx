/** A person's own API tokens. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type TokensData, TokensPage } from '../../views/settings-tokens.tsx';
import { addToken, listTokens, revokeToken } from '../accounts/tokens.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { MADE_ALREADY, madeOnce, NONCE } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';

const TOKEN = z.object({ name: text(80), scope: z.enum(['read', 'write']), nonce: NONCE });
const BLANK: Omit<TokensData, 'tokens'> = { values: { name: '', scope: 'read' }, errors: {}, made: null };

export const settingsTokensRoutes = new Hono<Environment>();

settingsTokensRoutes.get('/settings/tokens', (c) => showTokens(c, BLANK));

settingsTokensRoutes.post('/settings/tokens', async (c) => {
  const { actor } = permittedSomewhere(c, 'make own tokens');
  const form = await readForm(c, TOKEN);
  const { nonce: _, ...values } = form;
  try {
    const made = await madeOnce(c, form, (platform) => addToken(platform, actor, values));
    if (!made) return onward(c, undefined, '/settings/tokens', { text: MADE_ALREADY });
    // Shown in the answer itself: a redirect would have to carry the token.
    return showTokens(c, { ...BLANK, made: { name: values.name, token: made.token } });
  } catch (error) {
    return showTokens(c, { ...BLANK, values, errors: formErrors(error) });
  }
});

settingsTokensRoutes.post('/settings/tokens/:id/revocation', (c) =>
  takeAway(c, { list: '/settings/tokens', capability: null }, async () => {
    const { actor } = permittedSomewhere(c, 'make own tokens');
    await revokeToken(c.get('platform'), actor, pathId(c, 'token'));
    return 'Token revoked. It stopped working at once.';
  }),
);

async function showTokens(c: Request, data: Omit<TokensData, 'tokens'>) {
  const { account } = permittedSomewhere(c, 'make own tokens');
  const tokens = await listTokens(c.get('platform'), account.userId);
  const shown = { ...data, tokens: tokens.map((token) => ({ ...token, revokedAt: null })) };
  const failed = Object.keys(data.errors).length > 0;
  return show(c, <TokensPage frame={await frameOf(c)} data={shown} />, failed ? 422 : 200);
}

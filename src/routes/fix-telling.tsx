/** Telling those who complained that it is fixed: drafts, and who is told or not to contact. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Fix } from '../fixes/fix.ts';
import { allowContact, markTold, prepareDrafts, takeBack } from '../fixes/tell.ts';
import { fixIn } from './fixes.tsx';
import { onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, readForm } from './request/input.ts';
import { DONE_ALREADY, madeOnce, NONCE } from './request/sent-once.ts';
import { permittedOn } from './request/session.ts';

const DRAFTS = z.union([
  z.object({ mention: id, nonce: NONCE }),
  z.object({ nonce: NONCE, next: z.coerce.number().int().min(1).max(50) }),
]);
const ONE = z.object({ mention: id });
const CONTACT = z.object({ mention: id, allowed: z.enum(['yes', 'no']) });

export const fixTellingRoutes = new Hono<Environment>();

fixTellingRoutes.post('/fixes/:id/drafts', async (c) => {
  const { fix, actor, account } = await telling(c);
  const asked = await readForm(c, DRAFTS);
  const which = 'mention' in asked ? { mentionId: asked.mention } : { next: asked.next };
  const mentions = await madeOnce(c, asked, (platform) =>
    prepareDrafts(platform, actor, { fix, agent: account.name, ...which }),
  );
  const next = 'mention' in asked ? `/mentions/${asked.mention}` : back(fix, 'prepared');
  return onward(c, undefined, next, { text: mentions ? readyWords(mentions.length, asked) : DONE_ALREADY });
});

function readyWords(drafts: number, asked: z.output<typeof DRAFTS>): string {
  if ('mention' in asked) return 'A draft is ready. Read it before you send it.';
  return `${drafts === 1 ? '1 draft is' : `${drafts} drafts are`} ready. Read each before you send it.`;
}

fixTellingRoutes.post('/fixes/:id/tellings', async (c) => {
  const { fix, actor } = await telling(c);
  const { mention } = await readForm(c, ONE);
  await markTold(c.get('platform'), actor, fix, mention);
  return onward(c, undefined, back(fix), { text: 'Noted as told.' });
});

fixTellingRoutes.post('/fixes/:id/tellings/removal', async (c) => {
  const { fix } = await telling(c);
  const { mention } = await readForm(c, ONE);
  await takeBack(c.get('platform'), fix, mention);
  return onward(c, undefined, back(fix), {
    text: 'They can be told again. The draft stays below their mention.',
  });
});

fixTellingRoutes.post('/fixes/:id/contact', async (c) => {
  const { fix, actor } = await telling(c);
  const { mention, allowed } = await readForm(c, CONTACT);
  const isAllowed = allowed === 'yes';
  await allowContact(c.get('platform'), actor, { fix, mentionId: mention, allowed: isAllowed });
  const words = isAllowed
    ? 'They may be told of fixes again.'
    : 'They are left out of this fix and of all to come.';
  return onward(c, undefined, back(fix), { text: words });
});

const back = ({ id: fixId }: Fix, shown?: string) => `/fixes/${fixId}${shown ? `?show=${shown}` : ''}#people`;

async function telling(c: Request) {
  const fix = await fixIn(c);
  return { fix, ...permittedOn(c, 'write reply', fix.brandId, 'fix') };
}

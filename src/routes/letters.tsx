/** The link in every letter: a look changes nothing, a press subscribes or unsubscribes, without signing in. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type LettersData, LettersPage } from '../../views/letters.tsx';
import { readerOf, setConsent } from '../alerts/consent.ts';
import { digestReader, setDigestConsent } from '../digests/consent.ts';
import { Refusal } from '../failure.ts';
import { listBehind } from '../letters/token.ts';
import type { Platform } from '../platform/platform.ts';
import { reportReader, setReportConsent } from '../weekly/consent.ts';
import { doorOf, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { readForm } from './request/input.ts';

/** What mail programs post by themselves (RFC 8058 3.2) has its own field. */
const FORM = z.object({
  move: z.enum(['subscribe', 'unsubscribe']).default('unsubscribe'),
  'List-Unsubscribe': z.string().max(100).optional(),
});

type List = {
  read(platform: Platform, list: string): Promise<Omit<LettersData, 'token'> | null>;
  set(platform: Platform, list: string, consent: 'given' | 'withdrawn'): Promise<void>;
};

/** By the first word of a list's name. */
const LISTS: Record<string, List> = {
  channel: { read: readerOf, set: setConsent },
  digest: { read: digestReader, set: setDigestConsent },
  report: { read: reportReader, set: setReportConsent },
};

/** Mounted before the check of where a form comes from: the token is what permits. */
export const letterRoutes = new Hono<Environment>();

letterRoutes.get('/letters/:token', showReader);

letterRoutes.post('/letters/:token', async (c) => {
  const { list, kind } = await listOf(c);
  const { move } = await readForm(c, FORM);
  await kind.set(c.get('platform'), list, move === 'subscribe' ? 'given' : 'withdrawn');
  return showReader(c);
});

async function showReader(c: Request) {
  const { list, kind } = await listOf(c);
  const reader = await kind.read(c.get('platform'), list);
  if (!reader) throw unknown();
  c.header('X-Robots-Tag', 'noindex');
  const data = { token: c.req.param('token') ?? '', ...reader };
  return show(c, <LettersPage door={doorOf(c)} data={data} />);
}

async function listOf(c: Request): Promise<{ list: string; kind: List }> {
  const list = await listBehind(c.get('platform'), c.req.param('token') ?? '');
  const kind = LISTS[list?.split('-')[0] ?? ''];
  if (!list || !kind) throw unknown();
  return { list, kind };
}

const unknown = () =>
  new Refusal(
    'not-found',
    'This link stands for no letters. It was cut off on its way, or the list is gone. Copy the whole link.',
  );

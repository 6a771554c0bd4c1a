/** A mention that somebody saw and no source brings. */
import { Hono } from 'hono';
import { z } from 'zod';
import { NewMentionPage } from '../../views/mention-new.tsx';
import { guardOn, permittedAmong } from '../accounts/guard.ts';
import { listBrands } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import { pushItems } from '../ingest/import.ts';
import { clockTime } from '../mentions/snooze-times.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { termsOf } from '../sources/terms.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, text } from './request/input.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { welcome } from './welcome.tsx';

const MENTION = z.object({
  brand: id,
  source: text(40).default('manual'),
  url: text(4000).default(''),
  author: text(200).default(''),
  title: text(1000).default(''),
  text: text(100_000).default(''),
  publishedAt: text(40).default(''),
  rating: text(10).default(''),
  nonce: NONCE,
});

export const mentionNewRoutes = new Hono<Environment>();

mentionNewRoutes.get('/mentions/new', (c) => showForm(c, { source: 'manual' }, {}));

mentionNewRoutes.post('/mentions', async (c) => {
  const { actor, account, viewer } = permittedSomewhere(c, 'import mentions');
  const form = await readForm(c, MENTION);
  const { brand, nonce: _, ...typed } = form;
  guardOn(viewer, 'import mentions', brand, 'brand');
  try {
    if (!typed.text && !typed.title) throw missing();
    const item = { ...typed, publishedAt: momentOf(typed.publishedAt, account.timeZone) };
    const text = await sentOnce(
      c,
      form,
      'Added, scored and in the queue if it needs an answer.',
      async (platform) => mustBeNew(await pushItems(platform, actor, [item], { brandId: brand })),
    );
    return onward(c, undefined, '/', { text });
  } catch (error) {
    return showForm(c, { brand: String(brand), ...typed }, formErrors(error));
  }
});

function mustBeNew({ refused: [refused], duplicate }: Awaited<ReturnType<typeof pushItems>>): void {
  if (refused) throw new Refusal('invalid', refused.why);
  const known = 'It is stored already: the same address or the same words were entered before.';
  if (duplicate > 0) throw new Refusal('conflict', known);
}

/** What the writer's own clock showed, as an instant; a time with its own zone (…Z, …+02:00) is kept, '' means now. */
function momentOf(typed: string, timeZone: string): string {
  const shown = clockTime(typed, timeZone);
  if (shown) return shown.toISOString();
  if (typed === '' || (IN_ITS_ZONE.test(typed) && !Number.isNaN(Date.parse(typed)))) return typed;
  const sentence = `“${typed}” is no time. Write it as 2026-11-21 14:30.`;
  throw new Refusal('invalid', sentence, { publishedAt: sentence });
}

const IN_ITS_ZONE = /(Z|[+-]\d\d:?\d\d)$/i;

function missing(): Refusal {
  const sentence = 'Paste what was said; that is what is scored and shown.';
  return new Refusal('invalid', sentence, { text: sentence });
}

async function showForm(c: Request, values: Record<string, string>, errors: Record<string, string>) {
  const { account, viewer } = permittedSomewhere(c, 'import mentions');
  const brands = permittedAmong(viewer, 'import mentions', await listBrands(c.get('platform')));
  if (brands.length === 0) return welcome(c);
  const data = {
    timeZone: account.timeZone,
    brands: brands.map(({ id: value, name }) => ({ value: String(value), label: name })),
    kinds: Object.keys(SOURCE_LABELS).filter((kind) => termsOf(kind)?.keeps !== 'nothing'),
    values,
    errors,
  };
  const failed = Object.keys(errors).length > 0;
  return show(c, <NewMentionPage frame={await frameOf(c)} data={data} />, failed ? 422 : 200);
}

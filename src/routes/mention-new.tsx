/** A mention that somebody saw and no source brings. */
import { Hono } from 'hono';
import { z } from 'zod';
import { NewMentionPage } from '../../views/mention-new.tsx';
import { guardOn, permittedAmong } from '../accounts/guard.ts';
import { listBrands } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import { pushItems } from '../ingest/import.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { termsOf } from '../sources/terms.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, text } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';

const MENTION = z.object({
  brand: id,
  source: text(40).default('manual'),
  url: text(4000).default(''),
  author: text(200).default(''),
  title: text(1000).default(''),
  text: text(100_000).default(''),
  publishedAt: text(40).default(''),
  rating: text(10).default(''),
});

export const mentionNewRoutes = new Hono<Environment>();

mentionNewRoutes.get('/mentions/new', (c) => showForm(c, { source: 'manual' }, {}));

mentionNewRoutes.post('/mentions', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'import mentions');
  const { brand, ...item } = await readForm(c, MENTION);
  guardOn(viewer, 'import mentions', brand, 'brand');
  try {
    if (!item.text && !item.title) throw missing();
    const report = await pushItems(c.get('platform'), actor, [item], { brandId: brand });
    const [refused] = report.refused;
    if (refused) throw new Refusal('invalid', refused.why);
    const known = 'It is stored already: the same address or the same words were entered before.';
    if (report.duplicate > 0) throw new Refusal('conflict', known);
    return onward(c, undefined, '/', { text: 'Added, scored and in the queue if it needs an answer.' });
  } catch (error) {
    return showForm(c, { brand: String(brand), ...item }, formErrors(error));
  }
});

function missing(): Refusal {
  const sentence = 'Paste what was said; that is what is scored and shown.';
  return new Refusal('invalid', sentence, { text: sentence });
}

async function showForm(c: Request, values: Record<string, string>, errors: Record<string, string>) {
  const { viewer } = permittedSomewhere(c, 'import mentions');
  const brands = permittedAmong(viewer, 'import mentions', await listBrands(c.get('platform')));
  const data = {
    brands: brands.map(({ id: value, name }) => ({ value: String(value), label: name })),
    kinds: Object.keys(SOURCE_LABELS).filter((kind) => termsOf(kind)?.keeps !== 'nothing'),
    values,
    errors,
  };
  const failed = Object.keys(errors).length > 0;
  return show(c, <NewMentionPage frame={await frameOf(c)} data={data} />, failed ? 400 : 200);
}

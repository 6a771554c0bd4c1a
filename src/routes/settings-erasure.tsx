/** Erasing a person. Names travel in forms only: addresses are logged and remembered. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type ErasureData, ErasurePage, ErasureReceiptPage } from '../../views/settings-erasure.tsx';
import { sourceName } from '../../views/words.ts';
import { notFound } from '../accounts/guard.ts';
import { type Erased, eraseAuthor, previewErasure } from '../mentions/erasure/erase.ts';
import { receiptById, receipts } from '../mentions/erasure/receipts.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { termsOf } from '../sources/terms.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { permitted } from './request/session.ts';

const ERASURE = z.object({ author: text(300), source: text(40), sure: z.string().optional() });

export const settingsErasureRoutes = new Hono<Environment>();

settingsErasureRoutes.get('/settings/erasure', (c) => showErasure(c, {}));

settingsErasureRoutes.post('/settings/erasure', async (c) => {
  const { actor } = permitted(c, 'erase people');
  const { sure, ...values } = await readForm(c, ERASURE);
  const request = { author: values.author, sourceKind: values.source };
  try {
    if (!sure)
      return showErasure(c, { values, preview: previewOf(await previewErasure(c.get('platform'), request)) });
    const { id } = await eraseAuthor(c.get('platform'), actor, request);
    await c.get('platform').rewriteFiles?.();
    const notice = { text: 'Erased. This is the receipt; print it if you need it on paper.' };
    return onward(c, undefined, `/settings/erasure/${id}`, notice);
  } catch (error) {
    return showErasure(c, { values, errors: formErrors(error) });
  }
});

settingsErasureRoutes.get('/settings/erasure/:id', async (c) => {
  permitted(c, 'erase people');
  const receipt = await receiptById(c.get('platform'), pathId(c, 'receipt'));
  if (!receipt) throw notFound('receipt');
  return show(c, <ErasureReceiptPage frame={await frameOf(c)} data={receipt} />);
});

const PAGES: Record<string, { word: string; href: (id: number) => string }> = {
  sources: { word: 'Source', href: (id) => `/sources/${id}` },
  match_rules: { word: 'Match rule', href: () => '/brands' },
  alert_rules: { word: 'Alert rule', href: (id) => `/alert-rules/${id}` },
  brands: { word: 'Brand', href: (id) => `/brands/${id}` },
  channels: { word: 'Channel', href: (id) => `/channels/${id}` },
};

function previewOf({ receipt, left, alsoOn }: Erased): ErasureData['preview'] {
  const named = left.map(({ table, id }) => {
    const page = PAGES[table]!;
    return { name: `${page.word} ${id}`, href: page.href(id) };
  });
  return { receipt, left: named, alsoOn };
}

const KINDS = Object.keys(SOURCE_LABELS)
  .filter((kind) => termsOf(kind)?.keeps !== 'nothing')
  .map((value) => ({ value, label: sourceName(value) }));

async function showErasure(c: Request, shown: Partial<Omit<ErasureData, 'kinds' | 'receipts'>>) {
  permitted(c, 'erase people');
  const data: ErasureData = {
    kinds: KINDS,
    values: { author: '', source: KINDS[0]!.value },
    errors: {},
    preview: null,
    receipts: await receipts(c.get('platform')),
    ...shown,
  };
  return show(c, <ErasurePage frame={await frameOf(c)} data={data} />, shown.errors ? 422 : 200);
}

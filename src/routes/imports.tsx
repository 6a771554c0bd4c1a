/** Files in: mentions with their columns mapped, and lists of feeds. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type ImportData, ImportPage } from '../../views/import.tsx';
import { ImportsPage } from '../../views/imports.tsx';
import { FeedListPage } from '../../views/imports-feeds.tsx';
import { recordAudit } from '../accounts/audit.ts';
import { can, type Viewer } from '../accounts/can.ts';
import { guard, guardOn, notFound, permittedAmong } from '../accounts/guard.ts';
import { listBrands } from '../brands/brands.ts';
import { FIELD_PATHS } from '../ingest/csv-columns.ts';
import { mappingFrom, previewImport } from '../ingest/import-preview.ts';
import {
  beginImport,
  cancelImport,
  type ImportFile,
  importById,
  listImports,
  receiveImport,
} from '../ingest/imports.ts';
import { decodeBody } from '../sources/feed/decode.ts';
import { addFeeds, exportOpml, previewOpml } from '../sources/opml-feeds.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { checked, formErrors, id as idField, pathId, readForm, several } from './request/input.ts';
import { DONE_ALREADY, madeOnce, NONCE, PRESSED, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';

const FILE = z.object({
  file: z.custom<File>((value) => value instanceof File && value.name !== '', 'Choose a file first.'),
  nonce: NONCE,
});
const BEGUN = z.object({ brand: z.string().default(''), nonce: NONCE }).catchall(z.unknown());
const BRAND = z.object({ brand: idField });
const CHOSEN = z.object({ feed: several, nonce: NONCE });

export const importsRoutes = new Hono<Environment>();

importsRoutes.get('/imports', (c) => showImports(c, {}));

importsRoutes.post('/imports', async (c) => {
  const { actor } = permittedSomewhere(c, 'import mentions');
  try {
    const { file, nonce } = await readForm(c, FILE);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const head = decodeBody(bytes.subarray(0, 4096), null);
    const isFeeds = /<(opml|outline)[\s>]/i.test(head) || /\.opml$/i.test(file.name);
    if (isFeeds) return await showFeeds(c, decodeBody(bytes, null));
    const { name: fileName, size } = file;
    const received = await madeOnce(c, { nonce, fileName, size }, (platform) =>
      receiveImport(platform, actor, { fileName, bytes }),
    );
    if (!received) return onward(c, undefined, '/imports', { text: DONE_ALREADY });
    return onward(c, undefined, `/imports/${received.id}`);
  } catch (error) {
    return showImports(c, formErrors(error));
  }
});

importsRoutes.post('/imports/feeds', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'change sources');
  guard(viewer, 'change sources');
  const form = await readForm(c, CHOSEN);
  const feeds = form.feed.map(feedFrom);
  try {
    const done = await madeOnce(c, form, (platform) => addFeeds(platform, actor, feeds));
    if (!done) return onward(c, undefined, '/sources', { text: DONE_ALREADY });
    const { added, known } = done;
    c.get('runSoon')('poll');
    const also = known > 0 ? ` ${known} watched already.` : '';
    const told = added === 1 ? 'One feed added; it is' : `${added} feeds added; they are`;
    return onward(c, undefined, '/sources', { text: `${told} being read now.${also}` });
  } catch (error) {
    return showImports(c, formErrors(error));
  }
});

importsRoutes.get('/sources.opml', async (c) => {
  const { actor } = permittedSomewhere(c, 'see sources');
  await recordAudit(c.get('platform'), actor, 'downloaded', 'the list of feeds');
  c.header('Content-Type', 'text/x-opml; charset=utf-8');
  c.header('Content-Disposition', 'attachment; filename="earshot-feeds.opml"');
  return c.body(await exportOpml(c.get('platform')));
});

importsRoutes.get('/imports/:id', (c) => showImport(c, {}));

importsRoutes.post('/imports/:id', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'import mentions');
  const { id } = await theirs(c);
  const { nonce, brand, intent, ...fields } = await readForm(c, BEGUN);
  const chosen = Object.fromEntries(FIELD_PATHS.map((path) => [path, String(fields[path] ?? '')]));
  if (intent === 'preview') return showImport(c, { chosen, brand });
  const brandId = brand === '' ? null : checked(BRAND, { brand }).brand;
  if (brandId === null) guard(viewer, 'import mentions');
  else guardOn(viewer, 'import mentions', brandId, 'brand');
  try {
    const how = { mapping: mappingFrom(chosen), brandId };
    const said = 'The import has begun. You may leave this page.';
    const text = await sentOnce(c, { nonce, ...how }, said, (platform) =>
      beginImport(platform, actor, id, how),
    );
    c.get('runSoon')('import');
    return onward(c, undefined, `/imports/${id}`, { text });
  } catch (error) {
    return showImport(c, { chosen, brand, errors: formErrors(error) });
  }
});

importsRoutes.post('/imports/:id/cancellation', async (c) => {
  const { actor } = permittedSomewhere(c, 'import mentions');
  const { id } = await theirs(c);
  const said = 'Cancelled. What was stored by then stays.';
  const text = await sentOnce(c, await readForm(c, PRESSED), said, (platform) =>
    cancelImport(platform, actor, id),
  );
  return onward(c, undefined, `/imports/${id}`, { text });
});

/** A file belongs to who uploaded it, and to those who may import for all brands or for the one it is for. */
function isTheirs(viewer: Viewer, { userId, brandId }: ImportFile): boolean {
  if (can(viewer, 'import mentions') || userId === viewer.userId) return true;
  return brandId !== null && can(viewer, 'import mentions', brandId);
}

/** The import that the path names. Throws the same "not found" for somebody else's as for none. */
async function theirs(c: Request) {
  const { viewer } = permittedSomewhere(c, 'import mentions');
  const file = await importById(c.get('platform'), pathId(c, 'import'));
  if (!file || !isTheirs(viewer, file)) throw notFound('import');
  return file;
}

/** An address holds no blank; what follows the first one is the title. */
function feedFrom(value: string): { url: string; title: string } {
  const blank = value.indexOf(' ');
  return blank < 0
    ? { url: value, title: value }
    : { url: value.slice(0, blank), title: value.slice(blank + 1) };
}

async function showImports(c: Request, errors: Record<string, string>) {
  const { viewer } = permittedSomewhere(c, 'import mentions');
  const platform = c.get('platform');
  const brands = permittedAmong(viewer, 'import mentions', await listBrands(platform));
  const only = { userId: viewer.userId, brandIds: brands.map(({ id }) => id) };
  const imports = await listImports(platform, can(viewer, 'import mentions') ? undefined : only);
  const data = { imports, errors };
  const failed = Object.keys(errors).length > 0;
  return show(c, <ImportsPage frame={await frameOf(c)} data={data} />, failed ? 422 : 200);
}

async function showFeeds(c: Request, text: string) {
  const { viewer } = permittedSomewhere(c, 'import mentions');
  const listed = await previewOpml(c.get('platform'), text);
  const data = { ...listed, mayAdd: can(viewer, 'change sources') };
  return show(c, <FeedListPage frame={await frameOf(c)} data={data} />);
}

type Form = { chosen?: Record<string, string>; brand?: string; errors?: Record<string, string> };

async function showImport(c: Request, { chosen, brand = '', errors = {} }: Form) {
  const { viewer } = permittedSomewhere(c, 'import mentions');
  const platform = c.get('platform');
  const file = await theirs(c);
  const mapping = chosen ? mappingFrom(chosen) : null;
  const preview = file.state === 'preview' ? await previewImport(platform, file, mapping) : null;
  const brands = permittedAmong(viewer, 'import mentions', await listBrands(platform));
  const data: ImportData = {
    file,
    preview,
    fields: FIELD_PATHS,
    brands: brands.map(({ id, name }) => ({ id, name })),
    mayMatch: can(viewer, 'import mentions'),
    brand,
    errors,
  };
  return show(
    c,
    <ImportPage frame={await frameOf(c)} data={data} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

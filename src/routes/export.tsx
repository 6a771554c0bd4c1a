/** The list that the inbox shows, as a file. */
import { Hono } from 'hono';
import { ExportPage } from '../../views/export.tsx';
import { recordAudit } from '../accounts/audit.ts';
import { permittedAmong } from '../accounts/guard.ts';
import { Refusal } from '../failure.ts';
import { csvOf } from '../mentions/csv.ts';
import { exportList, exportSize } from '../mentions/inbox/export-list.ts';
import { frameOf } from './frame.ts';
import { readInboxQuery, scopeOf } from './inbox-query.ts';
import { show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

export const exportRoutes = new Hono<Environment>();

exportRoutes.get('/mentions/export', async (c) => {
  const { query, scope } = await askedOf(c);
  const size = await exportSize(c.get('platform'), scope);
  return show(c, <ExportPage frame={await frameOf(c)} data={{ query, size }} />);
});

exportRoutes.get('/mentions/export.csv', async (c) => {
  const { scope, actor } = await askedOf(c);
  const platform = c.get('platform');
  const day = platform.now().toISOString().slice(0, 10);
  await recordAudit(
    platform,
    actor,
    'downloaded',
    `mentions: ${new URL(c.req.url).search || 'all'}`.slice(0, 300),
  );
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="mentions-${day}.csv"`);
  return c.body(bytesOf(csvOf(exportList(platform, scope))));
});

/** Narrowed to the brands whose mentions the viewer may take along. */
async function askedOf(c: Request) {
  const { viewer, actor } = permittedSomewhere(c, 'export mentions');
  const query = readInboxQuery(c.req.query());
  const brands = permittedAmong(viewer, 'export mentions', await seenBrands(c));
  const { scope, searchError } = scopeOf(query, brands, viewer.userId);
  if (!scope) throw new Refusal('invalid', searchError?.message ?? 'This search cannot be read.');
  return { query, scope, actor };
}

/** The mark at the start tells spreadsheets that it is UTF-8. */
export function bytesOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let mark = '\uFEFF';
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(`${mark}${value}\n`));
      mark = '';
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

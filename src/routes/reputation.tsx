/** The reputation report, as a page and as files, and what is noted on its charts. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ReputationPage } from '../../views/reputation.tsx';
import { recordAudit } from '../accounts/audit.ts';
import { notFound, permittedAmong } from '../accounts/guard.ts';
import { annotate, brandOfAnnotation, declineProposal, removeAnnotation } from '../reports/annotations.ts';
import { type ChartName, chartCsv, isChartName } from '../reports/export.ts';
import { reputation } from '../reports/reputation.ts';
import { frameOf } from './frame.ts';
import { overDays, readNarrowedQuery } from './report-query.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, pathId, readForm, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { returnPath } from './request/return-to.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedOn, permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';

const PROPOSAL = z.object({
  brand: id,
  day: z.string().max(20),
  incident: id,
  nonce: NONCE,
  back: text(500).optional(),
});
const NOTE = PROPOSAL.extend({ incident: id.optional(), text: text(1000) });
const BACK = z.object({ back: text(500).optional() });

export const reputationRoutes = new Hono<Environment>();

reputationRoutes.get(
  '/reputation',
  overDays(async (c) => {
    permittedSomewhere(c, 'see reports');
    const brands = await seenBrands(c);
    if (!brands.some((brand) => brand.kind === 'own') && !c.req.query('brand')) return welcome(c);
    const data = await reportOf(c);
    const { viewer } = permittedSomewhere(c, 'see reports');
    const mine = permittedAmong(viewer, 'annotate charts', brands).map((brand) => brand.id);
    const about = data.brand ? [data.brand.id] : brands.map((brand) => brand.id);
    const annotatable = mine.filter((brandId) => about.includes(brandId));
    return show(c, <ReputationPage frame={await frameOf(c)} data={data} annotate={annotatable} />);
  }),
);

reputationRoutes.get('/reputation.csv', (c) => file(c, 'trend'));

reputationRoutes.get('/reputation/:chart{[a-z-]+\\.csv}', (c) => {
  const chart = c.req.param('chart').replace(/\.csv$/, '');
  if (!isChartName(chart)) throw notFound('chart');
  return file(c, chart);
});

reputationRoutes.post('/reputation/annotations', async (c) => {
  const form = await readForm(c, NOTE);
  const { brand: brandId, incident: incidentId = null, day, text: words } = form;
  const { actor } = permittedOn(c, 'annotate charts', brandId, 'brand');
  const text = await sentOnce(c, form, 'It is on the charts now.', (platform) =>
    annotate(platform, actor, { brandId, incidentId, day, text: words }),
  );
  return onward(c, form.back, '/reputation', { text });
});

reputationRoutes.post('/reputation/annotations/declined', async (c) => {
  const form = await readForm(c, PROPOSAL);
  const { brand: brandId, incident: incidentId, day } = form;
  const { actor } = permittedOn(c, 'annotate charts', brandId, 'brand');
  const text = await sentOnce(c, form, 'It stays off the charts.', (platform) =>
    declineProposal(platform, actor, { brandId, incidentId, day }),
  );
  return onward(c, form.back, '/reputation', { text });
});

reputationRoutes.post('/reputation/annotations/:id/removal', async (c) => {
  const { back } = await readForm(c, BACK);
  const list = returnPath(back, '/reputation');
  return takeAway(c, { list, capability: 'annotate charts' }, async () => {
    const noteId = pathId(c, 'note');
    const brandId = await brandOfAnnotation(c.get('platform'), noteId);
    if (brandId === null) throw notFound('note');
    const { actor } = permittedOn(c, 'annotate charts', brandId, 'note');
    await removeAnnotation(c.get('platform'), actor, noteId);
    return 'The note was removed.';
  });
});

async function file(c: Request, chart: ChartName) {
  const { actor } = permittedSomewhere(c, 'export reports');
  const data = await reportOf(c);
  const { from, to } = data.period;
  const name = chart === 'trend' ? 'reputation' : `reputation ${chart}`;
  await recordAudit(c.get('platform'), actor, 'downloaded', `${name}, ${from} to ${to}`);
  c.header('Content-Type', 'text/csv; charset=utf-8');
  const fileName = `${name.replaceAll(' ', '-')}-${from}-${to}.csv`;
  c.header('Content-Disposition', `attachment; filename="${fileName}"`);
  return c.body(chartCsv(data, chart));
}

async function reportOf(c: Request) {
  const { viewer } = permittedSomewhere(c, 'see reports');
  const visible = permittedAmong(viewer, 'see reports', await seenBrands(c));
  return reputation(c.get('platform'), {
    ...readNarrowedQuery(c, visible),
    visibleBrandIds: visible.map((each) => each.id),
  });
}

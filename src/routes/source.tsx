/** One source: its state, its settings, its moves. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type SourceData, SourcePage } from '../../views/source.tsx';
import { SourceDeletionPage } from '../../views/source-deletion.tsx';
import { can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { sourceDetail } from '../sources/list.ts';
import { mentionsOfSource } from '../sources/mention-count.ts';
import { settingsOfKind } from '../sources/offered.ts';
import { pauseSource, requestPoll, resumeSource } from '../sources/pause.ts';
import { changeSource, deleteSource } from '../sources/settings.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm } from './request/input.ts';
import { permitted } from './request/session.ts';
import { rowOf, settingsIn } from './sources.tsx';

export const sourceRoutes = new Hono<Environment>();

sourceRoutes.get('/sources/:id', (c) => showSource(c));

sourceRoutes.get('/sources/:id/deletion', async (c) => {
  permitted(c, 'change sources');
  const { id, name } = await sourceOf(c);
  const data = { id, name, mentions: await mentionsOfSource(c.get('platform'), id) };
  return show(c, <SourceDeletionPage frame={await frameOf(c)} data={data} />);
});

sourceRoutes.post('/sources/:id/settings', async (c) => {
  const { actor } = permitted(c, 'change sources');
  const source = await sourceOf(c);
  const settings = settingsIn(await readForm(c, z.record(z.string(), z.unknown())), source.kind);
  try {
    await changeSource(c.get('platform'), actor, source.id, { settings });
    c.get('runSoon')('poll');
    return onward(c, undefined, `/sources/${source.id}`, { text: 'Saved. It is being read now.' });
  } catch (error) {
    return showSource(c, { values: settings, errors: formErrors(error) });
  }
});

sourceRoutes.post('/sources/:id/polls', async (c) => {
  const { actor } = permitted(c, 'poll now');
  const id = pathId(c, 'source');
  await requestPoll(c.get('platform'), actor, id);
  c.get('runSoon')('poll');
  return onward(c, undefined, `/sources/${id}`, { text: 'It is being read now.' });
});

sourceRoutes.post('/sources/:id/pause', async (c) => {
  const { actor } = permitted(c, 'change sources');
  const id = pathId(c, 'source');
  await pauseSource(c.get('platform'), actor, id);
  return onward(c, undefined, `/sources/${id}`, { text: 'Paused. The time until you resume is a gap.' });
});

sourceRoutes.post('/sources/:id/resume', async (c) => {
  const { actor } = permitted(c, 'change sources');
  const id = pathId(c, 'source');
  await resumeSource(c.get('platform'), actor, id);
  c.get('runSoon')('poll');
  return onward(c, undefined, `/sources/${id}`, { text: 'Resumed. It is being read now.' });
});

sourceRoutes.post('/sources/:id/deletion', async (c) => {
  const { actor } = permitted(c, 'change sources');
  await deleteSource(c.get('platform'), actor, pathId(c, 'source'));
  return onward(c, undefined, '/sources', { text: 'Source deleted. Its mentions stay.' });
});

async function sourceOf(c: Request) {
  const { account } = permitted(c, 'see sources');
  const source = await sourceDetail(c.get('platform'), pathId(c, 'source'), account.timeZone);
  if (!source) throw notFound('source');
  return source;
}

/** Settings are for those who may change them: a feed's address can be a secret in itself. */
async function showSource(c: Request, form?: Pick<SourceData, 'values' | 'errors'>) {
  const { viewer } = permitted(c, 'see sources');
  const { settings, gaps, ...source } = await sourceOf(c);
  const values = settings.map(({ name, value, secret }) => [name, secret ? 'stored' : (value ?? '')]);
  const data: SourceData = {
    ...rowOf(source),
    host: source.host,
    intervalSeconds: source.pollsEvery,
    failures: source.failures,
    newestItemAt: source.newestItemAt,
    mentions: await mentionsOfSource(c.get('platform'), source.id),
    gaps: gaps.map(({ fromAt, toAt, reason }) => ({ from: fromAt, to: toAt, reason })),
    settings: can(viewer, 'change sources') ? settingsOfKind(source.kind) : [],
    values: Object.fromEntries(values),
    errors: {},
    ...form,
  };
  return show(c, <SourcePage frame={await frameOf(c)} data={data} />, form ? 400 : 200);
}

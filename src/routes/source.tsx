/** One source: its state, its settings, its moves. */
import { Hono } from 'hono';
import { z } from 'zod';
import { SourceDeletionPage } from '../../views/source-deletion.tsx';
import { notFound } from '../accounts/guard.ts';
import { tryStored } from '../ingest/try-stored.ts';
import { reportBundle } from '../ingest/unread.ts';
import { mentionsOfSource } from '../sources/mention-count.ts';
import { pauseSource, requestPoll, resumeSource } from '../sources/pause.ts';
import type { Settings } from '../sources/sealed.ts';
import { changeSource, deleteSource } from '../sources/settings.ts';
import { frameOf } from './frame.ts';
import { isPartial, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { permitted } from './request/session.ts';
import { intentOf, outcomeOf, settingsIn, showTrial } from './source-form.tsx';
import { showNew } from './source-new.tsx';
import { showSource, sourceFor } from './source-page.tsx';

/** The kind is that of the source; the form says it for the case that there is none any more. */
const SETTINGS = z.object({ kind: text(40).default('') }).catchall(z.unknown());

export const sourceRoutes = new Hono<Environment>();

sourceRoutes.get('/sources/:id', (c) => showSource(c, pathId(c, 'source')));

sourceRoutes.get('/sources/:id/deletion', async (c) => {
  permitted(c, 'change sources');
  const { id, name } = await sourceFor(c, pathId(c, 'source'));
  const data = { id, name, mentions: await mentionsOfSource(c.get('platform'), id) };
  return show(c, <SourceDeletionPage frame={await frameOf(c)} data={data} />);
});

/** Only for those who may change sources: it holds other people's text as it came. */
sourceRoutes.get('/sources/:id/report', async (c) => {
  permitted(c, 'change sources');
  const bundle = await reportBundle(c.get('platform'), pathId(c, 'source'));
  if (!bundle) throw notFound('report');
  c.header('Content-Disposition', `attachment; filename="earshot-${bundle.kind}-report.json"`);
  return c.json(bundle);
});

sourceRoutes.post('/sources/:id/settings', async (c) => {
  permitted(c, 'change sources');
  const form = await readForm(c, SETTINGS);
  return changeOrAnew(c, {
    find: () => sourceFor(c, pathId(c, 'source')),
    save: (source) => change(c, source, form),
    anew: (told) => showNew(c, form.kind, settingsIn(form, form.kind), { trial: null, errors: { '': told } }),
  });
});

function change(c: Request, { id, kind }: { id: number; kind: string }, form: z.output<typeof SETTINGS>) {
  const values = settingsIn(form, kind);
  switch (intentOf(form)) {
    case 'reload':
      return showSource(c, id, { values });
    case 'try':
      return tryNow(c, id, kind, values);
    case 'save':
      return save(c, id, values);
  }
}

async function save(c: Request, id: number, values: Settings) {
  const { actor } = permitted(c, 'change sources');
  try {
    const { polled } = await changeSource(c.get('platform'), actor, id, { settings: values });
    c.get('runSoon')('poll');
    return onward(c, undefined, `/sources/${id}`, {
      text: polled ? 'Saved. It is being read now.' : 'Saved.',
    });
  } catch (error) {
    return showSource(c, id, { values, errors: formErrors(error) });
  }
}

async function tryNow(c: Request, id: number, kind: string, values: Settings) {
  const outcome = await outcomeOf(() => tryStored(c.get('platform'), id, values));
  return isPartial(c) ? showTrial(c, kind, outcome) : showSource(c, id, { values, ...outcome });
}

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

sourceRoutes.post('/sources/:id/deletion', (c) =>
  takeAway(c, { list: '/sources', capability: 'change sources' }, async () => {
    const { actor } = permitted(c, 'change sources');
    await deleteSource(c.get('platform'), actor, pathId(c, 'source'));
    return 'Source deleted. Its mentions stay.';
  }),
);

/** Saved views: keeping a list, naming, sharing and deleting it, and where the inbox opens. */
import { Hono } from 'hono';
import { z } from 'zod';
import { SavedViewsPage } from '../../views/saved-views.tsx';
import {
  changeView,
  deleteView,
  openInboxAt,
  savedViewsOf,
  saveView,
} from '../mentions/inbox/saved-views.ts';
import { frameOf } from './frame.ts';
import { addressOf } from './inbox-query.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text, ticked } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';

const NEW = z.object({
  name: text(200).default(''),
  query: z.string().max(4000).default(''),
  shared: ticked,
  nonce: NONCE,
});
/** The list is that of the view; the form says it for the case that there is none any more. */
const CHANGED = NEW.omit({ nonce: true });
const OPENED = z.object({ query: z.string().max(4000).default('') });

export const savedViewRoutes = new Hono<Environment>();

savedViewRoutes.get('/views', (c) => {
  permittedSomewhere(c, 'save views');
  return showViews(c, { query: tidyQuery(new URL(c.req.url).search) });
});

savedViewRoutes.post('/views', async (c) => {
  const { actor } = permittedSomewhere(c, 'save views');
  const form = await readForm(c, NEW);
  const query = tidyQuery(form.query);
  try {
    const text = await sentOnce(c, form, 'View saved. It stands beside the list.', (platform) =>
      saveView(platform, actor, { ...form, query }),
    );
    return onward(c, `/?${query}`, '/', { text });
  } catch (error) {
    return showViews(c, { query, name: form.name, shared: form.shared, errors: formErrors(error) });
  }
});

savedViewRoutes.post('/views/start', async (c) => {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const { query } = await readForm(c, OPENED);
  await openInboxAt(c.get('platform'), viewer.userId, query === '' ? null : tidyQuery(query));
  return onward(c, undefined, '/views', { text: 'The inbox opens there from now on.' });
});

savedViewRoutes.post('/views/:id', async (c) => {
  const { actor } = permittedSomewhere(c, 'save views');
  const id = pathId(c, 'view');
  const { query, ...form } = await readForm(c, CHANGED);
  return changeOrAnew(c, {
    find: () => changeView(c.get('platform'), actor, { id, ...form }),
    save: () => onward(c, undefined, '/views', { text: 'View saved.' }),
    anew: (told) => showViews(c, { query: tidyQuery(query), ...form, errors: { name: told } }),
  }).catch((error) => showViews(c, { query: '', wrong: { id, ...form }, errors: formErrors(error) }));
});

savedViewRoutes.post('/views/:id/delete', (c) =>
  takeAway(c, { list: '/views', capability: null }, async () => {
    const { actor } = permittedSomewhere(c, 'save views');
    const { name, query, shared } = await deleteView(c.get('platform'), actor, pathId(c, 'view'));
    const fields = { name, query, nonce: crypto.randomUUID(), ...(shared && { shared: '1' }) };
    return {
      text: `“${name}” is deleted. Its mentions are not.`,
      undo: { action: '/views', fields },
    };
  }),
);

/** As the list itself writes its address, so that the same list is the same text. */
const tidyQuery = (search: string) => addressOf(new URLSearchParams(search)).slice('/?'.length);

type Tried = {
  query: string;
  name?: string;
  shared?: boolean;
  wrong?: { id: number; name: string; shared: boolean };
  errors?: Record<string, string>;
};

async function showViews(c: Request, tried: Tried) {
  const { viewer, account } = permittedSomewhere(c, 'save views');
  const views = await savedViewsOf(c.get('platform'), viewer.userId);
  const data = { views, start: account.inboxQuery, ...{ name: '', shared: false, errors: {} }, ...tried };
  const status = tried.errors ? 422 : 200;
  return show(c, <SavedViewsPage frame={await frameOf(c)} data={data} />, status);
}

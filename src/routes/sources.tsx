/** The sources: their health, and new ones. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type NewSourceData, NewSourcePage } from '../../views/source-new.tsx';
import type { SourceRow } from '../../views/source-state.tsx';
import { SourcesPage } from '../../views/sources.tsx';
import { type SourceRow as ListedSource, listSources } from '../sources/list.ts';
import { offeredKinds, settingsOfKind } from '../sources/offered.ts';
import { createSource } from '../sources/settings.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, readForm, text } from './request/input.ts';
import { permitted } from './request/session.ts';

/** The kind, and whatever the kind asks for. */
const SOURCE = z.object({ kind: text(40) }).catchall(z.unknown());

export const sourcesRoutes = new Hono<Environment>();

sourcesRoutes.get('/sources', async (c) => {
  const { account } = permitted(c, 'see sources');
  const sources = (await listSources(c.get('platform'), account.timeZone)).map(rowOf);
  return show(c, <SourcesPage frame={await frameOf(c)} data={{ sources }} />);
});

sourcesRoutes.get('/sources/new', (c) => {
  const kind = c.req.query('kind') ?? null;
  return showNew(c, { kind, values: c.req.query(), errors: {} });
});

sourcesRoutes.post('/sources', async (c) => {
  const { actor } = permitted(c, 'change sources');
  const form = await readForm(c, SOURCE);
  const settings = settingsIn(form, form.kind);
  try {
    const source = await createSource(c.get('platform'), actor, { kind: form.kind, settings });
    c.get('runSoon')('poll');
    const notice = { text: `${source.name} added. It is being read now.` };
    return onward(c, undefined, `/sources/${source.id}`, notice);
  } catch (error) {
    return showNew(c, { kind: form.kind, values: settings, errors: formErrors(error) });
  }
});

/** The fields of a form that settings of this kind are made of. */
export function settingsIn(form: Record<string, unknown>, kind: string): Record<string, string> {
  const names = settingsOfKind(kind).map((setting) => setting.name);
  return Object.fromEntries(
    names.flatMap((name) => (typeof form[name] === 'string' ? [[name, form[name] as string]] : [])),
  );
}

/** The row as pages draw it. */
export const rowOf = ({ days, ...source }: ListedSource): SourceRow => ({
  ...source,
  days: days.map(({ day, mentions, missing }) => ({ day, mentions, gap: missing })),
});

async function showNew(c: Request, data: Omit<NewSourceData, 'kinds'>) {
  permitted(c, 'change sources');
  const failed = Object.keys(data.errors).length > 0;
  const shown = { ...data, kinds: offeredKinds() };
  return show(c, <NewSourcePage frame={await frameOf(c)} data={shown} />, failed ? 400 : 200);
}

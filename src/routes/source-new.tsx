/** Adding a source: which kind, what it asks for, and what it would bring. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type NewSourceData, NewSourcePage } from '../../views/source-new.tsx';
import { trySource } from '../ingest/try-source.ts';
import { signInWith } from '../sources/asked.ts';
import { redirectAddress } from '../sources/connection.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { askedNames, offeredKind, offeredKinds } from '../sources/offered.ts';
import { checkSettings, type Settings } from '../sources/sealed.ts';
import { createSource } from '../sources/settings.ts';
import { frameOf } from './frame.ts';
import { isPartial, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, readForm, text } from './request/input.ts';
import { permitted } from './request/session.ts';
import { leaveForSignIn } from './source-connection.tsx';
import { intentOf, type Outcome, outcomeOf, settingsIn, showTrial } from './source-form.tsx';

/** The kind, and whatever the kind asks for. */
const SOURCE = z.object({ kind: text(40) }).catchall(z.unknown());
const UNTRIED: Outcome = { trial: null, errors: {} };

export const sourceNewRoutes = new Hono<Environment>();

sourceNewRoutes.get('/sources/new', (c) => {
  const { kind = '', ...values } = c.req.query();
  return showNew(c, kind, values, UNTRIED);
});

sourceNewRoutes.post('/sources', async (c) => {
  permitted(c, 'change sources');
  const form = await readForm(c, SOURCE);
  const settings = settingsIn(form, form.kind);
  switch (intentOf(form)) {
    case 'reload':
      return showNew(c, form.kind, settings, UNTRIED);
    case 'try':
      return tryNew(c, form.kind, settings);
    case 'save':
      return addNew(c, form.kind, settings);
  }
});

async function addNew(c: Request, kind: string, settings: Settings) {
  const { actor } = permitted(c, 'change sources');
  try {
    const source = await createSource(c.get('platform'), actor, { kind, settings });
    if (signInWith(adapterOf(kind), source.settings)) return await leaveForSignIn(c, source.id);
    c.get('runSoon')('poll');
    const next = source.polled ? ' It is being read now.' : '';
    return onward(c, undefined, `/sources/${source.id}`, { text: `${source.name} added.${next}` });
  } catch (error) {
    return showNew(c, kind, settings, { trial: null, errors: formErrors(error) });
  }
}

async function tryNew(c: Request, kind: string, given: Settings) {
  const outcome = await outcomeOf(() => {
    const { settings } = checkSettings(adapterOf(kind), given);
    return trySource(c.get('platform'), { kind, settings });
  });
  return isPartial(c) ? showTrial(c, kind, outcome) : showNew(c, kind, given, outcome);
}

async function showNew(c: Request, name: string, values: Settings, { trial, errors }: Outcome) {
  permitted(c, 'change sources');
  const kind = offeredKind(name, values);
  const data: NewSourceData = {
    kinds: kind ? [] : offeredKinds(),
    chosen: kind && {
      kind,
      form: { settings: kind.settings, asked: askedNames(kind.settings, values), values, errors },
      redirectAddress: redirectAddress(c.get('platform')),
      trial: trial && { kind: kind.kind, trial },
    },
  };
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return show(c, <NewSourcePage frame={await frameOf(c)} data={data} />, status);
}

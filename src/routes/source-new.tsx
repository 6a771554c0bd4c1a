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
import { DONE_ALREADY, madeOnce, NONCE } from './request/sent-once.ts';
import { permitted } from './request/session.ts';
import { leaveForSignIn } from './source-connection.tsx';
import { intentOf, type Outcome, outcomeOf, settingsIn, showTrial } from './source-form.tsx';

/** The kind, and whatever the kind asks for. */
const SOURCE = z.object({ kind: text(40), nonce: NONCE }).catchall(z.unknown());
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
      return addNew(c, { ...form, settings });
  }
});

type New = { kind: string; nonce?: string; settings: Settings };

async function addNew(c: Request, { kind, nonce, settings }: New) {
  const { actor } = permitted(c, 'change sources');
  const input = { kind, settings };
  try {
    const source = await madeOnce(c, { nonce, ...input }, (platform) => createSource(platform, actor, input));
    if (!source) return onward(c, undefined, '/sources', { text: DONE_ALREADY });
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

/** `/sources/new`: the kinds, or the form of the one that was chosen. */
export async function showNew(c: Request, name: string, values: Settings, { trial, errors }: Outcome) {
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

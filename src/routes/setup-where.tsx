/** The third step: the sources that need no key, and who is told. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type SetupWhereData, SetupWherePage } from '../../views/setup-where.tsx';
import { can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { createChannel } from '../alerts/channels.ts';
import { createAlertRule } from '../alerts/rules.ts';
import { tryChannel } from '../alerts/try-channel.ts';
import { type Brand, brandById } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import { forgetReadings } from '../ingest/preview/reading.ts';
import { offeredKind } from '../sources/offered.ts';
import type { Settings } from '../sources/sealed.ts';
import { createSource, suggestedSources } from '../sources/settings.ts';
import { doorOf, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, several, text } from './request/input.ts';
import { permitted, type SignedIn } from './request/session.ts';

const WHERE = z.object({
  brand: id,
  source: several,
  app: text(300).default(''),
  webhookUrl: text(4096).default(''),
  test: z.string().optional(),
});
type Where = z.output<typeof WHERE>;
type Shown = Partial<Pick<SetupWhereData, 'errors' | 'tested'>>;

export const setupWhereRoutes = new Hono<Environment>();

setupWhereRoutes.get('/setup/where', async (c) => {
  const brand = await brandOf(c, c.req.query('brand'));
  return showWhere(c, brand, null);
});

setupWhereRoutes.post('/setup/where', async (c) => {
  const who = permitted(c, 'change sources');
  const form = await readForm(c, WHERE);
  const brand = await brandOf(c, form.brand);
  try {
    if (form.test && can(who.viewer, 'change channels')) return await showTest(c, brand, form);
    await watch(c, who, [...appOf(form.app), ...chosenOf(brand, form.source)]);
    if (form.webhookUrl && can(who.viewer, 'change channels')) await tell(c, who, form.webhookUrl);
    forgetReadings(c.get('platform'));
    c.get('runSoon')('poll');
    return onward(c, undefined, '/', { text: `Earshot listens for ${brand.name} now.` });
  } catch (error) {
    return showWhere(c, brand, form, { errors: formErrors(error) });
  }
});

async function brandOf(c: Request, given: unknown): Promise<Brand> {
  permitted(c, 'change sources');
  const brandId = id.safeParse(given);
  const brand = brandId.success ? await brandById(c.get('platform'), brandId.data) : null;
  if (!brand) throw notFound('brand');
  return brand;
}

/** A place in the list of suggestions, so that no form can bring settings of its own. */
const choiceOf = (kind: string, index: number) => `${kind}-${index}`;

const chosenOf = (brand: Brand, chosen: string[]) =>
  suggestedSources(brand).filter(({ kind }, index) => chosen.includes(choiceOf(kind, index)));

/** The App Store needs no key, but nobody can guess the number of an app; its address holds it. */
function appOf(given: string): { kind: string; settings: Settings }[] {
  const app = /\bid(\d+)/.exec(given)?.[1] ?? given;
  return app === '' ? [] : [{ kind: 'appstore', settings: { app } }];
}

/** What is watched already, perhaps for another brand, stays as it is. */
async function watch(
  c: Request,
  { actor }: SignedIn,
  wanted: { kind: string; settings: Settings }[],
): Promise<void> {
  for (const source of wanted) {
    await createSource(c.get('platform'), actor, source).catch((error) => {
      if (!(error instanceof Refusal && error.reason === 'conflict')) throw error;
    });
  }
}

async function tell(c: Request, { actor }: SignedIn, webhookUrl: string): Promise<void> {
  const platform = c.get('platform');
  const channel = { kind: 'slack', name: 'Slack', settings: { webhookUrl } };
  const { id: channelId } = await createChannel(platform, actor, channel);
  const filter = 'sentiment:negative priority:urgent';
  await createAlertRule(platform, actor, {
    name: 'Urgent negative mentions',
    filter,
    channelIds: [channelId],
  });
  await createAlertRule(platform, actor, {
    name: 'A source falls silent or stops',
    about: 'sources',
    filter: '',
    channelIds: [channelId],
  });
}

async function showTest(c: Request, brand: Brand, form: Where) {
  const { problem } = await tryChannel(c.get('platform'), 'slack', { webhookUrl: form.webhookUrl });
  const sentence = problem ?? 'The test was taken. Look for it in Slack.';
  return showWhere(c, brand, form, { tested: { ok: problem === null, sentence } });
}

async function showWhere(c: Request, brand: Brand, form: Where | null, shown: Shown = {}) {
  const { viewer } = permitted(c, 'change sources');
  const data: SetupWhereData = {
    brandId: brand.id,
    sources: suggestedSources(brand).map(({ kind, label }, index) => ({
      value: choiceOf(kind, index),
      kind,
      describes: label,
      ticked: form ? form.source.includes(choiceOf(kind, index)) : true,
    })),
    app: offeredKind('appstore') && (form?.app ?? ''),
    slack: { webhookUrl: form?.webhookUrl ?? '' },
    maySetChannels: can(viewer, 'change channels'),
    errors: {},
    tested: null,
    ...shown,
  };
  return show(c, <SetupWherePage door={doorOf(c)} data={data} />, shown.errors ? 422 : 200);
}

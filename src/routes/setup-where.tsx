/** The third step: the sources that need no key, and who is told. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type SetupWhereData, SetupWherePage } from '../../views/setup-where.tsx';
import { can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import type { ChannelInput } from '../alerts/channels.ts';
import { askOwner } from '../alerts/consent.ts';
import { tellFirst } from '../alerts/first-alerts.ts';
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
import { madeOnce, NONCE } from './request/sent-once.ts';
import { permitted, type SignedIn } from './request/session.ts';

const WHERE = z.object({
  brand: id,
  source: several,
  app: text(300).default(''),
  webhookUrl: text(4096).default(''),
  to: text(300).default(''),
  /** The kind of channel that is tried. */
  test: z.enum(['slack', 'email']).optional(),
  /** Goes on to where lists of feeds come in. */
  feeds: z.string().optional(),
  nonce: NONCE,
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
    const maySetChannels = can(who.viewer, 'change channels');
    if (form.test && maySetChannels) return await showTest(c, brand, form, form.test);
    await watch(c, who, [...appOf(form.app), ...chosenOf(brand, form.source)]);
    const asked = maySetChannels ? await tell(c, who, form) : null;
    forgetReadings(c.get('platform'));
    c.get('runSoon')('poll');
    const notice = [`Earshot listens for ${brand.name} now.`, asked].filter(Boolean).join(' ');
    return onward(c, undefined, form.feeds ? '/imports' : '/', { text: notice });
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

/** The channels that are filled in. */
function channelsIn({ webhookUrl, to }: Where): ChannelInput[] {
  return [
    ...(webhookUrl ? [{ kind: 'slack', name: 'Slack', settings: { webhookUrl } }] : []),
    ...(to ? [{ kind: 'email', name: to, settings: { to } }] : []),
  ];
}

/** Gives what to say of an address whose owner has to agree first. */
async function tell(c: Request, { actor }: SignedIn, form: Where): Promise<string | null> {
  const channels = channelsIn(form);
  if (channels.length === 0) return null;
  const sent = { nonce: form.nonce, webhookUrl: form.webhookUrl, to: form.to };
  const made = (await madeOnce(c, sent, (inside) => tellFirst(inside, actor, channels))) ?? [];
  const asked = await Promise.all(made.map((channelId) => askOwner(c.get('platform'), channelId)));
  return asked.find((sentence) => sentence !== null) ?? null;
}

async function showTest(c: Request, brand: Brand, form: Where, kind: 'slack' | 'email') {
  const { webhookUrl, to } = form;
  const { problem } = await tryChannel(c.get('platform'), kind, kind === 'slack' ? { webhookUrl } : { to });
  const sentence =
    problem ?? `The test was taken. Look for it in ${kind === 'slack' ? 'Slack' : 'the mailbox'}.`;
  return showWhere(c, brand, form, { tested: { kind, ok: problem === null, sentence } });
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
    email: c.get('platform').mail && { to: form?.to ?? '' },
    maySetChannels: can(viewer, 'change channels'),
    mayImport: can(viewer, 'import mentions'),
    errors: {},
    tested: null,
    ...shown,
  };
  return show(c, <SetupWherePage door={doorOf(c)} data={data} />, shown.errors ? 422 : 200);
}

/** The weekly report by letter: subscribing oneself, asking others, ending it. */
import { Hono } from 'hono';
import { z } from 'zod';
import { LETTERS_PATH, type ReportLettersData, ReportLettersPage } from '../../views/report-letters.tsx';
import { canSomewhere } from '../accounts/can.ts';
import { notFound, permittedAmong } from '../accounts/guard.ts';
import { askReader } from '../weekly/consent.ts';
import { addAddress, endSubscription, subscribe, subscriptionsFor } from '../weekly/subscriptions.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { DONE_ALREADY, madeOnce, NONCE, sentOnce } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const OWN = z.object({
  brand: z.string().max(20).default(''),
  weekday: z.coerce.number().catch(0),
  hour: z.coerce.number().catch(-1),
  nonce: NONCE,
});
const ADDRESS = OWN.extend({
  email: text(254),
  timeZone: z.enum(['UTC', ...Intl.supportedValuesOf('timeZone')]).catch('UTC'),
});

export const reportLetterRoutes = new Hono<Environment>();

reportLetterRoutes.get(LETTERS_PATH, (c) => showLetters(c, {}));

reportLetterRoutes.post(LETTERS_PATH, async (c) => {
  const { account, actor } = permittedSomewhere(c, 'see reports');
  const form = await readForm(c, OWN);
  const { weekday, hour } = form;
  const brandId = brandAmong(form.brand, await reportable(c, 'see reports'));
  const wanted = { weekday, hour, brandId, timeZone: account.timeZone };
  try {
    const said = 'Subscribed. Each letter has a link to end them.';
    const text = await sentOnce(c, form, said, (platform) => subscribe(platform, actor, wanted));
    return onward(c, undefined, LETTERS_PATH, { text });
  } catch (error) {
    return showLetters(c, { refused: 'own', errors: formErrors(error), values: worded(form) });
  }
});

reportLetterRoutes.post(`${LETTERS_PATH}/addresses`, async (c) => {
  const { actor } = permittedSomewhere(c, 'share reports');
  const platform = c.get('platform');
  const form = await readForm(c, ADDRESS);
  const { email, timeZone, weekday, hour } = form;
  const brandIds = await reportable(c, 'share reports');
  const wanted = { email, timeZone, weekday, hour, brandId: brandAmong(form.brand, brandIds), brandIds };
  try {
    const added = await madeOnce(c, form, (inside) => addAddress(inside, actor, wanted));
    if (!added) return onward(c, undefined, LETTERS_PATH, { text: DONE_ALREADY });
    await askReader(platform, added.id);
    return onward(c, undefined, LETTERS_PATH, { text: 'Asked. Letters go there once its reader agrees.' });
  } catch (error) {
    const values = { ...worded(form), email, timeZone };
    return showLetters(c, { refused: 'address', errors: formErrors(error), values });
  }
});

reportLetterRoutes.post(`${LETTERS_PATH}/:id/end`, (c) =>
  takeAway(c, { list: LETTERS_PATH, capability: 'share reports' }, async () => {
    const { actor, viewer } = permittedSomewhere(c, 'see reports');
    const brandIds = canSomewhere(viewer, 'share reports') ? await reportable(c, 'share reports') : [];
    await endSubscription(c.get('platform'), actor, { id: pathId(c, 'subscription'), brandIds });
    return 'Ended. No more letters of it go out.';
  }),
);

const worded = ({ brand, weekday, hour }: z.output<typeof OWN>) => ({
  brand,
  weekday: String(weekday),
  hour: String(hour),
});

function brandAmong(given: string, brandIds: number[]): number | null {
  if (given === '') return null;
  if (!brandIds.includes(Number(given))) throw notFound('brand');
  return Number(given);
}

async function reportable(c: Request, capability: 'see reports' | 'share reports'): Promise<number[]> {
  const { viewer } = permittedSomewhere(c, capability);
  return permittedAmong(viewer, capability, await seenBrands(c)).map(({ id }) => id);
}

type Shown = Partial<Pick<ReportLettersData, 'refused' | 'errors'>> & {
  values?: Partial<ReportLettersData['values']>;
};

async function showLetters(c: Request, { refused = null, errors = {}, values = {} }: Shown) {
  const { account, viewer } = permittedSomewhere(c, 'see reports');
  const platform = c.get('platform');
  const mayAdd = canSomewhere(viewer, 'share reports');
  const brandIds = mayAdd ? await reportable(c, 'share reports') : [];
  const seen = permittedAmong(viewer, 'see reports', await seenBrands(c));
  const data: ReportLettersData = {
    subscriptions: await subscriptionsFor(platform, { userId: account.userId, brandIds }),
    brands: seen.map(({ id, name }) => ({ id, name })),
    values: { brand: '', weekday: '1', hour: '8', timeZone: account.timeZone, email: '', ...values },
    errors,
    refused,
    hasMail: platform.mail !== null,
    mayAdd,
  };
  return show(c, <ReportLettersPage frame={await frameOf(c)} data={data} />, refused ? 422 : 200);
}

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
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const OWN = z.object({
  brand: z.string().max(20).default(''),
  weekday: z.coerce.number().catch(0),
  hour: z.coerce.number().catch(-1),
});
const ADDRESS = OWN.extend({
  email: text(254),
  timeZone: z.enum(['UTC', ...Intl.supportedValuesOf('timeZone')]).catch('UTC'),
});

export const reportLetterRoutes = new Hono<Environment>();

reportLetterRoutes.get(LETTERS_PATH, (c) => showLetters(c, {}));

reportLetterRoutes.post(LETTERS_PATH, async (c) => {
  const { account, actor } = permittedSomewhere(c, 'see reports');
  const { brand, ...time } = await readForm(c, OWN);
  const brandId = brandAmong(brand, await reportable(c, 'see reports'));
  try {
    await subscribe(c.get('platform'), actor, { ...time, brandId, timeZone: account.timeZone });
    return onward(c, undefined, LETTERS_PATH, { text: 'Subscribed. Each letter has a link to end them.' });
  } catch (error) {
    return showLetters(c, { refused: 'own', errors: formErrors(error), values: worded({ ...time, brand }) });
  }
});

reportLetterRoutes.post(`${LETTERS_PATH}/addresses`, async (c) => {
  const { actor } = permittedSomewhere(c, 'share reports');
  const platform = c.get('platform');
  const { brand, ...form } = await readForm(c, ADDRESS);
  const brandIds = await reportable(c, 'share reports');
  const brandId = brandAmong(brand, brandIds);
  try {
    const { id } = await addAddress(platform, actor, { ...form, brandId, brandIds });
    await askReader(platform, id);
    return onward(c, undefined, LETTERS_PATH, { text: 'Asked. Letters go there once its reader agrees.' });
  } catch (error) {
    const values = { ...worded({ ...form, brand }), email: form.email, timeZone: form.timeZone };
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

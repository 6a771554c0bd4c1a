/** The second step: the words, with real matches before anything is saved. */
import { Hono } from 'hono';
import { PreviewFragment, SetupWordsPage } from '../../views/setup-words.tsx';
import type { SetupWordsData } from '../../views/setup-words-data.ts';
import { notFound } from '../accounts/guard.ts';
import { type Brand, brandById } from '../brands/brands.ts';
import { giveThumb } from '../brands/examples.ts';
import { leavingOut } from '../brands/leave-out.ts';
import { compileRule } from '../brands/match.ts';
import { Refusal } from '../failure.ts';
import { doorOf, fragment, isPartial, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, readForm } from './request/input.ts';
import { permitted } from './request/session.ts';
import {
  chosenOf,
  settleAccounts,
  settleRules,
  setupWords,
  WORDS,
  type Words,
  wordsPath,
  wordsStored,
} from './setup-chosen.ts';
import { THUMB } from './thumb.ts';

export const setupWordsRoutes = new Hono<Environment>();

setupWordsRoutes.get('/setup/words', async (c) => {
  const platform = c.get('platform');
  const { brand, words, isAsked } = await wordsAsked(c);
  const shown = isAsked ? words : await wordsStored(platform, brand);
  const data = await setupWords(platform, brand, { words: shown, isAsked });
  return show(c, <SetupWordsPage door={doorOf(c)} data={data} />);
});

setupWordsRoutes.get('/setup/preview', async (c) => {
  const { brand, words } = await wordsAsked(c);
  const data = await setupWords(c.get('platform'), brand, { words, isAsked: true, isPart: true });
  return showPreview(c, data, isSameList(data, words));
});

/** A thumb goes with everything that is ticked and typed. */
setupWordsRoutes.post('/setup/thumbs', async (c) => {
  const { actor } = permitted(c, 'change brands');
  const platform = c.get('platform');
  const { thumb, ...words } = await readForm(c, WORDS.extend({ thumb: THUMB }));
  const brand = await brandOf(c, words.brand);
  await giveThumb(platform, actor, { brandId: brand.id, ...thumb });
  const broughtBack = thumb.relevant === false ? null : thumb.itemHash;
  const isPart = isPartial(c);
  const data = await setupWords(platform, brand, { words, isAsked: true, broughtBack, isPart });
  return isPart ? showPreview(c, data, false) : onward(c, undefined, wordsPath(words, data));
});

setupWordsRoutes.post('/setup/words', async (c) => {
  const { actor } = permitted(c, 'change brands');
  const platform = c.get('platform');
  const words = await readForm(c, WORDS);
  const brand = await brandOf(c, words.brand);
  try {
    const { rules, leave } = chosenOf(words);
    if (rules.length === 0) throw noRule();
    for (const rule of rules) compileRule(rule);
    const wanted = withoutPhrases(rules, leave);
    await settleRules(platform, actor, brand, { wanted, offered: words.offeredRule });
    await settleAccounts(platform, actor, brand, words);
    return onward(c, undefined, `/setup/where?brand=${brand.id}`);
  } catch (error) {
    const { leaveOwn, ...others } = formErrors(error);
    const own = leaveOwn ? undefined : (others[''] ?? Object.values(others)[0]);
    const data = await setupWords(platform, brand, { words, isAsked: false });
    const shown = { ...data, errors: { ...(own && { own }), ...(leaveOwn && { leaveOwn }) } };
    return show(c, <SetupWordsPage door={doorOf(c)} data={shown} />, 422);
  }
});

const showPreview = (c: Request, data: SetupWordsData, isSame: boolean) =>
  fragment(c, <PreviewFragment door={doorOf(c)} data={data} isSameList={isSame} />);

/** Boxes that stand there already are not drawn anew under somebody's hand. */
const isSameList = ({ leaveOut }: SetupWordsData, { offered }: Words) =>
  leaveOut.map(({ phrase }) => phrase).join('\n') === offered.join('\n');

/** Throws Refusal for what cannot be read, beside its field. */
function withoutPhrases(rules: string[], leave: string[]): string[] {
  try {
    return leavingOut(rules, leave);
  } catch (error) {
    const problem = Object.values(formErrors(error))[0]!;
    throw new Refusal('invalid', problem, { leaveOwn: problem });
  }
}

/** From the address: what is ticked and typed at this moment. */
async function wordsAsked(c: Request) {
  permitted(c, 'change brands');
  const { brand, own, leaveOwn, ...ticks } = c.req.queries();
  const words = WORDS.safeParse({ ...ticks, brand: brand?.[0], own: own?.[0], leaveOwn: leaveOwn?.[0] });
  if (!words.success) throw notFound('brand');
  return {
    words: words.data,
    brand: await brandOf(c, words.data.brand),
    isAsked: ticks.rule !== undefined || own !== undefined,
  };
}

async function brandOf(c: Request, brandId: number): Promise<Brand> {
  const brand = await brandById(c.get('platform'), brandId);
  if (!brand) throw notFound('brand');
  return brand;
}

function noRule(): Refusal {
  const problem = 'Tick at least one rule, or write your own. Without a rule nothing is found.';
  return new Refusal('invalid', problem, { rule: problem });
}

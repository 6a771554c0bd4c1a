/** The second step: the words, with real matches before anything is saved. */
import { Hono } from 'hono';
import { z } from 'zod';
import { PreviewFragment } from '../../views/setup-preview.tsx';
import { type SetupWordsData, SetupWordsPage } from '../../views/setup-words.tsx';
import { notFound } from '../accounts/guard.ts';
import { type Brand, brandById } from '../brands/brands.ts';
import { type CompiledRule, compileRule } from '../brands/match.ts';
import { proposeRules } from '../brands/propose.ts';
import { addRule, rulesOf } from '../brands/rules.ts';
import { Refusal } from '../failure.ts';
import { preview } from '../ingest/preview.ts';
import { doorOf, fragment, onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, several, text } from './request/input.ts';
import { permitted } from './request/session.ts';

const WORDS = z.object({ brand: id, rule: several, own: text(5000).default('') });
type Words = z.output<typeof WORDS>;

export const setupWordsRoutes = new Hono<Environment>();

setupWordsRoutes.get('/setup/words', async (c) => {
  const { brand, words, isAsked } = await wordsAsked(c);
  return showWords(c, brand, isAsked ? words : null);
});

setupWordsRoutes.get('/setup/preview', async (c) => {
  const { brand, words } = await wordsAsked(c);
  const data = await preview(c.get('platform'), brand, readable(rulesIn(words)));
  return fragment(c, <PreviewFragment door={doorOf(c)} data={data} />);
});

setupWordsRoutes.post('/setup/words', async (c) => {
  const { actor } = permitted(c, 'change brands');
  const platform = c.get('platform');
  const words = await readForm(c, WORDS);
  const brand = await brandOf(c, words.brand);
  try {
    const rules = rulesIn(words);
    if (rules.length === 0) throw noRule();
    for (const rule of rules) compileRule(rule);
    const known = new Set((await rulesOf(platform, brand.id)).map(({ rule }) => rule));
    for (const rule of rules.filter((each) => !known.has(each)))
      await addRule(platform, actor, brand.id, rule);
    return onward(c, undefined, `/setup/where?brand=${brand.id}`);
  } catch (error) {
    const errors = formErrors(error);
    return showWords(c, brand, words, { own: errors[''] ?? Object.values(errors)[0] ?? '' });
  }
});

/** From the address: what is ticked and typed at this moment. */
async function wordsAsked(c: Request) {
  permitted(c, 'change brands');
  const { brand, rule = [], own = [] } = c.req.queries();
  const words = WORDS.safeParse({ brand: brand?.[0], rule, own: own[0] });
  if (!words.success) throw notFound('brand');
  return {
    words: words.data,
    brand: await brandOf(c, words.data.brand),
    isAsked: rule.length + own.length > 0,
  };
}

async function brandOf(c: Request, brandId: number): Promise<Brand> {
  const brand = await brandById(c.get('platform'), brandId);
  if (!brand) throw notFound('brand');
  return brand;
}

const rulesIn = ({ rule, own }: Words) => [
  ...new Set([...rule, own].map((each) => each.trim()).filter(Boolean)),
];

/** A rule that is still being typed leaves the preview as the others make it. */
function readable(rules: string[]): CompiledRule[] {
  return rules.slice(0, 20).flatMap((rule) => {
    try {
      return [compileRule(rule)];
    } catch {
      return [];
    }
  });
}

function noRule(): Refusal {
  const problem = 'Tick at least one rule, or write your own. Without a rule nothing is found.';
  return new Refusal('invalid', problem, { rule: problem });
}

async function showWords(
  c: Request,
  brand: Brand,
  words: Words | null,
  errors: SetupWordsData['errors'] = {},
) {
  const platform = c.get('platform');
  const asked = words && Object.keys(errors).length === 0;
  const data: SetupWordsData = {
    brandId: brand.id,
    brandName: brand.name,
    website: brand.website,
    proposals: proposeRules(brand).map(({ rule, note, suggested }) => ({
      rule,
      hint: note,
      ticked: words ? words.rule.includes(rule) : suggested,
    })),
    own: words?.own ?? '',
    errors,
    preview: asked ? await preview(platform, brand, readable(rulesIn(words))) : null,
  };
  const failed = Object.keys(errors).length > 0;
  return show(c, <SetupWordsPage door={doorOf(c)} data={data} />, failed ? 400 : 200);
}

/** Match rules from what a brand's website says of itself. Pure; what it says is not trusted. */
import { SOURCE_LABELS } from '../sources/labels.ts';
import { fold } from './fold.ts';
import { BROAD, isBroad, type ProposedRule, plainName, quotedIfNeeded } from './proposed-rule.ts';
import { accountsOf } from './site/accounts.ts';
import type { SitePage } from './site/page.ts';

/** The brand's name in folded words, and whether the rules from its name find a phrase already. */
export type Named = { words: readonly string[]; isFound: (phrase: string) => boolean };

const MOST_NAMES = 2;
const MOST_PRODUCTS = 4;
const LONGEST = 60;
const MOST_WORDS = 4;

/** Other names, accounts and products; nothing that the rules from the name find. */
export function siteRules(page: SitePage, named: Named): ProposedRule[] {
  return [...nameRules(page, named), ...accountRules(page, named), ...productRules(page, named)];
}

function nameRules({ names }: SitePage, named: Named): ProposedRule[] {
  return fitting(names, named)
    .slice(0, MOST_NAMES)
    .map((name) => {
      const suggested = name.includes(' ') || !isBroad(fold(name).text);
      return {
        rule: quotedIfNeeded(name),
        note: suggested ? 'as your website calls itself' : BROAD,
        suggested,
      };
    });
}

/** Whoever writes to an account names it without its server. */
function accountRules({ profiles }: SitePage, { isFound }: Named): ProposedRule[] {
  return accountsOf(profiles).flatMap(({ handle, kind }) => {
    const [rule] = /^@[^@]+/.exec(handle)!;
    return isFound(rule) ? [] : [{ rule, note: `your account on ${SOURCE_LABELS[kind]}`, suggested: true }];
  });
}

/** Those that bear the brand's name, alone; the others only beside it. */
function productRules({ products, sentences }: SitePage, named: Named): ProposedRule[] {
  const [first] = named.words;
  if (!first) return [];
  const all = fitting([...products, ...sentences.flatMap((said) => productsIn(said, named.words))], named);
  const bears = (product: string) => wordsOf(product).includes(first);
  const [own, others] = [all.filter(bears), all.filter((product) => !bears(product))];
  return [
    ...productRule(own, (either) => either, 'product'),
    ...productRule(
      others,
      (either) => `${first} AND ${either.includes(' OR ') ? `(${either})` : either}`,
      'product, beside your name',
    ),
  ];
}

function productRule(products: string[], ruleOf: (either: string) => string, note: string): ProposedRule[] {
  if (products.length === 0) return [];
  const either = products.slice(0, MOST_PRODUCTS).map(quotedIfNeeded).join(' OR ');
  return [{ rule: ruleOf(either), note, suggested: true }];
}

/** "Fernhill F2" in a title: the brand's first word and a model with a number in it. */
function productsIn(said: string, words: readonly string[]): string[] {
  return Array.from(said.matchAll(PRODUCT), ([, name, model]) => ({ name: name!, model: model! }))
    .filter(({ name, model }) => fold(name).text === words[0] && !isYear(model))
    .map(({ name, model }) => `${name} ${model}`);
}

/** Two words, or three of which the second has a capital; looked for at every word, for one may begin in another. */
const PRODUCT =
  /(?<![\p{L}\p{N}])(?=([\p{L}\p{N}]+) ((?:\p{Lu}[\p{L}\p{N}]* )?(?=[\p{L}\p{N}]*\p{N})[\p{Lu}\p{N}][\p{L}\p{N}]*))/gu;
const isYear = (model: string) => /^(19|20)\d\d$/.test(model);

/** As they may stand in a rule, without twins. */
function fitting(names: string[], { words, isFound }: Named): string[] {
  const plain = names.map(plainName).filter((name) => {
    const parts = wordsOf(name);
    const isFit = parts.length > 0 && parts.length <= MOST_WORDS && name.length <= LONGEST;
    return isFit && parts.join('') !== words.join('') && /\p{L}/u.test(name) && !isFound(name);
  });
  return [...new Map(plain.map((name) => [fold(name).text, name])).values()];
}

const wordsOf = (name: string): string[] => fold(name).text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Match rules to start with, from a brand's name and from what its website says of itself. Pure. */
import { fold } from './fold.ts';
import { finds } from './leave-out.ts';
import { patternProblem } from './pattern.ts';
import { siteRules } from './propose-site.ts';
import { spellingRules } from './propose-spelling.ts';
import { BROAD, isBroad, type ProposedRule, plainName, quotedIfNeeded } from './proposed-rule.ts';
import { siteOf } from './query-values.ts';
import type { SitePage } from './site/page.ts';

type Brand = { name: string; website: string | null };

/** Some ten rules at most, each of which compiles; none for a name without a letter or digit. `page`: of its website. */
export function proposeRules(brand: Brand, page: SitePage | null = null): ProposedRule[] {
  const name = plainName(brand.name).slice(0, 200);
  const words = wordsOf(name);
  if (words.length === 0) return withoutTwins(domainRule(brand.website));
  const named = withoutTwins(nameRules(name, words));
  const ticked = named.filter(({ suggested }) => suggested);
  // What is broad when it is right is broad when it is wrong.
  const isRare = words.length > 1 || !isBroad(words[0]!);
  const isFound = (phrase: string) => ticked.some(({ rule }) => finds(rule, phrase));
  return withoutTwins([
    ...named,
    ...(page ? siteRules(page, { words, isFound }) : []),
    ...domainRule(brand.website),
    ...(isRare ? spellingRules(words) : []),
  ]);
}

/** Of what can be read. */
function withoutTwins(proposed: ProposedRule[]): ProposedRule[] {
  const seen = new Set<string>();
  return proposed.filter(({ rule }) => {
    const bare = fold(rule).text.replaceAll('"', '');
    const known = seen.has(bare);
    seen.add(bare);
    return !known && patternProblem(bare) === null;
  });
}

/** Camel case counts as two words: FernhillBikes is also written Fernhill Bikes. */
function wordsOf(name: string): string[] {
  const spaced = name.replaceAll(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return fold(spaced).text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function nameRules(name: string, words: string[]): ProposedRule[] {
  return words.length > 1 ? longNameRules(name, words) : shortNameRules(name, words[0]!);
}

function longNameRules(name: string, words: string[]): ProposedRule[] {
  const [first] = words as [string];
  const joined = words.join('');
  const spaced = words.join(' ');
  const rules = [{ rule: `"${name}"`, note: 'exact', suggested: true }];
  if (fold(name).text.includes(joined))
    rules.push({ rule: `"${spaced}"`, note: 'as separate words', suggested: true });
  rules.push({
    rule: joined,
    note: 'handle and hashtag',
    suggested: joined.length >= 5,
  });
  return [...rules, { rule: first, note: BROAD, suggested: false }];
}

function shortNameRules(name: string, word: string): ProposedRule[] {
  const rule = quotedIfNeeded(name);
  const broad = isBroad(word);
  const example = `${rule} AND (app OR order OR service)`;
  const note = broad
    ? `${BROAD}: it also means other things. Add words, as in ${example}`
    : 'a whole word, in any case';
  const found = broad ? '' : `, which ${rule} finds too`;
  return [
    { rule, note, suggested: !broad },
    { rule: `@${word}`, note: `handle${found}`, suggested: broad && word.length > 2 },
    { rule: `#${word}`, note: `hashtag${found}`, suggested: false },
  ];
}

function domainRule(website: string | null): ProposedRule[] {
  const site = website ? siteOf(website.trim()) : null;
  return site ? [{ rule: site, note: 'links to your site', suggested: true }] : [];
}

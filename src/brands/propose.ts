/** Match rules to start with, from a brand's name and website. */
import { COMMON_WORDS } from './common-words.ts';
import { fold } from './fold.ts';
import { patternProblem } from './pattern.ts';
import { siteOf } from './query-values.ts';

/** `suggested` rules are ticked; the others are offered with the reason why they are not. */
export type ProposedRule = { rule: string; note: string; suggested: boolean };

const SHORTEST_DISTINCT = 4;
const BROAD = 'too broad on its own';

/** At most six rules, each of which compiles; none for a name without a letter or digit. */
export function proposeRules(brand: { name: string; website: string | null }): ProposedRule[] {
  const name = brand.name
    .replaceAll(/["“”„‟«»＂*]/g, ' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
  const words = wordsOf(name);
  const proposed = [...nameRules(name, words), ...domainRule(brand.website)];
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
  const [first] = words;
  if (!first) return [];
  return words.length > 1 ? longNameRules(name, words) : shortNameRules(name, first);
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

function isBroad(word: string): boolean {
  return COMMON_WORDS.has(word) || (/^[a-z0-9]+$/.test(word) && word.length < SHORTEST_DISTINCT);
}

function domainRule(website: string | null): ProposedRule[] {
  const site = website ? siteOf(website.trim()) : null;
  return site ? [{ rule: site, note: 'links to your site', suggested: true }] : [];
}

function quotedIfNeeded(name: string): string {
  return /^[\p{L}\p{N}]+$/u.test(name) && !/^(AND|OR|NOT|O?NEAR)$/.test(name) ? name : `"${name}"`;
}

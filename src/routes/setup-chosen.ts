/** What is ticked and typed at the second step, and what the page shows for it. */
import { z } from 'zod';
import type { SetupWordsData } from '../../views/setup-words.tsx';
import type { Brand } from '../brands/brands.ts';
import { takenApart } from '../brands/leave-out.ts';
import { compileRule } from '../brands/match.ts';
import { listed } from '../brands/never.ts';
import { proposeRules } from '../brands/propose.ts';
import { addRule, deleteRule, rulesOf } from '../brands/rules.ts';
import { preview } from '../ingest/preview/preview.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { id, several, text } from './request/input.ts';

const MOST_RULES = 20;

export const WORDS = z.object({
  brand: id,
  rule: several,
  own: text(5000).default(''),
  leave: several,
  leaveOwn: text(2000).default(''),
  /** Phrases that stood there to be ticked. */
  offered: several,
});
export type Words = z.output<typeof WORDS>;

/** The rules and the phrases to leave out, as they are chosen now. */
export function chosenOf({ rule, own, leave, leaveOwn }: Words): { rules: string[]; leave: string[] } {
  const rules = [...rule, own].map((each) => each.trim()).filter(Boolean);
  const phrases = [...leave, ...listed(leaveOwn)].map((each) => each.replaceAll(/["“”()]/g, ' ').trim());
  return { rules: [...new Set(rules)], leave: [...new Set(phrases.filter(Boolean))] };
}

/** Adds the rules that are new, and removes what this page had made of its proposals before. */
export async function settleRules(platform: Platform, actor: Actor, brand: Brand, wanted: string[]) {
  const stored = await rulesOf(platform, brand.id);
  const proposed = new Set(proposeRules(brand).map(({ rule }) => rule));
  const known = new Set(stored.map(({ rule }) => rule));
  for (const rule of wanted.filter((each) => !known.has(each)))
    await addRule(platform, actor, brand.id, rule);
  const stale = stored.filter(({ rule }) => !wanted.includes(rule) && proposed.has(takenApart(rule).rule));
  for (const rule of stale) await deleteRule(platform, actor, rule.id);
}

/** What was chosen before, of a brand that has rules; else null. */
export async function wordsStored(platform: Platform, brand: Brand): Promise<Words | null> {
  const stored = (await rulesOf(platform, brand.id)).map(({ rule }) => takenApart(rule));
  if (stored.length === 0) return null;
  const leave = [...new Set(stored.flatMap(({ phrases }) => phrases))];
  const rule = stored.map((each) => each.rule);
  return { brand: brand.id, rule, own: '', leave, leaveOwn: '', offered: leave };
}

type Wanted = {
  /** Null: as it is proposed. */
  words: Words | null;
  /** Else the sources are not asked. */
  isAsked: boolean;
  /** A post that was brought back just now, by its hash. */
  broughtBack?: string | null;
};

/** What the page shows. */
export async function setupWords(
  platform: Platform,
  brand: Brand,
  { words, isAsked, broughtBack = null }: Wanted,
): Promise<SetupWordsData> {
  const proposals = proposeRules(brand).toSorted((a, b) => Number(b.suggested) - Number(a.suggested));
  const asked = chosenOf(words ?? { ...NOTHING, brand: brand.id });
  const own = words?.own.trim() ?? '';
  const offered = [...proposals.map(({ rule }) => rule), own].filter(isReadable);
  const rules = asked.rules.filter(isReadable).slice(0, MOST_RULES);
  const leave = asked.leave.filter(isReadable).slice(0, MOST_RULES);
  // Of a name of one word another name may well be its own product: that is only offered.
  const isLong = /\s/.test(brand.name.trim());
  const isLeftOut = (phrase: string, isTaught: boolean) =>
    (isLong || isTaught) && !words?.offered.includes(phrase);
  const wanted = { rules, leave, offered, isLeftOut, broughtBack };
  const found = isAsked ? await preview(platform, brand, wanted) : null;
  const phrases = found?.leaveOut ?? leave.map((phrase) => ({ phrase, drops: null, ticked: true }));
  const typed = new Set(listed(words?.leaveOwn ?? ''));
  // Of nothing that was read there is nothing to count.
  const countOf = (rule: string) => (found && found.read > 0 ? (found.counts.get(rule) ?? null) : null);
  return {
    brandId: brand.id,
    brandName: brand.name,
    website: brand.website,
    proposals: proposals.map(({ rule, note, suggested }) => ({
      ...{ rule, hint: note, matches: countOf(rule) },
      ticked: words ? words.rule.includes(rule) : suggested,
    })),
    own: words?.own ?? '',
    ownMatches: countOf(own),
    leaveOut: phrases.filter(({ phrase }) => !typed.has(phrase)),
    leaveOwn: words?.leaveOwn ?? '',
    errors: {},
    preview: found,
  };
}

/** The address of the page with what it shows now, for a browser without a script. */
export function wordsPath(words: Words, { leaveOut }: SetupWordsData): string {
  const typed = new Set(listed(words.leaveOwn));
  const ticked = leaveOut.filter((one) => one.ticked && !typed.has(one.phrase));
  const pairs = [
    ['brand', String(words.brand)],
    ...words.rule.map((rule) => ['rule', rule]),
    ['own', words.own],
    ...ticked.map(({ phrase }) => ['leave', phrase]),
    ['leaveOwn', words.leaveOwn],
    ...leaveOut.map(({ phrase }) => ['offered', phrase]),
  ];
  return `/setup/words?${new URLSearchParams(pairs)}`;
}

const NOTHING = { rule: [], own: '', leave: [], leaveOwn: '', offered: [] };

/** A rule that is still being typed leaves the preview as the others make it. */
function isReadable(rule: string): boolean {
  try {
    return rule !== '' && compileRule(rule) !== null;
  } catch {
    return false;
  }
}

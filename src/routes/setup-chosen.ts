/** What is ticked and typed at the second step, and what the page shows for it. */
import { z } from 'zod';
import type { SetupWordsData } from '../../views/setup-words-data.ts';
import { type Brand, changeBrand } from '../brands/brands.ts';
import { takenApart } from '../brands/leave-out.ts';
import { compileRule } from '../brands/match.ts';
import { listed } from '../brands/never.ts';
import { proposeRules } from '../brands/propose.ts';
import type { ProposedRule } from '../brands/proposed-rule.ts';
import { addRule, deleteRule, rulesOf } from '../brands/rules.ts';
import { accountsOf } from '../brands/site/accounts.ts';
import { siteBehind } from '../brands/site/ask.ts';
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
  /** Rules that did. */
  offeredRule: several,
  /** The brand's own accounts. */
  account: several,
  offeredAccount: several,
});
export type Words = z.output<typeof WORDS>;

/** The rules and the phrases to leave out, as they are chosen now. */
export function chosenOf({ rule, own, leave, leaveOwn }: Words): { rules: string[]; leave: string[] } {
  const rules = [...rule, own].map((each) => each.trim()).filter(Boolean);
  const phrases = [...leave, ...listed(leaveOwn)].map((each) => each.replaceAll(/["“”()]/g, ' ').trim());
  return { rules: [...new Set(rules)], leave: [...new Set(phrases.filter(Boolean))] };
}

/** Adds the rules that are new, and removes what this page had made of its proposals before. */
export async function settleRules(
  platform: Platform,
  actor: Actor,
  brand: Brand,
  { wanted, offered }: { wanted: string[]; offered: string[] },
) {
  const stored = await rulesOf(platform, brand.id);
  const proposed = new Set([...proposeRules(brand).map(({ rule }) => rule), ...offered]);
  const known = new Set(stored.map(({ rule }) => rule));
  for (const rule of wanted.filter((each) => !known.has(each)))
    await addRule(platform, actor, brand.id, rule);
  const stale = stored.filter(({ rule }) => !wanted.includes(rule) && proposed.has(takenApart(rule).rule));
  for (const rule of stale) await deleteRule(platform, actor, rule.id);
}

/** Keeps the accounts that are ticked, beside those that this page knows nothing of. */
export async function settleAccounts(platform: Platform, actor: Actor, brand: Brand, words: Words) {
  const ownAccounts = ownAccountsOf(brand, words);
  if (ownAccounts.join('\n') !== brand.ownAccounts.join('\n'))
    await changeBrand(platform, actor, brand.id, { ownAccounts });
}

function ownAccountsOf({ ownAccounts }: Brand, { account, offeredAccount }: Words): string[] {
  const others = ownAccounts.filter((one) => !offeredAccount.includes(one));
  return [...new Set([...others, ...account])];
}

/** What was chosen before, of a brand that has rules; else null. */
export async function wordsStored(platform: Platform, brand: Brand): Promise<Words | null> {
  const stored = (await rulesOf(platform, brand.id)).map(({ rule }) => takenApart(rule));
  if (stored.length === 0) return null;
  const leave = [...new Set(stored.flatMap(({ phrases }) => phrases))];
  const rule = stored.map((each) => each.rule);
  return { ...NOTHING, brand: brand.id, rule, leave, offered: leave, account: brand.ownAccounts };
}

type Wanted = {
  /** Null: as it is proposed. */
  words: Words | null;
  /** Else the sources are not asked. */
  isAsked: boolean;
  /** A post that was brought back just now, by its hash. */
  broughtBack?: string | null;
  /** The page stands there already, and only its counts are drawn anew. */
  isPart?: boolean;
};

/** What the page shows. */
export async function setupWords(
  platform: Platform,
  brand: Brand,
  { words, isAsked, broughtBack = null, isPart = false }: Wanted,
): Promise<SetupWordsData> {
  const stood = isPart ? (words?.offeredRule ?? []) : [];
  const site = stood.length > 0 ? asTheyStood(stood) : await proposedFor(platform, brand);
  const proposals = [...site.proposals, ...chosenBefore(words, site.proposals)];
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
  const listener = words ? { ...brand, ownAccounts: ownAccountsOf(brand, words) } : brand;
  const found = isAsked ? await preview(platform, listener, wanted) : null;
  const phrases = found?.leaveOut ?? leave.map((phrase) => ({ phrase, drops: null, ticked: true }));
  const typed = new Set(listed(words?.leaveOwn ?? ''));
  // Of nothing that was read there is nothing to count.
  const countOf = (rule: string) => (found && found.read > 0 ? (found.counts.get(rule) ?? null) : null);
  return {
    brandId: brand.id,
    brandName: brand.name,
    website: brand.website,
    siteProblem: site.problem,
    accounts: site.accounts.map((account) => ({
      ...account,
      ticked: words ? words.account.includes(account.handle) : true,
    })),
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

/** From the brand's name and its website, which is waited for. */
async function proposedFor(platform: Platform, brand: Brand) {
  const { page, problem } = await siteBehind(platform, brand.website);
  const proposals = proposeRules(brand, page);
  return {
    proposals: proposals.toSorted((a, b) => Number(b.suggested) - Number(a.suggested)),
    accounts: accountsOf(page?.profiles ?? []),
    problem,
  };
}

/** Rules of one's own, and what was proposed for another name or by a website that says something else now. */
const chosenBefore = (words: Words | null, proposals: ProposedRule[]): ProposedRule[] =>
  (words?.rule ?? [])
    .filter((rule) => !proposals.some((proposal) => proposal.rule === rule))
    .map((rule) => ({ rule, note: 'chosen before', suggested: true }));

/** The counts go beside these ticks, whatever the website says meanwhile. */
const asTheyStood = (rules: string[]): Awaited<ReturnType<typeof proposedFor>> => ({
  proposals: rules.map((rule) => ({ rule, note: '', suggested: false })),
  accounts: [],
  problem: null,
});

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
    ...words.account.map((account) => ['account', account]),
    ...words.offeredAccount.map((account) => ['offeredAccount', account]),
  ];
  return `/setup/words?${new URLSearchParams(pairs)}`;
}

const NOTHING = {
  ...{ rule: [], own: '', leave: [], leaveOwn: '', offered: [] },
  ...{ offeredRule: [], account: [], offeredAccount: [] },
};

/** A rule that is still being typed leaves the preview as the others make it. */
function isReadable(rule: string): boolean {
  try {
    return rule !== '' && compileRule(rule) !== null;
  } catch {
    return false;
  }
}

/** Other names that hold a word of the brand's, and rules that leave them out. Pure. */
import { fold } from './fold.ts';
import { compileRule, type Span } from './match.ts';
import { prepare } from './rule-test.ts';

/** A post that the rules find. */
export type Found = { text: string; spans: readonly Span[] };

const LEAST_POSTS = 2;
const MOST = 6;
const SUFFIX = / NOT \(("[^"]+"(?: OR "[^"]+")*)\)$/;

/** The rules with these phrases left out: a phrase that names the brand itself only of those rules that would find it in there. */
export function leavingOut(rules: readonly string[], phrases: readonly string[]): string[] {
  const everywhere = phrases.filter((phrase) => !rules.some((rule) => finds(rule, phrase)));
  return rules.map((rule) => {
    const parts = phrases.filter((phrase) => everywhere.includes(phrase) || finds(rule, phrase));
    if (parts.length === 0) return rule;
    const alone = compileRule(rule).query.kind === 'or' ? `(${rule})` : rule;
    return `${alone} NOT (${parts.map((phrase) => `"${phrase}"`).join(' OR ')})`;
  });
}

/** What `leavingOut` made of a rule, taken apart again. */
export function takenApart(rule: string): { rule: string; phrases: string[] } {
  const list = SUFFIX.exec(rule);
  if (!list) return { rule, phrases: [] };
  const bare = rule.slice(0, list.index).replace(/^\((.*)\)$/s, '$1');
  return { rule: bare, phrases: Array.from(list[1]!.matchAll(/"([^"]+)"/g), ([, phrase]) => phrase!) };
}

/** Names such as "Fernhill Road" that go on after one lone word of the brand's name, in several posts and never beside the brand. */
export function proposeLeaveOut(name: string, found: readonly Found[]): string[] {
  const own = new Set(fold(name).text.match(/[\p{L}\p{N}]+/gu) ?? []);
  const isLone = ({ word }: Span) => own.has(fold(word).text);
  const counts = new Map<string, { phrase: string; posts: number }>();
  for (const { text, spans } of found) {
    const isSure = own.size > 1 && !spans.every(isLone);
    const names = new Map(spans.filter(isLone).flatMap((span) => goneOn(text, span, own)));
    for (const [key, phrase] of names) {
      const known = counts.get(key) ?? { phrase, posts: 0 };
      counts.set(key, { ...known, posts: known.posts + (isSure ? Number.NEGATIVE_INFINITY : 1) });
    }
  }
  return [...counts.values()]
    .filter(({ posts }) => posts >= LEAST_POSTS)
    .sort((a, b) => b.posts - a.posts || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, MOST)
    .map(({ phrase }) => phrase);
}

function goneOn(text: string, { end, word }: Span, own: ReadonlySet<string>): [string, string][] {
  const [, next] = /^[ \u00a0](\p{Lu}[\p{L}\p{N}]{2,})/u.exec(text.slice(end, end + 40)) ?? [];
  if (!next || own.has(fold(next).text)) return [];
  const phrase = `${word} ${next}`;
  return [[fold(phrase).text, phrase]];
}

/** Whether a rule, which can be read, finds this text. */
export function finds(rule: string, phrase: string): boolean {
  return compileRule(rule).test(prepare({ ...NOBODYS, text: phrase })) !== null;
}

const NOBODYS = {
  source: '',
  externalId: '',
  url: null,
  author: { name: null, handle: null, url: null, followers: null },
  title: null,
  language: null,
  publishedAt: null,
  editedAt: null,
  rating: null,
  engagement: { likes: null, comments: null, shares: null, views: null },
  location: null,
  replyTo: null,
  parent: null,
};

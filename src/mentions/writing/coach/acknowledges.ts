import { type Check, fault, type Seen } from './check.ts';
import { groupsOf, speaksOf, telling } from './problem-words.ts';
import { lowered, unaccented, wordsOf } from './reading.ts';

/** The reply speaks of what the author wrote about: by their own words, others for the same, or those of a theme. */
export const acknowledges: Check = (seen) => {
  if (!seen.isEnglish || seen.mention.text.trim() === '') return [];
  const asked = aboutOf(seen);
  if (asked.size === 0 && seen.mention.themes.length === 0) return [];
  const heard = new Set([...asked.keys()].flatMap(groupsOf));
  const isAbout = (word: string) =>
    asked.has(word) ||
    groupsOf(word).some((group) => heard.has(group)) ||
    seen.mention.themes.some((theme) => speaksOf(theme, word));
  if ([...saidIn(seen).keys()].some(isAbout)) return [];
  const what = whatToName(seen, asked);
  const kind = seen.isUnhappy ? 'the very problem' : 'what they wrote about';
  return [fault(`It does not speak of ${kind}${what && `: ${what}`}.`)];
};

/** Names say nothing of the problem: the brand's, the author's and ours. */
function unsaid({ brand, mention: { author }, agent, voice }: Seen): Set<string> {
  const names = [brand, author.name ?? '', author.handle ?? '', agent, ...voice.use].join(' ');
  return new Set(wordsOf(lowered(names)).map(({ norm }) => unaccented(norm)));
}

/** Stem → the word as it was written first. */
function tellingWords(text: string, names: Set<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const { norm } of wordsOf(text)) {
    const stemmed = names.has(unaccented(norm)) ? null : telling(norm);
    if (stemmed !== null && !found.has(stemmed)) found.set(stemmed, norm);
  }
  return found;
}

const aboutOf = (seen: Seen) =>
  tellingWords(lowered(`${seen.mention.title ?? ''} ${seen.mention.text}`), unsaid(seen));

/** That we will answer is no word about unanswered letters. */
const OUR_STEP =
  /(?:\b(?:will|shall|and|to)|'ll) (?:\p{L}+ ){0,2}?(?:answer|reply|respond|call|ring|write|post|message|look|check)\b/gu;

const saidIn = (seen: Seen) =>
  tellingWords(seen.read.lower.slice(0, seen.read.bodyEnd).replaceAll(OUR_STEP, ' '), unsaid(seen));

function whatToName({ mention: { themes } }: Seen, asked: Map<string, string>): string {
  const named = themes.length > 0 ? themes.slice(0, 2) : [...asked.values()].slice(0, 3);
  return named.join(', ');
}

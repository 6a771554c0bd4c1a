import { type Check, fault, type Seen } from './check.ts';
import { lowered, wordsOf } from './reading.ts';

/** Words that are compared at a time, and the share of them that makes two texts one. */
const SHINGLE = 4;
const SAME = 0.7;
/** A template that is so much longer cannot be in it. */
const MOST_TIMES = 4;

/** The same words again: a template that was used too often, or what already stands in this thread. */
export const repeats: Check = (seen) => {
  const said = shinglesOf(seen.reply);
  if (said.size === 0) return [];
  const before = seen.saidBefore.some((text) => shareOf(said, shinglesOf(text)) >= SAME);
  if (before) return [fault('The same words already stand in this thread. Say what is new.')];
  const pasted = seen.templates.find(({ texts }) => texts.some((text) => isPasted(seen.reply, said, text)));
  if (!pasted) return [];
  if (pasted.usedInThread) return [fault(`The template "${pasted.name}" was already used in this thread.`)];
  return weeklyFault(seen, pasted);
};

function weeklyFault({ voice }: Seen, { name, usedThisWeek }: Seen['templates'][number]) {
  if (usedThisWeek < voice.repeats) return [];
  const often = `The template "${name}" was used ${usedThisWeek} times this week`;
  return [fault(`${often}, and this is hardly changed. Say something of your own.`)];
}

/** Most of the reply comes from the template; what stands for a variable is nobody's. */
function isPasted(reply: string, said: Set<string>, template: string): boolean {
  if (template.length > MOST_TIMES * reply.length) return false;
  const fixed = new Set(template.split(/\{\{[^{}]*\}\}/).flatMap((part) => [...shinglesOf(part)]));
  return fixed.size > 0 && shareOf(fixed, said) >= SAME && shareOf(said, fixed) >= SAME / 2;
}

const shareOf = (of: Set<string>, within: Set<string>) =>
  [...of].filter((shingle) => within.has(shingle)).length / Math.max(1, of.size);

function shinglesOf(text: string): Set<string> {
  const words = wordsOf(lowered(text)).map(({ norm }) => norm);
  return new Set(
    words
      .slice(0, Math.max(0, words.length - SHINGLE + 1))
      .map((_, at) => words.slice(at, at + SHINGLE).join(' ')),
  );
}

/** The phrases of a brand's themes, one a line: words, a/b for either, word* for beginnings, # for a number, _ for a gap. */
const MOST_LINES = 200;
const MOST_WORDS = 8;
const WORD = /^(?:_|(?:#|[\p{L}\p{N}]+\*?)(?:\/(?:#|[\p{L}\p{N}]+\*?))*)$/u;
const SHORTEST_BEGINNING = 3;

/** What is wrong with them, in a sentence; null when nothing is. */
export function phrasesProblem(phrases: string): string | null {
  const lines = phrases.split('\n').map((line) => line.trim());
  if (lines.length > MOST_LINES) return `Write ${MOST_LINES} phrases at most; these are ${lines.length}.`;
  for (const [index, line] of lines.entries()) {
    const problem = line === '' ? null : lineProblem(line.split(/\s+/));
    if (problem) return `Line ${index + 1} (${line.slice(0, 60)}): ${problem}`;
  }
  return null;
}

function lineProblem(words: string[]): string | null {
  if (words.length > MOST_WORDS) return `a phrase has ${MOST_WORDS} words at most.`;
  const strange = words.find((word) => !WORD.test(word));
  if (strange) return `"${strange}" is not a word. Leave out punctuation and apostrophes.`;
  if (words[0] === '_' || words.at(-1) === '_') return 'a gap stands between words.';
  const short = words
    .flatMap((word) => word.split('/'))
    .find((word) => word.endsWith('*') && word.length <= SHORTEST_BEGINNING);
  return short ? `"${short}" is too short a beginning. Write three letters or more before the star.` : null;
}

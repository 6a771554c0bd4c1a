/** Finding somebody's words in ours. Pure. */

/** What stands where something was taken out. */
export const REMOVED = '[removed]';

/** So many words in a row are no coincidence. */
const RUN = 6;
const SHORTEST = 3;

type Word = { key: string; start: number; end: number };

/** `written` without the runs of six words or more (fewer, where the texts are shorter) that it takes from `texts`. */
export function withoutQuotes(written: string, texts: readonly string[]): string {
  const words = wordsOf(written);
  const isQuoted = words.map(() => false);
  for (const text of texts) {
    const quoted = wordsOf(text);
    const length = Math.min(RUN, quoted.length);
    if (length < SHORTEST) continue;
    const runs = new Set(runsOf(quoted, length));
    for (const [from, run] of runsOf(words, length).entries())
      if (runs.has(run)) isQuoted.fill(true, from, from + length);
  }
  return cutOut(written, words, isQuoted);
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({
    key: word.normalize('NFKC').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

function runsOf(words: Word[], length: number): string[] {
  const keys = words.map(({ key }) => key);
  return Array.from({ length: Math.max(0, keys.length - length + 1) }, (_, from) =>
    keys.slice(from, from + length).join(' '),
  );
}

function cutOut(written: string, words: Word[], isQuoted: boolean[]): string {
  let kept = '';
  let at = 0;
  for (const [index, { start }] of words.entries()) {
    if (!isQuoted[index] || isQuoted[index - 1]) continue;
    let last = index;
    while (isQuoted[last + 1]) last++;
    kept += written.slice(at, start) + REMOVED;
    at = words[last]!.end;
  }
  return kept + written.slice(at);
}

/** A sentence for a word that a field does not know: the nearest known word, else all of them. */
export function unknownWord(value: string, field: string, known: readonly string[]): string {
  const nearest = nearestWord(value.toLowerCase(), known);
  const all = `${field}: knows ${known.join(' ')}.`;
  return nearest
    ? `“${value}” is no ${field}. Did you mean ${field}:${nearest}?`
    : `“${value}” is no ${field}. ${all}`;
}

/** The known word that was probably meant, or null. */
export function nearestWord(value: string, known: readonly string[]): string | null {
  const begun = known.find((word) => value.length >= 3 && (word.startsWith(value) || value.startsWith(word)));
  if (begun) return begun;
  const ranked = known.map((word) => ({ word, edits: edits(value, word) })).sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(1, Math.floor(best.word.length / 3)) ? best.word : null;
}

/** Levenshtein's distance; values are short, so the full table is fine. */
function edits(from: string, to: string): number {
  if (from.length > 40) return Number.POSITIVE_INFINITY;
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = above[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, above[column]! + 1, current[column - 1]! + 1));
    }
    above = current;
  }
  return above[to.length]!;
}

/** Strangers' words in Slack's markup. */

/** Slack asks for exactly these three (api.slack.com, formatting); a joiner keeps group names from being called. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/@(?=(?:here|channel|everyone|group)\b)/gi, '@\u2060');
}

/** One line, escaped, at most `most` characters long; cut on a word, with a mark. */
export function fitted(text: string, most: number): string {
  const line = text
    .slice(0, most * 4)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .trim();
  const whole = escaped(line);
  if (whole.length <= most && text.length <= most * 4) return whole;
  let kept = line.length;
  let cut = '';
  do {
    kept = Math.min(
      kept - 1,
      most - 1,
      Math.floor((kept * most) / Math.max(1, escaped(line.slice(0, kept)).length)),
    );
    cut = `${escaped(onWord(line, kept))}…`;
  } while (cut.length > most && kept > 0);
  return cut;
}

/** The first `length` units, without half a word where there is a blank to cut at, and without half a character. */
function onWord(line: string, length: number): string {
  const piece = line.slice(0, Math.max(0, length)).replace(/[\uD800-\uDBFF]$/, '');
  if (/\s/.test(line.charAt(piece.length))) return piece.trimEnd();
  const blank = piece.lastIndexOf(' ');
  return (blank > length / 2 ? piece.slice(0, blank) : piece).trimEnd();
}

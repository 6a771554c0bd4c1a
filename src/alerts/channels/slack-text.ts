/** Strangers' words in Slack: literal, on one line, and no longer than they may be. */

/** What Slack's markup is made of, and what looks like it and is none. */
const LOOKALIKES: Record<string, string> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** For markup: Slack asks for exactly three escapes (api.slack.com, formatting); a joiner keeps group names from being called. */
export function escaped(text: string): string {
  return unpinged(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** For markup that only we may write: a stranger's asterisk makes nothing bold. */
export const unmarked = (text: string): string =>
  escaped(text).replaceAll(/[*_~`]/g, (mark) => LOOKALIKES[mark]!);

/** For places that Slack shows as they are; the joiner is for those that do not. */
export const literal = (text: string): string => unpinged(text).replaceAll(/<(?=\S)/g, '<\u2060');

const unpinged = (text: string): string =>
  text.replaceAll(/@(?=(?:here|channel|everyone|group)\b)/gi, '@\u2060');

/** So many characters it takes on the way, between its quotation marks. */
export const weight = (text: string): number => JSON.stringify(text).length - 2;

/** One line, dressed for its place, of at most this weight; cut on a word, with a mark. */
export function fitted(text: string, most: number, dress: (text: string) => string = escaped): string {
  const line = oneLine(text.slice(0, most * 4));
  const whole = dress(line);
  if (weight(whole) <= most && text.length <= most * 4) return whole;
  let kept = line.length;
  let cut = '';
  do {
    const heavy = Math.max(1, weight(dress(line.slice(0, kept))));
    kept = Math.min(kept - 1, most - 1, Math.floor((kept * most) / heavy));
    cut = `${dress(onWord(line, kept))}…`;
  } while (weight(cut) > most && kept > 0);
  return cut;
}

/** Without what turns the writing round, piles marks on a letter, or is half a character. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim();
}

/** The first `length` units, without half a word where there is a blank to cut at, and without half a character. */
function onWord(line: string, length: number): string {
  const piece = line.slice(0, Math.max(0, length)).replace(/[\uD800-\uDBFF]$/, '');
  if (/\s/.test(line.charAt(piece.length))) return piece.trimEnd();
  const blank = piece.lastIndexOf(' ');
  return (blank > length / 2 ? piece.slice(0, blank) : piece).trimEnd();
}

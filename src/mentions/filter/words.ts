/** What is a word to the indexes, and what is not. */

/** Scripts without spaces between words: the index holds whole runs of them, not words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** True when the index holds the words of this text. */
export const isIndexed = (text: string) => !UNSPACED.test(text);

/** True for a name of which a word can be looked for; another one can only be held as it is typed. */
export const isWorded = (name: string) => isIndexed(name) && /[\p{L}\p{N}]/u.test(name);

/** Whether words of the name follow one another as asked, the last of them perhaps only begun. */
export function beginsWord(name: string, asked: string): boolean {
  if (!isWorded(asked)) return name.toLowerCase().includes(asked.toLowerCase());
  const words = asked.match(/[\p{L}\p{N}]+/gu)!;
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}`, 'iu').test(name);
}

/** Which characters make words. */

/** 0: no part of a word. 1: of a word between spaces. 2: of a script that writes without spaces. */
export type CharacterClass = 0 | 1 | 2;

const UNSPACED =
  /(?=[\p{L}\p{M}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const WORD = /[\p{L}\p{M}\p{N}_]/u;
const classes = new Uint8Array(0x110000);

/** The class of the character at `at`; a trailing surrogate has the class of its pair. */
export function classAt(text: string, at: number): CharacterClass {
  const code = codeAt(text, at);
  if (code < 0) return 0;
  const known = classes[code]!;
  if (known > 0) return (known - 1) as CharacterClass;
  const found = classify(String.fromCodePoint(code));
  classes[code] = found + 1;
  return found;
}

/** -1 outside of the text and for a lone surrogate. */
function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return -1;
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  const code = text.codePointAt(unit >= 0xdc00 ? at - 1 : at) ?? 0;
  return code > 0xffff ? code : -1;
}

function classify(character: string): CharacterClass {
  if (UNSPACED.test(character)) return 2;
  return WORD.test(character) ? 1 : 0;
}

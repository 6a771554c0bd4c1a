import { type Check, type Fault, fault, type Seen } from './check.ts';
import { avoided } from './phrases.ts';

/** How many exclamation marks a reply may have. */
const MARKS = { warm: 1, plain: 0, formal: 0 } as const;
const TOO_FAMILIAR =
  /\b(?:hey|yo|lol|haha|omg|gonna|wanna|gotta|cheers|no worries|my bad|oops|whoops|yikes|guys|dude|mate|awesome)\b/;
const FAMILIAR_SIGNS = /\p{Extended_Pictographic}|[:;]-?[)D(]/u;

/** Shouting, and words that are not the brand's. */
export const tone: Check = (seen) => [
  ...marks(seen),
  ...capitals(seen),
  ...familiar(seen),
  ...avoided(seen.read.lower, seen.voice.avoid),
];

function marks({ read, voice }: Seen): Fault[] {
  const found = [...read.text.matchAll(/[!！]/g)];
  const most = MARKS[voice.tone];
  if (found.length <= most) return [];
  const at = found[most]!.index;
  const words = most === 0 ? 'No exclamation marks' : 'One exclamation mark at most';
  return [fault(`${words}: the voice is ${voice.tone}.`, { start: at, end: at + 1 })];
}

/** Words in capitals that the author, the brand and everyday abbreviations do not write so. */
function capitals({ read, brand, mention, voice }: Seen): Fault[] {
  const known = `${mention.text} ${mention.title ?? ''} ${brand} ${voice.use.join(' ')} ${voice.signature}`;
  const shouted = [
    ...read.text.matchAll(/(?<![\p{L}\p{N}_.-])\p{Lu}{2,}(?:'\p{Lu}+)?(?![\p{L}\p{N}-])/gu),
  ].filter(({ 0: word }) => !known.includes(word) && (word.length >= 5 || SHOUTED.has(word)));
  const [first] = shouted;
  if (!first) return [];
  return [fault('Capitals read as shouting.', { start: first.index, end: first.index + first[0].length })];
}

const SHOUTED: ReadonlySet<string> = new Set(
  'NOT SO VERY ALL NO NEVER YOU WE YES ANY ONLY MUST READ THIS THAT WILL ARE IS DO NOW WHY HOW OUR YOUR EVER STOP REAL BEST LOVE SORRY'.split(
    ' ',
  ),
);

function familiar({ read, voice, isEnglish }: Seen): Fault[] {
  if (voice.tone !== 'formal') return [];
  const match = (isEnglish ? TOO_FAMILIAR.exec(read.lower) : null) ?? FAMILIAR_SIGNS.exec(read.text);
  if (!match) return [];
  const place = { start: match.index, end: match.index + match[0].length };
  return [fault('Too familiar for a formal voice.', place)];
}

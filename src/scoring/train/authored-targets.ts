/** Authored texts about one of two brands, and about a brand that is merely addressed. */

import { BAD_DEEDS, GOOD_DEEDS, LEVEL_PAIRS, PAIRS, PLAIN_DEEDS } from './authored/contrasts.ts';
import { authored } from './authored.ts';
import { randomNumbers } from './learn.ts';
import type { TargetText } from './target-texts.ts';

const NAMES =
  'Valdora Oakline Brixby Nimbo Tarvia Kestwick Ulverdale Penrow Dashwell Corvane Ellisby Tofton Marbeck Rundle'.split(
    ' ',
  );
/** X fares well, Y badly, N neither. */
const MARKS = 'YNX';
/** How two deeds are joined; # and % are the two, either may be the good one. */
const JOINTS =
  `#, %|#, %|# but %|#. %|#. %.|# while %|# whereas %|while #, %|# and %|#; %|#, meanwhile %|# - %|# though %|after #, %|#, so %|at least #, %|honestly # and %|#, on the other hand %|#! %!|when #, %|#, yet %`.split(
    '|',
  );
const DEED_PAIRS = 2400;
const SHOUT = 0.12;

type Said = { text: string; mark: string };

/** The same texts each time; sentences of customer care with the brand as their addressee among them. */
export function authoredTargets(weight: number): TargetText[] {
  const random = randomNumbers(7);
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)]!;
  const deeds = { X: lines(GOOD_DEEDS), Y: lines(BAD_DEEDS), N: lines(PLAIN_DEEDS) };
  const deedOf = (mark: keyof typeof deeds) =>
    `${mark}${random() < SHOUT ? "'s app" : ''} ${pick(deeds[mark])}`;
  const ways = ['XY', 'YX', 'XY', 'YX', 'XY', 'YX', 'NN', 'XX', 'YY', 'XN', 'YN', 'NY', 'NX'];
  const texts: string[] = [];
  for (let round = 0; round < DEED_PAIRS; round++) {
    const [first, second] = [...pick(ways)] as ('X' | 'Y' | 'N')[];
    texts.push(
      pick(JOINTS)
        .replace('#', () => deedOf(first!))
        .replace('%', () => deedOf(second!)),
    );
  }
  for (const mark of ['X', 'Y', 'N'] as const)
    for (const deed of deeds[mark]) texts.push(`${mark} ${deed}`, `my ${mark} ${deed}`, `${mark}: ${deed}`);
  for (const pair of [...lines(PAIRS), ...lines(LEVEL_PAIRS)]) texts.push(pair, pair, pair, `${pair}.`);
  return [...texts.flatMap((text) => namedTexts(text, pick, weight)), ...addressed(pick, weight)];
}

function lines(text: string): string[] {
  return text.trim().split('\n');
}

/** One text per brand in it, each with names of its own. */
function namedTexts(written: string, pick: <T>(options: readonly T[]) => T, weight: number): TargetText[] {
  const said: Said[] = [];
  const capital = pick([true, true, false]);
  const pieces = written.split(/\b([XYN])\b/);
  let text = '';
  const about: { start: number; end: number; mark: string }[] = [];
  const dressed = pick(['', '', '', '@']);
  for (const [at, piece] of pieces.entries()) {
    if (at % 2 === 0) {
      text += piece;
      continue;
    }
    let name = pick(NAMES);
    while (said.some((other) => other.text === name)) name = pick(NAMES);
    said.push({ text: name, mark: piece });
    const start = text.length;
    text += dressed + (dressed ? name.toLowerCase() : name);
    about.push({ start, end: text.length, mark: piece });
  }
  const whole = capital ? text[0]!.toUpperCase() + text.slice(1) : text;
  return about.map(({ start, end, mark }) => ({
    text: whole,
    about: [{ start, end }],
    label: MARKS.indexOf(mark),
    weight,
    set: 'authored',
    split: 'train',
  }));
}

const ADDRESSED = 2000;

/** What is said to a brand is said of it. */
function addressed(pick: <T>(options: readonly T[]) => T, weight: number): TargetText[] {
  const care = authored('care', 4);
  return Array.from({ length: ADDRESSED }, () => {
    const { text, label } = pick(care);
    const name = `@${pick(NAMES).toLowerCase()}`;
    const isFirst = pick([true, true, false]);
    const start = isFirst ? 0 : text.length + 1;
    return {
      text: isFirst ? `${name} ${text}` : `${text} ${name}`,
      about: [{ start, end: start + name.length }],
      label: ['negative', 'neutral', 'positive'].indexOf(label),
      weight,
      set: 'authored',
      split: 'train',
    };
  });
}

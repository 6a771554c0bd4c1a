import { type Check, fault } from './check.ts';

const APOLOGY = /\b(?:sorry|apolog(?:y|ies|ise|ize|ises|izes|ising|izing)|regret|forgive us|let you down)\b/g;
/** Sorry for what the author feels, and not for what we did. */
const HALF =
  /\bsorry (?:if|but|you (?:feel|felt|think|see it)|(?:that )?you (?:feel|felt|think))\b|\bsorry to hear (?:that )?you (?:feel|felt)\b/;
const DENIED = /\b(?:no need to|not|nothing to|won't|cannot|can't) (?:be )?(?:apolog\w+|sorry)\b/;

/** Says sorry where something went wrong. */
export const apologises: Check = ({ read, isEnglish, isUnhappy }) => {
  if (!isUnhappy || !isEnglish) return [];
  const half = HALF.exec(read.lower);
  const whole = [...read.lower.matchAll(APOLOGY)].find(
    ({ index }) =>
      index !== half?.index && !DENIED.test(read.lower.slice(Math.max(0, index - 20), index + 12)),
  );
  if (whole) return [];
  if (!half) return [fault('It does not apologise, though something went wrong for them.')];
  const place = { start: half.index, end: half.index + half[0].length };
  return [fault('This is sorry for what they feel, not for what happened.', place)];
};

import { type Check, type Fault, fault } from './check.ts';
import { lowered } from './reading.ts';

/** Words that the brand never uses. */
export const bannedPhrases: Check = ({ read, voice }) =>
  placesOf(read.lower, voice.banned).map(({ phrase, place }) =>
    fault(`"${phrase}" is banned by the brand voice.`, place),
  );

/** Each phrase as it stands in a text, whole words only, whatever lies between them. */
export function placesOf(lower: string, phrases: readonly string[]) {
  return phrases.flatMap((phrase) => {
    const match = patternOf(phrase)?.exec(lower);
    return match ? [{ phrase, place: { start: match.index, end: match.index + match[0].length } }] : [];
  });
}

function patternOf(phrase: string): RegExp | null {
  const words = lowered(phrase).match(/[\p{L}\p{N}']+|[^\s\p{L}\p{N}]+/gu);
  if (!words) return null;
  const source = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s\\p{P}]*');
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'u');
}

/** Sentences that say nothing to anybody. */
const STOCK = [
  'valued customer',
  'we strive for',
  'strive for excellence',
  'your feedback is important',
  'your opinion matters',
  'your call is important',
  'take this very seriously',
  'thank you for bringing this to our attention',
  'thank you for reaching out',
  'we pride ourselves',
  'at your earliest convenience',
  'do not hesitate to contact',
  'use your comments to improve',
  'to whom it may concern',
  'dear customer',
  'dear sir or madam',
  'dear user',
];

/** Words that the brand would rather not use, and stock phrases. */
export function avoided(lower: string, avoid: readonly string[]): Fault[] {
  const own = placesOf(lower, avoid).map(({ phrase, place }) =>
    fault(`The brand voice avoids "${phrase}".`, place),
  );
  const stock = placesOf(lower, STOCK).map(({ phrase, place }) =>
    fault(`"${phrase}" is a stock phrase.`, place),
  );
  return [...own, ...stock].slice(0, 3);
}

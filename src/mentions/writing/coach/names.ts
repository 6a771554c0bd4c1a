import { firstName } from '../fill.ts';
import { type Check, fault } from './check.ts';
import { lowered, unaccented } from './reading.ts';

/** The person is called by a name that they gave. */
export const names: Check = ({ mention: { author }, read }) => {
  const called = firstName(author);
  if (called === null) return [];
  const body = unaccented(read.lower.slice(0, read.bodyEnd));
  const words = new Set(body.match(/(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_.-]*[\p{L}\p{N}]/gu) ?? []);
  const known = partsOf(`${author.name ?? ''} ${author.handle ?? ''}`);
  if (known.some((part) => words.has(part))) return [];
  return [fault(`It does not name the person. Begin with ${called}.`)];
};

/** Every part of a name that is long enough to be one, and the whole handle. */
function partsOf(given: string): string[] {
  const parts = unaccented(lowered(given)).split(/[\s@,]+/);
  return parts.flatMap((part) => [part, ...part.split(/[._\-\d]+/)]).filter((part) => part.length >= 2);
}

import type { Reading } from './reading.ts';

/** What became of reading a source, for the line that its name begins. */
export function sentenceOf({ items, isOver, isCut, isLive, problem }: Reading): {
  ok: boolean;
  sentence: string;
} {
  const n = `${items.length.toLocaleString('en-GB')} ${items.length === 1 ? 'item' : 'items'}`;
  if (isLive) return { ok: true, sentence: 'is heard live: what is written there is found from now on.' };
  if (problem !== null)
    return { ok: false, sentence: items.length > 0 ? `gave ${n}, then no more: ${problem}` : problem };
  if (!isOver) return { ok: true, sentence: items.length > 0 ? `has given ${n} so far.` : 'is being asked.' };
  if (isCut) return { ok: true, sentence: `gave its newest ${n} of the last 30 days; there are more.` };
  return { ok: true, sentence: `answered with ${n} of the last 30 days.` };
}

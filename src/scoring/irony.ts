/** "Love waiting for hours": a bright word right before what nobody loves. It may be meant, so it is a doubt. */
import type { Reading } from './reading.ts';
import type { Weighted } from './sentiment.ts';

const BRIGHT = new Set(
  'love loving loved enjoy enjoying enjoyed great nice awesome fantastic brilliant wonderful lovely amazing perfect excellent superb fun glad delighted thrilled happy thanks thank cheers congrats congratulations'.split(
    ' ',
  ),
);
const NUISANCES = new Set(
  'waiting queue queues queueing queuing delay delays delayed cancelled canceled cancellation cancellations crash crashes crashing crashed overcharged overcharging broken stuck outage outages downtime error errors ignored ignoring buffering'.split(
    ' ',
  ),
);
/** "Great, no more waiting" is praise. */
const SPARED = new Set(
  'no not never without less fewer zero fixing fixed resolving solving despite but'.split(' '),
);
const NEAR = 3;

export function soundsIronic({ norms, sentences }: Reading, evidence: readonly Weighted[]): boolean {
  return evidence.some(isPraisedPhrase) || sentences.some(([from, to]) => praisesNuisance(norms, from, to));
}

/** Right behind a bright word stands a phrase that customers write when something went wrong. */
function isPraisedPhrase({ at, weight, phrase }: Weighted, index: number, all: readonly Weighted[]): boolean {
  const before = all[index - 1];
  return phrase && weight < -1 && before !== undefined && before.weight > 1.2 && at - before.at <= NEAR;
}

function praisesNuisance(norms: readonly string[], from: number, to: number): boolean {
  let since = Number.POSITIVE_INFINITY;
  for (let at = from; at < to; at++) {
    const norm = norms[at]!;
    if (BRIGHT.has(norm)) since = 0;
    else if (SPARED.has(norm)) since = Number.POSITIVE_INFINITY;
    else if (norm !== '') since++;
    if (since <= NEAR && NUISANCES.has(norm)) return true;
  }
  return false;
}

/** The figures of a report, each with the one of the period before. Pure. */
import type { AskedCsat } from './asked.ts';
import { sumOf, type Totals } from './daily.ts';
import { addTones, FEW, type Interval, netInterval, netSentiment, shareInterval } from './figures.ts';
import { averageRating } from './ratings.ts';
import type { Figure, Figures } from './reputation-shape.ts';
import type { Responses } from './response.ts';
import type { ShareOfVoice } from './share-of-voice.ts';

/** `before` is null where the period before was not watched as a whole. */
export type Sides<Value> = { now: Value; before: Value | null };

export function figuresOf(
  own: Sides<Totals[]>,
  answers: Sides<Responses>,
  { voice, csat }: { voice: ShareOfVoice; csat: Sides<AskedCsat> },
): Figures {
  const of = (read: (totals: Totals[]) => number | null) => ({
    value: read(own.now),
    previous: own.before && read(own.before),
  });
  const sum = (column: 'mentions' | 'needingResponse' | 'answered') => sumOf(own.now, column);
  const tones = addTones(own.now);
  return {
    net: figure(
      of((totals) => netSentiment(addTones(totals))),
      scored(own.now),
      netInterval(tones),
    ),
    mentions: figure(
      of((totals) => sumOf(totals, 'mentions')),
      sum('mentions'),
    ),
    rating: figure(of(averageRating), sumOf(own.now, 'ratings')),
    responseRate: figure(
      of(responseRate),
      sum('needingResponse'),
      shareInterval(sum('answered'), sum('needingResponse')),
    ),
    firstResponse: figure(
      { value: answers.now.median, previous: answers.before?.median ?? null },
      answers.now.answered,
    ),
    firstResponseP90: figure(
      { value: answers.now.p90, previous: answers.before?.p90 ?? null },
      answers.now.answered,
    ),
    shareOfVoice: figure(
      { value: voice.share, previous: own.before && voice.before },
      voice.mentions,
      voice.interval,
    ),
    askedCsat: figure(
      { value: csat.now.share, previous: csat.before?.share ?? null },
      csat.now.answered,
      csat.now.interval,
    ),
  };
}

const figure = (
  values: { value: number | null; previous: number | null },
  n: number,
  interval: Interval | null = null,
): Figure => ({ ...values, n, interval, few: n < FEW });

function responseRate(totals: Totals[]): number | null {
  const needing = sumOf(totals, 'needingResponse');
  return needing === 0 ? null : sumOf(totals, 'answered') / needing;
}

function scored(totals: Totals[]): number {
  const { positive, neutral, negative } = addTones(totals);
  return positive + neutral + negative;
}

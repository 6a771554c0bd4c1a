/** What sets some mentions apart from the others: log-odds with an informative prior. Pure. */

/** In how many of the mentions it is found, and in how many of the others. */
export type Compared = { inside: number; outside: number };

/** `times`: odds inside ÷ odds outside; `z`: how many standard errors its logarithm is from 0. */
export type SetApart = { times: number; z: number };

/** As much as this many mentions speak for "no difference". */
const PRIOR = 20;

/**
 * Monroe, Colaresi and Quinn 2008, Political Analysis 16, 372–403, equations 16 and 22; the prior is the share
 * in all mentions, as strong as 20 of them.
 */
export function logOdds({ inside, outside }: Compared, all: Compared): SetApart {
  const prior = Math.max(1e-6, (PRIOR * (inside + outside)) / Math.max(1, all.inside + all.outside));
  const oddsOf = (found: number, n: number) => (found + prior) / Math.max(1e-6, n + PRIOR - found - prior);
  const times = oddsOf(inside, all.inside) / oddsOf(outside, all.outside);
  const error = Math.sqrt(1 / (inside + prior) + 1 / (outside + prior));
  return { times, z: Math.log(times) / error };
}

/** What changed between two figures as they are read: who takes one from the other finds the same. Pure. */

/** How a figure is shown: as it is, in whole points, a share in whole per cent, a rating in tenths, minutes begun left out. */
export type Shown = 'count' | 'points' | 'share' | 'rating' | 'minutes';

const READ: Record<Shown, (value: number) => number> = {
  count: (value) => value,
  // Halves go away from zero: the mirror image of a change is the change of the mirror image.
  points: (value) => Math.sign(value) * Math.round(Math.abs(value)),
  share: (value) => Math.round(value * 100),
  rating: (value) => Number(value.toFixed(1)),
  minutes: Math.floor,
};

/** The difference of both as they are shown: points (also of a share), stars, minutes; 0 where they read the same. */
export function changeShown(now: number, before: number, as: Shown): number {
  const change = READ[as](now) - READ[as](before);
  return as === 'rating' ? Math.round(change * 10) / 10 : change;
}

/** How much of what is usually heard was listened for, hour by hour. Pure. */

/** A kind of source: its share of the brand's mentions, and the hour from which on it is read. */
export type Kind = { kind: string; since: number; share: number };

/** In hours since 1970; `to` is null while it lasts. One source `among` so many of its kind. */
export type Gap = { kind: string; sourceId: number; from: number; to: number | null; among: number };

/** 0 to 1 for each of `length` hours from hour `from` on. */
export function exposureOf(
  kinds: readonly Kind[],
  gaps: readonly Gap[],
  from: number,
  length: number,
): Float64Array {
  const exposure = new Float64Array(length);
  for (const { kind, since, share } of kinds) {
    const heard = new Float64Array(length).fill(1);
    heard.fill(0, 0, Math.min(length, Math.max(0, since - from)));
    for (const gap of gaps) if (gap.kind === kind) leaveOut(heard, gap, from);
    for (let at = 0; at < length; at++) exposure[at]! += share * Math.max(0, heard[at]!);
  }
  return exposure;
}

/** An hour counts as far as it was read. */
function leaveOut(heard: Float64Array, { from: start, to, among }: Gap, from: number): void {
  const first = Math.max(0, Math.floor(start) - from);
  const last = Math.min(heard.length, Math.ceil(to ?? Number.POSITIVE_INFINITY) - from);
  for (let at = first; at < last; at++) {
    const missed = Math.min(at + from + 1, to ?? Number.POSITIVE_INFINITY) - Math.max(at + from, start);
    heard[at]! -= missed / Math.max(1, among);
  }
}

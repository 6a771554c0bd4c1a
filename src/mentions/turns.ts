/** Who of a team comes next. Pure. */
export type Available = {
  userId: number;
  /** Open and pending mentions that the person has already. */
  load: number;
};

/** `count` turns, one after the other by id, beginning behind whoever had the last one. */
export function inTurn(available: readonly Available[], last: number | null, count: number): number[] {
  const ids = available.map(({ userId }) => userId).sort((a, b) => a - b);
  const first = Math.max(
    0,
    ids.findIndex((id) => id > (last ?? 0)),
  );
  return ids.length === 0
    ? []
    : Array.from({ length: count }, (_, turn) => ids[(first + turn) % ids.length]!);
}

/** Each to whoever has the least by then; among equals in turn. */
export function byLoad(available: readonly Available[], last: number | null, count: number): number[] {
  const order = inTurn(available, last, available.length);
  const loads = new Map(available.map(({ userId, load }) => [userId, load]));
  const chosen: number[] = [];
  while (order.length > 0 && chosen.length < count) {
    const next = order.reduce((least, id) => (loads.get(id)! < loads.get(least)! ? id : least));
    loads.set(next, loads.get(next)! + 1);
    order.push(...order.splice(order.indexOf(next), 1));
    chosen.push(next);
  }
  return chosen;
}

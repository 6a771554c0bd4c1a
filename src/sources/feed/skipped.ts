/** Elements that nobody asks about, around the current place. */
import type { Tag } from './tags.ts';

/** Counts keep a close tag that was never opened from being looked for again and again. */
export type Skipped = { names: string[]; counts: Map<string, number> };

/** HTML elements that are left open between the fields of feeds that do not escape. */
const LEFT_OPEN = new Set(['br', 'hr', 'img', 'input', 'meta', 'p']);

export function isInside({ names }: Skipped): boolean {
  return names.length > 0;
}

export function skip({ names, counts }: Skipped, tag: Tag): void {
  if (tag.empty || LEFT_OPEN.has(tag.name)) return;
  names.push(tag.name);
  counts.set(tag.name, (counts.get(tag.name) ?? 0) + 1);
}

/** Leaves the innermost skipped element of this name and all inside it; false when there is none. */
export function unskip({ names, counts }: Skipped, name: string): boolean {
  if (!counts.get(name)) return false;
  for (let last = names.pop(); last !== undefined; last = names.pop()) {
    counts.set(last, counts.get(last)! - 1);
    if (last === name) break;
  }
  return true;
}

export function clear({ names, counts }: Skipped): void {
  names.length = 0;
  counts.clear();
}

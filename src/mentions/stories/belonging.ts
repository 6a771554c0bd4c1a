/** Which texts belong together, learnt pair by pair: a union-find whose roots are the lowest keys. Pure. */
export function belonging() {
  const parents = new Map<number, number>();
  const stories = new Set<number>();
  const rootOf = (key: number): number => {
    let root = key;
    while ((parents.get(root) ?? root) !== root) root = parents.get(root)!;
    parents.set(key, root);
    return root;
  };
  const join = (one: number, other: number) => {
    const [low, high] = [rootOf(one), rootOf(other)].sort((a, b) => a - b) as [number, number];
    parents.set(high, low);
  };
  return {
    join,
    storyOf: rootOf,
    /** What is stored of a text. */
    know(textKey: number, storyId: number): void {
      stories.add(storyId);
      join(textKey, storyId);
    },
    /** Stories that are part of others now, each with the id of that one. */
    merged: () => [...stories].map((id) => [id, rootOf(id)] as const).filter(([id, root]) => id !== root),
  };
}

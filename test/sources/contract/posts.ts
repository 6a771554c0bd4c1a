/** Worlds of invented posts. Every text begins with a mark that says which post it is, and which version of it. */
import type { Post, World } from '../upstream.ts';

export const NOW = new Date('2026-11-21T10:00:00.000Z');
export const DAY_MS = 86_400_000;

type Many = {
  /** The newest post's time; a minute before NOW unless given. */
  until?: Date;
  everySeconds?: number;
  /** The first one's id. */
  from?: bigint;
};

/** Posts a minute apart, oldest first. */
export function posts(
  count: number,
  { until = before(NOW, 60), everySeconds = 60, from = 1001n }: Many = {},
): Post[] {
  return Array.from({ length: count }, (_, index) =>
    aPost(from + BigInt(index), { at: before(until, (count - 1 - index) * everySeconds) }),
  );
}

export function aPost(id: bigint, values: Partial<Post> = {}): Post {
  return {
    id: String(id),
    ...wordsOf(id, 0),
    author: `writer${id}`,
    at: before(NOW, 60),
    editedAt: null,
    rating: 1 + Number(id % 5n),
    deleted: false,
    ...values,
  };
}

export function worldOf(all: Post[], now = NOW): World {
  return { posts: all, now };
}

/** What a post says after so many edits. Some services show only its title. */
export function wordsOf(id: bigint | string, version: number): { title: string; text: string } {
  const mark = `mark${id}v${version}z`;
  return { title: `Fernhill Bikes ${mark}`, text: `${mark} Fernhill Bikes kept me waiting. #fernhill` };
}

/** The versions of posts that a text shows: id → version. */
export function marksIn(text: string): Map<string, number> {
  return new Map([...text.matchAll(/mark(\d+)v(\d+)z/g)].map(([, id, version]) => [id!, Number(version)]));
}

export function before(time: Date, seconds: number): Date {
  return new Date(time.getTime() - seconds * 1000);
}

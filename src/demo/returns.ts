import type { Post } from './post.ts';
import type { Random } from './seeded.ts';
import { RETURNS } from './story/answers.ts';
import { BRANDS } from './story/cast.ts';
import { fill, slotsFor } from './wording.ts';

const DAY = 86_400_000;

/** A critic who was answered posts again, mostly in a better mood; most people stay silent. Null for those. */
export function returnOf(random: Random, post: Post, answeredAt: Date, number: number): Post | null {
  const { item, tone } = post;
  if (tone !== 'negative' || item.author.handle === null || !random.chance(0.24)) return null;
  const better = random.chance(0.78);
  const slots = slotsFor(random, BRANDS[0]);
  const at = new Date(answeredAt.getTime() + random.around(6, 0.8) * DAY);
  const url = `${item.url}/update-${number}`;
  return {
    ...post,
    item: {
      ...item,
      externalId: url,
      url,
      title: item.title === null ? null : better ? 'Update' : 'Still unhappy',
      text: fill(random.pick(RETURNS[better ? 'better' : 'worse']), slots),
      publishedAt: at.toISOString(),
      rating: item.rating === null ? null : better ? random.whole(4, 5) : 1,
    },
    tone: better ? 'positive' : 'negative',
    outcome: null,
  };
}

import type { Post } from './post.ts';
import type { Random } from './seeded.ts';
import { RETURNS, UNANSWERED_RETURNS } from './story/answers.ts';
import { BRANDS } from './story/cast.ts';
import { fill, slotsFor } from './wording.ts';

const DAY = 86_400_000;

/** How many critics post again, and how many of those in a better mood: most people stay silent. */
const MOODS = {
  answered: { again: 0.3, better: 0.78, words: RETURNS },
  unanswered: { again: 0.5, better: 0.3, words: UNANSWERED_RETURNS },
};

/** A critic who posts again some days after the answer, or after nobody gave one. Null for those who do not. */
export function returnOf(
  random: Random,
  post: Post,
  { since, number, is }: { since: Date; number: number; is: keyof typeof MOODS },
): Post | null {
  const { item, tone } = post;
  const mood = MOODS[is];
  if (tone !== 'negative' || item.author.handle === null || !random.chance(mood.again)) return null;
  const better = random.chance(mood.better);
  const slots = slotsFor(random, BRANDS[0]);
  const at = new Date(since.getTime() + random.around(6, 0.8) * DAY);
  const url = `${item.url}/update-${number}`;
  return {
    ...post,
    item: {
      ...item,
      externalId: url,
      url,
      title: item.title === null ? null : better ? 'Update' : 'Still unhappy',
      text: fill(random.pick(mood.words[better ? 'better' : 'worse']), slots),
      publishedAt: at.toISOString(),
      rating: item.rating === null ? null : better ? random.whole(4, 5) : 1,
    },
    tone: better ? 'positive' : 'negative',
    outcome: null,
  };
}

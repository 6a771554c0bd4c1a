import type { Post } from './post.ts';
import { BRANDS } from './story/cast.ts';
import type { Scripted } from './story/scripted.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function timeOf({ daysAgo, hour, minutesAgo }: Scripted, end: Date): Date {
  if (minutesAgo !== undefined) return new Date(end.getTime() - minutesAgo * MINUTE);
  return new Date((Math.floor(end.getTime() / DAY) - daysAgo) * DAY + hour * HOUR + 17 * MINUTE);
}

/** A post that the story has word for word, on its day. */
export function scriptedPost(told: Scripted, end: Date): Post {
  const at = timeOf(told, end);
  const slug = told.text
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .slice(0, 40);
  const url = `https://${told.source}.example/told/${slug}`;
  const { likes = null, comments = null, shares = null } = told;
  return {
    item: {
      source: told.source,
      externalId: url,
      url,
      author: {
        name: told.author.name,
        handle: told.author.handle ?? null,
        url: null,
        followers: told.author.followers ?? null,
      },
      title: told.title ?? null,
      text: told.text,
      language: 'en',
      publishedAt: at.toISOString(),
      editedAt: null,
      rating: told.rating ?? null,
      engagement: { likes, comments, shares, views: null },
      location: null,
      replyTo: null,
      parent: null,
    },
    brandName: BRANDS[0].name,
    topic: told.topic ?? 'other',
    tone: told.tone,
    outcome: told.outcome ?? null,
  };
}

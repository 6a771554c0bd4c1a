/** What the team does with a mention, and when. Pure. */
import type { Post } from './post.ts';
import type { Random } from './seeded.ts';
import { ANSWERS, ESCALATIONS, NOTES } from './story/answers.ts';
import type { TeamMember } from './story/cast.ts';
import { PACES, type Pace } from './story/happenings.ts';

export type Step = { at: Date; by: TeamMember } & (
  | { does: 'assign'; to: TeamMember }
  | { does: 'note' | 'reply'; text: string }
  | { does: 'resolve' }
  | { does: 'dismiss'; reason: 'spam' | 'not-relevant' }
  | { does: 'snooze'; until: Date }
  | { does: 'correct'; label: 'negative' | 'neutral' | 'positive' }
);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Found = { needsResponse: boolean; sentiment: string };

/** The steps for a mention of the own brand that was found at `foundAt`; those after `end` never happen. */
export function stepsFor(random: Random, post: Post, found: Found, foundAt: Date, end: Date): Step[] {
  const by = random.pick(['jonas', 'jonas', 'ines', 'ines', 'maya'] as const);
  const published = new Date(post.item.publishedAt);
  const pace = paceAt((end.getTime() - published.getTime()) / DAY);
  const first = atWork(random, later(published, random.around(pace.median, 0.8)), foundAt, pace);
  const steps = [...correction(random, post, found, first), ...scripted(random, post, first, end)];
  if (post.outcome || !found.needsResponse) return steps;
  if (isFresh(published, end) && random.chance(0.85)) return [...steps, ...leftForToday(random, first, end)];
  if (random.chance(pace.answered)) return [...steps, ...answered(random, post, by, first)];
  if (random.chance(0.05)) return [...steps, { at: first, by, does: 'dismiss', reason: 'not-relevant' }];
  return [...steps, { at: later(first, random.around(3 * 1440, 0.3)), by, does: 'resolve' }];
}

const later = (time: Date, minutes: number) => new Date(time.getTime() + minutes * MINUTE);
const isFresh = (published: Date, end: Date) => end.getTime() - published.getTime() < 7 * HOUR;
const paceAt = (daysAgo: number) =>
  PACES.findLast(({ sinceDaysAgo }) => daysAgo <= sinceDaysAgo) ?? PACES[0]!;

/** Not before the mention was found, in working hours; on some weekends nobody looks. */
function atWork(random: Random, wanted: Date, foundAt: Date, { hours: [from, to] }: Pace): Date {
  const earliest = later(foundAt, random.whole(2, 9));
  const at = wanted > earliest ? wanted : earliest;
  const hour = at.getUTCHours();
  const isOff = at.getUTCDay() % 6 === 0 && random.chance(0.3);
  if (!isOff && hour >= from && hour < to) return at;
  const midnight = Math.floor(at.getTime() / DAY) * DAY;
  const next = isOff || hour >= to ? midnight + DAY : midnight;
  return new Date(next + from * HOUR + random.whole(4, 140) * MINUTE);
}

function answered(random: Random, post: Post, by: TeamMember, at: Date): Step[] {
  const steps: Step[] = [{ at, by, does: 'reply', text: answerTo(random, post) }];
  const before = (minutes: number) => later(at, -minutes);
  if (random.chance(0.3)) steps.push({ at: before(1.5), by: 'maya', does: 'assign', to: by });
  if (random.chance(0.14)) steps.push({ at: before(1), by, does: 'note', text: random.pick(NOTES) });
  if (random.chance(0.85)) steps.push({ at: later(at, random.around(1600, 0.6)), by, does: 'resolve' });
  return steps;
}

function answerTo(random: Random, { topic, tone, item }: Post): string {
  const answers = ANSWERS[tone === 'negative' ? topic : 'other'];
  const name = item.author.name?.includes(' ') ? item.author.name.split(' ')[0]! : 'there';
  return random.pick(answers).replaceAll('{name}', name);
}

/** Today's work lies open: some of it taken, some put off until the morning. */
function leftForToday(random: Random, at: Date, end: Date): Step[] {
  if (random.chance(0.3))
    return [{ at, by: 'maya', does: 'assign', to: random.pick(['maya', 'jonas'] as const) }];
  const tomorrow = new Date(Math.floor(end.getTime() / DAY) * DAY + DAY + 8 * HOUR);
  return random.chance(0.3) ? [{ at, by: 'ines', does: 'snooze', until: tomorrow }] : [];
}

/** People correct what the engine got wrong or cannot read, not always, and confirm some of what it got right. */
function correction(random: Random, { tone }: Post, { sentiment }: Found, first: Date): Step[] {
  const share = sentiment === tone ? 0.25 : sentiment === 'unscored' ? 0.35 : 0.5;
  if (!random.chance(share)) return [];
  return [{ at: later(first, random.whole(10, 600)), by: 'ines', does: 'correct', label: tone }];
}

function scripted(random: Random, post: Post, at: Date, end: Date): Step[] {
  const { outcome } = post;
  if (outcome === 'spam') return [{ at, by: 'ines', does: 'dismiss', reason: 'spam' }];
  if (outcome === 'thanked') {
    const text = 'Thank you for telling everybody. It was our fault, and it is a pleasure to see you ride.';
    return [
      { at, by: 'maya', does: 'reply', text },
      { at: later(at, 1), by: 'maya', does: 'resolve' },
    ];
  }
  if (outcome !== 'escalated') return [];
  return [
    { at: later(at, -2), by: 'jonas', does: 'assign', to: 'maya' },
    { at: later(at, -1), by: 'jonas', does: 'note', text: random.pick(ESCALATIONS) },
    ...answered(random, post, 'maya', new Date(Math.min(at.getTime(), end.getTime()))),
  ];
}

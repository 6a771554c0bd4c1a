/** Replies that ask how they were, and customers who say so some hours or days later. */
import { surveyUrl } from '../surveys/link.ts';
import { answerSurvey } from '../surveys/surveys.ts';
import type { Post } from './post.ts';
import { seeded } from './seeded.ts';
import type { Step } from './steps.ts';
import { ASKS, SAYS } from './story/surveys.ts';
import type { SurveyAnswer, Telling } from './telling.ts';

type Planned = { mentionId: number; post: Post; step: Step };

/** The team began to ask this spring. */
const ASKED_SINCE_DAYS = 210;
const DAY_MS = 86_400_000;
/** There is no room for a link where posts are short. */
const SHORT = ['bluesky', 'mastodon', 'x'];

/** The step with the question behind its reply, and the answer that will come; as it is where nobody is asked. */
export async function asking(
  { platform, end }: Telling,
  { mentionId, post, step }: Planned,
): Promise<{ step: Step; answer: SurveyAnswer | null }> {
  // Chance of its own, so that the rest of the story does not turn on who was asked.
  const random = seeded(mentionId);
  const isAsked =
    step.does === 'reply' &&
    !SHORT.includes(post.item.source) &&
    end.getTime() - step.at.getTime() < ASKED_SINCE_DAYS * DAY_MS &&
    random.chance(0.8);
  if (!isAsked) return { step, answer: null };
  const url = await surveyUrl(platform, mentionId);
  const asked = { ...step, text: `${step.text} ${random.pick(ASKS)} ${url}` };
  if (!random.chance(0.6)) return { step: asked, answer: null };
  const rating = random.weighted([
    [5, 45],
    [4, 27],
    [3, 11],
    [2, 8],
    [1, 9],
  ] as const);
  const text = random.chance(0.4) ? random.pick(SAYS[rating >= 4 ? 'content' : 'unhappy']) : '';
  const at = new Date(step.at.getTime() + random.around(0.8, 1) * DAY_MS);
  return { step: asked, answer: { at, url, rating, text } };
}

/** What customers answered up to that time. */
export async function answerUntil(telling: Telling, until: Date): Promise<void> {
  const due = telling.answers.filter(({ at }) => at <= until);
  telling.answers = telling.answers.filter(({ at }) => at > until);
  for (const { at, url, rating, text } of due) {
    telling.setNow(at);
    await answerSurvey(telling.platform, url.split('/').at(-1)!, { rating, text, address: null });
  }
}

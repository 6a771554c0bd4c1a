/** One question to the author of a mention: how did we do? One answer for each thread. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { networkOf, takePlaces } from '../accounts/attempts.ts';
import { hashOf } from '../accounts/secret-token.ts';
import { brands, events, mentions, surveys } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import { askedIn } from './link.ts';

const LIFE_MS = 30 * 86_400_000;
export const LONGEST_ANSWER = 1000;
/** Answers that one network may give in the window of attempts. */
const MOST_ANSWERS = 20;
const MOST_MISSES = 60;

export type Answer = { rating: number; text: string | null; answeredAt: Date };

/** What a link leads to. */
export type Survey = { brandName: string; isOver: boolean; answer: Answer | null };

/** A reply that holds the link asks; asking again changes nothing. In the caller's transaction. */
export async function askIn(
  platform: Platform,
  { userId }: { userId: number | null },
  { mentionId, text }: { mentionId: number; text: string },
): Promise<void> {
  const tokenHash = await askedIn(platform, mentionId, text);
  if (!tokenHash) return;
  const [askedAt, expiresAt] = [0, LIFE_MS].map((later) =>
    new Date(platform.now().getTime() + later).toISOString(),
  );
  await platform.db.execute(sql`insert into ${surveys} (mention_id, brand_id, token_hash, user_id, asked_at, expires_at)
    select m.id, m.brand_id, ${tokenHash}, ${userId}::bigint, ${askedAt}::timestamptz, ${expiresAt}::timestamptz
    from ${mentions} m where m.id = ${mentionId}::bigint on conflict (mention_id) do nothing`);
}

/** The survey behind a link; null for one that never was. */
export async function surveyBehind(platform: Platform, token: string): Promise<Survey | null> {
  const [found] = await platform.db
    .select({
      brandName: brands.name,
      expiresAt: surveys.expiresAt,
      answeredAt: surveys.answeredAt,
      rating: surveys.rating,
      text: surveys.text,
    })
    .from(surveys)
    .innerJoin(brands, eq(brands.id, surveys.brandId))
    .where(eq(surveys.tokenHash, await hashOf(token)));
  if (!found) return null;
  const { brandName, expiresAt, answeredAt, rating, text } = found;
  const answer = answeredAt && rating !== null ? { rating, text, answeredAt } : null;
  return { brandName, isOver: expiresAt <= platform.now(), answer };
}

/** Counts an address that leads nowhere; throws when one network tries too many. */
export async function countSurveyMiss(platform: Platform, address: string | null): Promise<void> {
  if (address) await takePlaces(platform, new Map([[`survey-miss:${networkOf(address)}`, MOST_MISSES]]));
}

type Given = { rating: number | null; text: string; address: string | null };

/**
 * Keeps the first answer; the same one sent again is no second. Throws Refusal for another one, for what is no answer,
 * and for too many.
 */
export async function answerSurvey(platform: Platform, token: string, given: Given): Promise<void> {
  const { rating } = given;
  if (rating === null || !Number.isInteger(rating) || rating < 1 || rating > 5) {
    const problem = 'Choose one of the five answers.';
    throw new Refusal('invalid', problem, { rating: problem });
  }
  const text = cleanText(given.text, LONGEST_ANSWER) || null;
  const bucket = `survey:${networkOf(given.address ?? '')}`;
  await takePlaces(platform, new Map([[bucket, MOST_ANSWERS]]));
  const tokenHash = await hashOf(token);
  return transact(platform, async (inside) => {
    const at = inside.now();
    const [answered] = await inside.db
      .update(surveys)
      .set({ rating, text, answeredAt: at })
      .where(and(eq(surveys.tokenHash, tokenHash), isNull(surveys.answeredAt), gt(surveys.expiresAt, at)))
      .returning({ mentionId: surveys.mentionId });
    if (answered) return noteAnswer(inside, answered.mentionId, rating);
    const { answer } = (await surveyBehind(inside, token)) ?? {};
    if (answer && !(answer.rating === rating && answer.text === text)) throw new Refusal('conflict', ONCE);
  });
}

const ONCE = 'You had answered already, and one answer counts. The first stays; the second was not stored.';

/** The words stay in the survey alone, where they are forgotten with the mention. */
async function noteAnswer({ db, now }: Platform, mentionId: number, rating: number): Promise<void> {
  const change = JSON.stringify({ to: { rating } });
  await db.execute(sql`insert into ${events} (mention_id, brand_id, kind, via, change, version, at)
    select id, brand_id, 'surveyed', 'system', ${change}::text::jsonb, version, ${now().toISOString()}::timestamptz
    from ${mentions} where id = ${mentionId}::bigint`);
}

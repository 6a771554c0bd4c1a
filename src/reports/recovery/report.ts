/** The recovery page and its API: the figures, and the people behind one of them. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { reportedKinds } from '../kinds.ts';
import { type PeriodInput, readPeriod } from '../period.ts';
import { type AboutWatched, aboutOf, type Question, subjectOf } from '../subject.ts';
import { criticsOf } from './critics.ts';
import { comparedOn, type Followed, followed, type Outcome } from './effect.ts';
import { type Recovery, recoveryOf } from './recovery.ts';

export type CriticShown = {
  sourceKind: string;
  handle: string | null;
  name: string | null;
  complaint: Post;
  /** When we answered it; null where nobody did. */
  answeredAt: Date | null;
  /** Their last word that counts; null while they are silent. */
  last: Post | null;
};

export type Post = {
  mentionId: number;
  excerpt: string;
  stars: number | null;
  score: number | null;
  at: Date;
};

export type RecoveryReport = AboutWatched &
  Recovery & {
    sourceKind: string | null;
    sourceKinds: string[];
    people: { all: number; shown: CriticShown[] };
  };

export type Side = 'answered' | 'unanswered';

export type RecoveryQuestion = Question & {
  period: PeriodInput;
  sourceKind: string | null;
  /** Whose posts are shown. */
  of: { side: Side; outcome: Behind };
};

/** What else people are behind: all of a side, those whose change was compared, and those with nobody alike. */
export const GROUPS = ['all', 'stars', 'sentiment', 'stars alone', 'sentiment alone'] as const;
export type Behind = Outcome | (typeof GROUPS)[number];

const MOST_SHOWN = 50;

/** Throws Refusal for an impossible question. */
export async function recoveryReport(
  platform: Platform,
  question: RecoveryQuestion,
): Promise<RecoveryReport> {
  const { sourceKind, of } = question;
  const subject = await subjectOf(platform, question);
  const period = readPeriod(question.period, platform.now(), subject.timeZone);
  const where = sourceKind === null ? sql`` : sql`and m.source_kind = ${sourceKind}`;
  const { critics, share } = await criticsOf(platform, subject, period, where);
  const all = followed(critics);
  const wanted = behind(of.outcome, all)
    .filter(({ isAnswered }) => isAnswered === (of.side === 'answered'))
    .sort((a, b) => b.critic.at - a.critic.at || b.critic.mentionId - a.critic.mentionId);
  return {
    ...aboutOf(platform, subject, period),
    sourceKind,
    sourceKinds: await reportedKinds(platform, subject.brandIds),
    ...recoveryOf(all, share),
    people: { all: wanted.length, shown: await shown(platform, wanted.slice(0, MOST_SHOWN)) },
  };
}

function behind(which: Behind, all: Followed[]): Followed[] {
  switch (which) {
    case 'all':
      return all;
    case 'stars':
    case 'stars alone':
      return comparedOn('stars', all, which === 'stars');
    case 'sentiment':
    case 'sentiment alone':
      return comparedOn('score', all, which === 'sentiment');
    default:
      return all.filter(({ outcome }) => outcome === which);
  }
}

type Row = { id: number; excerpt: string; handle: string | null; name: string | null };

async function shown({ db }: Platform, wanted: Followed[]): Promise<CriticShown[]> {
  const ids = wanted.flatMap(({ critic, last }) => [critic.mentionId, ...(last ? [last.mentionId] : [])]);
  const found = await rows<Row>(
    db,
    sql`select id::float8 as id, coalesce(title, left("text", 160)) as excerpt, author_handle as handle,
        author_name as name from mentions where id = any(${bigints(ids)})`,
  );
  const posts = new Map(found.map((row) => [row.id, row]));
  return wanted.map(({ critic, last }) => {
    const row = posts.get(critic.mentionId);
    return {
      sourceKind: critic.sourceKind,
      handle: row?.handle ?? null,
      name: row?.name ?? null,
      complaint: postOf(critic, posts),
      answeredAt: critic.answeredAt === null ? null : new Date(critic.answeredAt),
      last: last ? postOf(last, posts) : null,
    };
  });
}

type Said = { mentionId: number; at: number; stars: number | null; score: number | null };

const postOf = ({ mentionId, at, stars, score }: Said, posts: ReadonlyMap<number, Row>): Post => ({
  mentionId,
  excerpt: posts.get(mentionId)?.excerpt ?? '',
  stars,
  score,
  at: new Date(at),
});

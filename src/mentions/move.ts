/** The moves of triage: what each changes, where it is allowed, and how one or many are made. */
import { type SQL, sql } from 'drizzle-orm';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transactTogether } from '../platform/transaction.ts';
import { type Change, type Changed, changeMentions, chosenFrom } from './change.ts';
import { type MentionRef, whyNot } from './conflict.ts';
import { guardLabels, type Labels, labelled, tidyLabels } from './labels.ts';
import { learnFromMoves } from './learn-relevance.ts';
import {
  type Actor,
  allowedMoves,
  DISMISSED_REASONS,
  type DismissedReason,
  type MoveName,
  type Sentiment,
  STATUSES,
} from './mention.ts';
import { markRollupsDue } from './rollups-due.ts';

export type Move =
  | { kind: 'resolve' }
  | { kind: 'dismiss'; reason: DismissedReason }
  | { kind: 'snooze'; until: Date }
  | { kind: 'reopen' }
  /** `sent`: by Earshot, so it cannot be taken back here. */
  | { kind: 'reply'; replyId: number; sent?: boolean }
  /** What is left out stays. */
  | { kind: 'assign'; userId?: number | null; teamId?: number | null }
  /** What it is about, and words of the team's own. */
  | { kind: 'theme' | 'tag'; labels: Labels }
  | { kind: 'correct'; label: Exclude<Sentiment, 'unscored'> | null }
  /** It was suspected of being spam and is none. */
  | { kind: 'clear' };

/** What a mention may have already. */
export type Setting = Extract<Move, { kind: 'assign' | 'theme' | 'tag' | 'correct' }>;

/** Makes one move. Throws Conflict when the mention is not where the user saw it. */
export function makeMove(
  platform: Platform,
  actor: Actor,
  ref: MentionRef,
  move: Exclude<Move, Setting>,
): Promise<Changed> {
  return transactTogether(platform, async (inside) => {
    const changed = await moveOne(inside, actor, ref, move);
    if (!changed) throw await whyNot(inside, actor, ref);
    return changed;
  });
}

/** Gives nothing where it changed nothing. */
export async function moveOne(inside: Platform, actor: Actor, ref: MentionRef, move: Move) {
  guardMove(move, inside.now());
  const chosen = chosenFrom([ref.mentionId], [ref.version]);
  const [changed] = await makeMoves(inside, actor, move, chosen, ref.brandIds);
  return changed;
}

/** Makes the move on each of the chosen mentions where it still can be made, in one statement. */
export async function makeMoves(
  platform: Platform,
  actor: Actor,
  move: Move,
  chosen: SQL,
  brandIds: number[],
  batchId: string | null = null,
): Promise<Changed[]> {
  const from = statusesFor(move.kind);
  const change = { chosen, brandIds, from, batchId, ...effectOf(move, platform.now()) };
  const changed = await changeMentions(platform, actor, change);
  const ids = COUNTED.has(move.kind) ? changed.map(({ mentionId }) => mentionId) : [];
  const telling = TELLING.has(move.kind) ? changed : [];
  await Promise.all([markRollupsDue(platform, ids), learnFromMoves(platform, actor, telling)]);
  return changed;
}

/** Moves that change a daily figure; what is snoozed waits for its author no more. */
const COUNTED = new Set<MoveName>([
  'dismiss',
  'snooze',
  'reopen',
  'reply',
  'correct',
  'clear',
  'theme',
  'resolve',
  'assign',
]);

/** Moves that say whether a mention is about its brand. */
const TELLING = new Set<MoveName>(['dismiss', 'reopen', 'resolve', 'reply']);

export const statusesFor = (move: MoveName) =>
  STATUSES.filter((status) => allowedMoves(status).includes(move));

/** Throws for a move that no mention can make. */
export function guardMove(move: Move, now: Date): void {
  if (move.kind === 'dismiss' && !DISMISSED_REASONS.includes(move.reason)) {
    throw invalid('reason', `A mention is dismissed as ${DISMISSED_REASONS.join(', ')}.`);
  }
  if (move.kind === 'assign' && move.userId === undefined && move.teamId === undefined) {
    throw invalid('user', 'Say to whom it goes: a person, a team or nobody.');
  }
  if (move.kind === 'theme' || move.kind === 'tag') guardLabels(move.labels, move.kind);
  if (move.kind !== 'snooze') return;
  const wait = move.until.getTime() - now.getTime();
  if (!(wait > 0)) throw invalid('until', 'This time has passed. Choose one that is still to come.');
  if (wait > LONGEST_SNOOZE_MS) throw invalid('until', 'A mention can be snoozed for a year at most.');
}

const LONGEST_SNOOZE_MS = 366 * 86_400_000;

function invalid(field: string, problem: string): Refusal {
  return new Refusal('invalid', problem, { [field]: problem });
}

const NOTHING = sql`null`;
const AWAKE = { snoozedUntil: NOTHING, dismissedReason: NOTHING };

type Effect = Pick<Change, 'kind' | 'set' | 'extra' | 'where' | 'onlyNew'>;

function effectOf(move: Move, now: Date): Effect {
  switch (move.kind) {
    case 'resolve':
      return { kind: 'resolved', set: { status: sql`'resolved'`, resolvedAt: at(now), ...AWAKE } };
    case 'dismiss':
      return {
        kind: 'dismissed',
        set: { ...AWAKE, status: sql`'dismissed'`, dismissedReason: sql`${move.reason}` },
      };
    case 'snooze':
      return { kind: 'snoozed', set: { ...AWAKE, status: sql`'snoozed'`, snoozedUntil: at(move.until) } };
    case 'reopen':
      return { kind: 'reopened', set: { status: sql`'open'`, resolvedAt: NOTHING, ...AWAKE } };
    case 'reply':
      return {
        kind: 'replied',
        set: answered(now),
        extra: { replyId: move.replyId, ...(move.sent && { sent: true }) },
      };
    case 'assign':
      return assigned(move);
    case 'theme':
      return { kind: 'themed', set: themed(tidyLabels(move.labels)), onlyNew: true };
    case 'tag':
      return {
        kind: 'tagged',
        set: { tags: labelled(sql`m.tags`, tidyLabels(move.labels)) },
        onlyNew: true,
      };
    case 'clear':
      return { kind: 'cleared', set: { spam: sql`false` }, where: sql`m.spam` };
    case 'correct':
      return { kind: 'corrected', set: { sentimentByUser: sql`${move.label}::text` }, onlyNew: true };
  }
}

/** The engine's own themes are kept beside what a person says, and come back when nobody says anything. */
function themed(labels: Labels): Change['set'] {
  const scored = sql`coalesce(m.scored_themes, m.themes)`;
  if ('only' in labels && labels.only === null) return { themes: scored, scoredThemes: NOTHING };
  return { themes: labelled(sql`m.themes`, labels), scoredThemes: scored };
}

function assigned({ userId, teamId }: Move & { kind: 'assign' }): Effect {
  const set: Change['set'] = {};
  if (userId !== undefined) set.assigneeId = sql`${userId}::bigint`;
  if (teamId !== undefined) set.teamId = sql`${teamId}::bigint`;
  const isTaken = (userId ?? null) === null && (teamId ?? null) === null;
  return { kind: isTaken ? 'unassigned' : 'assigned', set, onlyNew: true };
}

/** What is resolved stays resolved; everything else now waits for its author. */
function answered(now: Date): Change['set'] {
  return {
    status: sql`case when m.status = 'resolved' then m.status else 'pending' end`,
    firstRepliedAt: sql`coalesce(m.first_replied_at, ${at(now)})`,
    snoozedUntil: NOTHING,
    // A clock that started anew, because the author wrote again, is met by the next answer.
    dueAt: sql`case when m.clock_from > m.first_replied_at then null else m.due_at end`,
  };
}

const at = (time: Date): SQL => sql`${time.toISOString()}::timestamptz`;

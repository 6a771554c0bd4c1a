/** Sending what is due: "sending" is written first, and what was perhaps posted is looked for, never sent again blindly. */
import type { Budget } from '../../jobs/job.ts';
import { Failure } from '../failure.ts';
import { type Asked, type Desk, throughSource } from '../ingest/ask-source.ts';
import { Overrun } from '../ingest/budgets.ts';
import { type Claimed, giveBack, LeaseLost } from '../ingest/lease.ts';
import { realWait, type Wait } from '../ingest/paced.ts';
import { SYSTEM } from '../mentions/mention.ts';
import { remark } from '../mentions/remark.ts';
import type { Platform } from '../platform/platform.ts';
import type { Answer, Posted, ReplyAbility } from '../sources/adapter.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { claimReply, lostReplies, type Sending } from './claim.ts';
import { uploadPictures } from './pictures/to-send.ts';
import { type Outcome, settle } from './settle.ts';

export type Sent = { posted: number; failed: number; unclear: number; later: number };

/** Of the lease, for storing what came of it. */
const STORING_MS = 15_000;

/** Sends until nothing is due or the time is over. */
export async function sendDue(platform: Platform, { until }: Budget, wait: Wait = realWait): Promise<Sent> {
  const sent: Sent = { posted: 0, failed: 0, unclear: 0, later: 0 };
  for (const { mentionId, replyId } of await lostReplies(platform)) {
    await remark(platform, SYSTEM, mentionId, 'send-failed', { replyId });
    sent.failed += 1;
  }
  while (platform.now() < until) {
    const claimed = await claimReply(platform);
    if (!claimed) break;
    const outcome = await attempt(platform, claimed.reply, claimed.source, wait);
    await settle(platform, claimed.reply, outcome);
    await giveBack(platform, claimed.source);
    sent[outcome.kind] += 1;
  }
  return sent;
}

/** Other people's faults and ours end here: both become an outcome. */
async function attempt(platform: Platform, reply: Sending, source: Claimed, wait: Wait): Promise<Outcome> {
  const asked: Asked = { heard: { requests: 0, lastReply: null }, mask: (text) => text, plannedSeconds: 0 };
  const timeoutMs = source.leaseUntil.getTime() - STORING_MS - platform.now().getTime();
  const ability = adapterOf(source.kind).reply!;
  const progress = { isLooking: reply.wasBegun, isUploading: false };
  try {
    const use = (desk: Desk) => sendOrFind(platform, ability, reply, desk, progress);
    const posted = await throughSource(platform, source, { timeoutMs, wait, use }, asked);
    return posted ? { kind: 'posted', posted } : { kind: 'unclear', note: LOOK };
  } catch (error) {
    return outcomeOf(platform, error, { reply, ability, mask: asked.mask, ...progress });
  }
}

/** Null where it was perhaps posted and the source does not let us look. */
async function sendOrFind(
  platform: Platform,
  ability: ReplyAbility,
  reply: Sending,
  desk: Desk,
  progress: Progress,
): Promise<Posted | null> {
  const { settings, http, options } = desk;
  const lacking = ability.lacks(settings);
  if (lacking) throw new Failure('auth', lacking);
  const answer = answerOf(reply);
  if (progress.isLooking) {
    if (!ability.find) return null;
    const found = await ability.find(settings, answer, http, options);
    if (found) return found;
    progress.isLooking = false;
  }
  progress.isUploading = true;
  const pictures = await uploadPictures(platform, reply, ability, desk);
  progress.isUploading = false;
  return ability.send(settings, { ...answer, pictures }, http, options);
}

function answerOf({ externalId, url, parent, replyTo, authorHandle, text, since, key }: Sending): Answer {
  return { externalId, url, parent, replyTo, authorHandle, text, since: new Date(since), key, pictures: [] };
}

const LOOK = 'Nobody knows whether this was posted: an attempt broke off. Look at the thread.';
/** After these the source surely has not taken it. */
const TURNED_AWAY = new Set(['auth', 'forbidden', 'gone', 'bad-query', 'rate', 'blocked', 'dns', 'tls']);
const FINAL = new Set(['auth', 'forbidden', 'gone', 'bad-query']);
const DAY_MS = 86_400_000;

/** While it is looked for it may be there; while its pictures are handed over it surely is not. */
type Progress = { isLooking: boolean; isUploading: boolean };

type Trying = Progress & {
  reply: Sending;
  ability: ReplyAbility;
  mask: (text: string) => string;
};

function outcomeOf(platform: Platform, error: unknown, trying: Trying): Outcome {
  const { reply, ability, isLooking, isUploading, mask } = trying;
  const now = platform.now();
  const later = (at: Date, isBegun: boolean, note: string): Outcome => ({ kind: 'later', at, isBegun, note });
  if (error instanceof Overrun) return later(error.until, isLooking, error.message);
  if (error instanceof LeaseLost) return later(now, isLooking, error.message);
  const failure = failureOf(error);
  if (failure.message === LOOK)
    platform.log('error', 'A reply could not be sent', { reply: reply.replyId, error });
  const note = mask(failure.message);
  const isOld = now.getTime() - new Date(reply.since).getTime() > DAY_MS;
  const isSure = (TURNED_AWAY.has(failure.class) || isUploading) && !isLooking;
  if (isSure && (FINAL.has(failure.class) || isOld)) return { kind: 'failed', note };
  const pause = new Date(now.getTime() + Math.min(1_800_000, 15_000 * 2 ** reply.attempts));
  const at = failure.retryAt && failure.retryAt > pause ? failure.retryAt : pause;
  if (isSure) return later(at, false, note);
  if (!ability.find || isOld)
    return { kind: 'unclear', note: `${note} It may be there: look at the thread.` };
  return later(at, true, note);
}

/** A secret that cannot be read stops it before anything is asked. */
function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { name, message } = error as Error;
  return name === 'UnreadableSecret' ? new Failure('auth', message) : new Failure('schema', LOOK);
}

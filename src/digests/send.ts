/** Digests on their way: each issue under a lease of one, in the voice of its channel or as a letter to its owner. */
import type { Budget } from '../../jobs/job.ts';
import type { ChannelSettings } from '../alerts/channels/channel.ts';
import { posted } from '../alerts/channels/email.ts';
import { letterOf } from '../alerts/channels/email-letter.ts';
import { knownKind, openSettings } from '../alerts/sealed.ts';
import { Failure } from '../failure.ts';
import { letterUrl, unsubscribeHeaders } from '../letters/token.ts';
import { ownersList } from '../mentions/inbox/kept-list.ts';
import type { Platform } from '../platform/platform.ts';
import { type ClaimedIssue, claimIssue } from './claim.ts';
import { listOfDigest } from './consent.ts';
import { writeDue } from './due.ts';
import { digestMessage } from './message.ts';
import { dropOldIssues, type Outcome, settleIssue } from './settle.ts';

export type SentDigests = Record<Outcome | 'due', number>;

/** Writes down what is due and sends what waits, until nothing does or the time is over. */
export async function sendDueDigests(platform: Platform, budget: Budget): Promise<SentDigests> {
  const sent: SentDigests = { due: await writeDue(platform), sent: 0, empty: 0, postponed: 0, failed: 0 };
  sent.failed += await dropOldIssues(platform);
  while (platform.now() < budget.until) {
    const issue = await claimIssue(platform);
    if (!issue) break;
    const outcome = await attempt(platform, issue);
    await settleIssue(platform, issue, outcome);
    sent[outcome.is]++;
  }
  return sent;
}

type Attempt = Parameters<typeof settleIssue>[2];

/** Other people's faults and ours end here: both become a row that says what happened. */
async function attempt(platform: Platform, issue: ClaimedIssue): Promise<Attempt> {
  try {
    const list = await ownersList(platform, issue.userId, issue);
    if (!list) return { is: 'failed', failure: new Failure('gone', 'The account of its owner is disabled.') };
    const message = await digestMessage(platform, issue, list);
    if (!message) return { is: 'empty', failure: null };
    await (issue.channelId === null
      ? sendLetter(platform, issue, { message, to: list.owner.email })
      : sendThrough(platform, issue.channelKind!, issue.channelSettings!, message));
    return { is: 'sent', failure: null };
  } catch (error) {
    const failure = failureOf(platform, error, issue.id);
    return { is: LASTING.has(failure.class) ? 'failed' : 'postponed', failure };
  }
}

/** Trying again would not help. */
const LASTING = new Set(['gone', 'auth', 'forbidden', 'blocked', 'bad-query', 'too-large']);

type Message = Exclude<Awaited<ReturnType<typeof digestMessage>>, null>;

async function sendLetter(
  platform: Platform,
  { digestId, id }: ClaimedIssue,
  { message, to }: { message: Message; to: string },
) {
  const list = listOfDigest(digestId);
  const unsubscribeUrl = await letterUrl(platform, list);
  const why = `You get this because you subscribed to it in Earshot at ${platform.settings.publicUrl}.`;
  const headers = { ...unsubscribeHeaders(unsubscribeUrl, list), 'X-Earshot-Event': id };
  await posted(platform, { to, ...letterOf(message, { unsubscribeUrl, why }), headers });
}

async function sendThrough(platform: Platform, kind: string, sealed: ChannelSettings, message: Message) {
  const settings = await openSettings(platform, { kind, settings: sealed });
  await knownKind(kind).send(message, settings, platform);
}

function failureOf(platform: Platform, error: unknown, issue: string): Failure {
  if (error instanceof Failure) return error;
  const { name, message } = error as Error;
  if (name === 'UnreadableSecret') return new Failure('auth', message);
  if (name === 'QueryError' || name === 'Refusal')
    return new Failure(
      'bad-query',
      `Its list cannot be read any more: ${message} Remove the digest and subscribe again.`,
    );
  platform.log('error', 'A digest could not be made or sent', { issue, error });
  return new Failure('transient', 'Earshot could not make or send it. It tries again; see the log.');
}

/** The outbox: what was raised is sent, one by one and at each channel's pace; nothing is lost, repeats say so. */
import type { Budget } from '../../jobs/job.ts';
import { Failure } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { noticeMoves } from './acknowledge.ts';
import type { ClaimedAlert } from './alert-row.ts';
import type { Sent } from './channels/channel.ts';
import { claimAlert, nextDue } from './claim.ts';
import { dropStale } from './drop.ts';
import { messageOf } from './message.ts';
import { remindDue } from './remind.ts';
import { knownKind, openSettings } from './sealed.ts';
import { type Outcome, outcomeOf, settle } from './settle.ts';
import { tellOwner } from './tell-owner.ts';
import { bringTogether } from './together.ts';
import { waiting } from './waiting.ts';

export type Delivered = Record<Outcome | 'dropped', number> & {
  /** When the next alert may be sent; null when none waits. */
  nextAt: Date | null;
};

/** So many channels at once, so that one that does not answer holds up no other. */
const LANES = 4;

/** Sends what is due until nothing is or the time is over. It never waits: the pace is kept by coming again. */
export async function deliverDue(platform: Platform, budget: Budget): Promise<Delivered> {
  const delivered: Delivered = { sent: 0, postponed: 0, refused: 0, off: 0, dropped: 0, nextAt: null };
  const { messages, followed, reminders, changes } = await waiting(platform);
  const isMoved = followed && (await noticeMoves(platform)) > 0;
  if (!messages && !reminders && !changes && !isMoved)
    return { ...delivered, nextAt: await nextDue(platform) };
  delivered.dropped = await dropStale(platform);
  if (reminders) await remindDue(platform);
  if (messages) await bringTogether(platform);
  const busy = new Set<number>();
  const lane = async () => {
    while (platform.now() < budget.until) {
      const alert = await claimAlert(platform, [...busy]);
      if (!alert) return;
      busy.add(alert.channelId);
      const outcome = await deliver(platform, alert);
      delivered[outcome]++;
      // What waited for a channel to come back goes out as one message, not one by one.
      if (outcome === 'sent' && alert.channelFailures > 0) await bringTogether(platform);
      busy.delete(alert.channelId);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { ...delivered, nextAt: await nextDue(platform) };
}

async function deliver(platform: Platform, alert: ClaimedAlert): Promise<Outcome> {
  const came = await send(platform, alert);
  const failure = came instanceof Failure ? came : null;
  const outcome = outcomeOf(alert, failure);
  const isSettled = await settle(platform, alert, outcome, came);
  if (!isSettled)
    platform.log('warn', 'An alert was sent after its lease had run out', { alert: alert.id, outcome });
  if (isSettled && outcome === 'off') await tellOwner(platform, alert, failure!);
  return outcome;
}

/** Other people's faults and ours end here: both become a row that says what happened. */
async function send(platform: Platform, alert: ClaimedAlert): Promise<Sent | Failure> {
  try {
    const settings = await openSettings(platform, {
      kind: alert.channelKind,
      settings: alert.channelSettings,
    });
    const message = await messageOf(platform, alert);
    const kind = knownKind(alert.channelKind);
    if (alert.step !== 'change') return await kind.send(message, settings, platform);
    await kind.update?.(message, alert.externalId!, settings, platform);
    return { externalId: alert.externalId };
  } catch (error) {
    if (error instanceof Failure) return error;
    if ((error as Error).name === 'UnreadableSecret') return new Failure('auth', (error as Error).message);
    platform.log('error', 'An alert could not be sent', { alert: alert.id, error });
    return new Failure(
      'transient',
      'Earshot could not make or send the message. It tries again; see the log.',
    );
  }
}

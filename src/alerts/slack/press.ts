/** What a button in Slack does: the same verbs as in Earshot, by the same roles. */
import { type Capability, can } from '../../accounts/can.ts';
import { guardOn } from '../../accounts/guard.ts';
import { type Account, toViewer } from '../../accounts/viewer.ts';
import { Refusal } from '../../failure.ts';
import { assign } from '../../mentions/assign.ts';
import { whyNot } from '../../mentions/conflict.ts';
import { napEnd } from '../../mentions/snooze-times.ts';
import { dismiss, snooze } from '../../mentions/triage.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { acknowledgeAlerts } from '../acknowledge.ts';
import { type AlertMove, movesFor } from '../channels/channel.ts';
import type { Press } from '../channels/slack-buttons.ts';
import { acknowledgeIncident } from '../incidents/take.ts';
import { judgeAlert } from '../verdict.ts';
import { type ToldMention, toldBy } from './told-by.ts';

export type Pressed = {
  press: Press;
  alertId: string;
  /** Those of the app that sent it: others' alerts are none of its business. */
  channelIds: number[];
};

type Pressing = Pressed & { account: Account };

const NEEDS: Record<AlertMove, Capability> = {
  take: 'take mention',
  snooze: 'change status',
  dismiss: 'change status',
};

/** Does it, in one transaction. Throws Refusal with the sentence for whoever pressed. */
export async function makePress(platform: Platform, pressing: Pressing): Promise<void> {
  const { press, alertId, channelIds, account } = pressing;
  await transact(platform, async (inside) => {
    const told = await toldBy(inside, alertId, channelIds);
    if (!told || !can(toViewer(account), SEES[told.kind], told.brandId)) throw gone();
    const actor = { userId: account.userId, via: 'slack' } as const;
    if (press === 'useful' || press === 'noise') {
      guardOn(toViewer(account), 'judge alerts', told.brandId, told.kind);
      await judgeAlert(inside, actor, { alertId, verdict: press, brandIds: [told.brandId] });
      return;
    }
    if (told.kind === 'mention') return moveMention(inside, account, told, press);
    if (press !== 'take') throw gone();
    guardOn(toViewer(account), 'change status', told.brandId, 'incident');
    await acknowledgeIncident(inside, actor, told.incidentId);
  });
}

const SEES = { mention: 'see inbox', incident: 'see reports' } as const;

async function moveMention(
  inside: Platform,
  account: Account,
  told: ToldMention,
  press: AlertMove,
): Promise<void> {
  guardOn(toViewer(account), NEEDS[press], told.brandId, 'mention');
  await guardStanding(inside, account, told, press);
  await move(inside, account, told, press);
  await acknowledgeAlerts(inside, account.userId, [told.mentionId]);
}

/** The version is the one just read: of two who press at once the second changes nothing. */
async function move(
  platform: Platform,
  account: Account,
  told: ToldMention,
  press: AlertMove,
): Promise<void> {
  const actor = { userId: account.userId, via: 'slack' } as const;
  const ref = { mentionId: told.mentionId, brandIds: [told.brandId], version: told.version };
  switch (press) {
    case 'take':
      await assign(platform, actor, { ...ref, userId: account.userId });
      return;
    case 'snooze':
      await snooze(platform, actor, { ...ref, until: napEnd('1h', platform.now(), account.timeZone) });
      return;
    case 'dismiss':
      await dismiss(platform, actor, { ...ref, reason: 'not-relevant' });
  }
}

/** Throws when the button should be gone by now, with who did what. */
async function guardStanding(
  platform: Platform,
  { userId }: Account,
  { mentionId, brandId, status, assigneeId, assignee }: ToldMention,
  press: AlertMove,
): Promise<void> {
  if (movesFor(status, assigneeId !== null).includes(press)) return;
  if (movesFor(status, false).includes(press)) {
    const who = assigneeId === userId ? 'You have' : `${assignee} has`;
    throw new Refusal('conflict', `${who} this already. Nothing was changed.`);
  }
  throw await whyNot(platform, { userId, via: 'slack' }, { mentionId, brandIds: [brandId] });
}

const gone = () =>
  new Refusal(
    'not-found',
    'There is no such mention or incident any more, or it belongs to a brand that you may not see. Nothing was changed.',
  );

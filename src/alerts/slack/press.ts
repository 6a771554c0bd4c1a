/** What a button in Slack does: the same verbs as in Earshot, by the same roles. */
import { sql } from 'drizzle-orm';
import { type Capability, can } from '../../accounts/can.ts';
import { guardOn } from '../../accounts/guard.ts';
import { type Account, toViewer } from '../../accounts/viewer.ts';
import { bigints, rows } from '../../db/db.ts';
import { Refusal } from '../../failure.ts';
import { assign } from '../../mentions/assign.ts';
import { whyNot } from '../../mentions/conflict.ts';
import type { Status } from '../../mentions/mention.ts';
import { napEnd } from '../../mentions/snooze-times.ts';
import { dismiss, snooze } from '../../mentions/triage.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { acknowledgeAlerts } from '../acknowledge.ts';
import { type AlertMove, movesFor } from '../channels/channel.ts';
import type { Press } from '../channels/slack-buttons.ts';
import { judgeAlert } from '../verdict.ts';

export type Pressed = {
  press: Press;
  alertId: string;
  /** Those of the app that sent it: others' alerts are none of its business. */
  channelIds: number[];
};

type Pressing = Pressed & { account: Account };

type Told = {
  mentionId: number;
  brandId: number;
  version: number;
  status: Status;
  assigneeId: number | null;
  assignee: string | null;
};

const NEEDS: Record<Press, Capability> = {
  take: 'take mention',
  snooze: 'change status',
  dismiss: 'change status',
  useful: 'judge alerts',
  noise: 'judge alerts',
};

/** Does it, in one transaction. Throws Refusal with the sentence for whoever pressed. */
export async function makePress(platform: Platform, pressing: Pressing): Promise<void> {
  const { press, alertId, channelIds, account } = pressing;
  await transact(platform, async (inside) => {
    const told = await toldBy(inside, alertId, channelIds);
    if (!told || !can(toViewer(account), 'see inbox', told.brandId)) throw gone();
    guardOn(toViewer(account), NEEDS[press], told.brandId, 'mention');
    const actor = { userId: account.userId, via: 'slack' } as const;
    if (press === 'useful' || press === 'noise') {
      await judgeAlert(inside, actor, { alertId, verdict: press, brandIds: [told.brandId] });
      return;
    }
    await guardStanding(inside, account, told, press);
    await move(inside, account, told, press);
    await acknowledgeAlerts(inside, account.userId, [told.mentionId]);
  });
}

/** The version is the one just read: of two who press at once the second changes nothing. */
async function move(platform: Platform, account: Account, told: Told, press: AlertMove): Promise<void> {
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
  { mentionId, brandId, status, assigneeId, assignee }: Told,
  press: AlertMove,
): Promise<void> {
  if (movesFor(status, assigneeId !== null).includes(press)) return;
  if (movesFor(status, false).includes(press)) {
    const who = assigneeId === userId ? 'You have' : `${assignee} has`;
    throw new Refusal('conflict', `${who} this already. Nothing was changed.`);
  }
  throw await whyNot(platform, { userId, via: 'slack' }, { mentionId, brandIds: [brandId] });
}

async function toldBy({ db }: Platform, alertId: string, channelIds: number[]): Promise<Told | null> {
  const [told] = await rows<Told>(
    db,
    sql`select m.id::float8 as "mentionId", m.brand_id::float8 as "brandId", m.version, m.status,
        m.assignee_id::float8 as "assigneeId", u.name as assignee
      from alerts a join mentions m on m.id = a.mention_id left join users u on u.id = m.assignee_id
      where a.id = ${alertId}::uuid and a.channel_id = any(${bigints(channelIds)}) and m.deleted_at is null`,
  );
  return told ?? null;
}

const gone = () =>
  new Refusal(
    'not-found',
    'There is no such mention any more, or it belongs to a brand that you may not see. Nothing was changed.',
  );

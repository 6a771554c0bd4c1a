/** One message of the log once more, because somebody asks for it: the same event id, marked as a repeat. */
import { sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { bigints, rows } from '../db/db.ts';
import { Failure, Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { ClaimedAlert } from './alert-row.ts';
import { CLAIMED } from './claim.ts';
import { messageOf } from './message.ts';
import { knownKind, openSettings } from './sealed.ts';
import { PACE_MS } from './test-channel.ts';

export type Asked = {
  alertId: string;
  /** Those whose alerts the person may send. */
  brandIds: number[];
};

/** Sends it at once. `problem`: why it did not arrive. Throws Refusal for what cannot be sent again. */
export async function sendAgain(
  platform: Platform,
  actor: Actor,
  asked: Asked,
): Promise<{ problem: string | null }> {
  const alert = await claimAgain(platform, asked);
  if (!alert) throw await whyNot(platform, asked);
  try {
    const settings = await openSettings(platform, {
      kind: alert.channelKind,
      settings: alert.channelSettings,
    });
    const message = await messageOf(platform, alert);
    await knownKind(alert.channelKind).send(message, settings, platform);
  } catch (error) {
    if (error instanceof Failure || (error as Error).name === 'UnreadableSecret')
      return { problem: (error as Error).message };
    throw error;
  }
  await transact(platform, async (inside) => {
    await rows(
      inside.db,
      sql`update alerts set status = 'sent', sent_at = coalesce(sent_at, ${inside.now().toISOString()}::timestamptz),
          failure_class = null, failure_note = null
        where id = ${alert.id}::uuid and status in ('sent','failed')`,
    );
    await recordAudit(inside, actor, 'sent an alert again', `${alert.channelName} (${alert.id})`);
  });
  return { problem: null };
}

/** The channel's pace is taken with it; the count of attempts is what marks it as a repeat. */
async function claimAgain({ db, now }: Platform, { alertId, brandIds }: Asked): Promise<ClaimedAlert | null> {
  const at = (later: number) => sql`${new Date(now().getTime() + later).toISOString()}::timestamptz`;
  const [claimed] = await rows<ClaimedAlert>(
    db,
    sql`with due as materialized (
        select a.id, a.channel_id from alerts a join channels c on c.id = a.channel_id
        left join mentions m on m.id = a.mention_id left join incidents i on i.id = a.incident_id
        where a.id = ${alertId}::uuid and a.status in ('sent','failed') and m.deleted_at is null
          and (a.kind in ('source','digest','reminder') or coalesce(m.brand_id, i.brand_id) = any(${bigints(brandIds)}))
          and c.free_at <= ${at(0)} and c.state <> 'off' for update of a, c skip locked
      ), paced as (
        update channels c set free_at = ${at(PACE_MS)} from due where c.id = due.channel_id returning c.*
      ), claimed as (
        update alerts a set attempts = greatest(a.attempts, 1) + 1 from due where a.id = due.id returning a.*
      )
      select 'send' as step, ${CLAIMED}`,
  );
  return claimed ?? null;
}

type Found = { status: string; state: string; freeAt: string; name: string; isGone: boolean };

async function whyNot({ db }: Platform, { alertId, brandIds }: Asked): Promise<Refusal> {
  const [found] = await rows<Found>(
    db,
    sql`select a.status, c.state, c.free_at as "freeAt", c.name, m.deleted_at is not null as "isGone"
      from alerts a join channels c on c.id = a.channel_id
      left join mentions m on m.id = a.mention_id left join incidents i on i.id = a.incident_id
      where a.id = ${alertId}::uuid
        and (a.kind in ('source','digest','reminder') or coalesce(m.brand_id, i.brand_id) = any(${bigints(brandIds)}))`,
  );
  if (!found)
    return new Refusal('not-found', 'There is no such alert. It was removed, or you may not see it.');
  if (found.isGone)
    return new Refusal('conflict', 'The post was deleted, so there is nothing to send any more.');
  if (found.status !== 'sent' && found.status !== 'failed')
    return new Refusal(
      'conflict',
      'This message has not been sent yet. It goes out by itself when it is due.',
    );
  if (found.state === 'off')
    return new Refusal(
      'conflict',
      `“${found.name}” is switched off. Mend the channel first; a test switches it on.`,
    );
  return new Refusal('too-many', `“${found.name}” takes one message a second. Wait a moment and try again.`);
}

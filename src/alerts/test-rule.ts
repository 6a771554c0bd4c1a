/** Sends a rule's newest match through its channels, marked as a test. */
import { sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { bigints, rows } from '../db/db.ts';
import { Failure, Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { Alert, ChannelSettings, Notice } from './channels/channel.ts';
import { knownKind, openSettings } from './sealed.ts';
import { PACE_MS, sendNotice } from './test-channel.ts';

export type RuleTest = {
  ruleName: string;
  channelIds: number[] /** Null: nothing matched yet. */;
  alert: Alert | Notice | null;
};

export type RuleTested = { sent: string[]; problems: { channel: string; problem: string }[] };

type Taken = { id: number; name: string; kind: string; settings: ChannelSettings; isFree: boolean };

/** Keeps each channel's pace. Throws Refusal when no channel is chosen. */
export async function testRule(platform: Platform, actor: Actor, test: RuleTest): Promise<RuleTested> {
  if (test.channelIds.length === 0)
    throw new Refusal('invalid', 'Choose a channel that the test goes to.', {
      channel: 'Choose a channel that the test goes to.',
    });
  const channels = await takePace(platform, test.channelIds);
  const outcomes = await Promise.all(
    channels.map(async (channel) => ({
      channel: channel.name,
      problem: await sendTest(platform, channel, test),
    })),
  );
  await transact(platform, (inside) => recordAudit(inside, actor, 'tested the alert rule', test.ruleName));
  return {
    sent: outcomes.filter(({ problem }) => problem === null).map(({ channel }) => channel),
    problems: outcomes.flatMap(({ channel, problem }) => (problem === null ? [] : [{ channel, problem }])),
  };
}

function takePace({ db, now }: Platform, ids: number[]): Promise<Taken[]> {
  const at = (later: number) => sql`${new Date(now().getTime() + later).toISOString()}::timestamptz`;
  return rows<Taken>(
    db,
    sql`with taken as (
        update channels set free_at = ${at(PACE_MS)} where id = any(${bigints(ids)}) and free_at <= ${at(0)} returning id
      )
      select c.id::float8 as id, c.name, c.kind, c.settings, t.id is not null as "isFree"
      from channels c left join taken t on t.id = c.id where c.id = any(${bigints(ids)}) order by c.name, c.id`,
  );
}

async function sendTest(
  platform: Platform,
  channel: Taken,
  { ruleName, alert }: RuleTest,
): Promise<string | null> {
  if (!channel.isFree) return 'It has just been sent something. Try again in a second.';
  try {
    if (alert) {
      const settings = await openSettings(platform, channel);
      await knownKind(channel.kind).send(marked(alert), settings, platform);
    } else {
      const text = `The alert “${ruleName}” will arrive here. Nothing has matched it so far.`;
      await sendNotice(platform, channel, { title: 'Test from Earshot', text });
    }
    return null;
  } catch (error) {
    if (error instanceof Failure || (error as Error).name === 'UnreadableSecret')
      return (error as Error).message;
    throw error;
  }
}

/** Nobody is to take it by its buttons. */
const marked = (alert: Alert | Notice): Alert | Notice => ({
  ...alert,
  eventId: crypto.randomUUID(),
  standing: 'This is a test that somebody asked for',
  moves: [],
});

/** The channels as people see them, and what is wrong with them. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { type Question, question } from '../db/question.ts';
import type { channels } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { channelKind } from './channels/index.ts';
import { openSettings } from './sealed.ts';

type Stored = typeof channels.$inferSelect;

/** Never with its settings: they hold secrets. */
export type Channel = Pick<
  Stored,
  'id' | 'kind' | 'name' | 'state' | 'stateNote' | 'stateSince' | 'createdAt'
> & {
  label: string;
  /** What tells it apart: the host and the last characters of its address. */
  hint: string;
  lastSentAt: Date | null;
  /** Alerts that wait for it, and since when the oldest does. */
  waiting: number;
  waitingSince: Date | null;
};

type Backlog = { waiting: number; waitingSince: string | null };
type Row = Pick<Stored, 'id' | 'kind' | 'name' | 'settings' | 'state' | 'stateNote'> &
  Backlog & { stateSince: string; createdAt: string; lastSentAt: string | null };

/** Columns of `channels c` about what waits, and where they come from. */
const BACKLOG = sql`coalesce(backlog.n, 0) as waiting, backlog.since as "waitingSince"
  from channels c left join (select channel_id, count(*)::int as n, min(created_at) as since from alerts
    where status = 'pending' group by channel_id) backlog on backlog.channel_id = c.id`;

/** Every channel by name, with how it is doing. */
export async function listChannels(platform: Platform): Promise<Channel[]> {
  const found = await rows<Row>(
    platform.db,
    sql`select c.id::float8 as id, c.kind, c.name, c.settings, c.state, c.state_note as "stateNote",
        c.state_since as "stateSince", c.created_at as "createdAt",
        (select max(a.sent_at) from alerts a where a.channel_id = c.id and a.status = 'sent') as "lastSentAt",
        ${BACKLOG}
      order by lower(c.name), c.id`,
  );
  return Promise.all(found.map((row) => shown(platform, row)));
}

/** One channel, or null. */
export async function channelById(platform: Platform, id: number): Promise<Channel | null> {
  return (await listChannels(platform)).find((channel) => channel.id === id) ?? null;
}

async function shown(platform: Platform, { settings, ...row }: Row): Promise<Channel> {
  const kind = channelKind(row.kind);
  const hint = await openSettings(platform, { kind: row.kind, settings }).then(
    (open) => kind?.hint(open) ?? '',
    () => 'cannot be read with this SECRET_KEY; enter it again',
  );
  return {
    ...row,
    label: kind?.label ?? row.kind,
    hint,
    lastSentAt: row.lastSentAt === null ? null : new Date(row.lastSentAt),
    waitingSince: row.waitingSince === null ? null : new Date(row.waitingSince),
    stateSince: new Date(row.stateSince),
    createdAt: new Date(row.createdAt),
  };
}

export type ChannelWarning = {
  channelId: number;
  name: string;
  state: 'failing' | 'off';
  since: Date;
  /** What happened, what it means for alerts, what to do; times in it are ISO 8601, UTC. */
  sentence: string;
};

/** What a banner says while a channel takes no messages, with what waits for it. */
export function channelWarnings({ db }: Platform): Question<ChannelWarning[]> {
  return question(
    db,
    sql`select c.id::float8 as id, c.name, c.state, c.state_note as "stateNote", c.state_since as since, ${BACKLOG}
      where c.state <> 'working' order by c.state_since, c.id`,
    (found: Silent[]) => found.map(warningOf),
  );
}

type Silent = Pick<Stored, 'id' | 'name' | 'stateNote'> &
  Backlog & { state: ChannelWarning['state']; since: string };

function warningOf({ id, name, state, stateNote, since, ...backlog }: Silent): ChannelWarning {
  const sentence = [WHAT_HAPPENS[state](name), stateNote, waitingWords(backlog)].filter(Boolean).join(' ');
  return { channelId: id, name, state, since: new Date(since), sentence };
}

function waitingWords({ waiting, waitingSince }: Backlog): string | null {
  if (waitingSince === null) return null;
  const since = new Date(waitingSince).toISOString();
  return waiting === 1
    ? `1 alert waits, since ${since}.`
    : `${waiting} alerts wait, the oldest since ${since}.`;
}

const WHAT_HAPPENS = {
  failing: (name: string) => `“${name}” takes no alerts at the moment; Earshot keeps trying for a day.`,
  off: (name: string) => `“${name}” is switched off; its alerts wait for a day until somebody reconnects it.`,
};

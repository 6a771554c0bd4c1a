/** What an operator watches, as Prometheus text (exposition format 0.0.4). */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { lastRuns } from '../db/job-runs.ts';
import type { Platform } from '../platform/platform.ts';

type Sample = { labels?: Record<string, string>; value: number };

/** The figures of this instance; counts come from small tables and partial indexes. */
export async function metrics(platform: Platform): Promise<string> {
  const [sources, alerts, queue, runs] = [
    await sourceStates(platform),
    await alertStates(platform),
    await openMentions(platform),
    await lastRuns(platform.db),
  ];
  const since = (at: string) => Math.max(0, (platform.now().getTime() - new Date(at).getTime()) / 1000);
  return [
    metric('earshot_info', 'Always 1; the version is a label.', [
      { labels: { version: platform.settings.version }, value: 1 },
    ]),
    metric(
      'earshot_sources',
      'Sources by kind and health.',
      sources.map(({ kind, health, sources: value }) => ({ labels: { kind, health }, value })),
    ),
    metric(
      'earshot_source_oldest_success_seconds',
      'Age of the oldest last successful poll of a kind, paused sources left out.',
      sources.flatMap(({ kind, health, oldest }) =>
        oldest === null ? [] : [{ labels: { kind, health }, value: since(oldest) }],
      ),
    ),
    metric(
      'earshot_alerts',
      'Alerts in the outbox by status, 30 days.',
      alerts.map(({ status, alerts: value }) => ({ labels: { status }, value })),
    ),
    metric(
      'earshot_alert_oldest_pending_seconds',
      'Age of the oldest alert that waits to be delivered.',
      alerts.flatMap(({ status, oldest }) =>
        status === 'pending' && oldest !== null ? [{ value: since(oldest) }] : [],
      ),
    ),
    metric(
      'earshot_mentions_waiting',
      'Mentions by status that are not settled.',
      queue.map(({ status, mentions: value }) => ({ labels: { status }, value })),
    ),
    metric(
      'earshot_job_last_start_seconds',
      'Seconds since a job last began.',
      runs.map(({ job, startedAt }) => ({ labels: { job }, value: since(startedAt) })),
    ),
    metric(
      'earshot_job_failed',
      '1 when the last run of a job failed.',
      runs.map(({ job, error }) => ({ labels: { job }, value: error === null ? 0 : 1 })),
    ),
  ].join('');
}

const sourceStates = ({ db }: Platform) =>
  rows<{ kind: string; health: string; sources: number; oldest: string | null }>(
    db,
    sql`select kind, health, count(*)::int as sources,
          min(last_success_at) filter (where paused_at is null) as oldest
        from sources group by kind, health order by kind, health`,
  );

const alertStates = ({ db, now }: Platform) =>
  rows<{ status: string; alerts: number; oldest: string | null }>(
    db,
    sql`select status, count(*)::int as alerts, min(created_at) as oldest from alerts
        where status = 'pending' or created_at > ${now().toISOString()}::timestamptz - interval '30 days'
        group by status order by status`,
  );

const openMentions = ({ db }: Platform) =>
  rows<{ status: string; mentions: number }>(
    db,
    sql`select status, count(*)::int as mentions from mentions
        where status in ('open','pending','snoozed') group by status order by status`,
  );

function metric(name: string, help: string, samples: Sample[]): string {
  const lines = samples.map(({ labels = {}, value }) => `${name}${labelText(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines, ''].join('\n');
}

function labelText(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

const escaped = (value: string) =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/** Asking a stored source: with its secrets, its session and its budget. */
import type { Platform } from '../platform/platform.ts';
import type { Page, Session } from '../sources/adapter.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { openSettings, type Settings, secretNames } from '../sources/sealed.ts';
import { openSession } from '../sources/session.ts';
import { ask, type Heard } from './ask.ts';
import { correct, reserve } from './budgets.ts';
import { type Claimed, LEASE_MS } from './due.ts';
import { maskOf, secretsInAddress } from './masked.ts';
import type { Wait } from './paced.ts';
import { progressOf } from './progress.ts';
import { keepSession } from './session.ts';

/** What is left of the lease is for storing. */
const POLL_MS = LEASE_MS - 10_000;

/** What is known of a poll also when it fails. */
export type Asked = {
  heard: Heard;
  /** Takes everything secret that was at hand out of a text. */
  mask: (text: string) => string;
  /** What its budgets allow, see plannedSeconds. */
  plannedSeconds: number;
};

/** One poll of a claimed source. Throws Failure, Overrun or LeaseLost. */
export async function askSource(
  platform: Platform,
  claimed: Claimed,
  asked: Asked,
  wait: Wait,
): Promise<Page> {
  const settings = await openSettings(platform, claimed);
  const session = await openSession(platform, claimed);
  const secrets = secretsOf(claimed.kind, settings, session);
  asked.mask = maskOf(secrets);
  const reservation = await reserve(platform, claimed, settings);
  asked.plannedSeconds = reservation.plannedSeconds;
  const isFirstRun = claimed.backfilledAt === null;
  let spent: Page['spent'];
  try {
    const page = await ask(
      platform,
      {
        kind: claimed.kind,
        settings,
        cursor: claimed.cursor,
        isFirstRun,
        timeoutMs: POLL_MS,
        wait,
        session,
        async keepSession(next) {
          secrets.push(...Object.values(next.values));
          asked.mask = maskOf(secrets);
          await keepSession(platform, claimed, next);
        },
        ...(isFirstRun ? { onRead: progressOf(platform, claimed) } : {}),
      },
      asked.heard,
    );
    spent = page.spent;
    return page;
  } finally {
    await correct(platform, reservation, spent, asked.heard.requests);
  }
}

function secretsOf(kind: string, settings: Settings, session: Session | null): string[] {
  const names = secretNames(adapterOf(kind));
  const given = Object.entries(settings).flatMap(([name, value]) =>
    names.has(name) ? [value] : secretsInAddress(value),
  );
  return [...given, ...Object.values(session?.values ?? {})];
}

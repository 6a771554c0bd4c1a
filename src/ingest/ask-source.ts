/** Asking a stored source: with its secrets, its session and its budget. */
import type { Http, Platform } from '../platform/platform.ts';
import type { Known, Page, ReplyOptions, Session } from '../sources/adapter.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { openSettings, type Settings, secretNames } from '../sources/sealed.ts';
import { openSession } from '../sources/session.ts';
import { type Again, ask, askAgain, type Heard, politely, type Question } from './ask.ts';
import { correct, reserve } from './budgets.ts';
import { type Claimed, LEASE_MS } from './lease.ts';
import { maskOf, secretsInAddress } from './masked.ts';
import type { Wait } from './paced.ts';
import { progressOf } from './progress.ts';
import { believed } from './recheck-doubt.ts';
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

type Given = Pick<Question, 'kind' | 'settings' | 'session' | 'keepSession'>;

/** One poll of a claimed source. Throws Failure, Overrun or LeaseLost. */
export function askSource(platform: Platform, claimed: Claimed, asked: Asked, wait: Wait): Promise<Page> {
  const { cursor, backfilledAt } = claimed;
  const isFirstRun = backfilledAt === null;
  const onRead = isFirstRun ? { onRead: progressOf(platform, claimed) } : {};
  return asking(platform, claimed, asked, (given) =>
    ask(platform, { ...given, cursor, isFirstRun, timeoutMs: POLL_MS, wait, ...onRead }, asked.heard),
  );
}

/** One batch of stored posts, asked for again. Throws Failure, Overrun or LeaseLost. */
export function askSourceAgain(
  platform: Platform,
  claimed: Claimed,
  { known, timeoutMs, wait }: { known: Known[]; timeoutMs: number; wait: Wait },
  asked: Asked,
): Promise<Again> {
  return asking(platform, claimed, asked, async (given) => {
    const again = await believed(platform, claimed, known, (posts) =>
      askAgain(platform, { ...given, known: posts, timeoutMs, wait }, asked.heard),
    );
    // A batch may take more requests than a poll, and all of them count.
    return { ...again, spent: { requests: asked.heard.requests, ...again.spent } };
  });
}

/** What a reply is sent, looked up and followed with. */
export type Desk = { settings: Settings; http: Http; options: ReplyOptions };

/** Through a claimed source, with its secrets, session and budget. Throws Failure, Overrun or LeaseLost. */
export function throughSource<Answer>(
  platform: Platform,
  claimed: Claimed,
  { timeoutMs, wait, use }: { timeoutMs: number; wait: Wait; use(desk: Desk): Promise<Answer> },
  asked: Asked,
): Promise<Answer> {
  const put = async ({ settings, session, keepSession }: Given): Promise<Costly & { answer: Answer }> => {
    const http = politely(platform, { timeoutMs, wait }, asked.heard);
    const options = { now: platform.now(), session, keepSession };
    return { answer: await use({ settings, http, options }) };
  };
  return asking(platform, claimed, asked, put).then(({ answer }) => answer);
}

type Costly = { spent?: Page['spent'] };

/** With what the source needs at hand, and what it cost taken down. */
async function asking<Answer extends Costly>(
  platform: Platform,
  claimed: Claimed,
  asked: Asked,
  put: (given: Given) => Promise<Answer>,
): Promise<Answer> {
  const settings = await openSettings(platform, claimed);
  const session = await openSession(platform, claimed);
  const secrets = secretsOf(claimed.kind, settings, session);
  asked.mask = maskOf(secrets);
  const reservation = await reserve(platform, claimed, settings);
  asked.plannedSeconds = reservation.plannedSeconds;
  let spent: Page['spent'];
  try {
    const answer = await put({
      kind: claimed.kind,
      settings,
      session,
      async keepSession(next) {
        secrets.push(...Object.values(next.values));
        asked.mask = maskOf(secrets);
        await keepSession(platform, claimed, next);
      },
    });
    spent = answer.spent;
    return answer;
  } finally {
    await correct(platform, reservation, spent, asked.heard.requests);
  }
}

/** Everything that must not be seen in a text, see maskOf. */
export function secretsOf(kind: string, settings: Settings, session: Session | null): string[] {
  const names = secretNames(adapterOf(kind));
  const given = Object.entries(settings).flatMap(([name, value]) =>
    names.has(name) ? [value] : secretsInAddress(value),
  );
  return [...given, ...Object.values(session?.values ?? {})];
}

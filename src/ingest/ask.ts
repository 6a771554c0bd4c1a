/** Asking a source: the adapter's poll within a total time, and whatever goes wrong as a Failure. */
import type { Platform } from '../platform/platform.ts';
import type { Cursor, Page } from '../sources/adapter.ts';
import { cleanId, cleanItem } from '../sources/clean-item.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import type { Settings } from '../sources/sealed.ts';
import { withinTime } from './within-time.ts';

const DAY_MS = 86_400_000;

const FIRST_RUN = { days: 7, items: 200 };
const LATER_ITEMS = 1000;

export type Question = {
  kind: string;
  /** In the clear. */
  settings: Settings;
  cursor: Cursor;
  isFirstRun: boolean;
  /** For everything, however many requests it takes. */
  timeoutMs: number;
};

/** One poll; its items and ids are clean. Throws Failure for the source's faults. */
export async function ask(platform: Platform, question: Question): Promise<Page> {
  const { kind, settings, cursor, isFirstRun, timeoutMs } = question;
  const now = platform.now();
  const http = withinTime(platform, timeoutMs);
  const page = await adapterOf(kind).poll(settings, cursor, http, {
    now,
    since: new Date(now.getTime() - FIRST_RUN.days * DAY_MS),
    limit: isFirstRun ? FIRST_RUN.items : LATER_ITEMS,
  });
  return { ...page, items: page.items.map(cleanItem), deleted: page.deleted?.map(cleanId) ?? [] };
}

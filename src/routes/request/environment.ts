/** What every request carries. */
import type { Context } from 'hono';
import type { Account } from '../../accounts/viewer.ts';
import type { Platform } from '../../platform/platform.ts';

export type Environment = {
  /** `incoming` is Node's request; Workers have none. */
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: {
    platform: Platform;
    requestId: string;
    /** Who is signed in with a cookie; pages only, the API has tokens. */
    account: Account | null;
    /** What the address asks a report for and cannot be, with the reason; the page leaves it out. */
    refused?: Record<string, string>;
    /** It is a page over days, whose figures may be behind. */
    isOverDays?: boolean;
    /** Asks the door to run a job before its time; nothing happens where there is no clock. */
    runSoon: RunSoon;
    /** Keeps alive what goes on after the answer. */
    finishLater: FinishLater;
  };
};

export type RunSoon = (job: 'poll' | 'deliver' | 'import' | 'rescore') => void;

export type FinishLater = (work: Promise<unknown>) => void;

export type Request = Context<Environment>;

/** Whether people reach this instance over https; cookies and headers follow. */
export const isHttps = (platform: Platform): boolean => platform.settings.publicUrl.startsWith('https:');

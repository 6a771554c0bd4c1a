import type { Platform } from '../src/platform/platform.ts';

/** Something that the clock starts. */
export type Job = {
  name: string;
  /** Five fields, UTC, without weekday numbers: the same words for node-cron and Workers' cron triggers. */
  cron: string;
  /** How often Node starts it where a minute is too long to wait. */
  everySeconds?: number;
  /** True when many processes may run it at once because each claims its own rows. */
  everywhere: boolean;
  /** What it does, for `earshot jobs`. */
  does: string;
  run(platform: Platform, budget: Budget): Promise<Record<string, number>>;
};

/** How long a run may take; what is left stays due. */
export type Budget = { until: Date };

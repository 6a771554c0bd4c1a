import type { Platform } from '../src/platform/platform.ts';

/** Something that the clock starts. `cron` has five fields, UTC, minute-grained, without weekday numbers. */
export type Job = {
  name: string;
  cron: string;
  /** What it does, for `earshot jobs`. */
  does: string;
  run(platform: Platform, budget: Budget): Promise<Record<string, number>>;
};

/** How long a run may take; what is left stays due. */
export type Budget = { until: Date };

/** What became of a promised time, in the words of the filter language and in those of the SQL that says so. */

/** Of the time in which it was to be resolved. */
export const RESOLVING_KEPT = ['kept', 'late', 'waiting'] as const;
/** Of the time in which it was to be answered. */
export const PROMISE_KEPT = [...RESOLVING_KEPT, 'settled', 'none'] as const;

export type PromiseKept = (typeof PROMISE_KEPT)[number];
export type ResolvingKept = (typeof RESOLVING_KEPT)[number];

/** See clock/promise-sql.ts. */
export const STORED_AS = {
  kept: 'met',
  late: 'missed',
  waiting: 'waiting',
  settled: 'closed',
  none: null,
} as const satisfies Record<PromiseKept, string | null>;

/** What a triage rule makes of one mention. Pure. */
import type { PriorityReason, TriageActions } from '../db/schema.ts';
import { planned, type ResponseClock } from '../mentions/clock/targets.ts';
import type { DismissedReason, Priority, Status } from '../mentions/mention.ts';
import { atLevel, RULE_REASON } from '../scoring/priority.ts';

/** What rules may change, as it stands. */
export type Standing = {
  status: Status;
  dismissedReason: DismissedReason | null;
  snoozedUntil: Date | null;
  resolvedAt: Date | null;
  assigneeId: number | null;
  teamId: number | null;
  tags: string[];
  needsApproval: boolean;
  priority: Priority;
  priorityScore: number;
  priorityReasons: PriorityReason[];
  dueAt: Date | null;
  clockFrom: Date | null;
  targetMinutes: number | null;
};

export type Given = Standing & {
  sourceKind: string;
  publishedAt: Date;
  hasReply: boolean;
  /** A person or another rule gave it to somebody; the brand's own choice for new mentions is none. */
  isGiven: boolean;
};

export type Context = {
  ruleName: string;
  now: Date;
  clock: ResponseClock;
  /** Out of the team, when the rule gives work to its people; null when nobody is there. */
  chosenUserId: number | null;
};

/** Every field that differs afterwards; empty when the rule has nothing to do. */
export function effectOf(actions: TriageActions, given: Given, context: Context): Partial<Standing> {
  const after: Partial<Standing> = {
    ...assigned(actions, given, context),
    ...tagged(actions, given),
    ...(actions.approval && { needsApproval: true }),
    ...prioritised(actions, given, context),
    ...moved(actions, context.now),
  };
  const isSame = (field: keyof Standing) => JSON.stringify(after[field]) === JSON.stringify(given[field]);
  const changed = (Object.keys(after) as (keyof Standing)[]).filter((field) => !isSame(field));
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** Work that somebody has is never taken away. */
function assigned({ assign }: TriageActions, given: Given, { chosenUserId }: Context): Partial<Standing> {
  if (!assign || given.isGiven) return {};
  if (assign.to === 'person') return { assigneeId: assign.userId, teamId: null };
  return { teamId: assign.teamId, assigneeId: chosenUserId };
}

const tagged = ({ tags = [] }: TriageActions, given: Given): Partial<Standing> =>
  tags.length === 0 ? {} : { tags: [...new Set([...given.tags, ...tags])] };

/** The points that the rule adds or takes off are a reason like any other, and the due time follows. */
function prioritised({ priority }: TriageActions, given: Given, context: Context): Partial<Standing> {
  if (!priority || priority === given.priority) return {};
  const raised = atLevel(given, priority, `${RULE_REASON}${context.ruleName}`);
  const start = given.clockFrom ?? given.publishedAt;
  const isDue = given.dueAt !== null && !given.hasReply;
  return {
    ...raised,
    ...(isDue && planned(context.clock, { priority, sourceKind: given.sourceKind }, start)),
  };
}

const AWAKE = { snoozedUntil: null, dismissedReason: null };

function moved({ status }: TriageActions, now: Date): Partial<Standing> {
  switch (status?.is) {
    case 'resolved':
      return { ...AWAKE, status: 'resolved', resolvedAt: now };
    case 'dismissed':
      return { ...AWAKE, status: 'dismissed', dismissedReason: status.reason };
    case 'snoozed':
      return {
        ...AWAKE,
        status: 'snoozed',
        snoozedUntil: new Date(now.getTime() + status.hours * 3_600_000),
      };
    case undefined:
      return {};
  }
}

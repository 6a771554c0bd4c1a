/** Whether a match rings, and if not, what becomes of it: the one place, for what comes in and for history. Pure. */
import type { RuleMemory } from '../db/schema.ts';
import { PRIORITIES, type Priority } from '../mentions/mention.ts';
import { dayShown, nextDay, type QuietHours, quietUntil } from './quiet-hours.ts';

export type RingSettings = {
  /** Rings once so many matches came within `thresholdMinutes`; 1 is every match. */
  threshold: number;
  thresholdMinutes: number;
  /** One message per brand and theme in so many minutes; 0 groups nothing. */
  groupMinutes: number;
  /** Nothing rings for so many minutes after a message; 0 is never. */
  cooldownMinutes: number;
  quiet: QuietHours | null;
  /** From this priority on a match rings in quiet hours and beyond the budget; null: none does. */
  overrideFrom: Priority | null;
  /** Most messages a day in `zone`; null is without a limit. */
  dailyBudget: number | null;
  zone: string;
};

export type Match = {
  at: Date;
  mentionId: number;
  brandId: number;
  /** What it is about first. */
  theme: string | null;
  priority: Priority;
  /** The same for all copies of one text; null for a text without any. */
  story: string | null;
  /** Whether the rule's channels were told of the story within a day, or will be when what is held goes out. */
  told: 'told' | 'held' | null;
  isSpam: boolean;
};

/** `with`: matches that waited for the threshold, told of together with this one. */
export type Decision =
  | { is: 'rings'; with: number[] /** A copy of its story is held back. */; overHeld: boolean }
  | { is: 'joins'; leadMentionId: number }
  | { is: 'held'; for: HeldFor; until: Date; with: number[] }
  | { is: 'quiet'; why: 'spam' | 'copy' }
  | { is: 'waits' };

export type HeldFor = 'quiet hours' | 'cooldown' | 'budget';

const MINUTE = 60_000;

/** What becomes of the match, and what the rule remembers of it. Matches come in the order of their times. */
export function decide(
  settings: RingSettings,
  memory: RuleMemory,
  match: Match,
): { decision: Decision; memory: RuleMemory } {
  const fresh = withoutOld(settings, memory, match.at.getTime());
  const overrides = isAtLeast(match.priority, settings.overrideFrom);
  if (match.isSpam) return { decision: { is: 'quiet', why: 'spam' }, memory: fresh };
  if (match.told === 'told' || (match.told === 'held' && !overrides))
    return { decision: { is: 'quiet', why: 'copy' }, memory: fresh };
  const lead = fresh.groups?.[groupOf(match)];
  const isLouder = overrides && !lead?.overrides && isQuietAt(settings, match.at);
  if (lead && !isLouder) return { decision: { is: 'joins', leadMentionId: lead.mentionId }, memory: fresh };
  return counted(settings, fresh, match, overrides);
}

/** Rings are counted against the threshold first, so that what is held back is what would have rung. */
function counted(
  settings: RingSettings,
  memory: RuleMemory,
  match: Match,
  overrides: boolean,
): { decision: Decision; memory: RuleMemory } {
  const waiting = memory.waiting ?? [];
  const counting = withMatch(waiting, match);
  if (counting.length < settings.threshold)
    return { decision: { is: 'waits' }, memory: { ...memory, waiting: counting } };
  const { waiting: _, ...rest } = memory;
  const others = waiting.map(({ mentionId }) => mentionId).filter((id) => id !== match.mentionId);
  const held = heldBack(settings, rest, match.at, overrides);
  if (held) return { decision: { is: 'held', ...held, with: others }, memory: rest };
  return {
    decision: { is: 'rings', with: others, overHeld: match.told === 'held' },
    memory: rung(settings, rest, match, overrides),
  };
}

type Waiting = NonNullable<RuleMemory['waiting']>;

/** One story counts once. */
function withMatch(waiting: Waiting, { at, mentionId, story }: Match): Waiting {
  const isKnown = waiting.some(
    (one) => one.mentionId === mentionId || (story !== null && one.story === story),
  );
  return isKnown ? waiting : [...waiting, { at: at.getTime(), mentionId, story }];
}

function heldBack(
  settings: RingSettings,
  memory: RuleMemory,
  at: Date,
  overrides: boolean,
): { for: HeldFor; until: Date } | null {
  const quietEnd = settings.quiet && !overrides ? quietUntil(settings.quiet, at) : null;
  if (quietEnd) return { for: 'quiet hours', until: quietEnd };
  const free = (memory.rangAt ?? Number.NEGATIVE_INFINITY) + settings.cooldownMinutes * MINUTE;
  if (at.getTime() < free) return { for: 'cooldown', until: awake(settings, new Date(free)) };
  if (!overrides && settings.dailyBudget !== null && ringsOn(settings, memory, at) >= settings.dailyBudget)
    return { for: 'budget', until: awake(settings, nextDay(settings.zone, at)) };
  return null;
}

/** Not in quiet hours. */
const awake = ({ quiet }: RingSettings, at: Date) => (quiet && quietUntil(quiet, at)) ?? at;

const isQuietAt = ({ quiet }: RingSettings, at: Date) => quiet !== null && quietUntil(quiet, at) !== null;

function ringsOn({ zone }: RingSettings, { today }: RuleMemory, at: Date): number {
  return today && today.day === dayShown(zone, at) ? today.rings : 0;
}

function rung(settings: RingSettings, memory: RuleMemory, match: Match, overrides: boolean): RuleMemory {
  const at = match.at.getTime();
  const { zone, groupMinutes, dailyBudget } = settings;
  const lead = { at, mentionId: match.mentionId, overrides };
  return {
    ...memory,
    rangAt: at,
    ...(dailyBudget === null
      ? {}
      : { today: { day: dayShown(zone, match.at), rings: ringsOn(settings, memory, match.at) + 1 } }),
    ...(groupMinutes > 0 ? { groups: { ...memory.groups, [groupOf(match)]: lead } } : {}),
  };
}

/** Groups that are over and matches that are too long ago are forgotten, so the memory stays small. */
function withoutOld(settings: RingSettings, memory: RuleMemory, at: number): RuleMemory {
  const { groups, waiting, ...rest } = memory;
  const open = Object.entries(groups ?? {}).filter(
    ([, lead]) => at < lead.at + settings.groupMinutes * MINUTE,
  );
  const recent = (waiting ?? []).filter((one) => at - one.at <= settings.thresholdMinutes * MINUTE);
  return {
    ...rest,
    ...(open.length > 0 ? { groups: Object.fromEntries(open) } : {}),
    ...(recent.length > 0 ? { waiting: recent } : {}),
  };
}

export const groupOf = ({ brandId, theme }: Pick<Match, 'brandId' | 'theme'>) => `${brandId} ${theme ?? ''}`;

const isAtLeast = (priority: Priority, level: Priority | null) =>
  level !== null && PRIORITIES.indexOf(priority) <= PRIORITIES.indexOf(level);

/** Every match rings, whatever came before: there is nothing to decide. */
export const isPlain = ({ threshold, groupMinutes, cooldownMinutes, quiet, dailyBudget }: RingSettings) =>
  threshold === 1 && groupMinutes === 0 && cooldownMinutes === 0 && quiet === null && dailyBudget === null;

/** What can be done to many mentions at once: the value of the button that was pressed, as a move. */
import { moment } from '../../views/format.ts';
import type { Capability } from '../accounts/can.ts';
import { Refusal } from '../failure.ts';
import { DISMISSED_REASONS, type DismissedReason } from '../mentions/mention.ts';
import type { Move } from '../mentions/move.ts';
import { snoozeEnd, UNTIL } from './snooze-until.ts';

type ManyMove = Exclude<Move, { kind: 'reply' }>;

/** `said` follows the number: "28 mentions done". */
export type BulkMove = { move: ManyMove; capability: Capability; said: string };

type Asking = { now: Date; userId: number; timeZone: string; tag: string; at: string };
type Reader = (value: string, asking: Asking) => BulkMove | null;

const LABELS = ['negative', 'neutral', 'positive'] as const;
const oneOf = <Value extends string>(values: readonly Value[], value: string) =>
  values.find((each) => each === value);

const READERS: Record<string, Reader> = {
  resolve: () => ({ move: { kind: 'resolve' }, capability: 'change status', said: 'done' }),
  reopen: () => ({ move: { kind: 'reopen' }, capability: 'change status', said: 'open again' }),
  dismiss: (value) => {
    const reason: DismissedReason | undefined = oneOf(DISMISSED_REASONS, value);
    return reason
      ? { move: { kind: 'dismiss', reason }, capability: 'change status', said: 'set aside' }
      : null;
  },
  snooze: (value, asking) => {
    const chosen = oneOf(UNTIL, value);
    return chosen ? snoozed(snoozeEnd(chosen, asking.at, asking.now, asking.timeZone), asking) : null;
  },
  assign: (value, asking) => {
    const userId = value === '' ? null : Number(value);
    if (userId !== null && !(userId > 0)) return null;
    const capability = userId === asking.userId ? 'take mention' : 'assign others';
    const said = userId === null ? 'assigned to nobody' : userId === asking.userId ? 'yours now' : 'assigned';
    return { move: { kind: 'assign', userId }, capability, said };
  },
  team: (value) => {
    const teamId = value === '' ? null : Number(value);
    if (teamId !== null && !(teamId > 0)) return null;
    const said = teamId === null ? 'taken from their team' : 'assigned';
    return { move: { kind: 'assign', teamId }, capability: 'assign others', said };
  },
  label: (value) => {
    const label = oneOf(LABELS, value);
    return label
      ? { move: { kind: 'correct', label }, capability: 'correct sentiment', said: `set to ${label}` }
      : null;
  },
  theme: (value) => ({
    move: { kind: 'theme', labels: { add: [value] } },
    capability: 'correct sentiment',
    said: `now about ${value}`,
  }),
  tag: (_, { tag }) => tagged(tag),
  typed: (_, { tag, at, ...asking }) => {
    if (tag && at) throw new Refusal('invalid', TWO_TYPED);
    return at ? snoozed(snoozeEnd('at', at, asking.now, asking.timeZone), asking) : tagged(tag);
  },
};

const TWO_TYPED =
  'A tag and a time are typed in. Press the button of the one that you mean. Nothing was changed.';

const tagged = (tag: string): BulkMove => ({
  move: { kind: 'tag', labels: { add: [tag] } },
  capability: 'change status',
  said: `tagged ${tag}`,
});

const snoozed = (until: Date, { now, timeZone }: Pick<Asking, 'now' | 'timeZone'>): BulkMove => ({
  move: { kind: 'snooze', until },
  capability: 'change status',
  said: `snoozed until ${moment(until, timeZone, now)}`,
});

/** Throws Refusal for what is no move. `pressed`: `resolve`, `dismiss:spam`, `snooze:1h`, `snooze:at`, `assign:7`, `team:2`, `theme:price`. */
export function bulkMove(pressed: string, asking: Asking): BulkMove {
  const [name = '', ...rest] = pressed.split(':');
  const found = Object.hasOwn(READERS, name) ? READERS[name]!(rest.join(':'), asking) : null;
  if (found) return found;
  throw new Refusal('invalid', 'Choose what shall happen to them. Nothing was changed.');
}

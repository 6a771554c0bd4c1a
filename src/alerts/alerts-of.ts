/** The alerts that rules' decisions come to: one per mention and channel. Pure. */

import type { Candidate } from './candidates.ts';
import type { Decision } from './decide.ts';
import type { Decisions, Matches } from './decisions.ts';
import type { Decided, Raised } from './outbox.ts';
import { asksFor, type RingingRule } from './ringing-rules.ts';

/** For each channel the first rule speaks that has something to say, and before those that hold it back. */
export function alertsOf(matches: Matches[], decisions: Decisions): Raised[] {
  const raised = matches.flatMap(({ rule, found }) =>
    found.flatMap((one) => {
      const decided = decisions.get(rule.id);
      if (!decided) return saidBy(rule, one, undefined);
      const decision = decided.get(one.id);
      return decision ? saidBy(rule, one, decision) : [];
    }),
  );
  const byPlace = new Map<string, Raised>();
  for (const alert of raised.toSorted((a, b) => RANK[statusOf(a)] - RANK[statusOf(b)])) {
    const place = `${alert.mentionId} ${alert.channelId}`;
    if (!byPlace.has(place)) byPlace.set(place, alert);
  }
  return [...byPlace.values()].toSorted((a, b) => a.mentionId - b.mentionId);
}

const RANK = { pending: 0, joined: 0, held: 1, quiet: 2 };

const statusOf = ({ decided }: Raised) => decided?.status ?? 'pending';

function saidBy(
  { id: ruleId, channelIds, filter }: RingingRule,
  one: Candidate,
  decision: Decision | undefined,
): Raised[] {
  const spam = one.spam && !asksFor(filter, 'spam') ? one.spamReasons : [];
  const isHeard = (mentionId: number, decided?: Decided) =>
    channelIds.map((channelId) => ({ mentionId, ruleId, channelId, spam, ...(decided ? { decided } : {}) }));
  switch (decision?.is) {
    case undefined:
      return isHeard(one.id);
    case 'rings':
      return [
        ...isHeard(one.id, { status: 'pending', overrides: decision.overHeld }),
        ...decision.with.flatMap((id) => isHeard(id, { status: 'joined', leadMentionId: one.id })),
      ];
    case 'joins':
      return isHeard(one.id, { status: 'joined', leadMentionId: decision.leadMentionId });
    case 'held': {
      const held: Decided = { status: 'held', heldFor: decision.for, until: decision.until.toISOString() };
      return [one.id, ...decision.with].flatMap((id) => isHeard(id, held));
    }
    case 'quiet':
      return isHeard(one.id, { status: 'quiet' });
    case 'waits':
      return [];
  }
}

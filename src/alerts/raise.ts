/** Which alerts a mention raises; called in the transaction that stores it, so neither is there without the other. */
import { matchesFilter } from '../mentions/filter/match.ts';
import type { Platform } from '../platform/platform.ts';
import { alertsOf } from './alerts-of.ts';
import { type Candidate, candidatesAmong } from './candidates.ts';
import { decisionsOf } from './decisions.ts';
import { writeAlerts } from './outbox.ts';
import { asksFor, isAbout, type RingingRule, ringingRules } from './ringing-rules.ts';

/**
 * Writes one alert per mention and channel; gives how many will ring. What was backfilled raises none; suspected spam
 * and copies of a story that rang already are written down and stay quiet.
 */
export async function raiseAlerts(platform: Platform, mentionIds: number[]): Promise<number> {
  if (mentionIds.length === 0) return 0;
  const rules = await ringingRules(platform, 'mentions');
  if (rules.length === 0) return 0;
  const asksForCopies = rules.some(({ filter }) => asksFor(filter, 'copy'));
  const candidates = await candidatesAmong(platform, mentionIds, asksForCopies);
  const matches = rules.map((rule) => ({
    rule,
    found: candidates.filter((one) => isMatch(rule, one, platform.now())),
  }));
  const raised = alertsOf(matches, await decisionsOf(platform, matches));
  return raised.length === 0 ? 0 : writeAlerts(platform, raised);
}

function isMatch({ brandId, filter }: RingingRule, candidate: Candidate, now: Date): boolean {
  return isAbout(candidate, brandId, filter) && matchesFilter(filter, candidate, { now, viewerUserId: null });
}

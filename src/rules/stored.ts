/** What follows when mentions were stored: triage rules first, then alerts about what they left. */
import { raiseAlerts } from '../alerts/raise.ts';
import type { Saved } from '../mentions/save.ts';
import type { Platform } from '../platform/platform.ts';
import { applyRules } from './apply.ts';

/** In the transaction that stored them; `aside` was set aside and calls nobody. Gives how many alerts will ring. */
export async function followUp(
  inside: Platform,
  { inserted, updated, reopened, alertable }: Omit<Saved, 'outcomes' | 'unchanged'>,
  aside: ReadonlySet<number> = new Set(),
): Promise<number> {
  const loud = new Set(alertable.filter((id) => !aside.has(id)));
  await applyRules(inside, { found: inserted.filter((id) => loud.has(id)), edited: updated, reopened });
  return loud.size > 0 ? raiseAlerts(inside, [...loud]) : 0;
}

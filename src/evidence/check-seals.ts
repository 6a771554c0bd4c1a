/** Whether incidents and rises are what was written: figures that nothing can be counted from any more are found too. */

import { sealStateOf as incidentState } from '../alerts/incidents/seal.ts';
import { emergingThemes, incidents } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { SealState } from '../reports/seal.ts';
import { sealStateOf as riseState } from '../reports/themes/seal-rise.ts';
import type { KeptFound } from './check-kept.ts';
import { OTHER_KEY } from './why.ts';

type States = Map<number, SealState>;

/** Incident id → what its seal says. */
export const incidentSeals = async (platform: Platform): Promise<States> =>
  statesOf(await platform.db.select().from(incidents).orderBy(incidents.id), (incident) =>
    incidentState(platform, incident),
  );

/** Rise id → what its seal says. */
export const riseSeals = async (platform: Platform): Promise<States> =>
  statesOf(await platform.db.select().from(emergingThemes).orderBy(emergingThemes.id), (rise) =>
    riseState(platform, rise),
  );

/** Once one was sealed with this key, what came later was too: without such a seal it lost it. */
async function statesOf<Row extends { id: number }>(
  found: Row[],
  stateOf: (row: Row) => Promise<SealState>,
): Promise<States> {
  const states: States = new Map();
  let hasBegun = false;
  for (const row of found) {
    const state = await stateOf(row);
    const isOurs = state === 'whole' || state === 'broken';
    states.set(row.id, isOurs || !hasBegun ? state : 'broken');
    hasBegun ||= isOurs;
  }
  return states;
}

/** Every seal that does not hold, and those that another key was needed for. */
export async function* checkSeals(platform: Platform): AsyncGenerator<KeptFound> {
  for (const [id, state] of await incidentSeals(platform)) yield* said(`incident ${id}`, state);
  for (const [id, state] of await riseSeals(platform)) yield* said(`rise ${id}`, state);
}

function* said(report: string, state: SealState): Generator<KeptFound> {
  const unknown = state === 'other key' ? OTHER_KEY : null;
  if (unknown || state === 'broken')
    yield { report, figure: 'seal', shown: state, recomputed: 'whole', unknown };
}

/** The seal of an incident: it goes on with what Earshot itself writes, and with nothing else. */
import { eq } from 'drizzle-orm';
import { incidents } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSeal, type SealState, sealOf } from '../../reports/seal.ts';

type Stored = typeof incidents.$inferSelect;

const PLACE = 'incidents';

/** All of it but who looks after it, which goes with them. */
const figuresOf = ({ seal: _, status: __, acknowledgedAt: ___, acknowledgedBy: ____, ...figures }: Stored) =>
  figures;

/** Whether its figures are those that were written. */
export const sealStateOf = (platform: Platform, incident: Stored): Promise<SealState> =>
  readSeal(platform, incident.seal, figuresOf(incident), PLACE);

/** In the transaction that wrote it. */
export async function sealIncident(platform: Platform, id: number): Promise<void> {
  const [incident] = await platform.db.select().from(incidents).where(eq(incidents.id, id));
  const seal = await sealOf(platform, figuresOf(incident!), PLACE);
  await platform.db.update(incidents).set({ seal }).where(eq(incidents.id, id));
}

/** In a transaction: `change` writes it. What was changed behind its seal stays so, and is found. */
export async function keepingSeal<Value>(
  platform: Platform,
  id: number,
  change: () => Promise<Value>,
): Promise<Value> {
  const [before] = await platform.db.select().from(incidents).where(eq(incidents.id, id)).for('update');
  const isWhole = before !== undefined && (await sealStateOf(platform, before)) === 'whole';
  const value = await change();
  if (isWhole) await sealIncident(platform, id);
  return value;
}

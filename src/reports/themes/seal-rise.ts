/** The seal of a rise: it goes on with what Earshot itself writes, and with nothing else. */
import { eq, inArray, type SQL } from 'drizzle-orm';
import { emergingThemes } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSeal, type SealState, sealOf } from '../seal.ts';

type Stored = typeof emergingThemes.$inferSelect;

const PLACE = 'emerging_themes';

const figuresOf = ({ seal: _, ...figures }: Stored) => figures;

/** Whether its figures are those that were written. */
export const sealStateOf = (platform: Platform, rise: Stored): Promise<SealState> =>
  readSeal(platform, rise.seal, figuresOf(rise), PLACE);

/** In a transaction, and held until its end: those of which anything was changed behind their seals. */
export async function notSealed(platform: Platform, where: SQL): Promise<Set<number>> {
  const found = await platform.db.select().from(emergingThemes).where(where).for('update');
  const states = await Promise.all(found.map((rise) => sealStateOf(platform, rise)));
  return new Set(found.filter((_, index) => states[index] !== 'whole').map(({ id }) => id));
}

/** In the transaction that wrote them. */
export async function sealRises(platform: Platform, ids: number[]): Promise<void> {
  for (const rise of await platform.db.select().from(emergingThemes).where(inArray(emergingThemes.id, ids))) {
    const seal = await sealOf(platform, figuresOf(rise), PLACE);
    await platform.db.update(emergingThemes).set({ seal }).where(eq(emergingThemes.id, rise.id));
  }
}

/** The voices of brands, as they are stored: the text file itself. */
import { eq } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { brands, brandVoices } from '../../db/schema.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import type { Actor } from '../mention.ts';
import { unknownVariables } from './fill.ts';
import { FIRST_VOICE, formatVoice, parseVoice, type Voice, VoiceError } from './voice.ts';

const LONGEST = 40_000;

/** The file of a brand's voice; what a new brand begins with where nobody wrote one. */
export async function voiceFile({ db }: Platform, brandId: number): Promise<string> {
  const [row] = await db
    .select({ file: brandVoices.file })
    .from(brandVoices)
    .where(eq(brandVoices.brandId, brandId));
  return row?.file ?? formatVoice(FIRST_VOICE);
}

/** The voice in a stored file; one that cannot be read any more counts as none. */
export function voiceIn(file: string | null): Voice {
  if (file === null) return FIRST_VOICE;
  try {
    return parseVoice(file);
  } catch (error) {
    if (error instanceof VoiceError) return FIRST_VOICE;
    throw error;
  }
}

/** Changes how a brand speaks. Throws Refusal that names the line which cannot be read. */
export function changeVoice(
  platform: Platform,
  actor: Actor,
  { brandId, file }: { brandId: number; file: string },
): Promise<void> {
  guardFile(file);
  return transact(platform, async (inside) => {
    const [brand] = await inside.db.select({ name: brands.name }).from(brands).where(eq(brands.id, brandId));
    if (!brand)
      throw new Refusal('not-found', 'There is no such brand. It was removed, or you may not see it.');
    const values = { file, changedBy: actor.userId, changedAt: inside.now() };
    await inside.db
      .insert(brandVoices)
      .values({ brandId, ...values })
      .onConflictDoUpdate({ target: brandVoices.brandId, set: values });
    await recordAudit(inside, actor, 'changed the voice of', brand.name);
  });
}

function guardFile(file: string): void {
  if (file.length > LONGEST)
    throw new Refusal('invalid', 'The voice is too long. Shorten its lists.', {
      file: 'The voice is too long. Shorten its lists.',
    });
  const unknown = unknownVariables(readFile(file).signature)[0];
  if (unknown === undefined) return;
  const problem = `There is no {{${unknown}}} for a signature. There are {{agent.name}} and {{brand}}.`;
  throw new Refusal('invalid', problem, { file: problem, signature: problem });
}

function readFile(file: string): Voice {
  try {
    return parseVoice(file);
  } catch (error) {
    if (!(error instanceof VoiceError)) throw error;
    throw new Refusal('invalid', error.message, { file: error.message });
  }
}

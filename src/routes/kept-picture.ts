/** A picture that came with a reply which was refused: like the words, it is not lost. */
import { brandsWhere } from '../accounts/can.ts';
import { Refusal } from '../failure.ts';
import { attach } from '../replies/pictures/attached.ts';
import type { Request } from './request/environment.ts';
import { signedIn } from './request/session.ts';
import { seenBrands } from './seen.ts';

/** The brands for which the viewer may write replies. */
export async function writerBrandIds(c: Request): Promise<number[]> {
  const ids = (await seenBrands(c)).map(({ id }) => id);
  return brandsWhere(signedIn(c).viewer, 'write reply', ids);
}

/** With the draft, where the source takes it; what was refused is told already. */
export async function keepPicture(
  c: Request,
  mentionId: number,
  { picture, description }: Record<string, unknown>,
): Promise<void> {
  if (!(picture instanceof File) || picture.name === '') return;
  const file = new Uint8Array(await picture.arrayBuffer());
  const words = typeof description === 'string' ? description : '';
  const kept = { mentionId, brandIds: await writerBrandIds(c), file, description: words };
  await attach(c.get('platform'), signedIn(c).actor, kept).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/** A fixed share of the people: they are dealt into hands by a hash of their name, which indexes know. */
import { sql } from 'drizzle-orm';

const HANDS = 1024;

/** Written as the indexes have it. Who has several names is followed by those of them that are in hand. */
const HAND = sql`(hashtext(m.source_kind || ' ' || m.author_handle) & 1023)`;

/** How many hands are followed for about `most` of so many mentions. */
export const handsFor = (most: number, mentions: number) =>
  Math.min(HANDS, Math.ceil((HANDS * most) / Math.max(1, mentions)));

/** ` and …`: the author of `m` is in one of the first hands; everybody is where all are followed. */
export const inHands = (hands: number) =>
  isEverybody(hands) ? sql`` : sql`and ${HAND} < ${sql.raw(String(hands))}`;

export const isEverybody = (hands: number) => hands >= HANDS;

/** How much of the people that is, 1 is everybody. */
export const shareOf = (hands: number) => hands / HANDS;

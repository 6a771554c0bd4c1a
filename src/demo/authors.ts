import type { Random } from './seeded.ts';
import { FIRST_NAMES, LAST_NAMES } from './story/cast.ts';
import type { Place } from './story/places.ts';

export type Author = { name: string; handle: string | null; url: string | null; followers: number | null };

/** Somebody who posts there: with a name on review sites, often with a handle only elsewhere. */
export function authorAt(random: Random, place: Place): Author {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const number = random.chance(place.rated ? 1 : 0.3) ? String(random.whole(2, 99)) : '';
  const handle = `${first}_${last}${number}`.toLowerCase();
  const shown = random.chance(0.6) ? `${first} ${last}` : place.rated ? `${first} ${last[0]}.` : handle;
  return {
    name: shown,
    handle,
    url: `https://${place.host}/@${handle}`,
    followers: place.followers ? Math.round(random.around(place.followers, 1.2)) : null,
  };
}

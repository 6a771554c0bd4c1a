/** Names that are one person because they said so themselves; every other name is a person of its own. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { idList } from '../recount.ts';

export type Name = { kind: string; handle: string };
/** `person` is the same for all names of one. */
export type LinkedName = Name & { person: string };
export type Link = { a: Name; b: Name };

/** Every name that is linked to another one, as mentions of these brands say. */
export async function linkedNames({ db }: Platform, brandIds: number[]): Promise<LinkedName[]> {
  const links = await rows<Link>(
    db,
    sql`select jsonb_build_object('kind', l.source_kind, 'handle', l.handle) as a,
        jsonb_build_object('kind', l.other_kind, 'handle', l.other_handle) as b
      from author_links l join mentions m on m.id = l.mention_id
      where m.brand_id in ${idList(brandIds)} order by l.id`,
  );
  return peopleOf(links);
}

/** The first key of a person, which no name has that is linked to nobody. */
const nameKey = ({ kind, handle }: Name) => `${kind} ${handle}`;

/** Pure: links of links are one person too. */
function peopleOf(links: readonly Link[]): LinkedName[] {
  const people = new Map<string, Map<string, Name>>();
  for (const { a, b } of links) {
    const [one, other] = [groupOf(people, a), groupOf(people, b)];
    if (one === other) continue;
    for (const [key, name] of other) {
      one.set(key, name);
      people.set(key, one);
    }
  }
  return [...people].map(([key, group]) => ({ ...group.get(key)!, person: [...group.keys()].sort()[0]! }));
}

function groupOf(people: Map<string, Map<string, Name>>, name: Name): Map<string, Name> {
  const key = nameKey(name);
  const known = people.get(key) ?? new Map([[key, name]]);
  people.set(key, known);
  return known;
}

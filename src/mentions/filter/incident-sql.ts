/** Which mentions an incident keeps with its figures. */
import { type SQL, sql } from 'drizzle-orm';
import type { FieldFilter } from './field-filter.ts';

const KEPT_OF_INCIDENT = {
  found: sql`unnest(i.counted_ids)`,
  peak: sql`unnest(i.peak_ids)`,
  cause: sql`unnest(i.cause_ids)`,
  place: sql`unnest(array(select n.id from mentions n where n.id = any(i.cause_ids) and n.location = i.cause -> 'place' ->> 'name'))`,
};

/** The ids that an incident keeps with a figure of its own. */
export const incidentIds = ({
  id,
  of,
}: Pick<Extract<FieldFilter, { field: 'incident' }>, 'id' | 'of'>): SQL =>
  sql`select ${KEPT_OF_INCIDENT[of]} from incidents i where i.id = ${id}::bigint`;

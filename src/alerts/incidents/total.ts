/** How many mentions an incident has: the same wherever it is opened, looked at, taken, closed and checked. */
import { type SQL, sql } from 'drizzle-orm';
import { COUNTED } from '../../reports/recount.ts';
import { countsIn } from './cause.ts';

const SERIES = ['volume', 'negatives', 'theme', 'rating'] as const;

const COUNTS_IN_SERIES = sql`case i.series ${sql.join(
  SERIES.map(
    (series) => sql`when ${sql.raw(`'${series}'`)} then ${countsIn({ series, theme: sql`i.theme` })}`,
  ),
  sql` `,
)} end`;

/** Mentions `m` of incident `i` since it began. */
export const sinceItBegan = (until: SQL): SQL => sql`m.brand_id = i.brand_id and not m.backfilled
  and m.published_at >= i.started_at and m.published_at <= ${until}`;

/** Over rows `sinceItBegan`, with every repetition: never fewer than the voices that opened it. */
export const TOTAL = sql`greatest(i.count, count(*) filter (where ${COUNTED} and ${COUNTS_IN_SERIES}))::int`;

/** The total of incident `i` by then. */
export const totalBy = (until: SQL): SQL =>
  sql`(select ${TOTAL} from mentions m where ${sinceItBegan(until)})`;

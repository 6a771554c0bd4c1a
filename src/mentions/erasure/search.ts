/** A first look by the database for rows in which somebody may be named; the finders then look closely. */
import { type SQL, sql } from 'drizzle-orm';

/** True for rows of which one of the columns holds a needle, in any case and any Unicode form. */
export function mayHold(columns: readonly string[], needles: readonly string[]): SQL {
  const text = sql.raw(`lower(normalize(concat_ws(E'\\n', ${columns.map(asText).join(', ')}), NFKC))`);
  // Databases of the C locale change the case of ASCII alone; the other spellings make up for it.
  const spelled = needles.flatMap((needle) => [needle, needle.toLowerCase(), needle.toUpperCase()]);
  const patterns = JSON.stringify([...new Set(spelled)].map((needle) => escaped(needle.normalize('NFKC'))));
  return sql`${text} like any (array(select '%' || lower(value) || '%'
    from jsonb_array_elements_text(${patterns}::text::jsonb)))`;
}

const asText = (column: string) => `${column}::text`;

const escaped = (needle: string) => needle.replaceAll(/[\\%_]/g, String.raw`\$&`);

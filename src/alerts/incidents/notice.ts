/** What an incident is called and told as, from its row. Pure. */
import type { IncidentCause } from '../../db/schema.ts';
import { SOURCE_LABELS } from '../../sources/labels.ts';

/** A row of `incidents` with the brand's name, in the words of the database. */
export type IncidentRow = {
  brand_name: string;
  series: string;
  theme: string;
  direction: string;
  hours: number;
  count: number;
  expected: number;
  mean: number | null;
  alarms_a_year: number;
  cause: IncidentCause;
};

/** A title of some words, and two or three sentences: how much, how rare, and what it is about. */
export function incidentNotice(row: IncidentRow): { title: string; text: string } {
  return {
    title: titleOf(row),
    text: [amountOf(row), rarityOf(row), causeIn(row)].filter(Boolean).join(' '),
  };
}

function titleOf({ brand_name: brand, series, theme, direction }: IncidentRow): string {
  if (series === 'rating') return `Ratings of ${brand} have fallen`;
  if (direction === 'silence') return `Nobody speaks of ${brand}`;
  if (direction === 'drop') return `Few speak of ${brand}`;
  if (series === 'theme') return `More criticism of ${brand}: ${theme}`;
  return series === 'negatives'
    ? `More criticism of ${brand} than usual`
    : `More is said of ${brand} than usual`;
}

function amountOf({ series, direction, hours, count, expected, mean }: IncidentRow): string {
  if (series === 'rating')
    return `The last ${count} average ${one(mean ?? 0)} stars; ${one(expected)} is usual.`;
  const within = durationWords(hours);
  if (direction === 'silence')
    return `No mention for ${within}; ${about(expected)} would be usual in that time.`;
  const what = `${series === 'volume' ? '' : 'critical '}mention${count === 1 ? '' : 's'}`;
  return `${count} ${what} in ${within}; ${about(expected)} would be usual.`;
}

/** "Chance alone does this about once in 12 years." */
function rarityOf({ alarms_a_year: aYear }: Pick<IncidentRow, 'alarms_a_year'>): string {
  if (aYear >= 1.5) return `Chance alone does this about ${Math.round(aYear)} times a year.`;
  const years = Math.round(1 / Math.max(aYear, 1e-9));
  if (years <= 1) return 'Chance alone does this about once a year.';
  return years > 1000
    ? 'Chance alone does this less than once in 1,000 years.'
    : `Chance alone does this about once in ${years} years.`;
}

function causeIn({ series, cause }: IncidentRow): string {
  const { theme, words, source, place } = cause;
  const parts = [
    theme && series !== 'theme' && `${theme.count} are about ${theme.name}`,
    words.length > 0 &&
      `they speak of ${words
        .slice(0, 3)
        .map(({ name }) => `“${name}”`)
        .join(', ')}`,
    source && `${source.count} come from ${SOURCE_LABELS[source.kind] ?? source.kind}`,
    place && `${place.count} from ${place.name}`,
  ].filter((part) => part !== null && part !== false);
  if (parts.length === 0) return '';
  const sentence = parts.join('; ');
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

/** "3 hours", "2 days". */
function durationWords(hours: number): string {
  if (hours < 48) return `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return `${Math.round(hours / 24)} days`;
}

const one = (value: number) => value.toFixed(1);

/** "about 4", "0.3", "hardly one". */
function about(value: number): string {
  if (value < 0.05) return 'hardly one';
  return value >= 3 ? `about ${Math.round(value)}` : one(value);
}

/** Which days a report covers. */
import { Options } from './fields.tsx';
import { calendarDay } from './format.ts';
import { Icon } from './parts.tsx';
import type { AboutPeriod, ReputationData } from './reputation-data.ts';

export const PERIOD_WORDS: Record<ReputationData['period']['name'], string> = {
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  '12m': 'Last 12 months',
  month: 'This month',
  quarter: 'This quarter',
  custom: 'Chosen dates',
};

/** `action`: the page that they are of. */
type PeriodProps = { data: AboutPeriod; action?: string };

const BrandField = ({ data: { brand } }: { data: AboutPeriod }) =>
  brand && <input type="hidden" name="brand" value={String(brand.id)} />;

export const Periods = ({ data, action = '/reputation' }: PeriodProps) => {
  const named = (Object.keys(PERIOD_WORDS) as (keyof typeof PERIOD_WORDS)[]).filter(
    (name) => name !== 'custom' || data.period.name === 'custom',
  );
  return (
    <form method="get" action={action} aria-label="Period; a choice applies at once" data-tidy>
      <BrandField data={data} />
      <span class="pill like-button">
        <select name="period" aria-label="Period">
          <Options
            options={named.map((name) => ({ value: name, label: PERIOD_WORDS[name] }))}
            value={data.period.name}
          />
        </select>
        <Icon name="chevron-down" small />
      </span>
      <button type="submit" class="button without-script">
        Show
      </button>
    </form>
  );
};

export const Dates = ({ data, action = '/reputation' }: PeriodProps) => (
  <details class="menu">
    <summary class="button">Dates</summary>
    <form method="get" action={action} class="menu-list dates">
      <BrandField data={data} />
      <input type="hidden" name="period" value="custom" />
      <label>
        From <input class="input" type="date" name="from" value={data.period.from} required />
      </label>
      <label>
        To <input class="input" type="date" name="to" value={data.period.to} required />
      </label>
      <button type="submit" class="button solid">
        Show
      </button>
    </form>
  </details>
);

const year = (day: string) => day.slice(0, 4);

/** `23 Oct – 21 Nov 2026`, with both years where there are two. */
export const periodWords = ({ from, to }: { from: string; to: string }) =>
  `${calendarDay(from)}${year(from) === year(to) ? '' : ` ${year(from)}`} – ${calendarDay(to)} ${year(to)}`;

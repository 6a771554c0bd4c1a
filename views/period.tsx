/** Which days a report covers. */
import type { PropsWithChildren } from 'hono/jsx';
import { PillSelect } from './fields.tsx';
import { calendarDay } from './format.ts';
import { HiddenFields } from './forms.tsx';
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

type FiltersProps = PropsWithChildren<{
  period: AboutPeriod['period'];
  /** The page that they are of. */
  action: string;
  /** What else the address says and a choice leaves as it is. */
  fields?: Record<string, string>;
  /** What the children choose, which other dates leave as it is. */
  chosen?: Record<string, string>;
}>;

/** Which days, and what the children offer beside them. A choice applies at once; without JavaScript, with the button. */
export const PeriodFilters = ({ period, action, fields = {}, chosen = {}, children }: FiltersProps) => {
  const { from, to } = period;
  const isCustom = period.name === 'custom';
  const names = (Object.keys(PERIOD_WORDS) as (keyof typeof PERIOD_WORDS)[]).filter(
    (name) => name !== 'custom' || isCustom,
  );
  return (
    <>
      <form
        method="get"
        action={action}
        class="button-row"
        aria-label="Period and filters; a choice applies at once"
        data-tidy
        // Else a browser that goes back shows the newer choice over the older report.
        autocomplete="off"
      >
        <HiddenFields fields={{ ...fields, ...(isCustom && { from, to }) }} />
        <PillSelect
          name="period"
          label="Period"
          value={period.name}
          options={names.map((name) => ({ value: name, label: PERIOD_WORDS[name] }))}
        />
        {children}
        <button type="submit" class="button without-script">
          Show
        </button>
      </form>
      <Dates period={period} action={action} fields={{ ...fields, ...chosen }} />
    </>
  );
};

const Dates = ({ period, action, fields }: Pick<FiltersProps, 'period' | 'action' | 'fields'>) => (
  <details class="menu">
    <summary class="button">Dates</summary>
    <form method="get" action={action} class="menu-list dates">
      <HiddenFields fields={{ ...fields, period: 'custom' }} />
      <label>
        From <input class="input" type="date" name="from" value={period.from} required />
      </label>
      <label>
        To <input class="input" type="date" name="to" value={period.to} required />
      </label>
      <button type="submit" class="button solid">
        Show
      </button>
    </form>
  </details>
);

/** The brand that a report is of, as its address says it. */
export const brandField = ({ brand }: AboutPeriod): Record<string, string> =>
  brand ? { brand: String(brand.id) } : {};

const year = (day: string) => day.slice(0, 4);

/** `23 Oct – 21 Nov 2026`, with both years where there are two. */
export const periodWords = ({ from, to }: { from: string; to: string }) =>
  from === to
    ? `${calendarDay(to)} ${year(to)}`
    : `${calendarDay(from)}${year(from) === year(to) ? '' : ` ${year(from)}`} – ${calendarDay(to)} ${year(to)}`;

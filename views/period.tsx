/** Which days a report covers. */
import { Options } from './fields.tsx';
import { Icon } from './parts.tsx';
import type { Reported, ReputationData } from './reputation-data.ts';

const PERIOD_WORDS: Record<ReputationData['period']['name'], string> = {
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  '12m': 'Last 12 months',
  custom: 'Chosen dates',
};

const BrandField = ({ data: { brand } }: Reported) =>
  brand && <input type="hidden" name="brand" value={String(brand.id)} />;

export const Periods = ({ data }: Reported) => {
  const named = (Object.keys(PERIOD_WORDS) as (keyof typeof PERIOD_WORDS)[]).filter(
    (name) => name !== 'custom' || data.period.name === 'custom',
  );
  return (
    <form method="get" action="/reputation" aria-label="Period; a choice applies at once" data-tidy>
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

export const Dates = ({ data }: Reported) => (
  <details class="menu">
    <summary class="button">Dates</summary>
    <form method="get" action="/reputation" class="menu-list dates">
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

/** What the pages of reports share: the way between them, and which days and source they are of. */
import type { PeriodName } from '../src/reports/period.ts';
import { Options } from './fields.tsx';
import type { Frame } from './frame.ts';
import { Icon } from './parts.tsx';
import { PERIOD_WORDS } from './period.tsx';
import type { AboutPeriod } from './reputation-data.ts';
import { sourceName } from './words.ts';

export type ReportPath =
  | '/reputation'
  | '/score'
  | '/competitors'
  | '/people'
  | '/recovery'
  | '/themes/impact'
  | '/themes/impact.csv'
  | '/team/report';

export type AboutReport = AboutPeriod & { sourceKind?: string | null };

/** The same brand, days and source on another page of reports. */
export function reportUrl(
  path: string,
  { brand, period, sourceKind }: AboutReport,
  more: Record<string, string> = {},
): string {
  const params = new URLSearchParams({
    ...(brand && { brand: String(brand.id) }),
    ...(period.name === 'custom' ? { from: period.from, to: period.to } : named(period.name)),
    ...(sourceKind && { source: sourceKind }),
    ...more,
  });
  return params.size > 0 ? `${path}?${params}` : path;
}

const named = (period: PeriodName): Record<string, string> => (period === '30d' ? {} : { period });

const TABS: [path: ReportPath, word: string][] = [
  ['/reputation', 'Reputation'],
  ['/score', 'Score'],
  ['/competitors', 'Competitors'],
  ['/people', 'People'],
  ['/recovery', 'Recovery'],
  ['/team/report', 'Team'],
];

export const ReportTabs = ({ frame, data, at }: { frame: Frame; data: AboutPeriod; at: ReportPath }) => (
  <nav class="page-tabs no-print" aria-label="Reports">
    {TABS.filter(([path]) => path !== '/team/report' || frame.can['see workload']).map(([path, word]) => (
      <a
        href={reportUrl(path, { brand: data.brand, period: data.period })}
        aria-current={path === at ? 'page' : undefined}
      >
        {word}
      </a>
    ))}
  </nav>
);

type FiltersProps = {
  data: AboutReport;
  action: ReportPath;
  /** To choose from; none without a choice. */
  sourceKinds?: string[];
  /** What else the address says and a choice leaves as it is. */
  fields?: Record<string, string>;
};

const Kept = ({ data: { brand }, fields = {} }: FiltersProps) => (
  <>
    {brand && <input type="hidden" name="brand" value={String(brand.id)} />}
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

const SourceChoice = ({ data, sourceKinds }: { data: AboutReport; sourceKinds: string[] }) => (
  <span class="pill like-button">
    <select name="source" aria-label="Source">
      <Options
        options={[
          { value: '', label: 'All sources' },
          ...sourceKinds.map((kind) => ({ value: kind, label: sourceName(kind) })),
        ]}
        value={data.sourceKind ?? ''}
      />
    </select>
    <Icon name="chevron-down" small />
  </span>
);

/** A choice applies at once; without JavaScript, with the button. */
export const ReportFilters = (props: FiltersProps) => {
  const { data, action, sourceKinds = [] } = props;
  const isCustom = data.period.name === 'custom';
  const names = (Object.keys(PERIOD_WORDS) as (keyof typeof PERIOD_WORDS)[]).filter(
    (name) => name !== 'custom' || isCustom,
  );
  return (
    <>
      <form
        method="get"
        action={action}
        class="button-row"
        aria-label="Period and source; a choice applies at once"
        data-tidy
      >
        <Kept {...props} />
        {isCustom && (
          <>
            <input type="hidden" name="from" value={data.period.from} />
            <input type="hidden" name="to" value={data.period.to} />
          </>
        )}
        <span class="pill like-button">
          <select name="period" aria-label="Period">
            <Options
              options={names.map((name) => ({ value: name, label: PERIOD_WORDS[name] }))}
              value={data.period.name}
            />
          </select>
          <Icon name="chevron-down" small />
        </span>
        {sourceKinds.length > 0 && <SourceChoice data={data} sourceKinds={sourceKinds} />}
        <button type="submit" class="button without-script">
          Show
        </button>
      </form>
      <details class="menu">
        <summary class="button">Dates</summary>
        <form method="get" action={action} class="menu-list dates">
          <Kept {...props} />
          {data.sourceKind && <input type="hidden" name="source" value={data.sourceKind} />}
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
    </>
  );
};

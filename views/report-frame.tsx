/** What the pages of reports share: the way between them, and which days and source they are of. */
import type { PropsWithChildren } from 'hono/jsx';
import type { PeriodName } from '../src/reports/period.ts';
import { PillSelect } from './fields.tsx';
import type { Frame } from './frame.ts';
import { brandField, PeriodFilters } from './period.tsx';
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

type BarProps = PropsWithChildren<{ frame: Frame; data: AboutPeriod; at: ReportPath }>;

/** The way between the reports, and beside it what the open one is narrowed to. */
export const ReportBar = ({ frame, data, at, children }: BarProps) => (
  <div class="report-bar no-print">
    <nav class="page-tabs" aria-label="Reports">
      {TABS.filter(([path]) => path !== '/team/report' || frame.can['see workload']).map(([path, word]) => (
        <a
          href={reportUrl(path, { brand: data.brand, period: data.period })}
          aria-current={path === at ? 'page' : undefined}
        >
          {word}
        </a>
      ))}
    </nav>
    <div class="button-row">{children}</div>
  </div>
);

type FiltersProps = {
  data: AboutReport;
  action: ReportPath;
  /** To choose from; none without a choice. */
  sourceKinds?: string[];
  /** What else the address says and a choice leaves as it is. */
  fields?: Record<string, string>;
};

export const ReportFilters = ({ data, action, sourceKinds = [], fields = {} }: FiltersProps) => (
  <PeriodFilters
    period={data.period}
    action={action}
    fields={{ ...brandField(data), ...fields }}
    chosen={data.sourceKind ? { source: data.sourceKind } : {}}
  >
    {sourceKinds.length > 0 && (
      <PillSelect
        name="source"
        label="Source"
        value={data.sourceKind ?? ''}
        options={[
          { value: '', label: 'All sources' },
          ...sourceKinds.map((kind) => ({ value: kind, label: sourceName(kind) })),
        ]}
      />
    )}
  </PeriodFilters>
);

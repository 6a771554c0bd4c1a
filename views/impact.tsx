/** What each theme costs: net sentiment and stars without it. */
import type { Fix } from '../src/fixes/fix.ts';
import type { ThemeImpact } from '../src/reports/impact/impact.ts';
import type { ImpactReport } from '../src/reports/impact/report.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { calendarDay, count, number, signed } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { periodWords } from './period.tsx';
import { ReportFilters, reportUrl } from './report-frame.tsx';
import { Opening, type SaidFigure, Unwatched } from './report-parts.tsx';
import { type AboutPeriod, behind, themeFilter } from './reputation-data.ts';
import { themeUrl, themeWord } from './theme-parts.tsx';

export type ImpactData = ImpactReport & {
  /** Shipped in these days. */
  fixes: Fix[];
  /** The viewer may register fixes. */
  mayFix: boolean;
};

type Shown = { data: ImpactData };
type Figure = ThemeImpact['net'];

/** Below 0 it pulls the figure down. */
const tone = ({ impact, interval }: NonNullable<Figure>) =>
  impact < 0 ? (interval.high < 0 ? 'bad' : '') : interval.low > 0 ? 'good' : '';

type CostProps = { figure: Figure; few: boolean; digits: number };

const Cost = ({ figure, few, digits }: CostProps) => {
  if (!figure) return <span class="muted">–</span>;
  const { low, high } = figure.interval;
  const words = `95% interval ${signed(low, digits)} to ${signed(high, digits)}`;
  return (
    <span title={words}>
      <span class={`delta ${few ? '' : tone(figure)}`}>{signed(figure.impact, digits)}</span>{' '}
      <small class="muted">{few ? 'few' : `${signed(low, digits)} to ${signed(high, digits)}`}</small>
    </span>
  );
};

const withoutFilter = (data: ImpactReport, theme: string, more = '') =>
  behind(
    data,
    `NOT ${themeFilter(theme)}${data.sourceKind ? ` source:${data.sourceKind}` : ''} ${more}`.trim(),
  );

const withFilter = (data: ImpactReport, theme: string) =>
  behind(data, `${themeFilter(theme)}${data.sourceKind ? ` source:${data.sourceKind}` : ''}`);

const Net = ({ data, line }: { data: ImpactReport; line: ThemeImpact }) =>
  line.net ? (
    <a href={withoutFilter(data, line.theme)}>{signed(line.net.without, 1)}</a>
  ) : (
    <span class="muted">nothing else</span>
  );

const StarsWithout = ({ data, line }: Shown & { line: ThemeImpact }) =>
  line.stars ? (
    <a href={withoutFilter(data, line.theme, 'rating:1-5')}>{line.stars.without.toFixed(2)}</a>
  ) : (
    <span class="muted">–</span>
  );

/** `/fixes/new?brand=1&theme=delivery`. */
const fixUrl = ({ brand }: ImpactData, theme: string) =>
  `/fixes/new?${new URLSearchParams({ ...(brand && { brand: String(brand.id) }), theme })}`;

const FixOf = ({ data, line }: Shown & { line: ThemeImpact }) => {
  const fix = data.fixes.find(({ theme }) => theme === line.theme);
  if (fix) return <a href={`/fixes/${fix.id}`}>{fateOf(fix)}</a>;
  if (!data.mayFix || line.few || (line.net?.impact ?? 0) >= 0) return null;
  return (
    <a
      class="no-print"
      href={fixUrl(data, line.theme)}
      aria-label={`Register a fix for ${themeWord(line.theme)}`}
    >
      Register a fix
    </a>
  );
};

/** `Fix of 13 Nov holds`. */
function fateOf({ shippedOn, heldOn, relapsedOn }: Fix): string {
  const fate = relapsedOn ? 'did not last' : heldOn ? 'holds' : 'is being watched';
  return `Fix of ${calendarDay(shippedOn)} ${fate}`;
}

const Lines = ({ data }: Shown) => (
  <Table
    caption="What each theme costs"
    heads={['Theme', '>Mentions', '>Net without it', '>It adds', '>Stars without it', '>It adds', '>']}
    rows={data.themes.map((line) => [
      <a href={themeUrl(data, line.theme)}>{themeWord(line.theme)}</a>,
      <a href={withFilter(data, line.theme)}>{number(line.mentions)}</a>,
      <Net data={data} line={line} />,
      <Cost figure={line.net} few={line.few} digits={1} />,
      <StarsWithout data={data} line={line} />,
      <Cost figure={line.stars} few={line.fewRatings} digits={2} />,
      <FixOf data={data} line={line} />,
    ])}
  />
);

/** The first sentence, by rules. */
export function impactOpening({ themes, net, fixes }: Pick<ImpactData, 'themes' | 'net' | 'fixes'>): string {
  const [worst] = themes;
  if (!worst?.net || worst.few || net === null) return 'No theme has enough mentions to say what it costs.';
  if (worst.net.interval.high >= 0) return 'No theme surely pulls net sentiment down in this period.';
  const cost = `Without ${themeWord(worst.theme).toLowerCase()}, net sentiment would be ${signed(worst.net.without, 1)} instead of ${signed(net, 1)}`;
  const fix = fixes.find(({ theme }) => theme === worst.theme);
  return fix && !fix.relapsedOn
    ? `${cost}. ${fateOf(fix)}: look at it before you fix anything else.`
    : `${cost}: fix this first.`;
}

/** Net sentiment without the theme that costs most, and with it, each with its mentions. */
export function costFigures(
  data: AboutPeriod,
  { themes: [worst], net }: Pick<ImpactReport, 'themes' | 'net'>,
): SaidFigure[] {
  if (!worst?.net || net === null) return [];
  const scored = 'NOT sentiment:unscored';
  return [
    { words: signed(worst.net.without, 1), href: behind(data, `NOT ${themeFilter(worst.theme)} ${scored}`) },
    { words: signed(net, 1), href: behind(data, scored) },
  ];
}

/** `/themes/impact`. */
export const ImpactPage = ({ frame, data }: Shown & { frame: Frame }) => (
  <Layout frame={frame} title="Fix this first" current="themes">
    <PageHead
      title="Fix this first"
      sub={
        <>
          <a href={themeUrl(data)}>All themes</a> · {periodWords(data.period)}
        </>
      }
    >
      <ReportFilters data={data} action="/themes/impact" sourceKinds={data.sourceKinds} />
      {frame.can['export reports'] && (
        <a class="button" href={reportUrl('/themes/impact.csv', data)}>
          <Icon name="download" /> CSV
        </a>
      )}
      <a class="button" href="/fixes">
        Fixes
      </a>
    </PageHead>
    {data.unwatched ? (
      <Unwatched why={data.unwatched} />
    ) : data.themes.length === 0 ? (
      <EmptyState
        awaitsMentions
        icon="message-circle"
        title="No theme was recognised in this period"
        action={
          <a class="button" href="/sources">
            See the sources
          </a>
        }
      >
        Choose a longer period, or check that your sources are being read.
      </EmptyState>
    ) : (
      <>
        <Opening text={impactOpening(data)} figures={costFigures(data, data)} />
        <Card title="What each theme adds or takes away" hint={`of ${count(data.mentions, 'mention')}`}>
          <Lines data={data} />
        </Card>
        <p class="footnote">
          “Without it” counts every mention of the period but those of the theme. What it adds is all minus
          without, in points of net sentiment and in stars, with its 95% interval (infinitesimal jackknife,
          Efron 1982); below zero it pulls the figure down. Themes of fewer than 30 scored mentions come last
          and are marked as few. A mention with two themes counts for both, so the figures do not add up.
        </p>
      </>
    )}
  </Layout>
);

const TOP = 5;

/** A card for the page of themes. */
export const ImpactInBrief = ({ data }: { data: ImpactReport }) => {
  const costly = data.themes.filter(({ few, net }) => !few && net !== null && net.impact < 0).slice(0, TOP);
  return (
    <Card title="Fix this first" hint={<a href={reportUrl('/themes/impact', data)}>All themes</a>}>
      {costly.length === 0 ? (
        <p class="hint">No theme with enough mentions pulls net sentiment down in this period.</p>
      ) : (
        <Table
          caption="Fix this first"
          heads={['Theme', '>Mentions', '>Net without it', '>It adds', '>Stars it adds']}
          rows={costly.map((line) => [
            <a href={themeUrl(data, line.theme)}>{themeWord(line.theme)}</a>,
            <a href={withFilter(data, line.theme)}>{number(line.mentions)}</a>,
            <Net data={data} line={line} />,
            <Cost figure={line.net} few={line.few} digits={1} />,
            <Cost figure={line.stars} few={line.fewRatings} digits={2} />,
          ])}
        />
      )}
    </Card>
  );
};

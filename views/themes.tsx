/** What people talk about: themes with their share, what is said of each, and what is on the rise. */
import type { ImpactReport } from '../src/reports/impact/report.ts';
import type { ThemeReport } from '../src/reports/themes/report.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { count, moment, number, percent } from './format.ts';
import type { Frame } from './frame.ts';
import { costFigures, ImpactInBrief } from './impact.tsx';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { brandField, PeriodFilters, periodWords } from './period.tsx';
import { reportUrl } from './report-frame.tsx';
import { costliest, themesOpening } from './report-openings.ts';
import { Opening, Unwatched } from './report-parts.tsx';
import { behind, themeFilter } from './reputation-data.ts';
import { ToneBar } from './reputation-themes.tsx';
import { Rising } from './theme-emerging.tsx';
import { Change, Net, Share, Spark, themeUrl, themeWord } from './theme-parts.tsx';

export type ThemesData = ThemeReport & {
  impact: ImpactReport;
  /** The brand whose themes the viewer may change; null where there is none. */
  changeable: number | null;
};

type Shown = { data: ThemesData };

const Head = ({ data }: Shown) => (
  <PageHead
    title="Themes"
    sub={`${periodWords(data.period)}, compared with the ${count(data.period.days, 'day')} before`}
  >
    <PeriodFilters period={data.period} action="/themes" fields={brandField(data)} />
    <a class="button" href={data.brand ? `/fixes?brand=${data.brand.id}` : '/fixes'}>
      Fixes
    </a>
    {data.changeable !== null && (
      <a class="button" href={`/themes/edit?brand=${data.changeable}`}>
        <Icon name="pencil" /> Change themes
      </a>
    )}
  </PageHead>
);

const Themes = ({ data }: Shown) => (
  <Card title="What people talk about" hint={`of ${count(data.mentions, 'mention')}`}>
    <Table
      caption="Themes"
      heads={['Theme', '>Mentions', '>Share', 'Said of it', '>Net sentiment', '>Change', 'Trend']}
      rows={data.themes.map((line) => [
        <a href={themeUrl(data, line.theme)}>{themeWord(line.theme)}</a>,
        <a href={behind(data, themeFilter(line.theme))}>{number(line.mentions)}</a>,
        <Share line={line} />,
        <ToneBar tones={line} />,
        <Net line={line} />,
        <Change line={line} />,
        <Spark line={line} />,
      ])}
    />
  </Card>
);

export const gapWords = ({
  gaps,
  timeZone,
  generatedAt,
}: Pick<ThemeReport, 'gaps' | 'timeZone' | 'generatedAt'>) =>
  gaps
    .map(
      ({ source, from, to }) =>
        ` ${source} was not read from ${moment(from, timeZone, generatedAt)} to ${to ? moment(to, timeZone, generatedAt) : 'now'}.`,
    )
    .join('');

const Notes = ({ data }: Shown) => (
  <p class="footnote">
    Net sentiment is of what is said of the theme itself, in points: positive minus negative. A mention with
    two themes counts for both. Shares carry their 95% interval, changes are points of the share, and a figure
    of fewer than 30 mentions is “too few”.{gapWords(data)}
  </p>
);

const nextOf = ({ impact }: ThemesData) =>
  costliest(impact) && { href: reportUrl('/themes/impact', impact), words: 'See what to fix first' };

/** The mentions of which the opening sentence speaks. */
function figuresOf(data: ThemesData) {
  const [first] = data.themes;
  const share = { words: percent(first?.share ?? 0), href: behind(data, themeFilter(first?.theme ?? '')) };
  const all = { words: count(data.mentions, 'mention'), href: behind(data) };
  return [share, all, ...costFigures(data, data.impact)];
}

export const ThemesPage = ({ frame, data }: Shown & { frame: Frame }) => (
  <Layout frame={frame} title="Themes" current="themes">
    <Head data={data} />
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
        <Opening text={themesOpening(data, data.impact)} figures={figuresOf(data)} next={nextOf(data)} />
        <Rising rises={data.emerging} data={data} />
        <ImpactInBrief data={data.impact} />
        <Themes data={data} />
        <Notes data={data} />
      </>
    )}
  </Layout>
);

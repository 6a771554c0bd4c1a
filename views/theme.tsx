/** One theme: its trend, what sets its mentions apart, what is said beside it, and in whose words. */
import type { Cause, CauseKind } from '../src/reports/themes/cause.ts';
import type { ThemeDetail } from '../src/reports/themes/detail.ts';
import { Card, PageHead, Table } from './cards.tsx';
import { daysOfPoint } from './chart-scales.ts';
import { count, number, percent, signed } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { brandField, PeriodFilters, periodWords } from './period.tsx';
import { reportUrl } from './report-frame.tsx';
import { themeOpening } from './report-openings.ts';
import { between, Counted, FigureCell, Opening } from './report-parts.tsx';
import { behind, behindDays, themeFilter } from './reputation-data.ts';
import { Loudest } from './reputation-quotes.tsx';
import { ToneBar } from './reputation-themes.tsx';
import { type Opens, ThemeChart } from './theme-chart.tsx';
import { Rising } from './theme-emerging.tsx';
import { Change, themeUrl, themeWord } from './theme-parts.tsx';
import { gapWords } from './themes.tsx';

export type ThemeData = ThemeDetail & { changeable: number | null };

type Shown = { data: ThemeData };

const Head = ({ data }: Shown) => (
  <PageHead
    title={themeWord(data.line.theme)}
    sub={
      <>
        <a href={themeUrl(data)}>All themes</a> · {periodWords(data.period)}
      </>
    }
  >
    <PeriodFilters
      period={data.period}
      action={`/themes/${encodeURIComponent(data.line.theme)}`}
      fields={brandField(data)}
    />
    {data.changeable !== null && (
      <a class="button" href={`/themes/edit?brand=${data.changeable}`}>
        <Icon name="pencil" /> Change themes
      </a>
    )}
  </PageHead>
);

const said = (data: ThemeData, tone: string) => behind(data, themeFilter(data.line.theme, tone));

const Figures = ({ data }: Shown) => {
  const { theme, mentions, share, shareInterval, net, few, negative, neutral, positive } = data.line;
  return (
    <dl class="figures four">
      <FigureCell word="Mentions" href={behind(data, themeFilter(theme))} value={number(mentions)} />
      <FigureCell
        word="Share of all"
        value={share === null ? null : percent(share)}
        note={shareInterval && `95% sure: ${between(shareInterval)}`}
      >
        <Change line={data.line} />
      </FigureCell>
      <FigureCell
        word="Net sentiment"
        value={net === null ? null : signed(net)}
        few={few}
        note={`of ${count(negative + neutral + positive, 'mention')}`}
      />
      <FigureCell
        word="Negative"
        href={said(data, 'negative')}
        value={number(negative)}
        note={<a href={said(data, 'positive')}>{number(positive)} positive</a>}
      />
    </dl>
  );
};

const Trend = ({ data }: Shown) => {
  const { line, annotations, period } = data;
  const opens: Opens = (index, which) => {
    const filter = which === 'all' ? '' : themeFilter(line.theme, which);
    return behindDays(data, daysOfPoint(line.trend, index, period.to), filter);
  };
  return (
    <Card title="Mentions over time">
      <ThemeChart line={line} annotations={annotations} opens={opens} />
    </Card>
  );
};

const KIND_WORDS: Record<CauseKind, string> = {
  product: 'Products',
  word: 'Words',
  version: 'Versions',
  place: 'Places',
};

const quoted = (name: string) => `"${name.replaceAll('"', '')}"`;

/** A place is no filter; its mentions are found among those of the theme. */
const termOf = ({ kind, name }: Cause) =>
  kind === 'version' ? quoted(name) : kind === 'place' ? '' : `term:${quoted(name)}`;

const behindCause = (data: ThemeData, cause: Cause) =>
  behind(data, `${themeFilter(data.line.theme)} ${termOf(cause)}`.trim());

const behindElsewhere = (data: ThemeData, cause: Cause) =>
  behind(data, `NOT ${themeFilter(data.line.theme)} ${termOf(cause)}`.trim());

const times = (value: number) => (value < 10 ? value.toFixed(1) : number(Math.round(value)));

const share = (part: number, whole: number) => (whole > 0 ? percent(part / whole) : '–');

const Causes = ({ data }: Shown) => (
  <Card title="What sets these mentions apart" hint={`from ${count(data.inside + data.outside, 'mention')}`}>
    {data.causes.length === 0 ? (
      <p class="hint">Nothing is found in them much more often than in your other mentions.</p>
    ) : (
      <Table
        caption="What sets these mentions apart"
        heads={['What', '>Here', '>Elsewhere', '>Odds', 'Kind']}
        rows={data.causes.map((cause) => [
          cause.name,
          <>
            <a href={behindCause(data, cause)}>{number(cause.inside)}</a>{' '}
            <small class="muted">{share(cause.inside, data.inside)}</small>
          </>,
          <>
            {cause.kind === 'place' ? (
              number(cause.outside)
            ) : (
              <Counted n={cause.outside} href={behindElsewhere(data, cause)} what="elsewhere" />
            )}{' '}
            <small class="muted">{share(cause.outside, data.outside)}</small>
          </>,
          `${times(cause.times)} times`,
          KIND_WORDS[cause.kind],
        ])}
      />
    )}
  </Card>
);

const Beside = ({ data }: Shown) => (
  <Card title="Named in the same mentions" hint="and what is said of each there">
    {data.beside.length === 0 ? (
      <p class="hint">No other theme is named beside it.</p>
    ) : (
      <Table
        caption="Named in the same mentions"
        heads={['Theme', '>Mentions', 'Said of it']}
        rows={data.beside.map((line) => [
          <a href={themeUrl(data, line.theme)}>{themeWord(line.theme)}</a>,
          <a href={behind(data, `${themeFilter(data.line.theme)} ${themeFilter(line.theme)}`)}>
            {number(line.mentions)}
          </a>,
          <ToneBar tones={line} />,
        ])}
      />
    )}
  </Card>
);

/** The mentions of which the opening sentence speaks. */
function figuresOf(data: ThemeData) {
  const { theme, mentions, share, negative, positive } = data.line;
  const said = (tone?: string) => behind(data, themeFilter(theme, tone));
  return [
    { words: count(mentions, 'mention'), href: said() },
    { words: percent(share ?? 0), href: said() },
    { words: `${number(negative)} badly`, href: said('negative') },
    { words: `${number(positive)} well`, href: said('positive') },
  ];
}

export const ThemePage = ({ frame, data }: Shown & { frame: Frame }) => (
  <Layout frame={frame} title={themeWord(data.line.theme)} current="themes">
    <Head data={data} />
    <Opening
      text={themeOpening(data.line)}
      figures={figuresOf(data)}
      next={{ href: reportUrl('/themes/impact', data), words: 'See what it costs' }}
    />
    <Figures data={data} />
    {data.emerging.length > 0 && <Rising rises={data.emerging} data={data} />}
    <Trend data={data} />
    <div class="columns-main">
      <Causes data={data} />
      <Beside data={data} />
    </div>
    <Loudest data={data} />
    <p class="footnote">
      Odds are those of a mention of this theme against those of the others (log-odds with a prior of 20
      mentions); only what chance explains less than once in a hundred is listed, from the newest 10,000.
      {gapWords(data)}
    </p>
  </Layout>
);

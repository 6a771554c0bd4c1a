/** The reputation page: what changed, by how much, what was done; one A4 page when printed. */
import { EmptyState, PageHead } from './cards.tsx';
import { FigureStrip } from './figures.tsx';
import { Footnote } from './footnote.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Hidden, Icon } from './parts.tsx';
import { periodWords } from './period.tsx';
import { ReportBar } from './report-frame.tsx';
import { Critics, Responses } from './reputation-answers.tsx';
import { behindVoices, Ratings, Voice } from './reputation-cards.tsx';
import {
  behind,
  behindPhrase,
  csvUrl,
  isNarrowed,
  questionOf,
  type Reported,
  type ReputationCan,
  type ReputationData,
} from './reputation-data.ts';
import { Narrowing } from './reputation-filters.tsx';
import { Loudest } from './reputation-quotes.tsx';
import { Themes } from './reputation-themes.tsx';
import { Trend } from './reputation-trend.tsx';
import { Rising } from './theme-emerging.tsx';
import { SHARES_PATH } from './urls.ts';

export type { ReputationData } from './reputation-data.ts';

export type ReputationPageProps = Reported & { frame: Frame; annotate?: number[] };

/** The sentences that the report opens with. */
export const Lede = ({ data }: Reported) => (
  <p class="lede">
    {data.opening.map(({ text, strong, of }) =>
      of ? <a href={behindPhrase(data, of)}>{text}</a> : strong ? <b>{text}</b> : text,
    )}
  </p>
);

/** Compared with which days: of the same length, and of the same weekdays where they are few; with none before the watch. */
const comparedWords = ({ period, previous, figures }: Reported['data']) =>
  periodWords(period) +
  (figures.mentions.previous === null ? '' : `, compared with ${periodWords(previous)}`);

/** Of days that were not watched nothing is known; that is not none. */
export const nothingTitle = ({ figures }: ReputationData) =>
  figures.mentions.value === null ? 'Nothing is known of this period' : 'No mentions in this period';

const Nothing = ({ data }: Reported) => (
  <EmptyState
    awaitsMentions
    icon="trending-up"
    title={nothingTitle(data)}
    action={
      <a class="button" href="/sources">
        See the sources
      </a>
    }
  >
    <Lede data={data} />
    {isNarrowed(data.only)
      ? 'Take a filter away, or choose a longer period.'
      : 'Choose a longer period, or check that your sources are being read.'}
  </EmptyState>
);

type BodyProps = Reported & {
  can?: ReputationCan;
  /** False where what people wrote is not to be shown. */
  quotes?: boolean;
};

/** The report itself, without what surrounds it; also what a shared link shows. */
export const ReputationBody = ({ data, can = {}, quotes = true }: BodyProps) => (
  <>
    <Lede data={data} />
    <FigureStrip
      figures={data.figures}
      links={{
        all: behind(data),
        scored: behind(data, 'NOT sentiment:unscored'),
        rated: behind(data, 'has:rating'),
        needing: behind(data, 'needs:reply'),
        answered: behind(data, 'needs:reply has:reply'),
        voice: behindVoices(data),
      }}
    />
    <Trend data={data} can={can} />
    {data.emerging.length > 0 && <Rising rises={data.emerging} data={data} />}
    <div class="columns-main level">
      <div class="sheet-part">
        {data.only.theme === null && <Themes data={data} can={can} />}
        {data.only.theme !== null && <Responses data={data} can={can} />}
      </div>
      <div class="sheet-part">
        <Voice data={data} can={can} />
        <Ratings data={data} can={can} />
      </div>
    </div>
    <div class="columns-2 level">
      {data.only.theme === null && <Responses data={data} can={can} />}
      <Critics data={data} can={can} />
    </div>
    {quotes && <Loudest data={data} />}
    <Footnote data={data} />
  </>
);

export const ReputationPage = ({ frame, data, annotate = [] }: ReputationPageProps) => {
  const can = { exportIt: frame.can['export reports'], annotate };
  return (
    <Layout frame={frame} title="Reputation" current="reputation">
      <PageHead title="Reputation" sub={comparedWords(data)}>
        {can.exportIt && (
          <a class="button" href={csvUrl(data, 'figures')} download>
            <Icon name="download" /> CSV<Hidden> of all figures</Hidden>
          </a>
        )}
        <button type="button" class="button with-script" data-print>
          <Icon name="printer" /> Print
        </button>
        <a class="button" href="/reputation/letters">
          <Icon name="mail" /> Weekly e-mail
        </a>
        {frame.can['share reports'] && (
          <a class="button solid" href={`${SHARES_PATH}?${new URLSearchParams(questionOf(data))}`}>
            <Icon name="link" /> Share
          </a>
        )}
      </PageHead>
      <ReportBar frame={frame} data={data} at="/reputation">
        <Narrowing data={data} />
      </ReportBar>
      {data.figures.mentions.value ? <ReputationBody data={data} can={can} /> : <Nothing data={data} />}
    </Layout>
  );
};

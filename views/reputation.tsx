/** The reputation page: what changed, by how much, what was done; one A4 page when printed. */
import { EmptyState, PageHead } from './cards.tsx';
import { FigureStrip } from './figures.tsx';
import { Footnote } from './footnote.tsx';
import { count } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { Dates, Periods, periodWords } from './period.tsx';
import { Ratings, Responses, Voice } from './reputation-cards.tsx';
import { behind, type Reported, type ReputationData } from './reputation-data.ts';
import { Loudest } from './reputation-quotes.tsx';
import { Themes } from './reputation-themes.tsx';
import { Trend } from './reputation-trend.tsx';
import { Rising } from './theme-emerging.tsx';

export type { ReputationData } from './reputation-data.ts';

const csvUrl = ({ brand, period }: ReputationData) =>
  `/reputation.csv?${new URLSearchParams({
    ...(brand && { brand: String(brand.id) }),
    period: 'custom',
    from: period.from,
    to: period.to,
  })}`;

const Head = ({ data, frame }: Reported & { frame: Frame }) => (
  <PageHead
    title="Reputation"
    sub={`${periodWords(data.period)}, compared with the ${count(data.period.days, 'day')} before`}
  >
    <Periods data={data} />
    <Dates data={data} />
    {frame.can['export reports'] && (
      <a class="button" href={csvUrl(data)} download>
        <Icon name="download" /> CSV
      </a>
    )}
    <button type="button" class="button with-script" data-print>
      <Icon name="printer" /> Print
    </button>
  </PageHead>
);

const Lede = ({ data }: Reported) => (
  <p class="lede">{data.opening.map(({ text, strong }) => (strong ? <b>{text}</b> : text))}</p>
);

/** The report itself, without what is around it: the same on the page, under a shared link and on paper. */
export const ReputationBody = ({ data }: Reported) => (
  <>
    <Lede data={data} />
    <FigureStrip
      figures={data.figures}
      links={{
        all: behind(data),
        rated: behind(data, 'rating:1-5'),
        answered: behind(data, 'has:reply'),
        voice: behind(data, '', null),
      }}
    />
    <Trend data={data} />
    {data.emerging.length > 0 && <Rising rises={data.emerging} data={data} />}
    <div class="columns-main">
      <div class="sheet-part">
        <Themes data={data} />
        <Responses data={data} />
      </div>
      <div class="sheet-part">
        <Voice data={data} />
        <Ratings data={data} />
      </div>
    </div>
    <Loudest data={data} />
    <Footnote data={data} />
  </>
);

export const ReputationPage = ({ frame, data }: Reported & { frame: Frame }) => (
  <Layout frame={frame} title="Reputation" current="reputation">
    <Head data={data} frame={frame} />
    {data.figures.mentions.value ? (
      <ReputationBody data={data} />
    ) : (
      <EmptyState
        icon="trending-up"
        title="No mentions in this period"
        action={
          <a class="button" href="/sources">
            See the sources
          </a>
        }
      >
        Choose a longer period, or check that your sources are being read.
      </EmptyState>
    )}
  </Layout>
);

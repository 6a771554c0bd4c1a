/** The reputation page: what changed, by how much, what was done; one A4 page when printed. */
import { Options } from './fields.tsx';
import { FigureStrip } from './figures.tsx';
import { calendarDay, count, longDay } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { EmptyState, Icon, PageHead } from './parts.tsx';
import { Footnote, Ratings, Responses, Themes, Voice } from './reputation-cards.tsx';
import type { Reported, ReputationData } from './reputation-data.ts';
import { behind } from './reputation-data.ts';
import { Loudest } from './reputation-quotes.tsx';
import { Trend } from './reputation-trend.tsx';

export type { ReputationData } from './reputation-data.ts';

const PERIOD_WORDS: Record<ReputationData['period']['name'], string> = {
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  '12m': 'Last 12 months',
  custom: 'Chosen dates',
};

const BrandField = ({ data: { brand } }: Reported) =>
  brand && <input type="hidden" name="brand" value={String(brand.id)} />;

const Periods = ({ data }: Reported) => {
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

const Dates = ({ data }: Reported) => (
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
    sub={`${calendarDay(data.period.from)} – ${longDay(data.period.to)}, compared with the ${count(data.period.days, 'day')} before`}
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

export const ReputationPage = ({ frame, data }: Reported & { frame: Frame }) => (
  <Layout frame={frame} title="Reputation" current="reputation">
    <Head data={data} frame={frame} />
    {data.figures.mentions.value ? (
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

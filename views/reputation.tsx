/** The reputation page: what changed, by how much, what was done; one A4 page when printed. */
import { FigureStrip } from './figures.tsx';
import { calendarDay, count, longDay } from './format.ts';
import { Options } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { opening } from './opening.ts';
import { EmptyState, Icon, PageHead } from './parts.tsx';
import { Footnote, Ratings, Responses, Trend, Voice } from './reputation-cards.tsx';
import type { Reported, ReputationData } from './reputation-data.ts';
import { behind, PERIOD_WORDS, PERIODS } from './reputation-data.ts';

export type { ReputationData } from './reputation-data.ts';

const PeriodForm = ({ data }: Reported) => (
  <form method="get" action="/reputation" class="period" data-tidy>
    {data.brand && <input type="hidden" name="brand" value={String(data.brand.id)} />}
    <span class="pill">
      <select name="period" aria-label="Period">
        <Options
          options={PERIODS.map((name) => ({ value: name, label: PERIOD_WORDS[name] }))}
          value={data.period.name}
        />
      </select>
      <Icon name="chevron-down" small />
    </span>
    <details class="menu">
      <summary class="button">Dates</summary>
      <div class="menu-list dates">
        <label>
          From <input class="input" type="date" name="from" value={data.period.from} data-custom />
        </label>
        <label>
          To <input class="input" type="date" name="to" value={data.period.to} data-custom />
        </label>
        <button type="submit" name="period" value="custom" class="button solid">
          Show
        </button>
      </div>
    </details>
    <button type="submit" class="button without-script">
      Show
    </button>
  </form>
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
    <PeriodForm data={data} />
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
  <p class="lede">
    {opening(data.figures, data.points).map(({ text, strong }) => (strong ? <b>{text}</b> : text))}
  </p>
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
        <div class="columns-3">
          <Voice data={data} />
          <Ratings data={data} />
          <Responses data={data} />
        </div>
        <Footnote data={data} frame={frame} />
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

/** Us and our competitors side by side, on the same sources and days. */
import type { Child } from 'hono/jsx';
import type { Compared, CompetitorReport, Opportunity } from '../src/reports/competitors.ts';
import { Banner, Card, EmptyState, PageHead, Table } from './cards.tsx';
import { Bar } from './chart.tsx';
import { Tick } from './fields.tsx';
import { count, number, percent, signed } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Chip, Hidden, SentimentMark } from './parts.tsx';
import { periodWords } from './period.tsx';
import { ReportFilters, ReportTabs } from './report-frame.tsx';
import { between } from './report-parts.tsx';
import { behind, themeFilter } from './reputation-data.ts';
import { ToneBar } from './reputation-themes.tsx';
import { themeWord } from './theme-parts.tsx';
import { Time } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { sourceName, wordFor } from './words.ts';

type Shown = { data: CompetitorReport };

/** `Reddit, Trustpilot and X`. */
function listed(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

const Choice = ({ data }: Shown) =>
  data.competitors.length < 2 ? null : (
    <details class="menu">
      <summary class="button">Compare with</summary>
      <form method="get" action="/competitors" class="menu-list dates">
        {data.brand && <input type="hidden" name="brand" value={String(data.brand.id)} />}
        {data.period.name === 'custom' ? (
          <>
            <input type="hidden" name="from" value={data.period.from} />
            <input type="hidden" name="to" value={data.period.to} />
          </>
        ) : (
          <input type="hidden" name="period" value={data.period.name} />
        )}
        {data.competitors.map(({ id, name }) => (
          <Tick
            name="with"
            value={String(id)}
            ticked={data.chosen.length === 0 || data.chosen.includes(id)}
            label={name}
          />
        ))}
        <button type="submit" class="button solid">
          Compare
        </button>
      </form>
    </details>
  );

/** What was compared, in words: never more than all of them have. */
const Fair = ({ data: { fair } }: Shown) => {
  const kinds = fair.sourceKinds.map(sourceName);
  const leftOut = fair.leftOut.map(
    ({ sourceKind, missing }) => `${sourceName(sourceKind)} (nothing of ${listed(missing)})`,
  );
  return (
    <p class="lede">
      Compared on {listed(kinds)}, <b>which all of them have</b>
      {fair.window && `, ${periodWords(fair.window)}`}.
      {leftOut.length > 0 && ` Left out: ${listed(leftOut)}.`}
      {fair.shortenedBy && ` The days are those on which all were watched; ${fair.shortenedBy} came last.`}
    </p>
  );
};

/** The mentions of one side on the sources and days that are compared. */
function sideLink({ fair, period }: CompetitorReport, brandId: number | null, more = ''): string {
  const sources = fair.sourceKinds.map((kind) => `source:${kind}`).join(' OR ');
  const where = fair.sourceKinds.length > 1 ? `(${sources})` : sources;
  return behind({ brand: null, period: fair.window ?? period }, `${where} ${more}`, brandId);
}

const Net = ({ side }: { side: Compared }) => {
  if (side.net === null) return <span class="muted">–</span>;
  if (side.few) return <span class="muted">too few</span>;
  return (
    <>
      {signed(side.net)}{' '}
      <small class="muted">
        <Hidden>95% interval </Hidden>
        {side.netInterval && `${signed(side.netInterval.low)} to ${signed(side.netInterval.high)}`}
      </small>
    </>
  );
};

const Stands = ({ side, isUs }: { side: Compared; isUs: boolean }) => {
  if (isUs || side.few) return <span class="muted">–</span>;
  if (side.stands === null) return <span class="muted">no clear difference</span>;
  return side.stands === 'better' ? (
    <Chip tone="warn">spoken better of</Chip>
  ) : (
    <Chip tone="ok">spoken worse of</Chip>
  );
};

const Sides = ({ data }: Shown) => {
  const all = data.sides.reduce((sum, { mentions }) => sum + mentions, 0);
  return (
    <Card title="Side by side" hint={count(all, 'mention')}>
      <Table
        caption="Brands on the same sources and days"
        heads={['Brand', 'Share of voice', '>Mentions', 'Tone', '>Net sentiment', 'Against you', '>Rating']}
        rows={data.sides.map((side, index) => [
          index === 0 ? <b>{side.name}</b> : side.name,
          <span class="voice-share">
            <Bar share={side.share ?? 0} own={index === 0} />
            <span>
              {side.share === null ? '–' : percent(side.share)}{' '}
              <small class="muted">{between(side.shareInterval)}</small>
            </span>
          </span>,
          <a href={sideLink(data, side.brandId)}>{number(side.mentions)}</a>,
          <ToneBar tones={side} />,
          <Net side={side} />,
          <Stands side={side} isUs={index === 0} />,
          side.rating === null ? (
            <span class="muted">none</span>
          ) : (
            <>
              {side.rating.toFixed(1)}{' '}
              <small class="muted">
                {number(side.ratings)}
                {side.ratings < 30 && ' few'}
              </small>
            </>
          ),
        ])}
      />
    </Card>
  );
};

type GapProps = { data: CompetitorReport; gap: Opportunity; loser: 'theirs' | 'ours' };

const Gap = ({ data, gap, loser }: GapProps) => {
  const us = data.sides[0]!;
  const lost = gap[loser];
  const theirs = sideLink(data, gap.brandId, themeFilter(gap.theme));
  const ours = sideLink(data, us.brandId, themeFilter(gap.theme));
  const negative = sideLink(
    data,
    loser === 'theirs' ? gap.brandId : us.brandId,
    themeFilter(gap.theme, 'negative'),
  );
  return (
    <li class="voiced">
      <p>
        <b>{wordFor({}, themeWord(gap.theme))}</b>: {gap.name} stands at{' '}
        <a href={theirs}>{signed(gap.theirs.net)}</a>, you at <a href={ours}>{signed(gap.ours.net)}</a>.{' '}
        <a href={negative}>{count(lost.negative, 'complaint')}</a>
        {loser === 'theirs' ? ' of theirs.' : ' of yours.'}
      </p>
      {gap.complaint && (
        <p class="facts">
          <SentimentMark sentiment="negative" />
          <a href={mentionUrl(gap.complaint.mentionId)} class="grow" dir="auto">
            “{gap.complaint.excerpt}”
          </a>
          <span>{sourceName(gap.complaint.sourceKind)}</span>
          <Time at={gap.complaint.publishedAt} />
        </p>
      )}
    </li>
  );
};

type GapsProps = {
  data: CompetitorReport;
  title: string;
  hint: string;
  loser: 'theirs' | 'ours';
  none: Child;
};

const Gaps = ({ data, title, hint, loser, none }: GapsProps) => {
  const gaps = loser === 'theirs' ? data.opportunities : data.threats;
  return (
    <Card title={title} hint={hint}>
      {gaps.length === 0 ? (
        <p class="hint">{none}</p>
      ) : (
        <ul>
          {gaps.map((gap) => (
            <Gap data={data} gap={gap} loser={loser} />
          ))}
        </ul>
      )}
    </Card>
  );
};

const Sources = ({ data }: Shown) => {
  const kinds = [...data.fair.sourceKinds, ...data.fair.leftOut.map(({ sourceKind }) => sourceKind)];
  const mentionsOf = (side: CompetitorReport['known'][number], kind: string) =>
    side.kinds.find(({ sourceKind }) => sourceKind === kind)?.mentions;
  return (
    <Card title="Where each is heard" hint="mentions of these days">
      <Table
        caption="Mentions by source and brand"
        heads={['Source', ...data.known.map(({ name }) => `>${name}`), 'Compared']}
        rows={kinds.map((kind) => [
          sourceName(kind),
          ...data.known.map((side) => {
            const mentions = mentionsOf(side, kind);
            return mentions === undefined ? <span class="muted">never</span> : number(mentions);
          }),
          data.fair.sourceKinds.includes(kind) ? (
            <Chip tone="ok">compared</Chip>
          ) : (
            <span class="muted">left out</span>
          ),
        ])}
      />
    </Card>
  );
};

const Notes = ({ data }: Shown) => (
  <p class="footnote">
    Share of voice is one brand’s mentions ÷ those of all that are compared; a mention of two brands counts
    for both. Net sentiment is % positive − % negative of scored mentions, in points; themes are judged by
    what is said of them. “Against you” and the themes name a difference only where chance does not explain it
    (95%) and both sides have 30 mentions or more. Suspected spam and what was dismissed are left out.{' '}
    {periodWords(data.period)}, days in each brand’s own time zone.
  </p>
);

const Nothing = ({ data }: Shown) => {
  if (data.competitors.length === 0)
    return (
      <EmptyState
        icon="tag"
        title="No competitor is watched"
        action={
          <a class="button" href="/brands">
            Add a competitor
          </a>
        }
      >
        Add a brand of the kind “competitor” with its words. It is read from the same sources as yours.
      </EmptyState>
    );
  return data.fair.window === null ? (
    <EmptyState icon="tag" title="No day on which all were watched">
      {data.fair.shortenedBy} is watched only since after these days. Choose later days, or compare with
      another competitor.
    </EmptyState>
  ) : (
    <EmptyState icon="tag" title="No source that all of them have">
      A comparison over different sources would compare the sources. Compare with one competitor at a time, or
      add a source that finds all of them.
    </EmptyState>
  );
};

export const CompetitorsPage = ({ frame, data }: Shown & { frame: Frame }) => {
  const names = data.competitors.filter(({ id }) => data.chosen.length === 0 || data.chosen.includes(id));
  return (
    <Layout frame={frame} title="Competitors" current="reputation">
      <PageHead
        title="Competitors"
        sub={
          names.length === 0
            ? periodWords(data.period)
            : `${periodWords(data.period)}, with ${listed(names.map(({ name }) => name))}`
        }
      >
        <ReportFilters data={data} action="/competitors" />
        <Choice data={data} />
      </PageHead>
      <ReportTabs frame={frame} data={data} at="/competitors" />
      {data.sides.length === 0 ? (
        <>
          <Nothing data={data} />
          {data.known.length > 1 && <Sources data={data} />}
        </>
      ) : (
        <>
          <Fair data={data} />
          {data.sides.some(({ few }) => few) && (
            <Banner tone="warn" icon="circle-alert">
              <p>
                {listed(data.sides.filter(({ few }) => few).map(({ name }) => name))} had fewer than 30 scored
                mentions there. Choose a longer period before you rely on it.
              </p>
            </Banner>
          )}
          <Sides data={data} />
          <div class="columns-2">
            <Gaps
              data={data}
              loser="theirs"
              title="Their complaints, your opportunities"
              hint="they lose, you win"
              none="No theme in which a competitor is clearly worse spoken of than you, with 30 mentions or more on both sides."
            />
            <Gaps
              data={data}
              loser="ours"
              title="Where they do better"
              hint="you lose, they win"
              none="No theme in which you are clearly worse spoken of than a competitor, with 30 mentions or more on both sides."
            />
          </div>
          <Sources data={data} />
          <Notes data={data} />
        </>
      )}
    </Layout>
  );
};

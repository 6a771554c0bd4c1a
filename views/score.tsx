/** The reputation score: what it is made of, what it was, and what it would be if. */

import { EmptyState, PageHead } from './cards.tsx';
import { count } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { periodWords } from './period.tsx';
import { ReportBar, ReportFilters, reportUrl } from './report-frame.tsx';
import { scoreOpening } from './report-openings.ts';
import { Opening, Unwatched } from './report-parts.tsx';
import type { ScoreData } from './score-data.ts';
import { among, Head, Made } from './score-made.tsx';
import { Measures } from './score-measures.tsx';
import { WhatIf } from './score-what-if.tsx';

type Shown = { data: ScoreData };

const Notes = ({ data }: Shown) => (
  <p class="footnote">
    Score = 50 + 50 × Σ weight × part ÷ Σ weights, to one decimal, in whole numbers, so that the same data
    gives the same score anywhere. Weights are the same for every brand and every period. A part with fewer
    than 30 observations is left out, and its weight goes to the others. Shares have Wilson’s interval; net
    sentiment and implied NPS that of a difference of two shares of one multinomial (Rocks 2016; Bonett and
    Price 2012). Spam and what was dismissed are left out. {periodWords(data.period)}, days in{' '}
    {data.brand?.timeZone ?? 'each brand’s own time zone'}.
  </p>
);

/** Tables of dashes would say the same many times. */
const Nothing = () => (
  <EmptyState awaitsMentions icon="trending-up" title="Nothing was measured in these days">
    No mention of these days has a sentiment or stars, or needs a reply. Choose a longer period or another
    source.
  </EmptyState>
);

/** What to look at first: the part that took most, else the one that gives least. */
function nextOf(data: ScoreData) {
  const moves = data.before?.moves ?? [];
  const parts = moves.length > 0 ? moves : data.score.contributions.filter(({ few }) => !few);
  const [least] = parts.toSorted((a, b) => a.points - b.points);
  if (!least || least.points >= 0) return null;
  return {
    sentiment: { href: reportUrl('/themes/impact', data), words: 'See which theme costs most' },
    stars: { href: among(data, 'rating:1-2'), words: 'See who gave one or two stars' },
    responses: { href: among(data, 'needs:reply NOT has:reply'), words: 'See what has no answer' },
  }[least.part];
}

const Report = ({ data }: Shown) => (
  <>
    <Opening text={scoreOpening(data)} next={nextOf(data)} />
    <div class="columns-score">
      <Head data={data} />
      <Made data={data} />
    </div>
    <Measures data={data} />
    <WhatIf data={data} />
    <Notes data={data} />
  </>
);

const isMeasured = ({ score }: ScoreData) => score.contributions.some(({ n }) => n > 0);

export const ScorePage = ({ frame, data }: Shown & { frame: Frame }) => (
  <Layout frame={frame} title="Reputation score" current="reputation">
    <PageHead
      title="Reputation score"
      sub={`${periodWords(data.period)}, compared with the ${count(data.period.days, 'day')} before`}
    />
    <ReportBar frame={frame} data={data} at="/score">
      <ReportFilters data={data} action="/score" sourceKinds={data.sourceKinds} />
    </ReportBar>
    {data.unwatched ? (
      <Unwatched why={data.unwatched} />
    ) : isMeasured(data) ? (
      <Report data={data} />
    ) : (
      <Nothing />
    )}
  </Layout>
);

/** Us and our competitors side by side, on the same sources, languages and days. */
import type { CompetitorReport } from '../src/reports/competitors/competitors.ts';
import { Banner, PageHead } from './cards.tsx';
import { Choice, Fair, Nothing, Sources, sideLink } from './competitors-fair.tsx';
import { Gaps, Sides } from './competitors-sides.tsx';
import { competitorsOpening, listed } from './competitors-words.ts';
import { percent } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { periodWords } from './period.tsx';
import { ReportBar, ReportFilters } from './report-frame.tsx';
import { Opening } from './report-parts.tsx';

type Shown = { data: CompetitorReport };

const Notes = ({ data }: Shown) => (
  <p class="footnote">
    Share of voice is one brand’s mentions ÷ those of all that are compared; a mention of two brands counts
    for both. Net sentiment is % positive − % negative of scored mentions, in points; themes are judged by
    what is said of them. “Against you” and the themes name a difference only where chance does not explain it
    (95%) and both sides have 30 mentions or more. Suspected spam and what was dismissed are left out.{' '}
    {periodWords(data.period)}, days in each brand’s own time zone.
  </p>
);

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
      />
      <ReportBar frame={frame} data={data} at="/competitors">
        <ReportFilters data={data} action="/competitors" />
        <Choice data={data} />
      </ReportBar>
      {data.sides.length === 0 ? (
        <>
          <Nothing data={data} />
          {data.known.length > 1 && data.known.some(({ kinds }) => kinds.length > 0) && (
            <Sources data={data} />
          )}
        </>
      ) : (
        <>
          <Opening
            text={competitorsOpening(data)}
            figures={data.sides
              .slice(0, 1)
              .map((us) => ({ words: percent(us.share ?? 0), href: sideLink(data, us) }))}
          />
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

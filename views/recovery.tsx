/** Did critics come back: those who were answered beside those who were not, and who they are. */

import type { Effect, Outcome } from '../src/reports/recovery/effect.ts';
import type { Arm } from '../src/reports/recovery/recovery.ts';
import type { Side } from '../src/reports/recovery/report.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { count, number, percent, signed } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { periodWords } from './period.tsx';
import { People } from './recovery-people.tsx';
import { OUTCOME_WORDS, type RecoveryData, recoveryOpening, SIDE_WORDS, within } from './recovery-words.ts';
import { ReportBar, ReportFilters, reportUrl } from './report-frame.tsx';
import { between } from './report-parts.tsx';

type Shown = { data: RecoveryData };

const COUNTS: Record<Outcome, keyof Arm> = {
  improved: 'improved',
  unhappy: 'unhappy',
  silent: 'silent',
  'better already': 'betterAlready',
  'too soon': 'tooSoon',
};

const OUTCOMES = Object.keys(OUTCOME_WORDS) as Outcome[];

const peopleUrl = (data: RecoveryData, side: Side, outcome: Outcome) =>
  `${reportUrl('/recovery', data, { side, outcome })}#people`;

const Count = ({ data, side, outcome }: Shown & { side: Side; outcome: Outcome }) => {
  const value = data[side][COUNTS[outcome]] as number;
  const isShown = data.of.side === side && data.of.outcome === outcome;
  if (value === 0) return <span class="muted">none</span>;
  return (
    <a href={peopleUrl(data, side, outcome)} aria-current={isShown ? 'true' : undefined}>
      {number(value)}
    </a>
  );
};

const Happier = ({ arm }: { arm: Arm }) =>
  arm.few || arm.improvedShare === null ? (
    <span class="muted">too few</span>
  ) : (
    <>
      {percent(arm.improvedShare)} <small class="muted">{between(arm.improvedInterval)}</small>
    </>
  );

const Next = ({ data }: Shown) => (
  <Card title="What they said next" hint="within 90 days of the answer">
    <Table
      caption="What critics said next"
      heads={['', '>Critics', ...OUTCOMES.map((outcome) => `>${OUTCOME_WORDS[outcome]}`), '>Share happier']}
      rows={(['answered', 'unanswered'] as const).map((side) => [
        SIDE_WORDS[side],
        number(data[side].critics),
        ...OUTCOMES.map((outcome) => <Count data={data} side={side} outcome={outcome} />),
        <Happier arm={data[side]} />,
      ])}
    />
    <p class="hint">
      By their last word. These shares compare everybody; above, only critics alike are compared.
    </p>
  </Card>
);

type FoundProps = { word: string; effect: Effect; unit: string; href: string };

const Found = ({ word, effect, unit, href }: FoundProps) => (
  <div class="figure-cell">
    <dt>{word}</dt>
    {effect.difference === null ? (
      <dd class="muted">Too few</dd>
    ) : (
      <dd class="big">
        <a href={href}>
          {signed(effect.difference, 1)} {unit}
        </a>
      </dd>
    )}
    <dd class="hint">
      {effect.interval ? `${within(effect.interval)}. ` : 'It takes 30 on each side. '}
      From {count(effect.answered, 'answered critic')} and {number(effect.unanswered)} unanswered ones alike
      who came back
      {effect.unmatched > 0 &&
        `; ${count(effect.unmatched, 'answered one has', 'answered ones have')} nobody alike`}
      .
    </dd>
  </div>
);

const Effects = ({ data }: Shown) => (
  <Card title="What answering did" hint="answered minus unanswered, among critics alike">
    <dl class="figures two">
      <Found word="Stars" effect={data.stars} unit="stars" href={peopleUrl(data, 'answered', 'improved')} />
      <Found
        word="Sentiment, from −1 to 1"
        effect={data.sentiment}
        unit="points"
        href={peopleUrl(data, 'answered', 'improved')}
      />
    </dl>
  </Card>
);

const Notes = ({ data }: Shown) => (
  <p class="footnote">
    A critic is a person whose first complaint of the period (negative, or one or two stars) is in it; names
    count as one person only where somebody said so themselves. Answers are those of people. What got better
    before the answer does not count, and who was not answered waits as long as an answered critic alike did
    (Zhou et al. 2005). Alike means the same source, the same stars or a quarter of the score, and the same
    past; the strata are weighted by their answered critics (coarsened exact matching: Iacus, King and Porro
    2012). It shows what went with answering: nobody drew lots for who was answered.
    {data.share < 1 &&
      ` Of so many, one person in ${number(Math.round(1 / data.share))} was followed, chosen by a hash of the name.`}
  </p>
);

/** `/recovery`. */
export const RecoveryPage = ({ frame, data }: Shown & { frame: Frame }) => {
  const critics = data.answered.critics + data.unanswered.critics;
  return (
    <Layout frame={frame} title="Did critics come back?" current="reputation">
      <PageHead title="Did critics come back?" sub={periodWords(data.period)} />
      <ReportBar frame={frame} data={data} at="/recovery">
        <ReportFilters
          data={data}
          action="/recovery"
          sourceKinds={data.sourceKinds}
          fields={{ side: data.of.side, outcome: data.of.outcome }}
        />
      </ReportBar>
      {critics === 0 ? (
        <EmptyState
          awaitsMentions
          icon="smile"
          title="Nobody complained in this period"
          action={
            <a
              class="button"
              href={reportUrl('/recovery', { ...data, period: { ...data.period, name: '12m' } })}
            >
              Look at 12 months
            </a>
          }
        >
          Only people whose handle the source gives can be followed. Critics need time to come back, so a
          longer period says more.
        </EmptyState>
      ) : (
        <>
          <p class="lede">{recoveryOpening(data)}</p>
          <Effects data={data} />
          <Next data={data} />
          <People data={data} />
          <Notes data={data} />
        </>
      )}
    </Layout>
  );
};

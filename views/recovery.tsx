/** Did critics come back: those who were answered beside those who were not, and who they are. */

import type { Outcome } from '../src/reports/recovery/effect.ts';
import type { Arm } from '../src/reports/recovery/recovery.ts';
import type { Behind, Side } from '../src/reports/recovery/report.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { count, number, percent, signed } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { periodWords } from './period.tsx';
import { People } from './recovery-people.tsx';
import { OUTCOME_WORDS, type RecoveryData, recoveryOpening, SIDE_WORDS, within } from './recovery-words.ts';
import { ReportBar, ReportFilters, reportUrl } from './report-frame.tsx';
import { between, Opening, Unwatched } from './report-parts.tsx';

type Shown = { data: RecoveryData };

const COUNTS: Record<Outcome, keyof Arm> = {
  improved: 'improved',
  unhappy: 'unhappy',
  silent: 'silent',
  'better already': 'betterAlready',
  'too soon': 'tooSoon',
};

const OUTCOMES = Object.keys(OUTCOME_WORDS) as Outcome[];

const peopleUrl = (data: RecoveryData, side: Side, outcome: Behind) =>
  `${reportUrl('/recovery', data, { side, outcome })}#people`;

type BehindProps = Shown & { side: Side; outcome: Behind; value: number };

const Count = ({ data, side, outcome, value }: BehindProps) => {
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
        <Count data={data} side={side} outcome="all" value={data[side].critics} />,
        ...OUTCOMES.map((outcome) => (
          <Count data={data} side={side} outcome={outcome} value={data[side][COUNTS[outcome]] as number} />
        )),
        <Happier arm={data[side]} />,
      ])}
    />
    <p class="hint">
      By their last word. These shares compare everybody; above, only critics alike are compared.
    </p>
  </Card>
);

type FoundProps = Shown & { word: string; by: 'stars' | 'sentiment'; unit: string };

const Found = ({ data, word, by, unit }: FoundProps) => {
  const effect = data[by];
  const behind = (side: Side, outcome: Behind, value: number, what: string) =>
    value === 0 ? (
      `${value} ${what}`
    ) : (
      <a href={peopleUrl(data, side, outcome)}>{`${number(value)} ${what}`}</a>
    );
  return (
    <div class="figure-cell">
      <dt>{word}</dt>
      {effect.difference === null ? (
        <dd class="muted">Too few</dd>
      ) : (
        <dd class="big">
          <a href={peopleUrl(data, 'answered', by)}>
            {signed(effect.difference, 1)} {unit}
          </a>
        </dd>
      )}
      <dd class="hint">
        {effect.interval ? `${within(effect.interval)}. ` : 'It takes 30 on each side. '}
        From {behind('answered', by, effect.answered, 'answered')} and{' '}
        {behind('unanswered', by, effect.unanswered, 'unanswered')} critics alike who came back
        {effect.unmatched > 0 && (
          <>; {behind('answered', `${by} alone`, effect.unmatched, 'answered')} with nobody alike</>
        )}
        .
      </dd>
    </div>
  );
};

const Effects = ({ data }: Shown) => (
  <Card title="What answering did" hint="answered minus unanswered, among critics alike">
    <dl class="figures two">
      <Found data={data} word="Stars" by="stars" unit="stars" />
      <Found data={data} word="Sentiment, from −1 to 1" by="sentiment" unit="points" />
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
      {data.unwatched ? (
        <Unwatched why={data.unwatched} />
      ) : critics === 0 ? (
        <EmptyState
          awaitsMentions
          icon="smile"
          title="No critic to follow in this period"
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
          <Opening
            text={recoveryOpening(data)}
            figures={[
              { words: number(data.answered.improved), href: peopleUrl(data, 'answered', 'improved') },
              { words: count(data.answered.critics, 'critic'), href: peopleUrl(data, 'answered', 'all') },
            ]}
          />
          <Effects data={data} />
          <Next data={data} />
          <People data={data} />
          <Notes data={data} />
        </>
      )}
    </Layout>
  );
};

/** How fast critics were answered, and whether they came back. */
import { scaleBand, scaleLinear } from 'd3-scale';
import { Card } from './cards.tsx';
import { AsTable } from './chart.tsx';
import { count, minutes, number, percent } from './format.ts';
import { reportUrl } from './report-frame.tsx';
import { between, Counted } from './report-parts.tsx';
import { behind, csvUrl, type Reported, type ReputationCan, type ReputationData } from './reputation-data.ts';

type Props = Reported & { can?: ReputationCan };
type Step = { word: string; size: number; filter: string; look: 'own' | 'other' | 'fill-negative' };

const FEW = 30;
/** With the period before, more than 5,000 times are read from steps, see reports/response.ts. */
export const MOST_EXACT = 2500;
export const SO_MANY_REPLIES = 'Of so many, the times are counted in steps, and 4% or a minute off at most.';
const share = (part: number, whole: number) => (whole ? percent(part / whole) : '–');

const HOUR = 60;

/** A step that lies within the target as a whole has the colour of what went well. */
function stepsOf({ within, target }: ReputationData['responseTimes']): Step[] {
  const look = (until: number) => (until <= target ? 'own' : 'other');
  return [
    { word: 'under 1 h', size: within.hour, filter: 'replied:<1h', look: look(HOUR) },
    { word: '1–4 h', size: within.fourHours, filter: 'replied:>=1h replied:<4h', look: look(4 * HOUR) },
    { word: '4–24 h', size: within.day, filter: 'replied:>=4h replied:<24h', look: look(24 * HOUR) },
    { word: 'over 24 h', size: within.later, filter: 'replied:>=24h', look: 'other' },
    { word: 'no reply', size: within.unanswered, filter: 'NOT has:reply', look: 'fill-negative' },
  ];
}

const FLOOR = 112;

type HistogramProps = { steps: Step[]; all: number; summary: string; width: number };

const Histogram = ({ steps, all, summary, width }: HistogramProps) => {
  const x = scaleBand<number>()
    .domain(steps.map((_, index) => index))
    .range([0, width])
    .padding(0.26);
  const height = scaleLinear()
    .domain([0, Math.max(1, ...steps.map(({ size }) => size))])
    .range([0, FLOOR - 22]);
  return (
    <svg class="chart histogram" viewBox={`0 0 ${width} 136`} role="img" aria-label={summary}>
      {steps.map(({ word, size, look }, index) => {
        const middle = x(index)! + x.bandwidth() / 2;
        const top = FLOOR - (size > 0 ? Math.max(1, height(size)) : 0);
        return (
          <g>
            <rect
              x={x(index)}
              width={x.bandwidth()}
              y={top}
              height={FLOOR - top}
              rx="3"
              class={all < FEW ? `${look} few` : look}
            />
            <text x={middle} y={top - 7} text-anchor="middle" class="value">
              {share(size, all)}
            </text>
            <text x={middle} y={FLOOR + 19} text-anchor="middle">
              {word}
            </text>
          </g>
        );
      })}
      <line x1="0" x2={width} y1={FLOOR} y2={FLOOR} class="zero" />
    </svg>
  );
};

const Waiting = ({ data }: Reported) => {
  const { unanswered } = data.responseTimes.within;
  if (unanswered === 0) return <>, and none waits</>;
  return (
    <>
      ,{' '}
      <a href={behind(data, 'needs:reply NOT has:reply')}>
        {number(unanswered)} {unanswered === 1 ? 'has' : 'have'} none
      </a>
    </>
  );
};

function paceWords({ firstResponse, firstResponseP90 }: ReputationData['figures']): string {
  if (firstResponse.value === null) return 'None was answered yet.';
  const most = firstResponseP90.value === null ? '' : `, 9 of 10 within ${minutes(firstResponseP90.value)}`;
  return `Half of the replies came within ${minutes(firstResponse.value)}${most}.`;
}

const Pace = ({ figures }: ReputationData) => (
  <p class="hint">
    {paceWords(figures)}
    {figures.responseRate.n < FEW && ' Few mentions: read it with care.'}
    {figures.firstResponse.n > MOST_EXACT && ` ${SO_MANY_REPLIES}`}
  </p>
);

export const Responses = ({ data, can = {} }: Props) => {
  const steps = stepsOf(data.responseTimes);
  const all = data.figures.responseRate.n;
  const summary = `Time to first reply: ${steps.map(({ word, size }) => `${share(size, all)} ${word}`).join(', ')}.`;
  return (
    <Card title="Time to first reply" hint={`target ${minutes(data.responseTimes.target)}`}>
      {all === 0 ? (
        <p class="hint">No mention of this period needed a reply.</p>
      ) : (
        <>
          <div class="wide-only">
            <Histogram steps={steps} all={all} summary={summary} width={460} />
          </div>
          <div class="narrow-only">
            <Histogram steps={steps} all={all} summary={summary} width={320} />
          </div>
          <p class="hint">
            <a href={behind(data, 'needs:reply')}>{count(all, 'mention')} needed a reply</a>
            <Waiting data={data} />.
          </p>
          <Pace {...data} />
          <AsTable
            twin={{
              caption: 'Time to first reply',
              csv: can.exportIt ? csvUrl(data, 'first-replies') : undefined,
              heads: ['First reply', '>Mentions', '>Share'],
              rows: steps.map(({ word, size, filter }) => [
                word,
                <Counted n={size} href={behind(data, `needs:reply ${filter}`)} what={word} />,
                share(size, all),
              ]),
            }}
          />
        </>
      )}
    </Card>
  );
};

type Arm = NonNullable<ReputationData['recovery']>['answered'];

const CriticsBar = ({ arm }: { arm: Arm }) => {
  const parts = [
    { look: 'fill-positive', size: arm.improved },
    { look: 'fill-neutral', size: arm.silent },
    { look: 'fill-negative', size: arm.unhappy },
  ];
  const all = Math.max(
    1,
    parts.reduce((sum, { size }) => sum + size, 0),
  );
  let x = 0;
  return (
    <svg class="tone-bar critics-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ look, size }) => {
        const width = (size / all) * 100;
        x += width;
        return <rect x={x - width} width={Math.max(0, width - 0.5)} height="8" class={look} />;
      })}
    </svg>
  );
};

function leftOutWords({ tooSoon, betterAlready }: Arm): string {
  const soon = tooSoon > 0 ? `${number(tooSoon)} answered too recently to tell` : '';
  const already = betterAlready > 0 ? `${number(betterAlready)} in a better mood before the answer` : '';
  const words = [soon, already].filter(Boolean).join(', ');
  return words && ` Left out: ${words}.`;
}

export const Critics = ({ data, can = {} }: Props) =>
  data.recovery ? (
    <FollowedCritics data={data} recovery={data.recovery} can={can} />
  ) : (
    <Card title="Did critics come back?">
      <p class="hint">
        There are too many critics in this period to follow here.{' '}
        <a href={reportUrl('/recovery', data)}>Follow the newest of them</a>, or choose a shorter period.
      </p>
    </Card>
  );

type FollowedProps = Props & { recovery: NonNullable<ReputationData['recovery']> };

const OUTCOMES = [
  ['improved', 'improved'],
  ['silent', 'silent since'],
  ['unhappy', 'still unhappy'],
] as const;

type PeopleProps = Reported & { n: number; side: string; outcome: string };

/** So many critics, and the way to who they are. */
const Followed = ({ data, n, side, outcome }: PeopleProps) => (
  <Counted n={n} href={`${reportUrl('/recovery', data, { side, outcome })}#people`} what="critics" />
);

const FollowedCritics = ({ data, recovery, can = {} }: FollowedProps) => {
  const { answered, unanswered } = recovery;
  const judged = answered.improved + answered.silent + answered.unhappy;
  const others = unanswered.improved + unanswered.silent + unanswered.unhappy;
  return (
    <Card
      title="Did critics come back?"
      hint={<a href={reportUrl('/recovery', data)}>{count(judged, 'critic')} followed</a>}
    >
      {judged === 0 ? (
        <p class="hint">
          No critic of this period was answered long enough ago to tell.{leftOutWords(answered)}
        </p>
      ) : (
        <>
          <p class="critics-said">
            <b>
              <Followed data={data} n={answered.improved} side="answered" outcome="improved" /> of{' '}
              {number(judged)}
            </b>{' '}
            critics we answered posted again in a better mood.
          </p>
          <div class={judged < FEW ? 'few' : undefined}>
            <CriticsBar arm={answered} />
          </div>
          <p class="critics-key">
            {OUTCOMES.map(([outcome, words]) => (
              <span>
                <Followed data={data} n={answered[outcome]} side="answered" outcome={outcome} /> {words}
              </span>
            ))}
          </p>
          <p class="hint">
            {answered.improvedInterval &&
              `That is ${percent(answered.improvedShare ?? 0)}, 95% sure: ${between(answered.improvedInterval)}. `}
            {others > 0 && `Of ${number(others)} that nobody answered, ${number(unanswered.improved)} did.`}
            {judged < FEW && ' Few critics: read it with care.'}
            {leftOutWords(answered)}
          </p>
          <AsTable
            twin={{
              caption: 'Did critics come back?',
              csv: can.exportIt ? csvUrl(data, 'critics') : undefined,
              heads: ['Critics', '>Improved', '>Silent', '>Still unhappy'],
              rows: (
                [
                  ['answered', 'answered', answered],
                  ['not answered', 'unanswered', unanswered],
                ] as const
              ).map(([word, side, arm]) => [
                word,
                ...OUTCOMES.map(([outcome]) => (
                  <Followed data={data} n={arm[outcome]} side={side} outcome={outcome} />
                )),
              ]),
            }}
          />
        </>
      )}
    </Card>
  );
};

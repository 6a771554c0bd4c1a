/** What a rule that is typed would find: figures first, then samples to judge. For `#trial`. */
import type { DryRun } from '../src/ingest/dry-run/dry-run.ts';
import type { Live } from '../src/ingest/dry-run/live.ts';
import { count, number } from './format.ts';
import { type PlacedError, PlacedErrorText } from './forms.tsx';
import { Icon } from './parts.tsx';
import { DayChart } from './rule-chart.tsx';
import { Exclusions, Samples } from './rule-samples.tsx';
import { Moment } from './time.tsx';
import { sourceName } from './words.ts';

export type TrialPart = { brandId: number; isLiveAsked: boolean; live: Live | null };
export type RuleTrialData = { run: DryRun } & TrialPart;

const Reach = ({ run: { read, hasMore, oldest } }: { run: DryRun }) => (
  <p class="hint">
    Looked at {hasMore ? 'the newest ' : 'all '}
    {count(read, 'stored post')}
    {oldest && (
      <>
        , back to <Moment at={oldest} />
      </>
    )}
    . Posts that no rule has found so far were never kept, so a wider rule may find more.
  </p>
);

/** What saving would change for the brand, with its other rules in mind. */
const Change = ({ run: { gained, lost } }: { run: DryRun }) => (
  <div class="rule-change">
    {gained.n + lost.n === 0 ? (
      <p>Saving it changes nothing here: the same stored posts are found as with the saved rules.</p>
    ) : (
      <p>
        <b class="figure-plus">+{number(gained.n)}</b> newly found
        {' · '}
        <b class="figure-minus">−{number(lost.n)}</b> no longer found, compared with the saved rules
      </p>
    )}
    {lost.n > 0 && (
      <details>
        <summary>What would be lost</summary>
        <Samples samples={lost.samples} brandId={null} />
      </details>
    )}
    {gained.n > 0 && (
      <details>
        <summary>What would be new</summary>
        <Samples samples={gained.samples} brandId={null} />
      </details>
    )}
  </div>
);

const Collisions = ({ run: { collisions } }: { run: DryRun }) => {
  if (collisions.length === 0) return null;
  return (
    <ul class="source-lines" aria-label="Other brands">
      {collisions.map(({ name, found, of }) => (
        <li class="state warn">
          <Icon name="triangle-alert" small />
          <span>
            The rules of <b>{name}</b> find {number(found)} of {of === found ? 'the same' : 'these'}{' '}
            {count(of, 'post')} too.
          </span>
        </li>
      ))}
    </ul>
  );
};

function foundWords({ found, days, judged, doubted }: DryRun): string {
  const recent = days.reduce((sum, day) => sum + day.found, 0);
  const doubts =
    doubted === 0 ? '' : ` ${number(doubted)} of the newest ${number(judged)} may be about something else.`;
  return `${count(found, 'post')} found, ${number(recent)} of them in the last 28 days, some ${perDay(recent)} a day.${doubts}`;
}

const perDay = (recent: number) => (recent >= 28 ? number(recent / 28) : (recent / 28).toFixed(1));

/** Asked for by the page itself, since reading the web takes seconds. */
const LivePlace = ({ part: { brandId, isLiveAsked, live } }: { part: TrialPart }) => {
  if (live) return <LiveFound live={live} brandId={brandId} />;
  if (!isLiveAsked) return null;
  return (
    <div
      id="trial-live"
      aria-busy="true"
      hx-post={`/brands/${brandId}/rules/live`}
      hx-include="#rule-form"
      hx-trigger="load"
      hx-swap="outerHTML"
    >
      <h3>Live</h3>
      <p class="hint">Asking the sources now. This takes up to ten seconds.</p>
      <progress aria-label="Asking the sources" />
    </div>
  );
};

export const LiveFound = ({ live, brandId }: { live: Live; brandId: number }) => (
  <section id="trial-live" aria-labelledby="trial-live-title">
    <h3 id="trial-live-title">Live</h3>
    <p>
      {live.read === 0
        ? 'Nothing could be read just now.'
        : `${count(live.found, 'post')} found among ${number(live.read)} read just now. Nothing was stored.`}
    </p>
    <ul class="source-lines" aria-label="Sources">
      {live.sources.map(({ kind, ok, sentence }) => (
        <li class={`state ${ok ? 'ok' : 'warn'}`}>
          <Icon name={ok ? 'circle-check' : 'triangle-alert'} small />
          <span>
            <b>{sourceName(kind)}</b> {sentence}
          </span>
        </li>
      ))}
    </ul>
    <Samples samples={live.samples} brandId={brandId} />
  </section>
);

const NoneFound = () => (
  <p class="hint">
    Nothing stored matches. That can be true: new posts are looked for once the rule is saved.
  </p>
);

/** The whole result. */
export const RuleTrial = ({ data: { run, ...part } }: { data: RuleTrialData }) => (
  <div class="rule-trial">
    <p>
      <b>{run.explanation}.</b>
    </p>
    <p>{foundWords(run)}</p>
    <DayChart days={run.days} />
    <Reach run={run} />
    <Change run={run} />
    <Collisions run={run} />
    <Exclusions exclusions={run.exclusions} told={run.told} brandId={part.brandId} />
    {run.samples.length > 0 ? (
      <>
        <h3>
          {run.samples.length < run.found
            ? `${run.samples.length} samples, the doubtful ones first`
            : 'What it finds'}
        </h3>
        <Samples samples={run.samples} brandId={part.brandId} />
      </>
    ) : (
      <NoneFound />
    )}
    <LivePlace part={part} />
  </div>
);

/** A rule that cannot be read, or none at all. */
export const UntriedRule = ({ error }: { error: PlacedError | string }) =>
  typeof error === 'string' ? (
    <p class="error" role="alert">
      <Icon name="circle-x" small /> {error}
    </p>
  ) : (
    <PlacedErrorText error={error} />
  );

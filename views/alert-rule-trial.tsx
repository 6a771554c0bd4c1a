/** What an alert rule would have done, and what its message looks like: drawn anew while the rule is edited. */

import type { TypedRule } from '../src/alerts/rule-form.ts';
import type { RulePreview, RuleTrial } from './alert-rule-data.ts';
import { AsTable } from './chart.tsx';
import { calendarDay, count, number } from './format.ts';
import { type PlacedError, PlacedErrorText } from './forms.tsx';
import { Icon } from './parts.tsx';
import { Moment } from './time.tsx';

const WIDTH = 340;
const HEIGHT = 56;
const GROUND = 40;

const Bars = ({ days }: { days: RuleTrial['days'] }) => {
  const most = Math.max(1, ...days.map(({ rings }) => rings));
  const step = WIDTH / days.length;
  const total = days.reduce((sum, { rings }) => sum + rings, 0);
  const label = `The rule would have rung ${count(total, 'time')} in the last ${days.length} days, at most ${number(most)} in a day.`;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {days.map(({ rings }, index) => {
        const height = rings === 0 ? 2 : 6 + (28 * rings) / most;
        return (
          <rect
            x={(index * step).toFixed(1)}
            width={(step * 0.74).toFixed(1)}
            y={(GROUND + 2 - height).toFixed(1)}
            height={height.toFixed(1)}
            rx="2"
            class={rings === 0 ? 'bar-none' : 'found'}
          />
        );
      })}
      <text x="0" y={HEIGHT - 1}>
        {calendarDay(days[0]!.day)}
      </text>
      <text x={WIDTH} y={HEIGHT - 1} text-anchor="end">
        today
      </text>
    </svg>
  );
};

const Moments = ({ trial }: { trial: RuleTrial }) => (
  <details class="moments">
    <summary>When it would have rung</summary>
    <ol>
      {trial.moments.map(({ at, mentionId, joined }) => (
        <li>
          {mentionId === null ? (
            <Moment at={at} />
          ) : (
            <a href={`/mentions/${mentionId}`}>
              <Moment at={at} />
            </a>
          )}
          {joined > 0 && ` with ${count(joined, 'earlier match', 'earlier matches')}`}
        </li>
      ))}
    </ol>
    {trial.rings > trial.moments.length && <p class="hint">The last {trial.moments.length} of them.</p>}
  </details>
);

const UNIT = {
  mentions: ['matching mention', 'matching mentions'],
  overdue: ['late first reply', 'late first replies'],
  sources: ['time that a source was not read', 'times that a source was not read'],
  incidents: ['incident', 'incidents'],
} as const;

const NO_MATCH = 'Nothing in the last 30 days matches. The message is shown as soon as something does.';

const PREVIEWED = {
  mentions: { what: 'newest match', none: NO_MATCH },
  overdue: { what: 'newest match', none: NO_MATCH },
  incidents: {
    what: 'newest incident',
    none: 'There was no incident yet. The message is shown as soon as there is one.',
  },
  sources: {
    what: 'last change of a source',
    none: 'There is no source yet. The message is shown as soon as there is one.',
  },
} as const;

const rest = ({ joined, held, copies }: RuleTrial) =>
  [
    joined > 0 && `${number(joined)} would have joined a message`,
    held > 0 && `${number(held)} would have been held for a digest`,
    copies > 0 && `${count(copies, 'copy of a story', 'copies of a story')} would have stayed quiet`,
  ].filter(Boolean);

const Calculated = ({ trial, about }: { trial: RuleTrial; about: TypedRule['about'] }) => {
  const others = rest(trial);
  const [one, many] = UNIT[about];
  return (
    <>
      <p class="rung">
        <b>{count(trial.rings, 'alert')}</b> from {count(trial.matches, one, many)}.
      </p>
      <figure class="figure">
        <Bars days={trial.days} />
        <AsTable
          twin={{
            caption: 'Alerts per day',
            heads: ['Day', '>Alerts', '>Matches'],
            rows: trial.days
              .filter(({ matches }) => matches > 0)
              .map(({ day, rings, matches }) => [calendarDay(day), number(rings), number(matches)]),
          }}
        />
      </figure>
      {others.length > 0 && <p class="hint">{others.join(', ')}.</p>}
      {trial.moments.length > 0 && <Moments trial={trial} />}
    </>
  );
};

const Preview = ({ preview }: { preview: RulePreview }) => (
  <div class="slack">
    <span class="slack-logo">
      <Icon name="ear" />
    </span>
    <div>
      <p class="slack-by">
        <b>Earshot</b> <small>APP</small>
      </p>
      {preview.lines.map((line) => {
        switch (line.kind) {
          case 'head':
            return (
              <p>
                <b>{line.text}</b>
              </p>
            );
          case 'text':
            return <p>{line.text}</p>;
          case 'quote':
            return <blockquote>{line.text}</blockquote>;
          case 'context':
            return <p class="slack-context">{line.text}</p>;
          case 'buttons':
            return (
              <p class="button-row">
                {line.labels.map((label, index) => (
                  <span class={index === 0 ? 'button small solid' : 'button small'}>{label}</span>
                ))}
              </p>
            );
          default:
            return null;
        }
      })}
    </div>
  </div>
);

type TrialProps = {
  trial: RuleTrial | null;
  preview: RulePreview | null;
  error: PlacedError | null;
  about: TypedRule['about'];
};

/** `#trial`. */
export const AlertTrial = ({ trial, preview, error, about }: TrialProps) => (
  <>
    <section class="card">
      <div class="card-head">
        <h2>Last 30 days</h2>
        <span class="hint">recalculated as you edit</span>
      </div>
      {error ? <PlacedErrorText error={error} /> : trial && <Calculated trial={trial} about={about} />}
    </section>
    <section class="card">
      <div class="card-head">
        <h2>In Slack</h2>
        <span class="hint">{PREVIEWED[about].what}</span>
      </div>
      {preview ? <Preview preview={preview} /> : <p class="hint">{PREVIEWED[about].none}</p>}
    </section>
  </>
);

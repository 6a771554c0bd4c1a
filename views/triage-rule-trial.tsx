/** What a triage rule would have done, beside its form. */
import { Card } from './cards.tsx';
import { count, firstWords } from './format.ts';
import { type PlacedError, PlacedErrorText } from './forms.tsx';
import { Icon, SentimentMark } from './parts.tsx';
import { Time } from './time.tsx';
import type { TriageRuleData, TriageTrial } from './triage-rule-data.ts';
import { PRIORITY_WORDS, sourceName } from './words.ts';

const EARLIER = {
  stops: 'stops or closes',
  assigns: 'assigns',
  moves: 'moves',
  prioritises: 'sets the priority of',
};

const Earlier = ({ earlier }: { earlier: TriageTrial['earlier'] }) => (
  <ul class="plain-list">
    {earlier.map(({ name, mentions, how }) => (
      <li>
        <Icon name="triangle-alert" small /> “{name}” comes first and {EARLIER[how]}{' '}
        {count(mentions, 'of these', 'of these')}.
      </li>
    ))}
  </ul>
);

const Samples = ({ trial }: { trial: TriageTrial }) => (
  <ul class="triage-samples">
    {trial.samples.map((sample) => (
      <li>
        <SentimentMark sentiment={sample.sentiment} />
        <div>
          <a href={`/mentions/${sample.id}`}>{sample.title ?? firstWords(sample.text, 80)}</a>
          <p class="hint">
            {sample.author ?? 'Somebody'} on {sourceName(sample.sourceKind)},{' '}
            <Time at={sample.publishedAt} ago />, {PRIORITY_WORDS[sample.priority].toLowerCase()}
          </p>
        </div>
      </li>
    ))}
  </ul>
);

/** `#trial`. */
export const TriageTrialPart = ({
  trial,
  error,
}: {
  trial: TriageTrial | null;
  error: PlacedError | null;
}) => {
  if (error) return <PlacedErrorText error={error} />;
  if (!trial) return <p class="hint">Press Try to see what the rule would have done in the last 30 days.</p>;
  return (
    <div class="stack">
      <p>
        {trial.explanation}: it would have acted on <b>{trial.matched.toLocaleString('en-GB')}</b> of{' '}
        {count(trial.of, 'mention')} in 30 days.
        {trial.does.length > 0 && ` With each: ${trial.does.join(', ')}.`}
      </p>
      {trial.asksForToday && (
        <p class="hint">
          The filter asks for status, assignee, team, tag or answers: counted as they stand today, while the
          rule looks when a mention comes in.
        </p>
      )}
      {trial.earlier.length > 0 && <Earlier earlier={trial.earlier} />}
      {trial.samples.length > 0 && <Samples trial={trial} />}
    </div>
  );
};

export const Trial = ({ data }: { data: TriageRuleData }) => (
  <Card title="What it would have done" class="stack">
    <div
      id="trial"
      aria-live="polite"
      {...(data.mayChange && {
        'hx-post': '/triage-rules/trial',
        'hx-include': '#rule',
        'hx-sync': 'replace',
        'hx-trigger': 'change from:#rule delay:300ms',
      })}
    >
      <TriageTrialPart trial={data.trial} error={data.filterError} />
    </div>
  </Card>
);

/** What hours and targets make of a message, and of the mentions that wait. */
import { businessTime, dayAndTime, isLong, sentenceOf } from './arithmetic.tsx';
import { Card } from './cards.tsx';
import { count } from './format.ts';
import type { HoursData, HoursEffect } from './hours-data.ts';
import { Icon } from './parts.tsx';

export const HOURS_PAGE = '/settings/hours';

const Moves = ({ moved, becomeLate, noLongerLate, capped }: NonNullable<HoursEffect['preview']>) => (
  <p>
    {moved === 0
      ? 'Saving would move no due time.'
      : `Saving would move ${count(moved, 'due time')}${capped ? ' among the newest 20,000' : ''}; ${becomeLate} of them would become late${noLongerLate > 0 ? `, ${noLongerLate} would no longer be late` : ''}.`}
  </p>
);

/** `#hours-effect`. */
export const HoursEffectPart = ({ effect, timeZone }: { effect: HoursEffect | null; timeZone: string }) => {
  if (!effect) return <p class="hint">The example appears once everything above can be read.</p>;
  const { start, minutes, parts } = effect.example;
  const due = parts.at(-1);
  return (
    <>
      <p>
        {due ? (
          <>
            A message of {dayAndTime(start, timeZone)} is due{' '}
            <b>{dayAndTime(due.to, timeZone, isLong(parts))}</b>: {sentenceOf(parts, timeZone)}. That is{' '}
            {businessTime(minutes)}.
          </>
        ) : (
          `A message of ${dayAndTime(start, timeZone)} would never be due.`
        )}
      </p>
      {effect.preview && <Moves {...effect.preview} />}
    </>
  );
};

const Explained = () => (
  <details class="hint">
    <summary>
      <Icon name="chevron-down" small /> When the clock starts and stops
    </summary>
    <p>
      It starts when a mention is published; when an edit first makes it need a reply, at the edit; and anew
      when its author writes again after an answer. The first public reply stops it; being assigned or snoozed
      does not. The time to resolve stands still while a mention is pending, since the author has the next
      word then. What was found in a source’s history is due never.
    </p>
  </details>
);

export const Effect = ({ data }: { data: HoursData }) => (
  <Card title="What this means" class="stack">
    <div
      id="hours-effect"
      aria-live="polite"
      hx-post={`${HOURS_PAGE}/effect`}
      hx-include="#hours"
      hx-sync="replace"
      hx-trigger="change from:#hours delay:300ms"
    >
      <HoursEffectPart effect={data.effect} timeZone={data.brand.timeZone} />
    </div>
    {data.mayChange && (
      <div class="button-row">
        <button type="submit" class="button solid">
          Save hours and targets
        </button>
        <button type="submit" class="button" formaction={`${HOURS_PAGE}/trial`} formnovalidate>
          Try without saving
        </button>
      </div>
    )}
    <Explained />
  </Card>
);

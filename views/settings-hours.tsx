/** When a brand answers and how soon: hours, holidays, targets, and what they make of a message. */
import { businessTime, type CountedPart, dayAndTime, isLong, sentenceOf } from './arithmetic.tsx';
import { Banner, Card, EmptyState } from './cards.tsx';
import { type Errors, Field, idOf, Options, SelectField, Tick } from './fields.tsx';
import { count } from './format.ts';
import { HiddenFields, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Icon } from './parts.tsx';
import { SettingsLayout } from './settings.tsx';
import { PRIORITY_WORDS, sourceName } from './words.ts';

export type HoursForm = {
  always: boolean;
  days: string[];
  holidays: string;
  first: string;
  resolve: string;
  targets: { priority: string; source: string; first: string; resolve: string }[];
};

export type HoursEffect = {
  example: { start: Date; minutes: number; parts: CountedPart[] };
  /** Null: as it is stored, so nothing would move. */
  preview: { moved: number; becomeLate: number; noLongerLate: number; capped: boolean } | null;
};

export type HoursData = {
  brand: { id: number; name: string; timeZone: string };
  /** Brands of one's own. */
  brands: { id: number; name: string }[];
  values: HoursForm;
  errors: Errors;
  /** Kinds of sources to choose from. */
  sources: string[];
  /** Null while the form cannot be read. */
  effect: HoursEffect | null;
  /** Mentions whose due times are still those of before. */
  left: number;
  mayChange: boolean;
};

const PAGE = '/settings/hours';
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;

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

const Hours = ({ data: { values, errors, brand } }: { data: HoursData }) => (
  <Card title="Business hours" hint={`in ${brand.timeZone.replaceAll('_', ' ')}`} class="stack">
    <fieldset class="field">
      <legend>Minutes count</legend>
      <Tick type="radio" name="always" value="1" ticked={values.always} label="Round the clock" />
      <Tick type="radio" name="always" value="0" ticked={!values.always} label="In these hours" />
    </fieldset>
    <div class="hours-week">
      {DAYS.map((day, index) => (
        <Field
          name={`day${index + 1}`}
          label={day}
          value={values.days[index]}
          error={errors[`day${index + 1}`]}
          placeholder="closed"
          autocomplete="off"
        />
      ))}
    </div>
    <p class="hint">
      Several intervals with commas between them: 9:00–12:00, 13:00–17:00. Empty is closed. Past midnight, end
      at 24:00 and begin the next day at 0:00.
    </p>
    <Holidays value={values.holidays} error={errors.holidays} />
  </Card>
);

const Holidays = ({ value, error }: { value: string; error?: string }) => (
  <div class="field">
    <label for={idOf('holidays')}>Holidays</label>
    <textarea
      class="input"
      id={idOf('holidays')}
      name="holidays"
      rows={5}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby="holidays-help"
      placeholder={'2026-12-24 Christmas Eve 9:00-12:00\n2026-12-25 Christmas Day'}
    >
      {value}
    </textarea>
    <p class="hint" id="holidays-help">
      A day a line, with its hours when it is not closed all day.
    </p>
    {error && (
      <p class="error">
        <Icon name="circle-x" small />
        {error}
      </p>
    )}
  </div>
);

type TargetProps = { data: HoursData; index: number };

const Cell = (props: { name: string; label: string; value: string; invalid: boolean }) => (
  <td>
    <input
      class="input"
      name={props.name}
      value={props.value}
      aria-label={props.label}
      aria-invalid={props.invalid ? 'true' : undefined}
      autocomplete="off"
    />
  </td>
);

const Choice = (props: {
  name: string;
  label: string;
  value: string;
  any: string;
  options: [string, string][];
}) => (
  <td>
    <span class="select">
      <select name={props.name} aria-label={props.label}>
        <Options
          value={props.value}
          options={[['', props.any] as const, ...props.options].map(([value, label]) => ({ value, label }))}
        />
      </select>
      <Icon name="chevron-down" small />
    </span>
  </td>
);

const TargetRow = ({ data, index }: TargetProps) => {
  const target = data.values.targets[index]!;
  const error = data.errors[`target${index}`];
  const of = `target ${index + 1}`;
  return (
    <>
      <tr>
        <Choice
          name="priority"
          label={`Priority of ${of}`}
          value={target.priority}
          any="Any priority"
          options={PRIORITIES.map((priority) => [priority, PRIORITY_WORDS[priority]])}
        />
        <Choice
          name="source"
          label={`Source of ${of}`}
          value={target.source}
          any="Any source"
          options={data.sources.map((kind) => [kind, sourceName(kind)])}
        />
        <Cell
          name="targetFirst"
          label={`First reply of ${of}`}
          value={target.first}
          invalid={Boolean(error)}
        />
        <Cell
          name="targetResolve"
          label={`Resolution of ${of}`}
          value={target.resolve}
          invalid={Boolean(error)}
        />
      </tr>
      {error && (
        <tr>
          <td colspan={4}>
            <p class="error">
              <Icon name="circle-x" small />
              {error}
            </p>
          </td>
        </tr>
      )}
    </>
  );
};

const Targets = ({ data }: { data: HoursData }) => (
  <Card title="Response targets" hint="in business time" class="stack">
    <div class="columns-2">
      <Field
        name="first"
        label="First reply within"
        value={data.values.first}
        error={data.errors.first}
        placeholder="4 h"
        required
        autocomplete="off"
      />
      <Field
        name="resolve"
        label="Resolved within"
        value={data.values.resolve}
        error={data.errors.resolve}
        placeholder="no target"
        autocomplete="off"
      />
    </div>
    <section class="scroll" aria-label="Other targets" tabindex={0}>
      <table class="table target-table">
        <caption>Other targets for a priority, a source or both</caption>
        <thead>
          <tr>
            <th scope="col">Priority</th>
            <th scope="col">Source</th>
            <th scope="col">First reply</th>
            <th scope="col">Resolution</th>
          </tr>
        </thead>
        <tbody>
          {data.values.targets.map((_, index) => (
            <TargetRow data={data} index={index} />
          ))}
        </tbody>
      </table>
    </section>
    <p class="hint">
      The most specific line wins; between a priority and a source, the priority. An empty time is as the next
      less specific line has it, and a line without times is left out. Write 30 min, 4 h or 1 h 30 min.
    </p>
  </Card>
);

const Explained = () => (
  <details class="hint">
    <summary>
      <Icon name="chevron-down" small /> When the clock starts and stops
    </summary>
    <p>
      It starts when a mention is published; when an edit first makes it need a reply, at the edit; and anew
      when its author writes again after an answer. The first public reply stops it; being assigned or snoozed
      does not. The time to resolve stands still while a mention is pending, since the author has the next
      word then. What was found in a source's history is due never.
    </p>
  </details>
);

const BrandPicker = ({ data }: { data: HoursData }) => (
  <form method="get" action={PAGE} class="form hours-pick">
    <SelectField
      name="brand"
      label="Brand"
      value={String(data.brand.id)}
      options={data.brands.map(({ id, name }) => ({ value: String(id), label: name }))}
    />
    <button type="submit" class="button">
      Show
    </button>
  </form>
);

const CopyFrom = ({ data }: { data: HoursData }) => (
  <form method="get" action={PAGE} class="form hours-pick">
    <HiddenFields fields={{ brand: data.brand.id }} />
    <SelectField
      name="copy"
      label="Take hours and targets over from"
      options={data.brands
        .filter(({ id }) => id !== data.brand.id)
        .map(({ id, name }) => ({ value: String(id), label: name }))}
    />
    <button type="submit" class="button">
      Fill in
    </button>
  </form>
);

const Effect = ({ data }: { data: HoursData }) => (
  <Card title="What this means" class="stack">
    <div
      id="hours-effect"
      aria-live="polite"
      hx-post={`${PAGE}/effect`}
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
        <button type="submit" class="button" formaction={`${PAGE}/trial`} formnovalidate>
          Try without saving
        </button>
      </div>
    )}
    <Explained />
  </Card>
);

const Behind = ({ left }: { left: number }) => (
  <Banner tone="warn" icon="clock">
    <p>
      {count(left, 'open mention')} still {left === 1 ? 'has the due time' : 'have the due times'} of before
      the last change. They follow within minutes.
    </p>
  </Banner>
);

/** `/settings/hours?brand=`. */
export const HoursPage = ({ frame, data }: { frame: Frame; data: HoursData }) => (
  <SettingsLayout frame={frame} at="hours" title={`Hours and targets of ${data.brand.name}`}>
    {data.left > 0 && <Behind left={data.left} />}
    {data.brands.length > 1 && (
      <div class="columns-2">
        <BrandPicker data={data} />
        {data.mayChange && <CopyFrom data={data} />}
      </div>
    )}
    <PostForm action={PAGE} fields={{ brand: data.brand.id }} id="hours" class="form">
      <fieldset class="plain-set form" disabled={!data.mayChange}>
        <legend class="hidden">Hours and targets of {data.brand.name}</legend>
        <div class="columns-2">
          <Hours data={data} />
          <Targets data={data} />
        </div>
        <Effect data={data} />
      </fieldset>
    </PostForm>
  </SettingsLayout>
);

/** `/settings/hours` while there is no brand of one's own. */
export const NoHoursPage = ({ frame }: { frame: Frame }) => (
  <SettingsLayout frame={frame} at="hours" title="Hours and targets">
    <EmptyState
      icon="clock"
      title="No brand of your own yet"
      action={
        <a class="button solid" href="/brands">
          Add a brand
        </a>
      }
    >
      Hours and response targets belong to a brand that you answer for.
    </EmptyState>
  </SettingsLayout>
);

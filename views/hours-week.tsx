/** The form of a brand's business hours and holidays. */
import { Card } from './cards.tsx';
import { describedBy, Field, idOf, Tick, Wrong } from './fields.tsx';
import type { HoursData } from './hours-data.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const Hours = ({ data: { values, errors, brand } }: { data: HoursData }) => (
  <Card title="Business hours" hint={`in ${brand.timeZone.replaceAll('_', ' ')}`} class="stack">
    <fieldset class="field" aria-describedby={describedBy('always', undefined, errors.always)}>
      <legend>Minutes count</legend>
      <Tick type="radio" name="always" value="1" ticked={values.always} label="Round the clock" />
      <Tick type="radio" name="always" value="0" ticked={!values.always} label="In these hours" />
      {errors.always && <Wrong id={`${idOf('always')}-error`} sentence={errors.always} />}
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
      aria-describedby={describedBy('holidays', true, error)}
      placeholder={'2026-12-24 Christmas Eve 9:00-12:00\n2026-12-25 Christmas Day'}
    >
      {value}
    </textarea>
    <p class="hint" id={`${idOf('holidays')}-help`}>
      A day a line, with its hours when it is not closed all day.
    </p>
    {error && <Wrong id={`${idOf('holidays')}-error`} sentence={error} />}
  </div>
);

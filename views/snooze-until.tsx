/** Until when: the four naps, and a time of one's own, for one mention and for many. */
import { Wrong } from './fields.tsx';
import { clock, DAY, dayIn } from './format.ts';
import { useAround } from './frame.ts';
import { Key } from './parts.tsx';

export const NAPS = [
  { until: '1h', word: '1 hour' },
  { until: '3h', word: '3 hours' },
  { until: 'tomorrow', word: 'Tomorrow 9:00' },
  { until: 'monday', word: 'Monday 9:00' },
];

type OwnTimeProps = {
  /** Names it among the fields of the page; the second snooze of a page has no name, and no key. */
  of?: string;
  typed?: string;
  problem?: string;
  /** Nothing can be done but this, so the browser may insist on it and begins with tomorrow morning. */
  alone?: boolean;
};

/** A day and a time as the reader's own clock shows them, like every other time on the page. */
export const OwnTime = ({ of, typed, problem, alone }: OwnTimeProps) => {
  const { now, timeZone } = useAround();
  const soonest = `${dayIn(now, timeZone)}T${clock(now, timeZone)}`;
  const morning = `${dayIn(new Date(now.getTime() + DAY), timeZone)}T09:00`;
  return (
    <>
      <label
        class="own-time"
        {...(of && { 'data-menu-key': String(NAPS.length + 1), 'data-focus': `#${of}-at` })}
      >
        <span>
          Until, in {timeZone.replaceAll('_', ' ')}
          <Key>{NAPS.length + 1}</Key>
        </span>
        <input
          class="input"
          id={of && `${of}-at`}
          type="datetime-local"
          name="at"
          value={typed ?? (alone ? morning : '')}
          {...(alone && { min: soonest, required: true })}
          {...(problem && { 'aria-invalid': 'true', 'aria-describedby': `${of}-at-error` })}
        />
      </label>
      {problem && <Wrong id={`${of}-at-error`} sentence={problem} />}
    </>
  );
};

/** Points in time, always as <time datetime> with the full date in the viewer's zone as its title. */
import { age, DAY, fullDate, moment, timeLeft } from './format.ts';
import { useAround } from './frame.ts';
import { Hidden, Icon } from './parts.tsx';

const SOON = 60 * 60_000;

/** Short in lists: `5 h` within a day (read aloud as "5 h ago", with `ago` also seen so), then the date. */
export function Time({ at, ago }: { at: Date; ago?: boolean }) {
  const { now, timeZone } = useAround();
  const since = now.getTime() - at.getTime();
  return (
    <time datetime={at.toISOString()} title={fullDate(at, timeZone)}>
      {age(at, timeZone, now)}
      {since >= 60_000 && since < DAY && (ago ? ' ago' : <Hidden> ago</Hidden>)}
    </time>
  );
}

/** `today 09:12`. */
export function Moment({ at }: { at: Date }) {
  const { now, timeZone } = useAround();
  return (
    <time datetime={at.toISOString()} title={fullDate(at, timeZone)}>
      {moment(at, timeZone, now)}
    </time>
  );
}

/** Time left for the first reply, or how late it is. The browser counts on from `data-due` once a minute. */
export function Due({ at, what = 'First reply' }: { at: Date; what?: string }) {
  const { now, timeZone } = useAround();
  const left = at.getTime() - now.getTime();
  const urgency = left < 0 ? 'late' : left < SOON ? 'soon' : '';
  return (
    <span class={`due ${urgency}`} data-due={at.toISOString()}>
      <Icon name="clock" small />
      <time datetime={at.toISOString()} title={`${what} due ${fullDate(at, timeZone)}`}>
        {timeLeft(at, now)}
      </time>
    </span>
  );
}

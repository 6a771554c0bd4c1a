/** How a due time comes about: the stretches of business time that add up to the target. */
import type { PropsWithChildren } from 'hono/jsx';
import type { ShownClock } from '../src/mentions/clock/shown.ts';
import { Arithmetic, businessTime } from './arithmetic.tsx';
import { count } from './format.ts';
import { isSettled, type Movable } from './movable.ts';
import { Hidden, Icon } from './parts.tsx';
import { Due, Moment } from './time.tsx';

const hoursWords = ({ always, timeZone }: ShownClock) =>
  always ? 'Counted round the clock.' : `Counted in business hours, ${timeZone.replaceAll('_', ' ')}.`;

/** The time that is left, which opens on how it is counted. */
export const Counted = ({ clock, children }: PropsWithChildren<{ clock: ShownClock }>) =>
  clock.first ? (
    <details class="reasons">
      <summary title="How it is counted">
        {children}
        <Hidden>, how it is counted</Hidden>
        <Icon name="chevron-down" small />
      </summary>
      <Arithmetic
        parts={clock.first.parts}
        timeZone={clock.timeZone}
        sum="Target"
        caption="Business time until it is due"
      />
      <p class="hint">
        {hoursWords(clock)} {clock.first.isAnew ? 'Started anew' : 'Started'}{' '}
        <Moment at={clock.first.startedAt} />
        {clock.first.isAnew && ', when its author wrote again'}.
      </p>
      <a class="hint" href="/settings/hours">
        Hours and targets
      </a>
    </details>
  ) : (
    children
  );

type Next = Pick<Movable, 'status'> & { dueAt: Date | null; clock: ShownClock };

/** Its author wrote again, and waits. */
export const NextReply = ({ mention: { dueAt, clock, status } }: { mention: Next }) =>
  clock.first?.isAnew && dueAt && !isSettled({ status }) ? (
    <>
      <dt>Next reply</dt>
      <dd>
        <Counted clock={clock}>
          <Due at={dueAt} />
        </Counted>
      </dd>
    </>
  ) : null;

/** How long it may take in all, and how much of that has passed. */
export const Resolution = ({ clock: { resolve, timeZone } }: { clock: ShownClock }) =>
  resolve && (
    <>
      <dt>Resolution</dt>
      <dd>
        <details class="reasons">
          <summary title="How it is counted">
            {resolve.dueAt ? (
              <Due at={resolve.dueAt} what="Resolution" />
            ) : (
              'waits for the author’s next word'
            )}
            <Hidden>, how it is counted</Hidden>
            <Icon name="chevron-down" small />
          </summary>
          {resolve.parts.length > 0 && (
            <Arithmetic
              parts={resolve.parts}
              timeZone={timeZone}
              sum={resolve.dueAt ? 'Target' : 'So far'}
              caption="Business time to the resolution"
            />
          )}
          <p class="hint">
            {businessTime(resolve.passed)} of {businessTime(resolve.minutes)} have passed.{' '}
            {resolve.pauses.length === 0
              ? 'The clock never stood still.'
              : `It stood still ${count(resolve.pauses.length, 'time')}, while the mention was pending.`}
          </p>
        </details>
      </dd>
    </>
  );

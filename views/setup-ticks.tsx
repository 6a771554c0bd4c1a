/** The counts beside rules and phrases of the second step, and the phrases that may be left out. */
import { Tick } from './fields.tsx';
import { count, number } from './format.ts';
import { Hidden } from './parts.tsx';

/** `drops` null while nobody looked. */
export type Phrase = { phrase: string; drops: number | null; ticked: boolean };

type Figure = { id: string; n: number | null };

/** Posts of the last 30 days that a rule finds. */
export const Matches = ({ id, n }: Figure) => (
  <span class="tick-figure" id={id}>
    {n !== null && (
      <>
        {number(n)}
        <Hidden> {n === 1 ? 'match' : 'matches'} in 30 days</Hidden>
      </>
    )}
  </span>
);

/** Posts of the last 30 days that a phrase takes away. */
export const Drops = ({ id, n }: Figure) => (
  <span class="tick-figure" id={id}>
    {n !== null && (
      <>
        <span aria-hidden="true">{n > 0 ? `−${number(n)}` : '0'}</span>
        <Hidden>leaves {count(n, 'post')} of 30 days out</Hidden>
      </>
    )}
  </span>
);

/** Each phrase says that it was offered, so that an empty box is an answer. */
export const LeaveOut = ({ phrases }: { phrases: Phrase[] }) => (
  <fieldset class="field ticks" id="leave-out">
    <legend class="hidden">Names that are something else</legend>
    {phrases.map(({ phrase, drops, ticked }, index) => (
      <>
        <input type="hidden" name="offered" value={phrase} />
        <Tick
          name="leave"
          value={phrase}
          ticked={ticked}
          label={<code>{phrase}</code>}
          figure={<Drops id={`drops-${index}`} n={drops} />}
        />
      </>
    ))}
    {phrases.length === 0 && (
      <p class="hint">Other names that your rules find in several posts are listed here, to be left out.</p>
    )}
  </fieldset>
);

/** The counts beside rules and phrases of the second step, and the phrases that may be left out. */
import { Tick } from './fields.tsx';
import { count, number } from './format.ts';
import { Hidden } from './parts.tsx';

/** `drops` null while nobody looked. */
export type Phrase = { phrase: string; drops: number | null; ticked: boolean };

type Figure = { id: string; n: number | null };
/** There are more posts than were read. */
type Least = { isLeast: boolean };

/** Posts of the last 30 days that a rule finds. */
export const Matches = ({ id, n, isLeast }: Figure & Least) => (
  <span class="tick-figure" id={id}>
    {n !== null && (
      <>
        {isLeast && n > 0 && <Hidden>at least </Hidden>}
        {number(n)}
        {isLeast && n > 0 && <span aria-hidden="true">+</span>}
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

type LeaveOutProps = {
  phrases: Phrase[];
  /** Of how many posts somebody said that they are not about the brand. */
  downs: number;
};

function nothingToLeave(downs: number): string {
  if (downs === 1)
    return '1 post is not about you. Say so of another one, and words that set them apart are listed here.';
  if (downs > 1) return `${downs} posts are not about you, but no word sets them apart from the others.`;
  return 'Other names that your words find are listed here, and what a thumb down teaches.';
}

/** Each phrase says that it was offered, so that an empty box is an answer. */
export const LeaveOut = ({ phrases, downs }: LeaveOutProps) => (
  <fieldset class="field ticks" id="leave-out">
    <legend class="hidden">Leave out posts with these words</legend>
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
    {(phrases.length === 0 || downs === 1) && <p class="hint">{nothingToLeave(downs)}</p>}
  </fieldset>
);

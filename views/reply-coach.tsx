/** What the reply coach says beside the composer. */

import type { CheckName } from '../src/mentions/writing/coach/check.ts';
import type { Coaching } from '../src/mentions/writing/coach/coach.ts';
import { Wrong } from './fields.tsx';
import { Icon } from './parts.tsx';

export type CoachData = Coaching & {
  /** The words that it read. */
  reply: string;
  /** As the source counts; null where it has no limit. */
  length: { is: number; most: number; unit: string } | null;
};

const PASSED: Partial<Record<CheckName, string>> = {
  name: 'Names the person',
  problem: 'Speaks of the problem',
  apology: 'Apologises',
  'next-step': 'Says what is next and when',
  tone: 'Matches the voice',
};

const LONGEST_QUOTE = 60;

const quoteOf = (reply: string, { start, end }: { start: number; end: number }) => {
  const words = reply.slice(start, end).replaceAll(/\s+/g, ' ').trim();
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words;
};

/** The words that are meant, unless the reason has them already. */
const Quote = ({ finding: { place, reason }, reply }: FindingProps) => {
  const words = place ? quoteOf(reply, place) : '';
  if (words === '' || reason.toLowerCase().includes(words.toLowerCase())) return null;
  return (
    <q dir="auto" hx-ignore>
      {words}
    </q>
  );
};

type FindingProps = { finding: Coaching['findings'][number]; reply: string };

const Finding = ({ finding, reply }: FindingProps) => (
  <li class={finding.blocks ? 'blocks' : 'advises'}>
    <Icon name={finding.blocks ? 'circle-x' : 'triangle-alert'} small />
    <span>
      {finding.reason} <Quote finding={finding} reply={reply} />
    </span>
  </li>
);

const Length = ({ length }: { length: CoachData['length'] }) =>
  length && (
    <span class={length.is > length.most ? 'blocks' : undefined}>
      {length.is.toLocaleString('en')} of {length.most.toLocaleString('en')}{' '}
      {length.unit === 'bytes' ? 'bytes' : 'characters'}
    </span>
  );

type CoachProps = { coach: CoachData | null; most: string | null; error?: string };

/** `#coach`. Without a reply there is nothing to say but what the source takes, and why one was refused. */
export const Coach = ({ coach, most, error }: CoachProps) => (
  <div id="coach" class="coach">
    {error && !coach?.blocked && <Wrong id="reply-error" sentence={error} />}
    {coach === null ? (
      most && <p class="hint">{most}</p>
    ) : (
      <>
        <p class="coach-head">
          <b>{coach.blocked ? 'Not safe to send' : `${coach.score} of 100`}</b>
          <Length length={coach.length} />
        </p>
        <ul>
          {coach.findings.map((finding) => (
            <Finding finding={finding} reply={coach.reply} />
          ))}
          {coach.passed.map((name) => (
            <li class="passes">
              <Icon name="circle-check" small />
              <span>{PASSED[name]}</span>
            </li>
          ))}
        </ul>
        {!coach.wordsRead && (
          <p class="hint">
            The words were not checked: the coach reads English. Names, personal data, length and the brand’s
            lists were.
          </p>
        )}
      </>
    )}
  </div>
);

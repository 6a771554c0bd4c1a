/** Beside a mention: who handles it, what its author said before, what happened to it. */
import type { ShownClock } from '../src/mentions/clock/shown.ts';
import type { Status } from '../src/mentions/mention.ts';
import type { Activity } from './activity-words.ts';
import { duration, moment } from './format.ts';
import { useAround } from './frame.ts';
import type { Authored } from './mention-author.tsx';
import { AuthorBefore, type EarlierMention, Timeline } from './mention-before.tsx';
import { FirstArithmetic, NextReply, Resolution } from './mention-clock.tsx';
import { type Copies, CopiesBlock } from './mention-copies.tsx';
import { PriorityBlock } from './mention-priority.tsx';
import type { Judged } from './mention-why.tsx';
import type { Movable } from './movable.ts';
import { Avatar, Chip } from './parts.tsx';
import { Due } from './time.tsx';
import type { InboxQuery } from './urls.ts';
import { DISMISSED_WORDS, STATUS_WORDS } from './words.ts';

export type Handled = {
  dueAt: Date | null;
  clock: ShownClock;
  firstRepliedAt: Date | null;
  publishedAt: Date;
  needsResponse: boolean;
  snoozedUntil: Date | null;
  dismissedReason: keyof typeof DISMISSED_WORDS | null;
  earlier: EarlierMention[];
  /** Other mentions that tell the same. */
  copies: Copies;
  activity: Activity[];
};

export type Sided = Handled & Judged & Movable & Pick<Authored, 'author' | 'sourceKind'>;

const FirstReply = ({ mention }: { mention: Sided }) => {
  if (mention.firstRepliedAt)
    return (
      <>
        <Chip tone="ok" icon="check">
          given
        </Chip>
        after {duration(Math.max(0, mention.firstRepliedAt.getTime() - mention.publishedAt.getTime()))}
      </>
    );
  if (!mention.needsResponse) return <>not needed</>;
  return mention.dueAt ? <Due at={mention.dueAt} /> : <>no target</>;
};

function statusWords({ status, snoozedUntil, dismissedReason }: Handled & { status: Status }) {
  const { now, timeZone } = useAround();
  if (status === 'snoozed' && snoozedUntil) return `Snoozed until ${moment(snoozedUntil, timeZone, now)}`;
  if (status === 'dismissed' && dismissedReason) return DISMISSED_WORDS[dismissedReason];
  return STATUS_WORDS[status];
}

const Owner = ({ assignee, team }: Pick<Movable, 'assignee' | 'team'>) => (
  <>
    {assignee && (
      <>
        <Avatar name={assignee.name} />
        {assignee.name}
      </>
    )}
    {team && <Chip tone="line">{team.name}</Chip>}
    {!assignee && !team && 'nobody'}
  </>
);

const Handling = ({ mention }: { mention: Sided }) => (
  <section class="side-block">
    <h2>Handling</h2>
    <dl class="pairs">
      <dt>First reply</dt>
      <dd>
        <FirstReply mention={mention} />
        {!mention.firstRepliedAt && <FirstArithmetic clock={mention.clock} />}
      </dd>
      <NextReply mention={mention} />
      <Resolution clock={mention.clock} />
      <dt>Owner</dt>
      <dd>
        <Owner assignee={mention.assignee} team={mention.team} />
      </dd>
      <dt>Status</dt>
      <dd>{statusWords(mention)}</dd>
      <dt>Priority</dt>
      <dd>
        <PriorityBlock mention={mention} />
      </dd>
    </dl>
  </section>
);

/** `#side`. */
export const Side = ({ mention, query }: { mention: Sided; query: InboxQuery }) => (
  <aside class="detail-side" id="side" aria-label="Context">
    <Handling mention={mention} />
    <CopiesBlock mention={mention} query={query} />
    <AuthorBefore mention={mention} query={query} />
    <Timeline activity={mention.activity} />
  </aside>
);

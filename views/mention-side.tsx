/** Beside a mention: who handles it, what its author said before, what happened to it. */

import type { Activity } from '../src/mentions/activity.ts';
import type { ShownClock } from '../src/mentions/clock/shown.ts';
import type { SameTheme } from '../src/mentions/inbox/same-theme.ts';
import type { Status } from '../src/mentions/mention.ts';
import type { Copies } from '../src/mentions/stories/copies.ts';
import type { SurveySaid } from '../src/mentions/thread.ts';
import type { OtherMention } from '../src/mentions/together.ts';
import { duration, moment, signed } from './format.ts';
import { useAround } from './frame.ts';
import type { Authored } from './mention-author.tsx';
import { AuthorBefore, type Earlier, SameThemeBlock, Timeline } from './mention-before.tsx';
import { Counted, NextReply, Resolution } from './mention-clock.tsx';
import { CopiesBlock } from './mention-copies.tsx';
import { PriorityBlock } from './mention-priority.tsx';
import type { Judged } from './mention-why.tsx';
import { isSettled, type Movable } from './movable.ts';
import { Avatar, Chip, FaceIcon } from './parts.tsx';
import { Due, Moment } from './time.tsx';
import { type InboxQuery, mentionUrl } from './urls.ts';
import { DISMISSED_WORDS, SENTIMENT_WORDS, STATUS_WORDS } from './words.ts';

export type Handled = {
  dueAt: Date | null;
  clock: ShownClock;
  firstRepliedAt: Date | null;
  publishedAt: Date;
  needsResponse: boolean;
  snoozedUntil: Date | null;
  dismissedReason: keyof typeof DISMISSED_WORDS | null;
  earlier: Earlier[];
  /** Other mentions that tell the same. */
  copies: Copies;
  sameTheme?: SameTheme | null;
  activity: Activity[];
  survey?: SurveySaid | null;
  /** The same post as mentions of one's other brands. */
  others: OtherMention[];
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
  return (
    <Counted clock={mention.clock}>
      <FirstDue mention={mention} />
    </Counted>
  );
};

const FirstDue = ({ mention }: { mention: Sided }) => {
  if (isSettled(mention)) return <>none was given</>;
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

/** One row in the list, and one decision; the scores are each brand's own. */
const OtherBrands = ({ mention: { others }, query }: { mention: Sided; query: InboxQuery }) =>
  others.length === 0 ? null : (
    <section class="side-block">
      <h2>Also about</h2>
      <ul class="plain">
        {others.map((other) => (
          <li>
            <a href={mentionUrl(other.id, query)}>{other.brandName}</a>{' '}
            <Chip tone={other.sentiment === 'unscored' ? 'neutral' : other.sentiment}>
              <FaceIcon sentiment={other.sentiment} />
              {SENTIMENT_WORDS[other.sentiment]}
              {other.sentimentScore !== null && ` ${signed(other.sentimentScore, 2)}`}
            </Chip>{' '}
            {STATUS_WORDS[other.status].toLowerCase()}
          </li>
        ))}
      </ul>
      <p class="hint">Done, snoozed, set aside or assigned here, it is so for these brands too.</p>
    </section>
  );

/** What its author said of our answer, apart from what stars imply. */
const Survey = ({ survey }: Pick<Sided, 'survey'>) =>
  survey && (
    <section class="side-block">
      <h2>CSAT (asked)</h2>
      <p>
        {survey.answeredAt ? (
          <>
            <b>{`${survey.rating} of 5`}</b>, <Moment at={survey.answeredAt} />
          </>
        ) : (
          <>
            asked <Moment at={survey.askedAt} />, no answer yet
          </>
        )}
      </p>
      {survey.text && <blockquote dir="auto">{survey.text}</blockquote>}
    </section>
  );

/** `#side`. */
export const Side = ({ mention, query }: { mention: Sided; query: InboxQuery }) => (
  <aside class="detail-side" id="side" aria-label="Context">
    <Handling mention={mention} />
    <OtherBrands mention={mention} query={query} />
    <Survey survey={mention.survey} />
    <CopiesBlock copies={mention.copies} query={query} />
    <AuthorBefore mention={mention} query={query} />
    <SameThemeBlock sameTheme={mention.sameTheme} query={query} />
    <Timeline activity={mention.activity} />
  </aside>
);

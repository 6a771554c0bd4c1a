/** Beside a mention: who handles it, what its author said before, what happened to it. */
import type { Sentiment, Status } from '../src/mentions/mention.ts';
import type { Activity } from './activity-words.ts';
import { activityWords } from './activity-words.ts';
import { moment } from './format.ts';
import { useAround } from './frame.ts';
import type { Judged } from './mention-why.tsx';
import { PriorityBlock } from './mention-why.tsx';
import type { Movable } from './movable.ts';
import { Avatar, Chip, SentimentMark } from './parts.tsx';
import { Due, Moment, Time } from './time.tsx';
import type { InboxQuery } from './urls.ts';
import { mentionUrl } from './urls.ts';
import { DISMISSED_WORDS, STATUS_WORDS } from './words.ts';

export type EarlierMention = {
  id: number;
  sentiment: Sentiment;
  /** A title or the first words. */
  excerpt: string;
  publishedAt: Date;
};

export type Handled = {
  dueAt: Date | null;
  firstRepliedAt: Date | null;
  publishedAt: Date;
  needsResponse: boolean;
  snoozedUntil: Date | null;
  dismissedReason: keyof typeof DISMISSED_WORDS | null;
  earlier: EarlierMention[];
  activity: Activity[];
};

export type Sided = Handled & Judged & Movable;

const FirstReply = ({ mention }: { mention: Sided }) => {
  if (mention.firstRepliedAt)
    return (
      <>
        <Chip tone="ok" icon="check">
          given
        </Chip>
        <Time at={mention.firstRepliedAt} />
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

const Owner = ({ name }: { name: string | undefined }) =>
  name ? (
    <>
      <Avatar name={name} />
      {name}
    </>
  ) : (
    <>nobody</>
  );

const Handling = ({ mention }: { mention: Sided }) => (
  <section class="side-block">
    <h2>Handling</h2>
    <dl class="pairs">
      <dt>First reply</dt>
      <dd>
        <FirstReply mention={mention} />
      </dd>
      <dt>Owner</dt>
      <dd>
        <Owner name={mention.assignee?.name} />
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

/** "Promoter turned critic" and its like, from what the author said before. */
export function turnOf(now: Sentiment, earlier: EarlierMention[]): string | null {
  const before = earlier.map((mention) => mention.sentiment);
  if (now === 'negative' && before.includes('positive')) return 'Promoter turned critic';
  if (now === 'positive' && before.includes('negative')) return 'Critic turned promoter';
  if (now === 'negative' && before.filter((word) => word === 'negative').length > 1)
    return 'Keeps being unhappy';
  return null;
}

const AuthorBefore = ({ mention, query }: { mention: Sided; query: InboxQuery }) => {
  if (mention.earlier.length === 0) return null;
  const turn = turnOf(mention.sentiment, mention.earlier);
  return (
    <section class="side-block">
      <h2>Author before this</h2>
      {turn && <p class="hint">{turn}</p>}
      <ul class="mini">
        {mention.earlier.map((earlier) => (
          <li>
            <a href={mentionUrl(earlier.id, query)}>
              <SentimentMark sentiment={earlier.sentiment} />
              <span dir="auto">{earlier.excerpt}</span>
              <Time at={earlier.publishedAt} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Happened = ({ activity }: { activity: Activity[] }) => {
  const { now, timeZone } = useAround();
  return (
    <ol class="timeline">
      {activity.map((entry) => (
        <li class={entry.undone ? 'undone' : undefined}>
          {activityWords(entry, now, timeZone)}
          <br />
          <Moment at={entry.at} />
        </li>
      ))}
    </ol>
  );
};

const RECENT = 8;

/** Newest first; what lies further back is folded. */
const Timeline = ({ activity }: { activity: Activity[] }) => {
  const newest = [...activity].sort((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <section class="side-block">
      <h2>Activity</h2>
      <Happened activity={newest.slice(0, RECENT)} />
      {newest.length > RECENT && (
        <details>
          <summary class="hint">{newest.length - RECENT} earlier</summary>
          <Happened activity={newest.slice(RECENT)} />
        </details>
      )}
    </section>
  );
};

/** `#side`. */
export const Side = ({ mention, query }: { mention: Sided; query: InboxQuery }) => (
  <aside class="detail-side" id="side" aria-label="Context">
    <Handling mention={mention} />
    <AuthorBefore mention={mention} query={query} />
    <Timeline activity={mention.activity} />
  </aside>
);

/** `/replies`: one line for each reply that needs a person. */
import type { ReplyToLookAt } from '../src/replies/to-look-at.ts';
import { Card, EmptyState, PageHead } from './cards.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Chip, type Tone } from './parts.tsx';
import { Time } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { sourceName } from './words.ts';

const STATES: Record<ReplyToLookAt['state'], { word: string; tone: Tone }> = {
  waiting: { word: 'To approve', tone: 'warn' },
  unclear: { word: 'Perhaps posted', tone: 'late' },
  failed: { word: 'Not posted', tone: 'late' },
  returned: { word: 'Came back', tone: 'warn' },
  approved: { word: 'Approved, to post', tone: 'ok' },
};

const Line = ({ reply }: { reply: ReplyToLookAt }) => (
  <li class="author-said">
    <a href={mentionUrl(reply.mentionId, { view: 'everything', sort: 'newest' })}>
      <Chip tone={STATES[reply.state].tone}>{STATES[reply.state].word}</Chip>
      <span class="grow" dir="auto">
        {reply.text}
      </span>
      <Time at={reply.since} />
    </a>
    <p class="hint">
      {reply.by ?? 'Someone who left'} to <bdi>{reply.author ?? 'an unknown author'}</bdi> on{' '}
      {sourceName(reply.sourceKind)}, for {reply.brandName}
      {reply.note && `: ${reply.note}`}
    </p>
  </li>
);

export const RepliesPage = ({ frame, replies }: { frame: Frame; replies: ReplyToLookAt[] }) => (
  <Layout frame={frame} title="Replies" current="inbox">
    <PageHead
      title="Replies"
      sub="What waits for an approval, was sent back to you, or may not have gone out."
    />
    {replies.length === 0 ? (
      <EmptyState
        icon="circle-check"
        title="No reply waits for you"
        action={
          <a class="button" href="/?view=needs-reply">
            See what needs a reply
          </a>
        }
      >
        What you hand over goes out by itself. What needs an approval, or may have been posted when a
        connection broke, is listed here.
      </EmptyState>
    ) : (
      <Card title="Waiting longest first">
        <ul class="author-history">
          {replies.map((reply) => (
            <Line reply={reply} />
          ))}
        </ul>
      </Card>
    )}
  </Layout>
);

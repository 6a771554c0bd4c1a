/** Replies between their author and the public: what each waits for, and what can be done about it. */
import type { ReplyOnItsWay } from '../src/mentions/activity.ts';
import { Banner } from './cards.tsx';
import { possessive } from './conflict.tsx';
import { Wrong } from './fields.tsx';
import { PostForm } from './forms.tsx';
import { type Movable, moveFields, moveUrl, type RefusedForm } from './movable.ts';
import { Icon } from './parts.tsx';
import { Pictures } from './pictures.tsx';
import { Moment } from './time.tsx';
import { type InboxQuery, safeUrl } from './urls.ts';

export type Outgoing = Movable & {
  url: string | null;
  onTheirWay: ReplyOnItsWay[];
  refused?: RefusedForm;
};

type Shown = { mention: Outgoing; query: InboxQuery; reply: ReplyOnItsWay };

const fieldsOf = ({ mention, query, reply }: Shown) =>
  moveFields({ mention, query }, { reply: String(reply.id) });

const Words = ({ reply }: { reply: ReplyOnItsWay }) => (
  <>
    <p class="said-text" dir="auto">
      {reply.text}
    </p>
    <Pictures pictures={reply.pictures} />
  </>
);

const TakeBack = (shown: Shown) => (
  <PostForm action={moveUrl(shown.mention, 'withdrawal')} fields={fieldsOf(shown)} live>
    <button type="submit" class="button">
      <Icon name="undo-2" small /> Take it back
    </button>
  </PostForm>
);

const refusedAs = ({ mention: { refused } }: Shown, path: 'approval' | 'return' | 'settlement') =>
  refused?.path === path ? refused : undefined;

/** Whoever approves may change the words; what was written stays in the story. */
const Review = (shown: Shown) => {
  const approval = refusedAs(shown, 'approval');
  const back = refusedAs(shown, 'return');
  return (
    <>
      <PostForm
        action={moveUrl(shown.mention, 'approval')}
        fields={{ ...fieldsOf(shown), seen: shown.reply.text }}
        class="review"
        live
      >
        <textarea
          class="input"
          name="text"
          rows={5}
          required
          maxlength={10000}
          aria-label="The reply"
          dir="auto"
        >
          {approval?.typed ?? shown.reply.text}
        </textarea>
        <Pictures pictures={shown.reply.pictures} />
        {shown.reply.pictures.map(({ id }) => (
          <input type="hidden" name="pictures" value={String(id)} />
        ))}
        {approval && <Wrong id="approval-error" sentence={approval.problem} />}
        <button type="submit" class="button solid">
          <Icon name="check" small /> Approve
        </button>
      </PostForm>
      <details class="review" open={Boolean(back)}>
        <summary class="button quiet">Send back</summary>
        <PostForm action={moveUrl(shown.mention, 'return')} fields={fieldsOf(shown)} live>
          <textarea
            class="input"
            name="note"
            rows={3}
            required
            maxlength={2000}
            aria-label="What should change"
          >
            {back?.typed}
          </textarea>
          {back && <Wrong id="return-error" sentence={back.problem} />}
          <button type="submit" class="button">
            Send back with this note
          </button>
        </PostForm>
      </details>
    </>
  );
};

const Settled = ({ refused }: { refused: RefusedForm | undefined }) => (
  <>
    <input
      class="input"
      type="url"
      name="url"
      value={refused?.typed}
      aria-label="Link to the posted reply"
      placeholder="https://"
      {...(refused && { 'aria-invalid': 'true', 'aria-describedby': 'settlement-error' })}
    />
    {refused && <Wrong id="settlement-error" sentence={refused.problem} />}
  </>
);

const ClearUp = (shown: Shown) => (
  <PostForm action={moveUrl(shown.mention, 'settlement')} fields={fieldsOf(shown)} class="review" live>
    <Settled refused={refusedAs(shown, 'settlement')} />
    <button type="submit" class="button" name="there" value="1">
      It is there
    </button>
    <button type="submit" class="button">
      It is not there: send again
    </button>
    {safeUrl(shown.mention.url) && (
      <a class="button quiet" href={safeUrl(shown.mention.url)!} target="_blank" rel="noopener noreferrer">
        <Icon name="external-link" small /> Look at the thread
      </a>
    )}
  </PostForm>
);

const whose = ({ by, isOwn }: ReplyOnItsWay) =>
  isOwn ? 'Your reply' : by ? `${possessive(by)} reply` : 'The reply of somebody who left';

const Waiting = (shown: Shown) => {
  const { reply, mention } = shown;
  const mayReview = mention.can['approve reply'] && !reply.isOwn;
  return (
    <Banner tone="warn" icon="user-check">
      <b>{whose(reply)} waits for approval</b> <Moment at={reply.at} />
      {mayReview ? <Review {...shown} /> : <Words reply={reply} />}
      {reply.isOwn && <TakeBack {...shown} />}
    </Banner>
  );
};

const Sending = (shown: Shown) => {
  const { reply } = shown;
  return (
    <Banner tone="ok" icon="send">
      <b>{reply.isBegun ? 'Being sent' : 'Going out in a few seconds'}</b>
      {reply.note && <p class="hint">Tried already: {reply.note}</p>}
      <Words reply={reply} />
      {reply.isOwn && !reply.isBegun && <TakeBack {...shown} />}
    </Banner>
  );
};

const Unclear = (shown: Shown) => (
  <Banner tone="late" icon="circle-alert">
    <b>Nobody knows whether this reply was posted.</b> {shown.reply.note}
    <Words reply={shown.reply} />
    {shown.mention.can['write reply'] && <ClearUp {...shown} />}
  </Banner>
);

const CameBack = ({ reply }: Shown) => (
  <Banner tone="warn" icon={reply.state === 'failed' ? 'circle-x' : 'undo-2'}>
    <b>{reply.state === 'failed' ? 'This reply was not posted.' : 'Your reply came back.'}</b> {reply.note}{' '}
    Change it below and hand it over again.
  </Banner>
);

const SHOWN = { waiting: Waiting, sending: Sending, unclear: Unclear, failed: CameBack, returned: CameBack };

/** `#on-its-way`. */
export const OnTheirWay = ({ mention, query }: { mention: Outgoing; query: InboxQuery }) => (
  <div id="on-its-way">
    {mention.onTheirWay.map((reply) => {
      const State = SHOWN[reply.state];
      return <State mention={mention} query={query} reply={reply} />;
    })}
  </div>
);

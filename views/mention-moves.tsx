/** The toolbar of a mention: every move a visible button in a POST form, each with its key. */
import { number, total } from './format.ts';
import { PostForm, Press } from './forms.tsx';
import { Assign, MoreMoves, Snooze } from './mention-menus.tsx';
import { isSettled, type Moves, moveFields, moveUrl } from './movable.ts';
import { Hidden, Icon } from './parts.tsx';
import { type InboxQuery, inboxUrl, mentionUrl } from './urls.ts';
import { DISMISSED_WORDS } from './words.ts';

/** So that a button elsewhere can belong to it. */
export const DONE_FORM = 'form-done';

const Done = (moves: Moves) => (
  <PostForm action={moveUrl(moves.mention, 'resolution')} fields={moveFields(moves)} id={DONE_FORM} live>
    <Press label="Done" icon="check" press="e" id="move-done" />
  </PostForm>
);

/** What was set aside as not relevant comes back as being about the brand, and that is learnt from. */
function reopenWords({ status, dismissedReason }: Moves['mention']): string {
  if (status === 'snoozed') return 'Wake now';
  return dismissedReason === 'not-relevant' ? 'It is about us' : 'Reopen';
}

const Reopen = (moves: Moves) => (
  <PostForm action={moveUrl(moves.mention, 'reopening')} fields={moveFields(moves)} live>
    <Press label={reopenWords(moves.mention)} icon="rotate-ccw" id="move-reopen" />
  </PostForm>
);

const NotRelevant = (moves: Moves) => (
  <PostForm
    action={moveUrl(moves.mention, 'dismissal')}
    fields={moveFields(moves, { reason: 'not-relevant' })}
    live
  >
    <Press
      label={DISMISSED_WORDS['not-relevant']}
      icon="eye-off"
      press="d"
      look="quiet"
      id="move-dismiss"
      title={DISMISSED_WORDS['not-relevant']}
    />
  </PostForm>
);

const Step = ({
  id,
  query,
  icon,
  word,
  press,
}: {
  id: number | null;
  query: InboxQuery;
  icon: string;
  word: string;
  press: string;
}) =>
  id === null ? null : (
    <a
      class="button quiet icon-only wide-only"
      href={mentionUrl(id, query)}
      hx-get={mentionUrl(id, query)}
      hx-target="#detail"
      hx-swap="innerHTML scroll:top"
      hx-push-url="true"
      hx-sync="#detail:replace"
      aria-keyshortcuts={press}
    >
      <Icon name={icon} />
      <Hidden>{word}</Hidden>
    </a>
  );

const Decisions = (moves: Moves) => (
  <>
    {isSettled(moves.mention) ? <Reopen {...moves} /> : <Done {...moves} />}
    {moves.mention.can['take mention'] && <Assign {...moves} />}
    {!isSettled(moves.mention) && <Snooze {...moves} press="h" />}
    {moves.mention.status === 'snoozed' && <Reopen {...moves} />}
    {!isSettled(moves.mention) && <NotRelevant {...moves} />}
  </>
);

/** `#moves`. Without the right to change the status only the ways to other mentions are left. */
export const Toolbar = (moves: Moves) => {
  const { mention, query } = moves;
  return (
    <section class="toolbar" id="moves" aria-label="What to do with this mention">
      <a
        class="button quiet icon-only narrow-only"
        href={inboxUrl(query)}
        data-key="u"
        aria-keyshortcuts="u Escape"
      >
        <Icon name="arrow-left" />
        <Hidden>Back to the list</Hidden>
      </a>
      {mention.can['change status'] && <Decisions {...moves} />}
      <span class="grow" />
      {mention.position && (
        <span class="count">
          {number(mention.position.index)} of {total(mention.position.of)}
        </span>
      )}
      <Step id={mention.previousId} query={query} icon="chevron-up" word="Previous mention" press="k" />
      <Step id={mention.nextId} query={query} icon="chevron-down" word="Next mention" press="j" />
      {mention.can['change status'] && <MoreMoves {...moves} />}
    </section>
  );
};

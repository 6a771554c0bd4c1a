/** The toolbar of a mention: every move a visible button in a POST form, each with its key. */
import type { DismissedReason, Status } from '../src/mentions/mention.ts';
import { Menu, PostForm, Press } from './forms.tsx';
import type { Can, Undo } from './frame.ts';
import { Avatar, Hidden, Icon, Key } from './parts.tsx';
import type { InboxQuery } from './urls.ts';
import { inboxUrl, mentionUrl } from './urls.ts';
import { DISMISSED_WORDS } from './words.ts';

export type Person = { id: number; name: string };

/** What the toolbar needs; the whole MentionData fits. */
export type Movable = {
  id: number;
  /** Sent back with every form; a stale one is answered with 409 and the conflict bar. */
  version: number;
  status: Status;
  assignee: Person | null;
  /** To whom it may be given, the viewer first; only the viewer without 'assign others'. */
  people: Person[];
  can: Can;
  /** The last change, while it may still be taken back. */
  undo: Undo | null;
  position: { index: number; of: number } | null;
  previousId: number | null;
  nextId: number | null;
};

type Moves = { mention: Movable; query: InboxQuery };

/** The hidden fields of every form about a mention. */
export const moveFields = ({ mention, query }: Moves, more: Record<string, string> = {}) => ({
  version: mention.version,
  return: inboxUrl(query),
  ...more,
});

export const moveUrl = (mention: { id: number }, move: string) => `/mentions/${mention.id}/${move}`;

/** Nothing is left to decide but to reopen it. */
export const isSettled = ({ status }: Movable) => status === 'resolved' || status === 'dismissed';

/** So that a button elsewhere can belong to it. */
export const DONE_FORM = 'form-done';

const Done = (moves: Moves) => (
  <PostForm action={moveUrl(moves.mention, 'resolution')} fields={moveFields(moves)} id={DONE_FORM} live>
    <Press label="Done" icon="check" press="e" id="move-done" />
  </PostForm>
);

const Reopen = (moves: Moves) => (
  <PostForm action={moveUrl(moves.mention, 'reopening')} fields={moveFields(moves)} live>
    <Press
      label={moves.mention.status === 'snoozed' ? 'Wake now' : 'Reopen'}
      icon="rotate-ccw"
      id="move-reopen"
    />
  </PostForm>
);

const Assign = (moves: Moves) => {
  const { mention } = moves;
  return (
    <Menu label={<MenuLabel icon="user-plus" word="Assign" />} press="a" name="moves">
      <PostForm action={moveUrl(mention, 'assignment')} fields={moveFields(moves)} live>
        {mention.people.map((person, index) => (
          <button
            type="submit"
            name="user"
            value={String(person.id)}
            aria-pressed={person.id === mention.assignee?.id ? 'true' : 'false'}
            {...(index === 0 && { 'data-key': 'm', 'aria-keyshortcuts': 'm' })}
          >
            <Avatar name={person.name} />
            {person.name}
            {index === 0 && <Key>M</Key>}
          </button>
        ))}
        {mention.assignee && (
          <button type="submit" name="user" value="">
            Nobody
          </button>
        )}
      </PostForm>
    </Menu>
  );
};

const MenuLabel = ({ icon, word }: { icon: string; word: string }) => (
  <>
    <Icon name={icon} />
    <span>{word}</span>
  </>
);

const NAPS = [
  { until: '1h', word: '1 hour' },
  { until: '3h', word: '3 hours' },
  { until: 'tomorrow', word: 'Tomorrow 9:00' },
  { until: 'monday', word: 'Monday 9:00' },
];

export const Snooze = ({ press, ...moves }: Moves & { press?: string }) => (
  <Menu label={<MenuLabel icon="alarm-clock" word="Snooze" />} press={press} name="moves" class="snooze">
    <PostForm action={moveUrl(moves.mention, 'snooze')} fields={moveFields(moves)} live>
      {NAPS.map((nap, index) => (
        <button type="submit" name="until" value={nap.until} data-menu-key={String(index + 1)}>
          {nap.word}
          <Key>{index + 1}</Key>
        </button>
      ))}
    </PostForm>
  </Menu>
);

const NotRelevant = (moves: Moves) => (
  <PostForm
    action={moveUrl(moves.mention, 'dismissal')}
    fields={moveFields(moves, { reason: 'not-relevant' })}
    live
  >
    <Press label={DISMISSED_WORDS['not-relevant']} icon="eye-off" press="d" look="quiet" id="move-dismiss" />
  </PostForm>
);

const DismissAs = ({ reason, ...moves }: Moves & { reason: DismissedReason }) => (
  <PostForm action={moveUrl(moves.mention, 'dismissal')} fields={moveFields(moves, { reason })} live>
    <button type="submit">{DISMISSED_WORDS[reason]}</button>
  </PostForm>
);

const TakeBack = ({ undo }: { undo: Undo }) => (
  <PostForm action={undo.action} fields={undo.fields} live>
    <button type="submit" data-key="z" aria-keyshortcuts="z">
      Undo the last change
      <Key>Z</Key>
    </button>
  </PostForm>
);

const MoreMoves = (moves: Moves) => (
  <Menu
    look="button quiet icon-only"
    name="moves"
    label={
      <>
        <Icon name="ellipsis" />
        <Hidden>More moves</Hidden>
      </>
    }
  >
    {!isSettled(moves.mention) && <DismissAs {...moves} reason="spam" />}
    {!isSettled(moves.mention) && <DismissAs {...moves} reason="duplicate" />}
    {moves.mention.undo && <TakeBack undo={moves.mention.undo} />}
    <a href={mentionUrl(moves.mention.id)}>Link to this mention</a>
  </Menu>
);

const Step = ({
  id,
  query,
  icon,
  word,
}: {
  id: number | null;
  query: InboxQuery;
  icon: string;
  word: string;
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
          {mention.position.index} of {mention.position.of}
        </span>
      )}
      <Step id={mention.previousId} query={query} icon="chevron-up" word="Previous mention" />
      <Step id={mention.nextId} query={query} icon="chevron-down" word="Next mention" />
      {mention.can['change status'] && <MoreMoves {...moves} />}
    </section>
  );
};

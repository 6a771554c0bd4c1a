/** Moves with a choice: to whom, until when, and the rarer ones. */
import type { DismissedReason } from '../src/mentions/mention.ts';
import { Menu, PostForm } from './forms.tsx';
import { type Undo, useAround } from './frame.ts';
import { isSettled, type Moves, moveFields, moveUrl, type RefusedForm } from './movable.ts';
import { Avatar, Hidden, Icon, Key } from './parts.tsx';
import { NAPS, OwnTime } from './snooze-until.tsx';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';
import { DISMISSED_WORDS } from './words.ts';

export const Assign = (moves: Moves) => {
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
        <TeamChoices mention={mention} />
      </PostForm>
    </Menu>
  );
};

const TeamChoices = ({ mention }: Pick<Moves, 'mention'>) => (
  <>
    {mention.teams.map((team) => (
      <button
        type="submit"
        name="team"
        value={String(team.id)}
        aria-pressed={team.id === mention.team?.id ? 'true' : 'false'}
      >
        <Icon name="users" />
        {team.name}
      </button>
    ))}
    {mention.team && mention.teams.length > 0 && (
      <button type="submit" name="team" value="">
        No team
      </button>
    )}
  </>
);

const MenuLabel = ({ icon, word }: { icon: string; word: string }) => (
  <>
    <Icon name={icon} />
    <span>{word}</span>
  </>
);

type Waiting = { dueAt?: Date | null; firstRepliedAt?: Date | null };
type Snoozes = Moves & { mention: Waiting & { refused?: RefusedForm }; press?: string };

/** Whoever puts it off past its time should know. */
const ClockGoesOn = ({ mention: { dueAt, firstRepliedAt } }: { mention: Waiting }) =>
  !dueAt || firstRepliedAt || dueAt < useAround().now ? null : (
    <p class="hint">
      First reply due <Moment at={dueAt} />
    </p>
  );

/** `press`: its key, which only one of them can have. */
export const Snooze = ({ press, ...moves }: Snoozes) => {
  const refused = press && moves.mention.refused?.path === 'snooze' ? moves.mention.refused : undefined;
  const action = moveUrl(moves.mention, 'snooze');
  return (
    <Menu
      label={<MenuLabel icon="alarm-clock" word="Snooze" />}
      press={press}
      name="moves"
      class="snooze"
      open={refused && true}
    >
      <PostForm action={action} fields={moveFields(moves)} live>
        {NAPS.map((nap, index) => (
          <button type="submit" name="until" value={nap.until} data-menu-key={String(index + 1)}>
            {nap.word}
            <Key>{index + 1}</Key>
          </button>
        ))}
      </PostForm>
      <PostForm action={action} fields={moveFields(moves, { until: 'at' })} class="menu-write" live>
        <OwnTime of={press && 'snooze'} typed={refused?.typed} problem={refused?.problem} alone />
        <button type="submit">Snooze until then</button>
      </PostForm>
      <ClockGoesOn mention={moves.mention} />
    </Menu>
  );
};

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

export const MoreMoves = (moves: Moves) => (
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

/** The bar under the list while mentions are ticked; CSS shows it, so that it needs no script. */
import type { Child } from 'hono/jsx';
import { Wrong } from './fields.tsx';
import { count, type Total, total } from './format.ts';
import { Menu, Once, PostForm } from './forms.tsx';
import type { Can } from './frame.ts';
import { FaceIcon, Hidden, Icon, Key } from './parts.tsx';
import { NAPS, OwnTime } from './snooze-until.tsx';
import { type InboxQuery, inboxUrl } from './urls.ts';
import { DISMISSED_WORDS, SENTIMENT_WORDS, wordFor } from './words.ts';

/** Also of the boxes in the rows. */
export const SELECTION = 'selection';

/** All that the list held when this was drawn, loaded or not. */
export const SelectAll = ({ found, now, ticked }: { found: Total; now: Date; ticked?: boolean }) => (
  <label class="row-all">
    <input type="hidden" name="seen" value={now.toISOString()} />
    {!found.capped && <input type="hidden" name="found" value={String(found.n)} />}
    <input type="checkbox" name="all" value="1" checked={ticked} />
    <span>
      <span class="row-all-offer">Select </span>all {total(found)} here
      <Hidden>, {count(found.n, 'mention')}</Hidden>
    </span>
  </label>
);

type Pressed = {
  value: string;
  press?: string;
  /** Its key while its menu is open. */
  menuKey?: string;
  icon?: Child;
  children: Child;
};

/** Says what happens to all that are ticked. */
const Do = ({ value, press, menuKey, icon, children, look }: Pressed & { look?: string }) => (
  <button
    type="submit"
    name="do"
    value={value}
    class={look}
    {...(press && { 'data-key': press, 'aria-keyshortcuts': press })}
    {...(menuKey && { 'data-menu-key': menuKey })}
  >
    {icon}
    {children}
    {(menuKey || press) && <Key>{menuKey ?? press?.toUpperCase()}</Key>}
  </button>
);

const Choice = ({
  word,
  icon,
  press,
  open,
  children,
}: {
  word: string;
  icon: string;
  press?: string;
  open?: boolean;
  children: Child;
}) => (
  <Menu
    look="button small"
    name="bulk"
    press={press}
    open={open}
    label={<Labelled icon={icon} word={word} />}
  >
    {children}
  </Menu>
);

const Labelled = ({ icon, word }: { icon: string; word: string }) => (
  <>
    <Icon name={icon} small />
    <span>{word}</span>
  </>
);

const LABELS = ['negative', 'neutral', 'positive'] as const;

const Decide = ({ typed }: { typed?: TypedSelection }) => (
  <>
    <Do value="resolve" press="e" look="button small" icon={<Icon name="check" small />}>
      Done
    </Do>
    <Choice word="Snooze" icon="alarm-clock" press="h" open={typed?.about === 'at'}>
      {NAPS.map(({ until, word }, index) => (
        <Do value={`snooze:${until}`} menuKey={String(index + 1)}>
          {word}
        </Do>
      ))}
      <div class="menu-write">
        <OwnTime
          of={SELECTION}
          typed={typed?.at}
          problem={typed?.about === 'at' ? typed.problem : undefined}
        />
        <Do value="snooze:at">Snooze until then</Do>
      </div>
    </Choice>
    <Choice word="Set aside" icon="eye-off" press="d">
      {(['not-relevant', 'spam', 'duplicate'] as const).map((reason, index) => (
        <Do value={`dismiss:${reason}`} menuKey={String(index + 1)}>
          {DISMISSED_WORDS[reason]}
        </Do>
      ))}
      <Do value="reopen">Open again</Do>
    </Choice>
  </>
);

type Named = { id: number; name: string };

const Give = ({ people, teams }: { people: Named[]; teams: Named[] }) => (
  <Choice word="Assign" icon="user-plus" press="a">
    {people.map((person, index) => (
      <Do value={`assign:${person.id}`} press={index === 0 ? 'm' : undefined}>
        {person.name}
      </Do>
    ))}
    {people.length > 1 && <Do value="assign:">Nobody</Do>}
    {teams.map((team) => (
      <Do value={`team:${team.id}`} icon={<Icon name="users" small />}>
        {team.name}
      </Do>
    ))}
    {teams.length > 0 && <Do value="team:">No team</Do>}
  </Choice>
);

const Label = ({ themes, typed }: { themes: string[]; typed?: TypedSelection }) => (
  <>
    <Choice word="Theme" icon="tag" press="l" open={typed?.about === 'tag'}>
      <label class="menu-write">
        <Hidden>A tag for all of them</Hidden>
        <input
          class="input"
          type="text"
          name="tag"
          value={typed?.tag}
          maxlength={40}
          placeholder="Tag"
          {...(typed?.about === 'tag' && { 'aria-invalid': 'true', 'aria-describedby': 'tag-error' })}
        />
        <Do value="tag">Add the tag</Do>
      </label>
      {typed?.about === 'tag' && <Wrong id="tag-error" sentence={typed.problem} />}
      {themes.map((theme) => (
        <Do value={`theme:${theme}`}>{wordFor({}, theme)}</Do>
      ))}
    </Choice>
    <Choice word="Mark as" icon="smile">
      {LABELS.map((label, index) => (
        <Do value={`label:${label}`} press={String(index + 1)} icon={<FaceIcon sentiment={label} />}>
          {SENTIMENT_WORDS[label]}
        </Do>
      ))}
    </Choice>
  </>
);

/** The form as it was refused; `about`: which of its fields is to blame, if one is. */
export type TypedSelection = {
  all: boolean;
  tag: string;
  at: string;
  about?: 'tag' | 'at';
  problem: string;
};

type BarProps = {
  query: InboxQuery;
  /** What the list finds in all. */
  found: Total;
  choices: { people: Named[]; teams: Named[]; themes: string[] };
  typed?: TypedSelection;
  now: Date;
  can: Can;
};

/** `#selection`. */
export const SelectionBar = ({ query, found, choices, typed, now, can }: BarProps) => (
  <PostForm
    id={SELECTION}
    class="selection no-print"
    action="/mentions/bulk"
    fields={{ return: inboxUrl(query) }}
    live
  >
    <Once />
    {/* Enter in a field means what is typed there, not the first button that is shown. */}
    <button type="submit" name="do" value="typed" hidden>
      Do what is typed
    </button>
    <b id="selected" data-words="# selected" aria-live="polite">
      Selected
    </b>
    <SelectAll found={found} now={now} ticked={typed?.all} />
    <span class="button-row">
      {can['change status'] && <Decide typed={typed} />}
      {can['take mention'] && <Give people={choices.people} teams={choices.teams} />}
      {can['correct sentiment'] && <Label themes={choices.themes} typed={typed} />}
      <button type="reset" class="button small quiet icon-only">
        <Icon name="x" small />
        <Hidden>Select nothing</Hidden>
      </button>
    </span>
  </PostForm>
);

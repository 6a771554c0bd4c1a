/** What a mention is about, and the team's own words for it: shown as chips, changed in one menu. */
import type { Aspect } from '../src/db/schema.ts';
import { Wrong } from './fields.tsx';
import { Menu, PostForm } from './forms.tsx';
import type { Can } from './frame.ts';
import { type Movable, moveFields, moveUrl, type RefusedForm } from './movable.ts';
import { Chip, FaceIcon, Hidden, Icon } from './parts.tsx';
import { type InboxQuery, inboxUrl } from './urls.ts';
import { SENTIMENT_WORDS, wordFor } from './words.ts';

export type Labelled = {
  themes: string[];
  /** The engine's, while a person has set `themes`; else null. */
  scoredThemes: string[] | null;
  /** What is said of each theme. */
  aspects: Aspect[];
  tags: string[];
  /** The themes of its brand, by name. */
  themeChoices: string[];
  can: Can;
  refused?: RefusedForm;
};

type Props = { mention: Labelled & Movable; query: InboxQuery };

/** What it is about, and what is said of that. */
const Theme = ({ theme, aspect }: { theme: string; aspect: Aspect | undefined }) => (
  <Chip tone={aspect && aspect.label !== 'neutral' ? aspect.label : 'line'}>
    {aspect && <FaceIcon sentiment={aspect.label} />}
    {wordFor({}, theme)}
    {aspect && <Hidden>, {SENTIMENT_WORDS[aspect.label].toLowerCase()}</Hidden>}
  </Chip>
);

const ThemeChoices = ({ mention, query }: Props) => (
  <PostForm action={moveUrl(mention, 'themes')} fields={moveFields({ mention, query })} live>
    {[...new Set([...mention.themes, ...mention.themeChoices])].map((theme) => {
      const isSet = mention.themes.includes(theme);
      return (
        <button
          type="submit"
          name={isSet ? 'remove' : 'add'}
          value={theme}
          aria-pressed={isSet ? 'true' : 'false'}
        >
          {isSet && <Icon name="check" small />}
          {wordFor({}, theme)}
        </button>
      );
    })}
    {mention.scoredThemes && (
      <button type="submit" name="scored" value="1">
        As Earshot reads it: {mention.scoredThemes.join(', ') || 'none'}
      </button>
    )}
  </PostForm>
);

const refusedTag = ({ refused }: Labelled) => (refused?.path === 'tags' ? refused : undefined);

const NewTag = ({ refused }: { refused: RefusedForm | undefined }) => (
  <>
    <input
      class="input"
      type="text"
      name="add"
      maxlength={40}
      aria-label="A new tag"
      placeholder="New tag"
      value={refused?.typed}
      required
      {...(refused && { 'aria-invalid': 'true', 'aria-describedby': 'tag-error' })}
    />
    <button type="submit" class="button small">
      Add
    </button>
    {refused && <Wrong id="tag-error" sentence={refused.problem} />}
  </>
);

const TagChoices = ({ mention, query }: Props) => (
  <>
    {mention.tags.length > 0 && (
      <PostForm action={moveUrl(mention, 'tags')} fields={moveFields({ mention, query })} live>
        {mention.tags.map((tag) => (
          <button type="submit" name="remove" value={tag}>
            <Icon name="x" small />
            Take “{tag}” away
          </button>
        ))}
      </PostForm>
    )}
    <PostForm
      action={moveUrl(mention, 'tags')}
      fields={moveFields({ mention, query })}
      class="menu-write"
      live
    >
      <NewTag refused={refusedTag(mention)} />
    </PostForm>
  </>
);

/** Chips and, for those who may, the menu of `l`. */
export const Labels = ({ mention, query }: Props) => (
  <>
    {mention.themes.map((theme) => (
      <Theme theme={theme} aspect={mention.aspects.find((aspect) => aspect.theme === theme)} />
    ))}
    {mention.scoredThemes && <Chip tone="line">Themes set by a person</Chip>}
    {mention.tags.map((tag) => (
      <a class="chip line" href={inboxUrl({ view: 'everything', q: `tag:"${tag}"` })}>
        <Icon name="tag" small />
        {tag}
      </a>
    ))}
    {mention.can['correct sentiment'] && (
      <Menu
        look="chip line"
        press="l"
        name="moves"
        class="labels"
        label={<>Theme or tag</>}
        open={refusedTag(mention) && true}
      >
        <ThemeChoices mention={mention} query={query} />
        <TagChoices mention={mention} query={query} />
      </Menu>
    )}
  </>
);

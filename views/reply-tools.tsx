import { moveFields, moveUrl } from './movable.ts';
import { Icon, Key } from './parts.tsx';
import { Picker } from './reply-picker.tsx';
import { type InboxQuery, mentionUrl } from './urls.ts';
import type { SuggestionData, Writable } from './writable.ts';

type Writes = { mention: Writable; query: InboxQuery };

type HelpProps = Writes & {
  path: string;
  asked: Record<string, string>;
  word: string;
  icon: string;
  press?: string;
};

/** A link that opens the help on the page, and loads only the help where htmx runs. */
const Help = ({ mention, query, path, asked, word, icon, press }: HelpProps) => (
  <a
    class="button quiet"
    href={`${mentionUrl(mention.id, query, asked)}#composer`}
    hx-get={`${moveUrl(mention, path)}${mentionUrl(mention.id, query).slice(`/mentions/${mention.id}`.length)}`}
    hx-target="#picker"
    hx-swap="innerHTML"
    {...(press && { 'data-key': press, 'aria-keyshortcuts': press })}
  >
    <Icon name={icon} small />
    <span>{word}</span>
    {press && <Key>{press.toUpperCase()}</Key>}
  </a>
);

export const ReplyTools = (writes: Writes) => (
  <div class="reply-tools">
    <Help {...writes} path="templates" asked={{ pick: 'template' }} word="Templates" icon="zap" press="t" />
    <Help {...writes} path="suggestion" asked={{ pick: 'draft' }} word="Suggest a draft" icon="pencil" />
  </div>
);

const AskModel = ({ mention, query }: Writes) => (
  <form
    method="post"
    action={moveUrl(mention, 'suggestion')}
    hx-post={moveUrl(mention, 'suggestion')}
    hx-target="#picker"
    hx-swap="innerHTML"
    hx-disable="find button"
  >
    <input type="hidden" name="return" value={String(moveFields({ mention, query }).return)} />
    <button type="submit" class="button quiet">
      Ask the language model
    </button>
  </form>
);

/** What fills `#picker` after "Suggest a draft". */
export const Suggestion = ({ mention, query, suggestion }: Writes & { suggestion: SuggestionData }) => (
  <div class="suggestion">
    <p class="hint">
      {suggestion.model
        ? `Suggested by ${suggestion.model}. Read it before you use it.`
        : 'Suggested by rules.'}
    </p>
    <p class="said-text" dir="auto" hx-ignore>
      {suggestion.text}
    </p>
    {suggestion.note && <p class="hint">{suggestion.note}</p>}
    <div class="button-row">
      <form
        method="post"
        action={moveUrl(mention, 'composer')}
        hx-post={moveUrl(mention, 'composer')}
        hx-target="#composer"
        hx-swap="outerHTML"
      >
        <input type="hidden" name="return" value={String(moveFields({ mention, query }).return)} />
        <input type="hidden" name="text" value={suggestion.text} />
        {suggestion.templateId && (
          <input type="hidden" name="template" value={String(suggestion.templateId)} />
        )}
        <button type="submit" class="button" autofocus>
          Use this draft
        </button>
      </form>
      {suggestion.mayAsk && <AskModel mention={mention} query={query} />}
    </div>
  </div>
);

/** `#picker`: templates, or a draft, where they were asked for. */
export const Suggested = ({ mention, query }: Writes) => {
  const { picker = null, suggestion = null } = mention.writing ?? {};
  return (
    <div id="picker" class="picker">
      {picker && <Picker id={mention.id} query={query} picker={picker} />}
      {suggestion && <Suggestion mention={mention} query={query} suggestion={suggestion} />}
    </div>
  );
};

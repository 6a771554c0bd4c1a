/** Two people, one mention: what the other one did, what one wanted oneself, and both ways on. */
import { PostForm } from './forms.tsx';
import { Icon } from './parts.tsx';

export type ConflictData = {
  /** "Jonas marked this done 20 s ago." */
  sentence: string;
  /** "Jonas"; null where nobody is to be named. */
  who: string | null;
  /** What the other one answered, when that is what happened. */
  theirs: string | null;
  /** The refused move again, with the version of now: "Use mine". Null when it no longer makes sense. */
  mine: { action: string; fields: Record<string, string> } | null;
  /** What was typed; it is kept whatever is pressed. */
  typed: string | null;
};

const Version = ({ whose, text }: { whose: string; text: string }) => (
  <figure class="version">
    <figcaption>{whose}</figcaption>
    <p class="said-text" dir="auto">
      {text}
    </p>
  </figure>
);

/** `Jonas’`, `Mara’s`. */
export const possessive = (name: string) => (name.endsWith('s') ? `${name}\u2019` : `${name}\u2019s`);

/** Under the toolbar; `keep` is the address of the mention as it is now. */
export const ConflictBar = ({ conflict, keep }: { conflict: ConflictData; keep: string }) => {
  const theirs = conflict.who ? possessive(conflict.who) : 'it so';
  return (
    <div class="banner warn conflict" role="alert">
      <Icon name="triangle-alert" />
      <div class="grow">
        <p>
          {conflict.sentence}
          {conflict.typed && ' What you typed is kept as your draft.'}
        </p>
        {conflict.theirs && <Version whose={theirs} text={conflict.theirs} />}
        {conflict.typed && <Version whose="Yours" text={conflict.typed} />}
      </div>
      <a class="button small" href={keep}>
        Keep {theirs}
      </a>
      {conflict.mine && (
        <PostForm action={conflict.mine.action} fields={conflict.mine.fields} live>
          <button type="submit" class="button small">
            Use mine
          </button>
        </PostForm>
      )}
    </div>
  );
};

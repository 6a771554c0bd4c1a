/** Two people, one mention: what the other one did, and both ways on. */
import { PostForm } from './forms.tsx';
import { Icon } from './parts.tsx';

export type ConflictData = {
  /** "Jonas marked this done 20 s ago." */
  sentence: string;
  /** The refused move again, with the version of now: "Use mine". Null when it no longer makes sense. */
  mine: { action: string; fields: Record<string, string> } | null;
};

/** Under the toolbar; `keep` is the address of the mention as it is now. */
export const ConflictBar = ({ conflict, keep }: { conflict: ConflictData; keep: string }) => (
  <div class="banner warn" role="alert">
    <Icon name="triangle-alert" />
    <p class="grow">{conflict.sentence} Nothing you typed is lost.</p>
    <a class="button small" href={keep}>
      Keep it so
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

/** The bar under the list while mentions are ticked; CSS shows it, so that it needs no script. */
import { count, type Total, total } from './format.ts';
import { PostForm } from './forms.tsx';
import { FaceIcon, Hidden, Icon } from './parts.tsx';
import type { RowData } from './row.tsx';
import { type InboxQuery, inboxUrl } from './urls.ts';
import { SENTIMENT_WORDS, sourceName } from './words.ts';

const FORM = 'selection';
const LABELS = ['negative', 'neutral', 'positive'] as const;

/** The box in a row; it belongs to the bar's form, and carries the version that was seen. */
export const RowTick = ({ row }: { row: RowData }) => (
  <label class="row-pick">
    <input type="checkbox" class="row-tick" form={FORM} name="mention" value={`${row.id}:${row.version}`} />
    <Hidden>
      Select the mention by {row.author ?? 'an unknown author'} on {sourceName(row.sourceKind)}
    </Hidden>
  </label>
);

type BarProps = {
  query: InboxQuery;
  /** What the list finds in all. */
  found: Total;
  /** The list is longer than what is shown. */
  hasMore: boolean;
};

/** `#selection`. */
export const SelectionBar = ({ query, found, hasMore }: BarProps) => (
  <PostForm
    id={FORM}
    class="selection no-print"
    action="/inbox/sentiment"
    fields={{ return: inboxUrl(query) }}
    live
  >
    <b id="selected" data-words="# selected" aria-live="polite">
      Selected
    </b>
    {hasMore && (
      <label class="row-all">
        <input type="checkbox" name="all" value="1" /> all {total(found)} here
        <Hidden>, {count(found.n, 'mention')}</Hidden>
      </label>
    )}
    <span class="muted" aria-hidden="true">
      Mark as
    </span>
    <span class="button-row">
      {LABELS.map((label) => (
        <button type="submit" class="button small" name="label" value={label}>
          <FaceIcon sentiment={label} />
          <Hidden>Mark as </Hidden>
          {SENTIMENT_WORDS[label]}
        </button>
      ))}
      <button type="reset" class="button small quiet icon-only">
        <Icon name="x" small />
        <Hidden>Select nothing</Hidden>
      </button>
    </span>
  </PostForm>
);

import { SELECTION } from './inbox-selection.tsx';
import { Hidden } from './parts.tsx';
import type { RowData } from './row-data.ts';
import { sourceName } from './words.ts';

/** The box in a row; it belongs to the bar's form, and carries the versions that were seen. */
export const RowTick = ({ row }: { row: RowData }) => {
  const others = (row.others ?? []).filter(({ status }) => status === row.status);
  const values = [row, ...others].map(({ id, version }) => `${id}:${version}`);
  return (
    <label class="row-pick">
      <input
        type="checkbox"
        class="row-tick"
        form={SELECTION}
        name="mention"
        value={values.join(',')}
        checked={row.ticked}
      />
      <Hidden>
        Select the mention by {row.author ?? 'an unknown author'} on {sourceName(row.sourceKind)}
        {others.length > 0 && `, for ${row.brand}`}
      </Hidden>
    </label>
  );
};

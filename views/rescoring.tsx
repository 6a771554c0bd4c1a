/** Scoring stored mentions again: how far it is, what was done before. */
import { Table } from './cards.tsx';
import { count, number, percent } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import { Moment } from './time.tsx';

export type RescoringRow = {
  id: number;
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Null: all brands. */
  brand: string | null;
  by: string | null;
  rowCount: number;
  rowsDone: number;
  changed: number;
  note: string | null;
  createdAt: Date;
  mayCancel: boolean;
};

const STATE_WORDS: Record<RescoringRow['state'], string> = {
  waiting: 'Waiting to begin',
  running: 'Under way',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

export const isUnderWay = ({ state }: RescoringRow) => state === 'waiting' || state === 'running';

export const UnderWay = ({ row }: { row: RescoringRow }) => (
  <>
    <progress
      class="progress"
      aria-label="Mentions scored again"
      value={row.rowsDone}
      max={Math.max(1, row.rowCount)}
    />
    <p>
      {row.brand ?? 'All brands'}: {number(row.rowsDone)} of {count(row.rowCount, 'mention')} scored again (
      {percent(row.rowCount === 0 ? 0 : row.rowsDone / row.rowCount)}), {number(row.changed)} look different.
    </p>
    {row.mayCancel && (
      <PostForm action="/settings/scoring/rescoring/cancellation" fields={{ id: row.id }} class="button-row">
        <Once />
        <button type="submit" class="button">
          Cancel it
        </button>
        <a class="button quiet without-script" href="/settings/scoring">
          Look again
        </a>
      </PostForm>
    )}
  </>
);

export const Past = ({ rows }: { rows: RescoringRow[] }) => (
  <Table
    caption="Earlier"
    heads={['When', 'Brand', 'By', '>Scored again', '>Look different', 'State']}
    rows={rows.map((row) => [
      <Moment at={row.createdAt} />,
      row.brand ?? 'All brands',
      row.by ?? 'command line',
      number(row.rowsDone),
      number(row.changed),
      row.note ? `${STATE_WORDS[row.state]}: ${row.note}` : STATE_WORDS[row.state],
    ])}
  />
);

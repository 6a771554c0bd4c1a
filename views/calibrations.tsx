/** What people's corrections taught, per brand and kind of source. */
import { Card, Table } from './cards.tsx';
import { number, signed } from './format.ts';
import { PostForm } from './forms.tsx';
import { Chip, Hidden } from './parts.tsx';
import { Moment } from './time.tsx';
import { sourceName } from './words.ts';

export type CalibrationRow = {
  id: number;
  brand: string;
  /** Null: the brand as a whole. */
  sourceKind: string | null;
  n: number;
  /** Macro-F1 on held-back corrections, 0 to 1; null when it was not tried. */
  before: number | null;
  after: number | null;
  gainLow: number | null;
  gainHigh: number | null;
  note: string;
  fittedAt: Date;
  /** There is something to switch on or off. */
  won: boolean;
  leftOff: boolean;
  inUse: boolean;
  /** Fitted for an engine that is not this one. */
  isOld: boolean;
  mayChange: boolean;
};

const points = (share: number) => signed(share * 100, 1);

const inPoints = (share: number | null) => (share === null ? '–' : (share * 100).toFixed(1));

function gain({ gainLow, gainHigh }: CalibrationRow): string {
  return gainLow === null || gainHigh === null ? '–' : `${points(gainLow)} to ${points(gainHigh)}`;
}

const State = ({ row }: { row: CalibrationRow }) => {
  if (row.isOld) return <Chip tone="warn">for another engine</Chip>;
  if (row.inUse) return <Chip tone="accent">in use</Chip>;
  return <Chip tone="line">{row.leftOff ? 'left off' : 'not used'}</Chip>;
};

const Switch = ({ row }: { row: CalibrationRow }) =>
  row.mayChange && row.won && !row.isOld ? (
    <PostForm action="/settings/scoring/calibration" fields={{ id: row.id, on: row.inUse ? '0' : '1' }}>
      <button type="submit" class="button small">
        {row.inUse ? 'Leave off' : 'Use it'}
        <Hidden>
          {' '}
          for {row.brand}, {row.sourceKind ? sourceName(row.sourceKind) : 'all sources'}
        </Hidden>
      </button>
    </PostForm>
  ) : null;

export const Calibrations = ({ rows, mayLearn }: { rows: CalibrationRow[]; mayLearn: boolean }) => (
  <Card title="What corrections taught" hint="macro-F1 on corrections that were held back" class="stack">
    {rows.length === 0 ? (
      <p class="hint">
        Nothing yet. Correct a sentiment where it is wrong and confirm it where it is right: from 150 on, a
        brand or a source gets a calibration of its own, if it wins on corrections that it has not seen.
      </p>
    ) : (
      <Table
        caption="What corrections taught"
        heads={[
          'Brand and source',
          '>Corrections',
          '>Before',
          '>After',
          '>Gain (68% interval)',
          'State',
          'When',
          '>',
        ]}
        rows={rows.map((row) => [
          <>
            {row.brand}, {row.sourceKind ? sourceName(row.sourceKind) : 'all sources'}
            <p class="hint">{row.note}</p>
          </>,
          number(row.n),
          inPoints(row.before),
          inPoints(row.after),
          gain(row),
          <State row={row} />,
          <Moment at={row.fittedAt} />,
          <Switch row={row} />,
        ])}
      />
    )}
    <p class="hint">
      Learnt anew every night from the labels that people gave. A source without one of its own uses its
      brand’s. Only mentions found from then on are scored with it, until you score the others again.
    </p>
    {mayLearn && (
      <PostForm action="/settings/scoring/corrections">
        <button type="submit" class="button">
          Learn from corrections now
        </button>
      </PostForm>
    )}
  </Card>
);

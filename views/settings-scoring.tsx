/** How mentions are scored: what people's corrections taught, and scoring stored mentions again. */
import { Banner, Card, Table } from './cards.tsx';
import { SelectField } from './fields.tsx';
import { count, number, percent, signed } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Chip, Hidden } from './parts.tsx';
import { type Foreseen, RescorePreview } from './rescore-preview.tsx';
import { SettingsLayout } from './settings.tsx';
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

export type ScoringData = {
  engine: string;
  /** Set when stored mentions were scored by another engine: what scoring them again would do. */
  upgrade: string | null;
  calibrations: CalibrationRow[];
  rescorings: RescoringRow[];
  preview: Foreseen | null;
  /** Brands whose mentions the viewer may have scored again; `all` adds "all brands". */
  brands: { id: number; name: string }[];
  all: boolean;
  /** The brand that the preview is of; '' for all. */
  brand: string;
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

const Calibrations = ({ rows, mayLearn }: { rows: CalibrationRow[]; mayLearn: boolean }) => (
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

const STATE_WORDS: Record<RescoringRow['state'], string> = {
  waiting: 'Waiting to begin',
  running: 'Under way',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

const isUnderWay = ({ state }: RescoringRow) => state === 'waiting' || state === 'running';

const UnderWay = ({ row }: { row: RescoringRow }) => (
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

const Past = ({ rows }: { rows: RescoringRow[] }) => (
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

const Ask = ({ data }: { data: ScoringData }) => (
  <form method="get" action="/settings/scoring" class="form">
    <SelectField
      name="brand"
      label="Whose mentions?"
      value={data.brand}
      options={[
        ...(data.all ? [{ value: '', label: 'All brands' }] : []),
        ...data.brands.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
    <button type="submit" class="button solid" name="preview" value="1">
      Show what would change
    </button>
  </form>
);

const Rescoring = ({ data }: { data: ScoringData }) => {
  const active = data.rescorings.find(isUnderWay);
  const past = data.rescorings.filter((row) => !isUnderWay(row));
  return (
    <div
      id="rescoring"
      class="stack"
      {...(active && {
        'hx-get': '/settings/scoring',
        'hx-trigger': 'every 2s',
        'hx-select': '#rescoring',
        'hx-swap': 'outerHTML',
      })}
    >
      <Card
        title="Score stored mentions again"
        hint={`this version scores with ${data.engine}`}
        class="stack"
      >
        <p>
          Every mention keeps the score of the engine and the calibration that it was found with, until
          somebody has it scored again. What people decided stays, nobody is alerted, and each mention that
          looks different says so in its history.
        </p>
        {active ? <UnderWay row={active} /> : data.brands.length > 0 && <Ask data={data} />}
        {past.length > 0 && <Past rows={past} />}
      </Card>
    </div>
  );
};

/** `/settings/scoring`. */
export const ScoringPage = ({ frame, data }: { frame: Frame; data: ScoringData }) => (
  <SettingsLayout frame={frame} at="scoring" title="Scoring">
    {data.upgrade && (
      <Banner tone="warn" icon="triangle-alert">
        {data.upgrade}
      </Banner>
    )}
    {data.preview && <RescorePreview preview={data.preview} brand={data.brand} />}
    <Calibrations rows={data.calibrations} mayLearn={data.all} />
    <Rescoring data={data} />
  </SettingsLayout>
);

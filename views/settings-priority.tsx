/** What each reason for a priority weighs, and how to change it. */
import { Banner, Card } from './cards.tsx';
import { Field } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { SettingsLayout } from './settings.tsx';
import { Moment } from './time.tsx';

export type WeightRow = {
  name: string;
  label: string;
  hint: string | null;
  /** As typed. */
  value: string;
  shipped: number;
  least: number;
  most: number;
  error?: string;
};

export type PriorityData = {
  weights: WeightRow[];
  /** Points from which each level begins. */
  levels: { urgent: number; high: number; normal: number };
  /** Null: as shipped. */
  changedAt: Date | null;
  changedBy: string | null;
  mayChange: boolean;
  /** Stored mentions whose points rest on other weights, another engine or calibration. */
  behind: number;
};

const PAGE = '/settings/priority';

const helpOf = ({ hint, value, shipped }: WeightRow) =>
  [hint, value !== String(shipped) && `Shipped: ${shipped}.`].filter(Boolean).join(' ') || undefined;

const Weights = ({ weights }: { weights: WeightRow[] }) => (
  <div class="weights">
    {weights.map((row) => (
      <Field
        name={row.name}
        label={row.label}
        value={row.value}
        help={helpOf(row)}
        error={row.error}
        type="number"
        min={row.least}
        max={row.most}
        required
      />
    ))}
  </div>
);

const Changed = ({ at, by }: { at: Date | null; by: string | null }) =>
  at === null ? (
    <>as shipped</>
  ) : (
    <>
      changed <Moment at={at} />
      {by && ` by ${by}`}
    </>
  );

const Behind = ({ behind }: { behind: number }) => (
  <Banner tone="warn" icon="triangle-alert">
    <p>
      Mentions found from now on are weighed with this. {behind} stored before still have other points:{' '}
      <a href="/settings/scoring">score them again</a>.
    </p>
  </Banner>
);

const Explained = ({ levels: { urgent, high, normal } }: Pick<PriorityData, 'levels'>) => (
  <p class="hint">
    The points of the reasons that hold add up to the priority: urgent from {urgent}, high from {high}, normal
    from {normal}. When a reply is due is not a reason; it is an order of its own in the queue.
  </p>
);

const Given = ({ weights }: { weights: WeightRow[] }) => (
  <dl class="facts">
    {weights.map(({ label, value }) => (
      <>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
);

const Change = ({ data }: { data: PriorityData }) => (
  <>
    <PostForm action={PAGE} class="form">
      <Weights weights={data.weights} />
      <button type="submit" class="button solid">
        Save weights
      </button>
    </PostForm>
    {data.weights.some(({ value, shipped }) => value !== String(shipped)) && (
      <PostForm
        action={PAGE}
        fields={Object.fromEntries(data.weights.map(({ name, shipped }) => [name, shipped]))}
      >
        <button type="submit" class="button">
          Back to the shipped weights
        </button>
      </PostForm>
    )}
  </>
);

export const PriorityPage = ({ frame, data }: { frame: Frame; data: PriorityData }) => (
  <SettingsLayout frame={frame} at="priority" title="Priority">
    {data.behind > 0 && <Behind behind={data.behind} />}
    <Card
      title="What priorities weigh"
      hint={<Changed at={data.changedAt} by={data.changedBy} />}
      class="stack"
    >
      <Explained levels={data.levels} />
      {data.mayChange ? <Change data={data} /> : <Given weights={data.weights} />}
    </Card>
  </SettingsLayout>
);

/** How mentions are scored: what people's corrections taught, and scoring stored mentions again. */
import { type CalibrationRow, Calibrations } from './calibrations.tsx';
import { Banner, Card } from './cards.tsx';
import { SelectField } from './fields.tsx';
import type { Frame } from './frame.ts';
import { type Foreseen, RescorePreview } from './rescore-preview.tsx';
import { isUnderWay, Past, type RescoringRow, UnderWay } from './rescoring.tsx';
import { SettingsLayout } from './settings.tsx';

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

/** `/brands/:id/incidents`: how often incidents may open for nothing, and what that would have meant. */
import type { CourseDay } from '../src/alerts/incidents/course.ts';
import type { Backtest } from '../src/alerts/incidents/sensitivity.ts';
import type { Annotation } from '../src/reports/annotations.ts';
import { BrandTabs } from './brand-tabs.tsx';
import { Card, PageHead, Table } from './cards.tsx';
import { CourseChart } from './chart-course.tsx';
import { type Errors, Field } from './fields.tsx';
import { count, dayIn, fullDate } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';

export type IncidentSettingsData = {
  brand: { id: number; name: string; timeZone: string; alarms: number };
  /** As typed. */
  alarms: string;
  errors: Errors;
  /** Null where what was typed is no number. */
  backtest: Backtest | null;
  course: CourseDay[];
  annotations: Annotation[];
};

type Shown = { data: IncidentSettingsData };

/** "would have opened 3 times in the last 214 days". */
function backtestWords({ alarms, days, opened }: Backtest): string {
  if (alarms === 0) return 'No incidents are looked for.';
  if (days === 0)
    return 'Too little is known yet: after two weeks of mentions you see here what would have opened.';
  const times = opened.length === 0 ? 'none' : opened.length === 1 ? 'one' : String(opened.length);
  return `At ${count(alarms, 'false alarm')} a year, ${times} would have opened in the last ${count(days, 'day')} that are known.`;
}

type Opened = Backtest['opened'][number];

function whatWords({ key, direction }: Opened): string {
  const [series, ...theme] = key.split(' ');
  if (series === 'rating') return 'Ratings fell';
  if (direction === 'silence') return 'Silence';
  if (direction === 'drop') return 'Few mentions';
  if (series === 'volume') return 'All mentions';
  return theme.length > 0 ? `Critical: ${theme.join(' ')}` : 'Critical mentions';
}

const foundWords = ({ count: n, mean }: Opened) => (mean === null ? String(n) : `${mean.toFixed(1)} stars`);

const Form = ({ frame, data }: { frame: Frame } & Shown) => (
  <Card title="False alarms a year">
    <PostForm action={`/brands/${data.brand.id}/incidents`} class="form">
      <Field
        name="alarms"
        label="So often incidents may open by chance alone"
        type="number"
        min={0}
        max={365}
        value={data.alarms}
        error={data.errors.alarms}
        help="Over all series of the brand together. Fewer false alarms also mean that small troubles are found later or not at all; 0 looks for none."
        required
      />
      <div class="button-row">
        {frame.can['change alert rules'] && (
          <button type="submit" class="button solid">
            Save
          </button>
        )}
        <button
          type="submit"
          class="button"
          formmethod="get"
          formaction={`/brands/${data.brand.id}/incidents`}
        >
          Try it on the past
        </button>
      </div>
    </PostForm>
  </Card>
);

const Past = ({
  data: { annotations, backtest, brand, course },
}: {
  data: IncidentSettingsData & { backtest: Backtest };
}) => (
  <Card title="On the past" hint="with what was known on each day">
    <p>{backtestWords(backtest)}</p>
    {backtest.days > 0 && (
      <CourseChart
        days={course}
        annotations={annotations}
        what="Critical mentions"
        summary={`Critical mentions of ${brand.name} by day. ${backtestWords(backtest)}`}
        marked={backtest.opened.map(({ at }) => ({
          from: dayIn(at, brand.timeZone),
          to: dayIn(at, brand.timeZone),
        }))}
      />
    )}
    {backtest.opened.length > 0 && (
      <Table
        caption="When incidents would have opened"
        heads={['When', 'What', '>Found', '>Expected']}
        rows={backtest.opened
          .toReversed()
          .map((one) => [
            fullDate(one.at, brand.timeZone),
            whatWords(one),
            foundWords(one),
            one.expected.toFixed(1),
          ])}
      />
    )}
  </Card>
);

export const IncidentSettingsPage = ({ frame, data }: { frame: Frame } & Shown) => (
  <Layout frame={frame} title={`Incidents of ${data.brand.name}`} current="incidents">
    <PageHead
      title={`Incidents of ${data.brand.name}`}
      sub={
        <>
          <a href="/incidents">All incidents</a> · <a href={`/brands/${data.brand.id}`}>{data.brand.name}</a>
        </>
      }
    />
    <BrandTabs frame={frame} brandId={data.brand.id} current="incidents" />
    <Form frame={frame} data={data} />
    {data.backtest && <Past data={{ ...data, backtest: data.backtest }} />}
  </Layout>
);

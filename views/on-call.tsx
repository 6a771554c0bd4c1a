/** Who is called, in which order, when nobody takes an alert. */
import type { OnCall } from '../src/alerts/on-call.ts';
import { Card, EmptyState, PageHead, Table } from './cards.tsx';
import { type Errors, Field, SelectField, Tick, timeZoneOptions } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Chip, Hidden } from './parts.tsx';

type Named = { id: number; name: string };

export type OnCallData = {
  /** In the order of calling. */
  list: (OnCall & { isNow: boolean })[];
  people: Named[];
  channels: Named[];
  brands: Named[];
  values: {
    person: string;
    brand: string;
    channel: string;
    weekdays: string[];
    from: string;
    until: string;
    timeZone: string;
  };
  errors: Errors;
};

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function days(weekdays: number[]): string {
  if (weekdays.length === 7) return 'Every day';
  if (weekdays.join('') === '12345') return 'Monday to Friday';
  return weekdays.map((day) => DAYS[day - 1]!.slice(0, 3)).join(', ');
}

const hours = ({ fromMinute, untilMinute, timeZone }: OnCall) =>
  fromMinute === untilMinute
    ? `all day, ${timeZone}`
    : `${clock(fromMinute)} to ${clock(untilMinute)} ${timeZone}`;

const Steps = ({ one, isFirst }: { one: OnCall; isFirst: boolean }) => (
  <div class="button-row">
    {!isFirst && (
      <PostForm action={`/alerts/on-call/${one.id}/earlier`}>
        <button type="submit" class="button small">
          Earlier<Hidden>: {one.userName}</Hidden>
        </button>
      </PostForm>
    )}
    <PostForm action={`/alerts/on-call/${one.id}/removal`}>
      <button type="submit" class="button small quiet">
        Remove<Hidden> {one.userName}</Hidden>
      </button>
    </PostForm>
  </div>
);

const List = ({ data }: { data: OnCallData }) => (
  <Card title="In this order">
    {data.list.length === 0 ? (
      <EmptyState icon="bell" title="Nobody is on call">
        An alert with a reminder that nobody takes is repeated once where it went. Put people on the list and
        each is called by name, one after the other.
      </EmptyState>
    ) : (
      <Table
        caption="On call"
        heads={['Who', 'When', 'For', 'Where', '>']}
        rows={data.list.map((one, at) => [
          <>
            {at + 1}. {one.userName} {one.isNow && <Chip tone="ok">now</Chip>}
          </>,
          <>
            {days(one.weekdays)}
            <small class="block">{hours(one)}</small>
          </>,
          data.brands.find(({ id }) => id === one.brandId)?.name ??
            (one.brandId === null ? 'Every brand' : 'Another brand'),
          one.channelName ?? 'Where the alert went',
          <Steps one={one} isFirst={at === 0} />,
        ])}
      />
    )}
  </Card>
);

const options = (named: Named[], blank?: string) => [
  ...(blank ? [{ value: '', label: blank }] : []),
  ...named.map(({ id, name }) => ({ value: String(id), label: name })),
];

const Add = ({ data: { values, errors, ...data } }: { data: OnCallData }) => (
  <Card title="Put on call" class="form-card">
    <PostForm action="/alerts/on-call" class="form">
      <Once />
      <SelectField
        name="person"
        label="Who"
        value={values.person}
        options={options(data.people)}
        error={errors.user}
      />
      <fieldset class="field ticks in-line">
        <legend>Days</legend>
        {DAYS.map((day, at) => (
          <Tick
            name="weekday"
            value={String(at + 1)}
            ticked={values.weekdays.includes(String(at + 1))}
            label={day}
          />
        ))}
        {errors.weekdays && <p class="error">{errors.weekdays}</p>}
      </fieldset>
      <Field name="from" label="From" type="time" value={values.from} error={errors.from} required />
      <Field
        name="until"
        label="Until"
        type="time"
        value={values.until}
        error={errors.until}
        help="An earlier time is the next day’s; the same time twice is the whole day."
        required
      />
      <SelectField
        name="timeZone"
        label="Time zone"
        value={values.timeZone}
        options={timeZoneOptions()}
        error={errors.timeZone}
      />
      <SelectField
        name="brand"
        label="For"
        value={values.brand}
        options={options(data.brands, 'Every brand')}
      />
      <SelectField
        name="channel"
        label="Where"
        value={values.channel}
        options={options(data.channels, 'Where the alert went')}
      />
      <button type="submit" class="button solid">
        Put on call
      </button>
    </PostForm>
  </Card>
);

/** `/alerts/on-call`. */
export const OnCallPage = ({ frame, data }: { frame: Frame; data: OnCallData }) => (
  <Layout frame={frame} title="On call" current="alerts">
    <PageHead
      title="On call"
      sub={
        <>
          Called one after the other while nobody takes an alert whose rule reminds.{' '}
          <a href="/alerts">All alerts</a>
        </>
      }
    />
    <div class="columns-main">
      <List data={data} />
      <Add data={data} />
    </div>
  </Layout>
);

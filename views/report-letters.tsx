/** Who gets the report by letter every week. */
import type { Subscription } from '../src/weekly/subscriptions.ts';
import { Banner, Card, PageHead, Table } from './cards.tsx';
import { type Errors, Field, SelectField, timeZoneOptions } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Chip, Hidden } from './parts.tsx';
import { Moment } from './time.tsx';

export type LetterValues = { brand: string; weekday: string; hour: string; timeZone: string; email: string };

export type ReportLettersData = {
  subscriptions: Subscription[];
  brands: { id: number; name: string }[];
  values: LetterValues;
  errors: Errors;
  /** Which of the two forms was refused. */
  refused: 'own' | 'address' | null;
  hasMail: boolean;
  mayAdd: boolean;
};

export const LETTERS_PATH = '/reputation/letters';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WEEKDAY_OPTIONS = WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }));
const HOUR_OPTIONS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

const when = ({ weekday, hour, timeZone }: Subscription) =>
  `${WEEKDAYS[weekday - 1]}s at ${String(hour).padStart(2, '0')}:00, ${timeZone.replaceAll('_', ' ')}`;

const Readers = ({ subscriptions }: { subscriptions: Subscription[] }) => (
  <Card title="Readers">
    {subscriptions.length === 0 ? (
      <p class="hint">
        Nobody yet. A letter has the opening sentence, six figures and the chart of the last seven days.
      </p>
    ) : (
      <Table
        caption="Readers"
        heads={['Reader', 'Report', 'When', 'Next', '>']}
        rows={subscriptions.map((one) => [
          <>
            {one.address} {one.isOwn && <Chip tone="line">you</Chip>}
          </>,
          one.brandName ?? 'All your brands',
          when(one),
          one.isConfirmed ? <Moment at={one.nextAt} /> : 'has not agreed yet',
          <PostForm action={`${LETTERS_PATH}/${one.id}/end`}>
            <button type="submit" class="button small">
              End<Hidden> for {one.address}</Hidden>
            </button>
          </PostForm>,
        ])}
      />
    )}
  </Card>
);

type FieldsProps = { data: ReportLettersData; errors: Errors };

const Which = ({ data: { brands, values }, errors }: FieldsProps) => (
  <>
    <SelectField
      name="brand"
      label="Brand"
      value={values.brand}
      error={errors.brand}
      options={[
        { value: '', label: 'All your brands' },
        ...brands.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
    <SelectField name="weekday" label="Day" value={values.weekday} options={WEEKDAY_OPTIONS} />
    <SelectField name="hour" label="Hour" value={values.hour} error={errors.hour} options={HOUR_OPTIONS} />
  </>
);

const Own = ({ data, errors }: FieldsProps) => (
  <Card title="For you">
    <PostForm action={LETTERS_PATH} class="form">
      <Once />
      <Which data={data} errors={errors} />
      <p class="hint">
        In your time zone, {data.values.timeZone.replaceAll('_', ' ')}. Each letter can end them.
      </p>
      <button type="submit" class="button solid">
        Subscribe
      </button>
    </PostForm>
  </Card>
);

const Address = ({ data, errors }: FieldsProps) => (
  <Card title="For somebody without an account">
    <PostForm action={`${LETTERS_PATH}/addresses`} class="form">
      <Once />
      <Field
        name="email"
        label="E-mail"
        type="email"
        value={data.values.email}
        error={errors.email}
        help="They are asked first, and get figures alone, without links into Earshot."
        autocomplete="off"
        required
      />
      <Which data={data} errors={errors} />
      <SelectField
        name="timeZone"
        label="Their time zone"
        value={data.values.timeZone}
        options={timeZoneOptions()}
      />
      <button type="submit" class="button">
        Ask them
      </button>
    </PostForm>
  </Card>
);

/** `/reputation/letters`. */
export const ReportLettersPage = ({ frame, data }: { frame: Frame; data: ReportLettersData }) => (
  <Layout frame={frame} title="Weekly e-mail" current="reputation">
    <PageHead
      title="Weekly e-mail"
      sub="The report of the last seven days, once a week, in the reader’s own time."
    >
      <a class="button" href="/reputation">
        Back to the report
      </a>
    </PageHead>
    {!data.hasMail && (
      <Banner tone="warn" icon="triangle-alert">
        <p>Earshot has no mail server, so no letters go out. Whoever runs it sets SMTP_URL and MAIL_FROM.</p>
      </Banner>
    )}
    <div class="columns-main">
      <div class="sheet-part">
        <Readers subscriptions={data.subscriptions} />
      </div>
      <div class="sheet-part">
        <Own data={data} errors={data.refused === 'own' ? data.errors : {}} />
        {data.mayAdd && <Address data={data} errors={data.refused === 'address' ? data.errors : {}} />}
      </div>
    </div>
  </Layout>
);

/** The fields by which a list of the inbox becomes a digest or a feed. */
import type { DigestsData } from './digests-data.ts';
import { Field, SelectField } from './fields.tsx';

type Props = { data: DigestsData };

const option = (value: string, label: string) => ({ value, label });
const CADENCES = [
  option('daily', 'Every day'),
  option('hourly', 'Every hour'),
  option('weekly', 'Every week'),
];
const FORMS = [
  option('team', 'For the team: what came, who has what'),
  option('executive', 'For executives: the figures'),
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WEEKDAYS = DAYS.map((day, index) => option(String(index + 1), day));
const HOURS = Array.from({ length: 24 }, (_, hour) =>
  option(String(hour), `${String(hour).padStart(2, '0')}:00`),
);

/** Which mentions: a list, narrowed by a brand and a filter. `start` begins the names of the fields. */
const ListFields = ({ data, start }: Props & { start: '' | 'feed' }) => {
  const name = (word: string) => (start ? `${start}${word[0]!.toUpperCase()}${word.slice(1)}` : word);
  const common = (word: string) => ({
    name: name(word),
    value: data.values[name(word)],
    error: data.errors[name(word)],
  });
  return (
    <>
      <Field {...common('name')} label="Name" required />
      <div class="field-row">
        <SelectField {...common('list')} label="List" options={data.lists} />
        <SelectField {...common('brand')} label="Brand" options={data.brands} />
      </div>
      <Field
        {...common('filter')}
        label="Only what matches"
        help="In the words of the search, such as sentiment:negative theme:delivery. May be empty."
      />
    </>
  );
};

export const FeedFields = ({ data }: Props) => <ListFields data={data} start="feed" />;

export const DigestFields = ({ data }: Props) => {
  const common = (name: string) => ({ name, value: data.values[name], error: data.errors[name] });
  return (
    <>
      <ListFields data={data} start="" />
      <SelectField {...common('form')} label="What it tells" options={FORMS} />
      <div class="field-row">
        <SelectField {...common('cadence')} label="How often" options={CADENCES} />
        <SelectField
          {...common('hour')}
          label="At"
          options={HOURS}
          help="In your own time zone, as your profile has it. Not for hourly ones."
        />
        <SelectField {...common('weekday')} label="On" options={WEEKDAYS} help="For weekly ones." />
      </div>
      {data.channels.length > 0 && (
        <SelectField
          {...common('channel')}
          label="Where to"
          options={[option('', `By e-mail to ${data.address}`), ...data.channels]}
        />
      )}
    </>
  );
};

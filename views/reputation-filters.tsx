/** What the reputation report is narrowed to: days, source, language and theme, all of them in the address. */
import { PillSelect } from './fields.tsx';
import { Icon } from './parts.tsx';
import { PeriodFilters } from './period.tsx';
import { isNarrowed, questionOf, type Reported, reputationUrl } from './reputation-data.ts';
import { languageName, sourceName, wordFor } from './words.ts';

const Choice = (props: {
  name: string;
  label: string;
  all: string;
  value: string | null;
  options: { value: string; label: string }[];
}) =>
  props.options.length > 1 || props.value !== null ? (
    <PillSelect
      name={props.name}
      label={props.label}
      value={props.value ?? ''}
      options={[{ value: '', label: props.all }, ...props.options]}
    />
  ) : null;

/** One's own value stays a choice where the period has none of it. */
const withOwn = (values: string[], own: string | null) =>
  own === null || values.includes(own) ? values : [...values, own];

const Choices = ({ data: { only, choices } }: Reported) => {
  const named = (values: string[], own: string | null, name: (value: string) => string) =>
    withOwn(values, own).map((value) => ({ value, label: name(value) }));
  return (
    <>
      <Choice
        name="source"
        label="Source"
        all="All sources"
        value={only.sourceKind}
        options={named(choices.sourceKinds, only.sourceKind, sourceName)}
      />
      <Choice
        name="language"
        label="Language"
        all="All languages"
        value={only.language}
        options={named(choices.languages, only.language, languageName)}
      />
      <Choice
        name="theme"
        label="Theme"
        all="All themes"
        value={only.theme}
        options={named(choices.themes, only.theme, (theme) => wordFor({}, theme))}
      />
    </>
  );
};

export const Narrowing = ({ data }: Reported) => {
  const { brand, period, only } = data;
  const { from, to, period: _, source, language, theme, ...kept } = questionOf(data);
  const chosen = { ...(source && { source }), ...(language && { language }), ...(theme && { theme }) };
  return (
    <PeriodFilters period={period} action="/reputation" fields={kept} chosen={chosen}>
      <Choices data={data} />
      {isNarrowed(only) && (
        <a class="button quiet" href={reputationUrl({ brand, period })}>
          <Icon name="x" small /> Clear
        </a>
      )}
    </PeriodFilters>
  );
};

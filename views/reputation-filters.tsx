/** What the reputation report is narrowed to: days, source, language and theme, all of them in the address. */
import { Options } from './fields.tsx';
import { Icon } from './parts.tsx';
import { PERIOD_WORDS } from './period.tsx';
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
    <span class="pill like-button">
      <select name={props.name} aria-label={props.label}>
        <Options options={[{ value: '', label: props.all }, ...props.options]} value={props.value ?? ''} />
      </select>
      <Icon name="chevron-down" small />
    </span>
  ) : null;

const Kept = ({ fields }: { fields: Record<string, string> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

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

/** A choice applies at once; without JavaScript, with the button. */
export const Narrowing = ({ data }: Reported) => {
  const { brand, period, only } = data;
  const { from, to, period: _, source: __, language: ___, theme: ____, ...kept } = questionOf(data);
  const isCustom = period.name === 'custom';
  const names = (Object.keys(PERIOD_WORDS) as (keyof typeof PERIOD_WORDS)[]).filter(
    (name) => name !== 'custom' || isCustom,
  );
  return (
    <>
      <form
        method="get"
        action="/reputation"
        class="button-row"
        aria-label="Period and filters; a choice applies at once"
        data-tidy
      >
        <Kept fields={kept} />
        {isCustom && <Kept fields={{ from: from!, to: to! }} />}
        <span class="pill like-button">
          <select name="period" aria-label="Period">
            <Options
              options={names.map((name) => ({ value: name, label: PERIOD_WORDS[name] }))}
              value={period.name}
            />
          </select>
          <Icon name="chevron-down" small />
        </span>
        <Choices data={data} />
        <button type="submit" class="button without-script">
          Show
        </button>
      </form>
      {isNarrowed(only) && (
        <a class="button quiet" href={reputationUrl({ brand, period })}>
          <Icon name="x" small /> Clear
        </a>
      )}
      <details class="menu">
        <summary class="button">Dates</summary>
        <form method="get" action="/reputation" class="menu-list dates">
          <Kept fields={{ ...kept, period: 'custom', ...narrowedTo(data) }} />
          <label>
            From <input class="input" type="date" name="from" value={period.from} required />
          </label>
          <label>
            To <input class="input" type="date" name="to" value={period.to} required />
          </label>
          <button type="submit" class="button solid">
            Show
          </button>
        </form>
      </details>
    </>
  );
};

function narrowedTo(data: Reported['data']): Record<string, string> {
  const { source, language, theme } = questionOf(data);
  return { ...(source && { source }), ...(language && { language }), ...(theme && { theme }) };
}

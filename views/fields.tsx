/** The fields of forms: label, control, help, and the sentence that says what to change. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import { Icon } from './parts.tsx';

/** Field name → sentence, as Refusal.fields carries it. */
export type Errors = Record<string, string>;

type FieldProps = {
  name: string;
  label: string;
  value?: string;
  help?: Child;
  error?: string;
  type?: string;
  required?: boolean;
  autocomplete?: string;
  placeholder?: string;
  autofocus?: boolean;
  list?: string;
  min?: number;
  max?: number;
  /** Which of several forms on the page it stands in, so that its label is its own. */
  of?: number | string;
  /** The script chooses the browser's time zone where nobody has chosen one. */
  'data-own-zone'?: string;
};

export const idOf = (name: string) => `field-${name}`;

/** Help and error belong to the input through aria-describedby. */
export function describedBy(name: string, help: unknown, error: unknown): string | undefined {
  const ids = [help && `${idOf(name)}-help`, error && `${idOf(name)}-error`].filter(Boolean);
  return ids.length ? ids.join(' ') : undefined;
}

type FrameProps = PropsWithChildren<{ name: string; label: Child; help?: Child; error?: string }>;

/** Label, control, help and, when there is one, the sentence that says what to change. */
export const Labelled = ({ name, label, help, error, children }: FrameProps) => (
  <div class="field">
    <label for={idOf(name)}>{label}</label>
    {children}
    {help && (
      <p class="hint" id={`${idOf(name)}-help`}>
        {help}
      </p>
    )}
    {error && <Wrong id={`${idOf(name)}-error`} sentence={error} />}
  </div>
);

/** What to change, beside the field that it is about. */
export const Wrong = ({ id, sentence }: { id: string; sentence: string }) => (
  <p class="error" id={id}>
    <Icon name="circle-x" small />
    {sentence}
  </p>
);

export const Field = ({ name, label, value = '', help, error, type = 'text', of, ...rest }: FieldProps) => {
  const key = of === undefined ? name : `${name}-${of}`;
  return (
    <Labelled name={key} label={label} help={help} error={error}>
      <input
        class="input"
        id={idOf(key)}
        name={name}
        type={type}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(key, help, error)}
        {...rest}
      />
    </Labelled>
  );
};

type Option = { value: string; label: string };

type SelectFieldProps = Omit<FieldProps, 'type' | 'placeholder' | 'list' | 'of'> & { options: Option[] };

export const SelectField = ({ name, label, value, help, error, options, ...rest }: SelectFieldProps) => (
  <Labelled name={name} label={label} help={help} error={error}>
    <span class="select">
      <select
        id={idOf(name)}
        name={name}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, help, error)}
        {...rest}
      >
        <Options options={options} value={value} />
      </select>
      <Icon name="chevron-down" small />
    </span>
  </Labelled>
);

export const Options = ({ options, value }: { options: Option[]; value?: string }) => (
  <>
    {options.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </>
);

/** A choice that looks like a button, for filters; its form is sent as soon as it changes. */
export const PillSelect = (props: { name: string; label: string; value: string; options: Option[] }) => (
  <span class="pill like-button">
    <select name={props.name} aria-label={props.label}>
      <Options options={props.options} value={props.value} />
    </select>
    <Icon name="chevron-down" small />
  </span>
);

type TickProps = {
  name: string;
  value: string;
  ticked: boolean;
  label: Child;
  hint?: Child;
  /** Stands at the end of the line. */
  figure?: Child;
  type?: 'checkbox' | 'radio';
};

export const Tick = ({ name, value, ticked, label, hint, figure, type = 'checkbox' }: TickProps) => (
  <label class="tick">
    <input type={type} name={name} value={value} checked={ticked} />
    <span class="grow">
      <b>{label}</b>
      {hint && <small>{hint}</small>}
    </span>
    {figure}
  </label>
);

/** Every time zone that the runtime knows, UTC first. */
export const timeZoneOptions = (): Option[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));

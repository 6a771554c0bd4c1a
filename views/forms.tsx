/** Forms: every change is a POST form that works without JavaScript. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Setting } from '../src/sources/adapter.ts';
import { Icon, Key } from './parts.tsx';

/** Field name → sentence, as Refusal.fields carries it. */
export type Errors = Record<string, string>;

export const HiddenFields = ({ fields }: { fields: Record<string, string | number> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={String(value)} />
    ))}
  </>
);

type PostFormProps = PropsWithChildren<{
  action: string;
  fields?: Record<string, string | number>;
  /** Sent by htmx where it runs; the answer is then a list of partials (moved.tsx), else a 303. */
  live?: boolean;
  class?: string;
  id?: string;
}>;

/** A form that posts; with `live` the page stays and only what changed is replaced. */
export const PostForm = ({ action, fields = {}, live, children, ...rest }: PostFormProps) => (
  <form
    method="post"
    action={action}
    {...rest}
    {...(live && { 'hx-post': action, 'hx-target': '#announce', 'hx-swap': 'none', 'hx-sync': 'drop' })}
  >
    <HiddenFields fields={fields} />
    {children}
  </form>
);

type PressProps = {
  label: Child;
  icon?: string;
  /** The single key that presses it, and what is shown as such. */
  press?: string;
  name?: string;
  value?: string;
  look?: string;
  id?: string;
};

/** A submit button that may have a key of its own. */
export const Press = ({ label, icon, press, look = '', ...rest }: PressProps) => (
  <button
    type="submit"
    class={`button ${look}`}
    {...(press && { 'data-key': press, 'aria-keyshortcuts': press })}
    {...rest}
  >
    {icon && <Icon name={icon} />}
    <span>{label}</span>
    {press && <Key>{press.toUpperCase()}</Key>}
  </button>
);

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
};

const idOf = (name: string) => `field-${name}`;

/** Help and error belong to the input through aria-describedby. */
export function describedBy(name: string, help: unknown, error: unknown): string | undefined {
  const ids = [help && `${idOf(name)}-help`, error && `${idOf(name)}-error`].filter(Boolean);
  return ids.length ? ids.join(' ') : undefined;
}

type FrameProps = PropsWithChildren<{ name: string; label: string; help?: Child; error?: string }>;

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
    {error && (
      <p class="error" id={`${idOf(name)}-error`}>
        <Icon name="circle-x" small />
        {error}
      </p>
    )}
  </div>
);

export const Field = ({ name, label, value = '', help, error, type = 'text', ...rest }: FieldProps) => (
  <Labelled name={name} label={label} help={help} error={error}>
    <input
      class="input"
      id={idOf(name)}
      name={name}
      type={type}
      value={value}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy(name, help, error)}
      {...rest}
    />
  </Labelled>
);

type Option = { value: string; label: string };

type SelectFieldProps = Omit<FieldProps, 'type' | 'placeholder' | 'list'> & { options: Option[] };

export const SelectField = ({ name, label, value, help, error, options, ...rest }: SelectFieldProps) => (
  <Labelled name={name} label={label} help={help} error={error}>
    <span class="select">
      <select id={idOf(name)} name={name} aria-describedby={describedBy(name, help, error)} {...rest}>
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

type TickProps = {
  name: string;
  value: string;
  ticked: boolean;
  label: Child;
  hint?: Child;
  type?: 'checkbox' | 'radio';
};

export const Tick = ({ name, value, ticked, label, hint, type = 'checkbox' }: TickProps) => (
  <label class="tick">
    <input type={type} name={name} value={value} checked={ticked} />
    <span class="grow">
      <b>{label}</b>
      {hint && <small>{hint}</small>}
    </span>
  </label>
);

type SettingFieldsProps = { settings: Setting[]; values: Record<string, string>; errors: Errors };

const isStored = (setting: Setting, values: Record<string, string>) =>
  Boolean(setting.secret && values[setting.name]);

const helpFor = (setting: Setting, values: Record<string, string>) =>
  isStored(setting, values) ? `${setting.help} Leave empty to keep the stored one.` : setting.help;

/** The inputs that an adapter or a channel asks for. A secret is never sent back into the page. */
export const SettingFields = ({ settings, values, errors }: SettingFieldsProps) => (
  <>
    {settings.map((setting) => (
      <Field
        name={setting.name}
        label={setting.label}
        value={setting.secret ? '' : values[setting.name]}
        help={helpFor(setting, values)}
        error={errors[setting.name]}
        type={setting.secret ? 'password' : 'text'}
        autocomplete="off"
        required={setting.required && !isStored(setting, values)}
        placeholder={setting.example}
      />
    ))}
  </>
);

type MenuProps = PropsWithChildren<{
  label: Child;
  press?: string;
  look?: string;
  name?: string;
  class?: string;
}>;

/** A button that opens a list of choices; <details>, so it opens without JavaScript too. */
export const Menu = ({ label, press, look = 'button', name, class: extra = '', children }: MenuProps) => (
  <details class={`menu ${extra}`} name={name}>
    <summary class={look} {...(press && { 'data-key': press, 'aria-keyshortcuts': press })}>
      {label}
      {press && <Key>{press.toUpperCase()}</Key>}
    </summary>
    <div class="menu-list">{children}</div>
  </details>
);

/** Every time zone that the runtime knows, UTC first. */
export const timeZoneOptions = (): Option[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));

type DeleteProps = PropsWithChildren<{ action: string; word: string }>;

/** Deleting takes two presses, and the second stands beside what it will do. */
export const Delete = ({ action, word, children }: DeleteProps) => (
  <details class="delete">
    <summary class="button quiet">
      <Icon name="trash-2" /> {word}
    </summary>
    <PostForm action={action}>
      <p>{children}</p>
      <button type="submit" class="button danger">
        {word}
      </button>
    </PostForm>
  </details>
);

/** A rule or filter that cannot be read: the sentence, and the text with the faulty place marked. */
export type PlacedError = { message: string; query: string; start: number; end: number };

export const PlacedErrorText = ({ error: { message, query, start, end } }: { error: PlacedError }) => (
  <div class="error" role="alert">
    <p>
      <Icon name="circle-x" small /> {message}
    </p>
    <code>
      {query.slice(Math.max(0, start - 60), start)}
      <mark>{query.slice(start, Math.max(end, start + 1)) || ' '}</mark>
      {query.slice(Math.max(end, start + 1), end + 60)}
    </code>
  </div>
);

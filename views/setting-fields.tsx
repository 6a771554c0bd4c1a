/** The fields of what an adapter or a channel asks for. A secret is never sent back into the page. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Setting } from '../src/sources/adapter.ts';
import { describedBy, type Errors, Field, idOf, Labelled, SelectField } from './fields.tsx';

type Props = {
  settings: Setting[];
  values: Record<string, string>;
  errors: Errors;
  /** Nothing is stored yet, so a secret that was typed has to be typed again. */
  fresh?: boolean;
  /** The names of those that apply to the values; all of them when left out. */
  asked?: string[];
};

type One = Omit<Props, 'settings' | 'asked'> & { setting: Setting };

const isStored = ({ setting, values, fresh }: One) =>
  Boolean(!fresh && setting.secret && values[setting.name]);

/** What every control of a setting has. */
const told = (one: One) => ({
  name: one.setting.name,
  label: one.setting.label,
  value: one.setting.secret ? '' : one.values[one.setting.name],
  help: isStored(one) ? `${one.setting.help} Leave empty to keep the stored one.` : one.setting.help,
  error: one.errors[one.setting.name],
  required: one.setting.required && !isStored(one),
});

const Lines = (one: One) => {
  const { name, label, value, help, error, required } = told(one);
  return (
    <Labelled name={name} label={label} help={help} error={error}>
      <textarea
        class="input lines"
        id={idOf(name)}
        name={name}
        rows={6}
        spellcheck={false}
        autocomplete="off"
        required={required}
        placeholder={one.setting.example}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, help, error)}
      >
        {value}
      </textarea>
    </Labelled>
  );
};

const Control = (one: One) => {
  const { setting } = one;
  if (setting.multiline) return <Lines {...one} />;
  if (setting.options) return <SelectField {...told(one)} options={setting.options} required={undefined} />;
  return (
    <Field
      {...told(one)}
      type={setting.secret ? 'password' : 'text'}
      autocomplete="off"
      placeholder={setting.example}
    />
  );
};

/** Comes and goes with the choice that asks for it, at once where scripts run. */
const WhenAsked = ({ when, isAsked, children }: PropsWithChildren<WhenProps>) => (
  <fieldset
    class="asked"
    data-when={when.name}
    data-is={when.is.join(' ')}
    hidden={!isAsked}
    disabled={!isAsked}
  >
    {children}
  </fieldset>
);

type WhenProps = { when: NonNullable<Setting['when']>; isAsked: boolean };

/** Without scripts: the same form again, with the fields of what is chosen now. */
const ShowFields = () => (
  <button type="submit" class="button small without-script" name="reload" value="1" formnovalidate>
    Show the fields of this choice
  </button>
);

export const SettingFields = ({ settings, asked, ...rest }: Props) => (
  <>
    {settings.map((setting) => {
      const decides = settings.some(({ when }) => when?.name === setting.name);
      const control = (
        <>
          <Control setting={setting} {...rest} />
          {decides && <ShowFields />}
        </>
      );
      if (!setting.when) return control;
      return (
        <WhenAsked when={setting.when} isAsked={asked?.includes(setting.name) ?? true}>
          {control}
        </WhenAsked>
      );
    })}
  </>
);

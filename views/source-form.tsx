/** The form of a source: its settings, trying them, and signing in where that is how it is done. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Setting } from '../src/sources/adapter.ts';
import type { Errors } from './fields.tsx';
import { Once, PostForm, TryButton } from './forms.tsx';
import { Icon } from './parts.tsx';
import { SettingFields } from './setting-fields.tsx';

export type SourceForm = {
  settings: Setting[];
  /** The names of those that apply to the values. */
  asked: string[];
  /** Without secrets; for a stored secret any text that is not empty, so that it is not asked for again. */
  values: Record<string, string>;
  errors: Errors;
};

type Props = PropsWithChildren<{
  action: string;
  fields?: Record<string, string>;
  form: SourceForm;
  fresh?: boolean;
  /** False where there is nothing to poll. */
  triable: boolean;
  submit: string;
}>;

export const SourceFormFields = ({ action, fields, form, fresh, triable, submit, children }: Props) => (
  <PostForm action={action} fields={fields} class="form">
    {fresh && <Once />}
    <SettingFields {...form} fresh={fresh} />
    {form.errors[''] && (
      <p class="error" role="alert">
        <Icon name="circle-x" small />
        {form.errors['']}
      </p>
    )}
    <div class="button-row">
      <button type="submit" class="button solid">
        {submit}
      </button>
      {triable && <TryButton action={action} target="#trial" icon="play" idle="Try it now" busy="Trying…" />}
      {children}
    </div>
  </PostForm>
);

/** Registered at the service before anyone can sign in. */
export const RedirectAddress = ({ address }: { address: string }) => (
  <div class="field">
    <b class="field-name">Redirect address</b>
    <code class="address">{address}</code>
    <p class="hint">
      Register exactly this address with your client there. It follows PUBLIC_URL, so set that first when it
      is not the address that people use.
    </p>
  </div>
);

/** The form of a channel: its name, its settings, and a test before they are stored. */
import type { Setting } from '../src/sources/adapter.ts';
import { type Errors, Field } from './fields.tsx';
import { Once, PostForm, TryButton } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Fragment } from './layout.tsx';
import { Icon } from './parts.tsx';
import { SettingFields } from './setting-fields.tsx';

export type ChannelForm = {
  /** Null for a new one. */
  channel: { id: number } | null;
  kinds: { kind: string; label: string; settings: Setting[] }[];
  /** The kind of the form. */
  kind: string;
  /** The names of the settings that apply to the values. */
  asked: string[];
  /** `name` and the kind's settings; for a stored secret any text that is not empty. */
  values: Record<string, string>;
  /** What a test message came to; null before one. */
  tried: Tried | null;
  errors: Errors;
};

type Tried = { problem: string | null };

const Said = ({ tried, errors }: { tried: Tried | null; errors: Errors }) => {
  if (tried && tried.problem === null)
    return <p class="hint ok">The test was taken. Look for it in the channel.</p>;
  const sentences = tried ? [`The test did not arrive. ${tried.problem}`] : Object.values(errors);
  return (
    <>
      {sentences.map((sentence) => (
        <p class="error">
          <Icon name="circle-x" small />
          {sentence}
        </p>
      ))}
    </>
  );
};

type TriedProps = { frame: Frame; tried: Tried | null; errors: Errors };

/** For `#tried`. */
export const TriedFragment = ({ frame, ...said }: TriedProps) => (
  <Fragment frame={frame}>
    <Said {...said} />
  </Fragment>
);

export const ChannelFormFields = ({ data }: { data: ChannelForm }) => {
  const settings = data.kinds.find((kind) => kind.kind === data.kind)?.settings ?? [];
  const action = data.channel ? `/channels/${data.channel.id}` : '/channels';
  return (
    <PostForm action={action} fields={{ kind: data.kind }} class="form">
      {!data.channel && <Once />}
      <Field
        name="name"
        label="Name"
        value={data.values.name}
        error={data.errors.name}
        help="As people here call it, for example #brand-alerts."
        required
      />
      <SettingFields
        settings={settings}
        asked={data.asked}
        values={data.values}
        errors={data.errors}
        fresh={data.channel === null}
      />
      <div id="tried" aria-live="polite">
        {data.tried && <Said tried={data.tried} errors={{}} />}
      </div>
      <div class="button-row">
        <button type="submit" class="button solid">
          {data.channel ? 'Save changes' : 'Add channel'}
        </button>
        <TryButton action={action} target="#tried" icon="send" idle="Send a test with this" busy="Sending…" />
        <a class="button quiet" href="/alerts">
          Cancel
        </a>
      </div>
    </PostForm>
  );
};

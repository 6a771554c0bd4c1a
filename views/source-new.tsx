/** `/sources/new`: choose a kind, then fill in what its adapter asks for. */
import type { Setting } from '../src/sources/adapter.ts';
import { Card, PageHead } from './cards.tsx';
import { type Errors, SettingFields } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon, SourceGlyph } from './parts.tsx';

/** A kind of source that can be added, from its adapter. */
export type SourceKind = { kind: string; label: string; settings: Setting[] };

export type NewSourceData = {
  kinds: SourceKind[];
  /** The chosen kind, or null while choosing. */
  kind: string | null;
  values: Record<string, string>;
  errors: Errors;
};

const KindList = ({ kinds }: { kinds: SourceKind[] }) => (
  <ul class="choices">
    {kinds.map(({ kind, label, settings }) => (
      <li>
        <a class="choice" href={`/sources/new?kind=${encodeURIComponent(kind)}`}>
          <SourceGlyph kind={kind} />
          <span class="grow">
            <b>{label}</b>
            <small>{settings.some((setting) => setting.secret) ? 'needs a key' : 'no key needed'}</small>
          </span>
          <Icon name="chevron-right" small />
        </a>
      </li>
    ))}
  </ul>
);

const AddForm = ({ kind, data }: { kind: SourceKind; data: NewSourceData }) => (
  <PostForm action="/sources" fields={{ kind: kind.kind }} class="form">
    <SettingFields settings={kind.settings} values={data.values} errors={data.errors} />
    {data.errors[''] && <p class="error">{data.errors['']}</p>}
    <div class="button-row">
      <button type="submit" class="button solid">
        Add and read now
      </button>
      <a class="button quiet" href="/sources/new">
        Another kind
      </a>
    </div>
  </PostForm>
);

/** `/sources/new`: choose a kind, then fill in what its adapter asks for. */
export const NewSourcePage = ({ frame, data }: { frame: Frame; data: NewSourceData }) => {
  const kind = data.kinds.find((each) => each.kind === data.kind);
  return (
    <Layout frame={frame} title="Add a source" current="sources">
      <PageHead title="Add a source" sub="It is read at once, then again and again at its own rhythm." />
      <Card title={kind ? kind.label : 'What should be read?'} class="form-card">
        {kind ? <AddForm kind={kind} data={data} /> : <KindList kinds={data.kinds} />}
      </Card>
    </Layout>
  );
};

/** `/sources/new`: choose a kind, then fill in what its adapter asks for. */
import type { OfferedKind } from '../src/sources/offered.ts';
import { Card, PageHead } from './cards.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { KindFacts } from './source-facts.tsx';
import { RedirectAddress, type SourceForm, SourceFormFields } from './source-form.tsx';
import { KindList } from './source-kinds.tsx';
import { type TrialData, TrialPlace } from './source-trial.tsx';

export type NewSourceData = {
  kinds: OfferedKind[];
  /** The chosen kind with what was typed, or null while choosing. */
  chosen: { kind: OfferedKind; form: SourceForm; redirectAddress: string; trial: TrialData } | null;
};

type Chosen = NonNullable<NewSourceData['chosen']>;

const isPolled = ({ access }: OfferedKind) => access === 'open' || access === 'key';

function submitWords(kind: OfferedKind): string {
  if (kind.signsIn) return 'Add and sign in';
  return isPolled(kind) ? 'Add and read now' : 'Add';
}

const ByHand = () => (
  <Card title="Without waiting">
    <div class="form">
      <p>Mentions that are typed in or come in a file need no source of their own.</p>
      <div class="button-row">
        <a class="button" href="/mentions/new">
          <Icon name="plus" /> Add one mention
        </a>
        <a class="button" href="/imports">
          <Icon name="upload" /> Import a file
        </a>
      </div>
    </div>
  </Card>
);

const AddForm = ({ chosen: { kind, form, redirectAddress, trial } }: { chosen: Chosen }) => (
  <div class="columns-main">
    <div class="sheet-part">
      <Card title={kind.label}>
        {kind.signsIn && <RedirectAddress address={redirectAddress} />}
        {kind.settings.length === 0 && <p class="hint">There is nothing to fill in.</p>}
        <SourceFormFields
          action="/sources"
          fields={{ kind: kind.kind }}
          form={form}
          fresh
          triable={isPolled(kind) && !kind.signsIn}
          submit={submitWords(kind)}
        >
          <a class="button quiet" href="/sources/new">
            Another kind
          </a>
        </SourceFormFields>
      </Card>
      <TrialPlace data={trial} />
    </div>
    <div class="sheet-part">
      {kind.kind === 'manual' && <ByHand />}
      <Card title="Good to know">
        <KindFacts kind={kind} />
      </Card>
    </div>
  </div>
);

/** `/sources/new`: choose a kind, then fill in what its adapter asks for. */
export const NewSourcePage = ({ frame, data: { kinds, chosen } }: { frame: Frame; data: NewSourceData }) => (
  <Layout frame={frame} title="Add a source" current="sources">
    <PageHead
      title={chosen ? `Add ${chosen.kind.label}` : 'Add a source'}
      sub={
        chosen ? (
          <a href="/sources/new">All kinds of sources</a>
        ) : (
          'What should be read? It is read at once, then again and again at its own rhythm.'
        )
      }
    />
    {chosen ? <AddForm chosen={chosen} /> : <KindList kinds={kinds} />}
  </Layout>
);

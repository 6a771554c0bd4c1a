/** `/brands/:id/crisis`: one person answers, along a playbook, with a log and a summary. */
import type { Approval } from '../src/replies/approval.ts';
import type { Crisis } from '../src/replies/crises.ts';
import { BrandTabs } from './brand-tabs.tsx';
import { Banner, Card, PageHead } from './cards.tsx';
import { End, figures, Log, Steps } from './crisis-now.tsx';
import { type CrisisData, Lines, Owner, type Part, urlOf } from './crisis-parts.tsx';
import { SelectField } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Moment } from './time.tsx';

const Start = ({ data }: Part) => (
  <Card title="Begin a crisis" hint="replies of everybody but one person are held">
    <PostForm action={urlOf(data, 'crisis')} class="form">
      <Once />
      <Lines data={data} name="what" label="What happened" rows={2} />
      <Owner data={data} />
      <button type="submit" class="button danger">
        Hold all other replies
      </button>
    </PostForm>
  </Card>
);

const Past = ({ crisis }: { crisis: Crisis }) => (
  <details class="card">
    <summary>
      <b>{crisis.what}</b> <Moment at={crisis.startedAt} />
    </summary>
    <p class="said-text">{crisis.summary}</p>
    <p class="hint">{figures(crisis)}</p>
    <ul class="said-list">
      {crisis.log.map(({ at, who, text }) => (
        <li class="hint">
          <Moment at={at} /> {who ?? 'Earshot'}: {text}
        </li>
      ))}
    </ul>
  </details>
);

const APPROVAL_WORDS: { value: Approval; label: string }[] = [
  { value: 'nobody', label: 'Nobody’s: replies go out as they are written' },
  { value: 'responders', label: 'Responders’: a manager looks first' },
  { value: 'everybody', label: 'Everybody’s: a second person looks first' },
];

/** Nobody approves what they wrote themselves. */
function approvedBy({ approvers: [first, ...others] }: CrisisData): string {
  if (!first) return 'Nobody may approve replies here yet: a manager or an admin can.';
  if (others.length > 0) return `${[first, ...others].map(({ name }) => name).join(', ')} may approve them.`;
  return `Only ${first.name} may approve them, so nobody can approve what ${first.name} writes. Make a second person a manager.`;
}

const Prepared = ({ data }: Part) => (
  <div class="columns-2">
    <Card title="Playbook" hint="one step a line; a crisis begins with these">
      <PostForm action={urlOf(data, 'playbook')} class="form">
        <Lines data={data} name="playbook" label="Steps" rows={9} value={data.playbook} />
        <button type="submit" class="button">
          Save playbook
        </button>
      </PostForm>
    </Card>
    <Card title="Approval">
      <PostForm action={urlOf(data, 'approval')} class="form">
        <SelectField
          name="approval"
          label="Whose replies are approved before they go out"
          help={approvedBy(data)}
          value={data.brand.approval}
          options={APPROVAL_WORDS}
        />
        <button type="submit" class="button">
          Save
        </button>
      </PostForm>
    </Card>
  </div>
);

/** The form that these words stood in went with the beginning or the end of a crisis. */
const Typed = ({ data: { typed } }: Part) => {
  const words = typed.what ?? typed.text ?? typed.summary;
  return words ? (
    <textarea class="input" rows={3} readonly aria-label="What you typed">
      {words}
    </textarea>
  ) : null;
};

export const CrisisPage = ({ frame, data }: { frame: Frame; data: CrisisData }) => {
  const may = Boolean(frame.can['lead crisis']);
  const { now: crisis, brand } = data;
  return (
    <Layout frame={frame} title={`Crisis mode, ${brand.name}`} current="brands">
      <PageHead title="Crisis mode" sub={<a href={`/brands/${brand.id}`}>{brand.name}</a>} />
      <BrandTabs frame={frame} brandId={brand.id} current="crisis" />
      {data.errors[''] && (
        <Banner tone="warn" icon="circle-x">
          {data.errors['']}
          <Typed data={data} />
        </Banner>
      )}
      {!crisis && (
        <Banner tone="ok" icon="circle-check">
          {brand.name} is in no crisis: everybody answers.
        </Banner>
      )}
      {crisis && (
        <Banner tone="late" icon="triangle-alert">
          <b>{crisis.what}</b> Since <Moment at={crisis.startedAt} />. {crisis.leader} alone answers.{' '}
          {figures(crisis)}
        </Banner>
      )}
      {crisis ? (
        <div class="columns-2">
          <Steps data={data} crisis={crisis} may={may} />
          <div class="sheet-part">
            <Log data={data} crisis={crisis} may={may} />
            {may && <End data={data} crisis={crisis} now={frame.now} />}
          </div>
        </div>
      ) : (
        may && (
          <>
            <Start data={data} />
            <Prepared data={data} />
          </>
        )
      )}
      {data.past.map((past) => (
        <Past crisis={past} />
      ))}
    </Layout>
  );
};

/** `/brands/:id/crisis`: one person answers, along a playbook, with a log and a summary. */
import type { Approval } from '../src/replies/approval.ts';
import type { Crisis } from '../src/replies/crises.ts';
import { BrandTabs } from './brand-tabs.tsx';
import { Banner, Card, PageHead } from './cards.tsx';
import { describedBy, type Errors, idOf, Labelled, SelectField } from './fields.tsx';
import { count, duration } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';
import { Moment } from './time.tsx';

export type CrisisData = {
  brand: { id: number; name: string; approval: Approval };
  now: Crisis | null;
  past: Crisis[];
  people: { id: number; name: string }[];
  /** One step a line. */
  playbook: string;
  errors: Errors;
  typed: Record<string, string>;
};

type Part = { data: CrisisData };

type LinesProps = Part & { name: string; label: string; help?: string; rows: number; value?: string };

const Lines = ({ data, name, label, help, rows, value = '' }: LinesProps) => (
  <Labelled name={name} label={label} help={help} error={data.errors[name]}>
    <textarea
      class="input"
      id={idOf(name)}
      name={name}
      rows={rows}
      aria-invalid={data.errors[name] ? 'true' : undefined}
      aria-describedby={describedBy(name, help, data.errors[name])}
    >
      {data.typed[name] ?? value}
    </textarea>
  </Labelled>
);

const Owner = ({ data, chosen }: Part & { chosen?: number | null }) => (
  <SelectField
    name="owner"
    label="Who leads"
    help="This person alone answers until it is over; everybody else keeps drafts."
    error={data.errors.owner}
    value={data.typed.owner ?? (chosen ? String(chosen) : undefined)}
    options={data.people.map(({ id, name }) => ({ value: String(id), label: name }))}
  />
);

const urlOf = ({ brand }: CrisisData, path: string) => `/brands/${brand.id}/${path}`;

const Start = ({ data }: Part) => (
  <Card title="Begin a crisis" hint="replies of everybody but one person are held">
    <PostForm action={urlOf(data, 'crisis')} class="form">
      <Lines data={data} name="what" label="What happened" rows={2} />
      <Owner data={data} />
      <button type="submit" class="button danger">
        Hold all other replies
      </button>
    </PostForm>
  </Card>
);

const Steps = ({ data, crisis, may }: Part & { crisis: Crisis; may: boolean }) => (
  <Card
    title="Playbook"
    hint={`${crisis.steps.filter(({ doneAt }) => doneAt).length} of ${crisis.steps.length} done`}
  >
    <ol class="playbook">
      {crisis.steps.map(({ step, doneBy, doneAt }, index) => (
        <li>
          <PostForm action={urlOf(data, 'crisis/step')} fields={{ step: index }}>
            <Icon name={doneAt ? 'circle-check' : 'circle-dashed'} />
            <span class="grow">
              {step}
              {doneAt && (
                <span class="hint">
                  {' '}
                  {doneBy}, <Moment at={new Date(doneAt)} />
                </span>
              )}
            </span>
            {may && (
              <button type="submit" class="button quiet small" name={doneAt ? 'undone' : 'done'} value="1">
                {doneAt ? 'Not done' : 'Done'}
              </button>
            )}
          </PostForm>
        </li>
      ))}
    </ol>
  </Card>
);

const Log = ({ data, crisis, may }: Part & { crisis: Crisis; may: boolean }) => (
  <Card title="Log">
    {may && (
      <PostForm action={urlOf(data, 'crisis/log')} class="form">
        <Once />
        <Lines data={data} name="text" label="What was decided or learnt" rows={2} />
        <button type="submit" class="button">
          Add to the log
        </button>
      </PostForm>
    )}
    <ul class="said-list">
      {crisis.log.map(({ at, who, text }) => (
        <li class="said">
          <p class="hint">
            <b>{who ?? 'Earshot'}</b> <Moment at={at} />
          </p>
          <p class="said-text" dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ul>
  </Card>
);

function figures({ mentions, negative, answered, held }: Crisis): string {
  const waiting = held > 0 ? ` ${count(held, 'draft')} held.` : '';
  return `${count(mentions, 'mention')} meanwhile, ${negative} of them negative, ${answered} answered.${waiting}`;
}

/** A beginning for whoever writes the summary. */
function draftOf(crisis: Crisis, now: Date): string {
  const lasted = duration(now.getTime() - crisis.startedAt.getTime());
  const done = crisis.steps.filter(({ doneAt }) => doneAt).length;
  return `${crisis.what}\nLasted ${lasted}; led by ${crisis.leader}. ${figures(crisis)} ${done} of ${crisis.steps.length} steps done.\nWhat we learnt: `;
}

const End = ({ data, crisis, now }: Part & { crisis: Crisis; now: Date }) => (
  <Card title="End it">
    <PostForm action={urlOf(data, 'crisis/end')} class="form">
      <Lines data={data} name="summary" label="Closing summary" rows={6} value={draftOf(crisis, now)} />
      <button type="submit" class="button solid">
        It is over
      </button>
    </PostForm>
    <PostForm action={urlOf(data, 'crisis/owner')} class="form">
      <Owner data={data} chosen={crisis.ownerId} />
      <button type="submit" class="button">
        Pass it on
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

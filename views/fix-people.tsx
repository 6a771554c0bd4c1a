/** Whom to tell that it is fixed: who was, who has a draft, who does not want to hear of it. */
import type { Complainant, Told } from '../src/fixes/complainants.ts';
import type { FixDetail } from '../src/fixes/detail.ts';
import { Card, Pager } from './cards.tsx';
import { Bar } from './chart.tsx';
import { count, firstWords, number } from './format.ts';
import { Menu, Once, PostForm } from './forms.tsx';
import { Chip, Hidden, Icon, type Tone } from './parts.tsx';
import { NotPrinted, PRINTED } from './printed.tsx';
import { Time } from './time.tsx';
import { authorUrl, mentionUrl } from './urls.ts';
import { sourceName } from './words.ts';

type Shown = { data: FixDetail & { may: { tell: boolean } } };

const STATES: Record<Told, [tone: Tone | undefined, word: string]> = {
  'to tell': [undefined, 'To tell'],
  prepared: ['accent', 'Draft ready'],
  told: ['ok', 'Told'],
  'not to contact': ['line', 'Not to contact'],
};

const AT_A_TIME = 20;

const Who = ({ person: { sourceKind, handle, name } }: { person: Complainant }) => (
  <>
    {handle ? (
      <a href={authorUrl(sourceKind, handle)}>
        <bdi>{name ?? handle}</bdi>
      </a>
    ) : (
      <b>
        <bdi>{name ?? 'Somebody'}</bdi>
      </b>
    )}{' '}
    <span class="muted">on {sourceName(sourceKind)}</span>
  </>
);

const State = ({ person: { state, by } }: { person: Complainant }) => (
  <>
    <Chip tone={STATES[state][0]}>{STATES[state][1]}</Chip>
    {by && <span class="muted">by {by}</span>}
  </>
);

type PersonProps = { person: Complainant; fixId: number; may: boolean; printed: boolean };

const Person = ({ person, fixId, may, printed }: PersonProps) => (
  <li class={printed ? 'person-said' : 'person-said no-print'}>
    <div class="grow">
      <p class="person-name">
        <Who person={person} />
        <span class="muted">
          <Time at={person.publishedAt} />
          {person.complaints > 1 && `, the newest of ${person.complaints} complaints`}
        </span>
        <State person={person} />
      </p>
      <p class="said-line" dir="auto" lang={person.language ?? undefined}>
        <a href={mentionUrl(person.mentionId)}>{firstWords(person.excerpt, 160)}</a>
      </p>
    </div>
    {may && <Acts fixId={fixId} person={person} />}
  </li>
);

type ActProps = {
  fixId: number;
  mentionId: number;
  to: string;
  word: string;
  fields?: Record<string, string>;
};

const Act = ({ fixId, mentionId, to, word, fields = {} }: ActProps) => (
  <PostForm action={`/fixes/${fixId}/${to}`} fields={{ mention: mentionId, ...fields }}>
    <button type="submit">{word}</button>
  </PostForm>
);

const More = () => (
  <>
    <Icon name="ellipsis" />
    <Hidden>Other ways</Hidden>
  </>
);

const Acts = ({ fixId, person: { mentionId, state } }: { fixId: number; person: Complainant }) => {
  const at = { fixId, mentionId };
  if (state === 'told') return null;
  if (state === 'not to contact')
    return (
      <PostForm action={`/fixes/${fixId}/contact`} fields={{ mention: mentionId, allowed: 'yes' }}>
        <button type="submit" class="button small">
          Allow contact
        </button>
      </PostForm>
    );
  return (
    <div class="button-row">
      {state === 'to tell' ? (
        <PostForm action={`/fixes/${fixId}/drafts`} fields={{ mention: mentionId }}>
          <Once />
          <button type="submit" class="button small">
            Write a draft
          </button>
        </PostForm>
      ) : (
        <a class="button small" href={`${mentionUrl(mentionId)}#reply`}>
          Open the draft
        </a>
      )}
      <Menu label={<More />} look="button small icon-only">
        <Act {...at} to="tellings" word="Told another way" />
        {state === 'prepared' && <Act {...at} to="tellings/removal" word="Put back to those to tell" />}
        <Act {...at} to="contact" word="Do not contact" fields={{ allowed: 'no' }} />
      </Menu>
    </div>
  );
};

const Progress = ({ data: { telling } }: Shown) => (
  <div class="telling">
    <p>
      <b>
        {number(telling.told)} of {number(telling.all)} told
      </b>
      {telling.forgotten > 0 && (
        <span class="muted">
          , {number(telling.forgotten)} of whom {telling.forgotten === 1 ? 'is' : 'are'} kept no longer
        </span>
      )}
    </p>
    <Bar share={telling.told / Math.max(1, telling.all)} own />
  </div>
);

const Filters = ({ data: { fix, telling } }: Shown) => (
  <nav class="page-tabs" aria-label="Whom to show">
    {([null, 'to tell', 'prepared', 'told', 'not to contact'] as const).map((state) => {
      const all = Object.values(telling.counts).reduce((sum, each) => sum + each, 0);
      return (
        <a href={peopleUrl(fix.id, state)} aria-current={telling.show === state ? 'page' : undefined}>
          {state === null ? 'Everybody' : STATES[state][1]}{' '}
          <small>{number(state === null ? all : telling.counts[state])}</small>
        </a>
      );
    })}
  </nav>
);

const Prepare = ({ data: { fix, state, telling, may } }: Shown) => {
  if (state === 'planned') return <p class="hint">They can be told when it has shipped.</p>;
  const next = Math.min(AT_A_TIME, telling.counts['to tell']);
  if (!may.tell || next === 0) return null;
  return (
    <PostForm action={`/fixes/${fix.id}/drafts`} fields={{ next }}>
      <Once />
      <button type="submit" class="button solid">
        <Icon name="reply" /> {next === 1 ? 'Write the last draft' : `Write ${next} drafts`}
      </button>
    </PostForm>
  );
};

/** The card; people with whom the viewer may do nothing are shown all the same. */
export const People = ({ data }: Shown) => {
  const { fix, telling, may } = data;
  const people = Object.values(telling.counts).reduce((sum, each) => sum + each, 0);
  return (
    <Card title="Whom to tell" hint="who complained in the year before it shipped, each once" id="people">
      {people + telling.forgotten === 0 ? (
        <p class="hint">Nobody complained of this theme in the year before, so there is nobody to tell.</p>
      ) : (
        <>
          <div class="telling-head">
            <Progress data={data} />
            <Prepare data={data} />
          </div>
          <Filters data={data} />
          {telling.shown.length === 0 ? (
            <p class="hint">Nobody here.</p>
          ) : (
            <ul class="people-said">
              {telling.shown.map((person, index) => (
                <Person
                  person={person}
                  fixId={fix.id}
                  may={may.tell && data.state !== 'planned'}
                  printed={index < PRINTED}
                />
              ))}
            </ul>
          )}
          <NotPrinted of={telling.shown.length + (telling.next === null ? 0 : telling.left)} />
          <NotShown data={data} />
        </>
      )}
    </Card>
  );
};

/** Whose complaints were looked at, where there are too many for all. */
const looked = ({ complaints, newest }: FixDetail['telling']) =>
  newest === null
    ? ''
    : `These are the people behind the ${number(newest)} newest of ${number(complaints)} complaints, not counting those who have a draft or were told; who complained before them follows as these are told. `;

const NotShown = ({ data: { fix, telling } }: Shown) => (
  <>
    {telling.next !== null && (
      <Pager
        href={peopleUrl(fix.id, telling.show, telling.next)}
        words={count(telling.left, 'more person', 'more people')}
      />
    )}
    <p class="hint">
      {looked(telling)}The newest complaints come first. Drafts are never sent by themselves. Who does not
      want to hear from you is left out of this fix and of all to come.
    </p>
  </>
);

function peopleUrl(fixId: number, show: Told | null, after: number | null = null): string {
  const query = new URLSearchParams({ ...(show && { show }), ...(after && { after: String(after) }) });
  return `/fixes/${fixId}${query.size > 0 ? `?${query}` : ''}#people`;
}

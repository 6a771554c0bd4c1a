/** The people behind the mentions: whom to thank, whom to win back, who is heard. */
import type { Child } from 'hono/jsx';
import type { PeopleList, PeopleReport } from '../src/reports/people.ts';
import type { Influencer, Promoters } from '../src/reports/people-influence.ts';
import type { PersonSaid } from '../src/reports/people-lists.ts';
import { Card, EmptyState, PageHead, Pager, Table } from './cards.tsx';
import { count, number, percent, signed } from './format.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Chip, Icon, SentimentMark, Stars } from './parts.tsx';
import { periodWords } from './period.tsx';
import { ReportFilters, ReportTabs, reportUrl } from './report-frame.tsx';
import { between, FigureCell } from './report-parts.tsx';
import { behind } from './reputation-data.ts';
import { Time } from './time.tsx';
import { authorUrl, inboxUrl, mentionUrl } from './urls.ts';
import { STATUS_WORDS, sourceName, wordFor } from './words.ts';

export type PeopleData = PeopleReport & { list: PeopleList | null };

type Shown = { data: PeopleData };

const Named = ({ person }: { person: { sourceKind: string; handle: string; name: string | null } }) => (
  <>
    <a href={authorUrl(person.sourceKind, person.handle)}>
      <bdi>{person.name ?? person.handle}</bdi>
    </a>{' '}
    <small class="muted">on {sourceName(person.sourceKind)}</small>
  </>
);

const saidBy = ({ handle }: { handle: string }) =>
  inboxUrl({ view: 'everything', sort: 'newest', q: `author:"${handle}"` });

const History = ({ person }: { person: PersonSaid }) => (
  <p class="facts">
    <a href={saidBy(person)}>{count(person.mentions, 'mention')}</a>
    {person.mentions > 1 && (
      <span>
        {person.positive} positive, {person.negative} negative
      </span>
    )}
    {person.followers !== null && <span>reach {number(person.followers)}</span>}
    <span>{wordFor(STATUS_WORDS, person.status)}</span>
    {person.answered && <Chip tone="ok">answered</Chip>}
  </p>
);

type PersonProps = {
  person: PersonSaid;
  /** Where several brands stand together. */
  namesBrand: boolean;
  action: { word: string; icon: string } | null;
};

const Person = ({ person, namesBrand, action }: PersonProps) => (
  <li class="person-said">
    <SentimentMark sentiment={person.sentiment} />
    <div class="grow">
      <p class="person-name">
        <Named person={person} />
        {person.rating !== null && <Stars rating={person.rating} />}
        <span class="muted">
          <Time at={person.publishedAt} ago />
          {namesBrand && `, about ${person.brandName}`}
        </span>
      </p>
      <p dir="auto" class="person-words">
        <a href={mentionUrl(person.mentionId)}>{person.excerpt}</a>
      </p>
      <History person={person} />
    </div>
    {action && (
      <a class="button small" href={`${mentionUrl(person.mentionId, {}, { pick: 'draft' })}#composer`}>
        <Icon name={action.icon} small /> {action.word}
      </a>
    )}
  </li>
);

const LISTS: Record<PeopleList, { title: string; hint: string; none: string; nobody: string }> = {
  advocates: {
    title: 'Advocates to thank',
    hint: 'praise that nobody answered yet',
    none: 'Nobody is left to thank in these days',
    nobody: 'Everybody whose newest word is praise was answered, or there was no praise.',
  },
  detractors: {
    title: 'Detractors to win back',
    hint: 'complaints that are open or unanswered',
    none: 'Nobody is left to win back in these days',
    nobody: 'Every critic was answered and settled, or spoke better since.',
  },
  influencers: {
    title: 'Heard by many',
    hint: 'influence = reach + engagement',
    none: 'Nobody with a known reach in these days',
    nobody: 'Some sources say neither who follows an author nor how a post was received.',
  },
};

const ACTIONS = {
  advocates: { word: 'Thank them', icon: 'reply' },
  detractors: { word: 'Answer', icon: 'reply' },
} as const;

const listUrl = (data: PeopleData, list: PeopleList, more: Record<string, string> = {}) =>
  reportUrl('/people', data, { list, ...more });

const More = ({ data, list }: { data: PeopleData; list: PeopleList }) => {
  const next = data[list]?.next;
  if (!next) return null;
  return data.list === list ? (
    <Pager href={listUrl(data, list, { cursor: next })} words="More" />
  ) : (
    <p class="pager">
      <a class="button" href={listUrl(data, list)}>
        All of them
      </a>
    </p>
  );
};

const Nobody = ({ list }: { list: PeopleList }) => (
  <EmptyState icon="users" title={LISTS[list].none}>
    {LISTS[list].nobody} Choose a longer period or another source to look further.
  </EmptyState>
);

type ListProps = {
  data: PeopleData;
  list: 'advocates' | 'detractors';
  mayReply: boolean;
  namesBrand: boolean;
};

const Said = ({ data, list, mayReply, namesBrand }: ListProps) => {
  const found = data[list];
  if (!found) return null;
  const { title, hint } = LISTS[list];
  return (
    <Card title={title} hint={hint} id={list}>
      {found.people.length === 0 && <Nobody list={list} />}
      <ul class="people-said">
        {found.people.map((person) => (
          <Person person={person} namesBrand={namesBrand} action={mayReply ? ACTIONS[list] : null} />
        ))}
      </ul>
      <More data={data} list={list} />
    </Card>
  );
};

const sum = ({ reachPoints, engagementPoints }: Influencer): Child => (
  <>
    {reachPoints.toFixed(1)} + {engagementPoints.toFixed(1)}
  </>
);

const Influencers = ({ data }: Shown) => {
  if (!data.influencers) return null;
  const { title, hint } = LISTS.influencers;
  return (
    <Card title={title} hint={hint} id="influencers">
      {data.influencers.people.length === 0 ? (
        <Nobody list="influencers" />
      ) : (
        <Table
          caption={title}
          heads={[
            'Who',
            '>Followers',
            '>Engagement',
            '>Reach + engagement',
            '>Influence',
            '>Mentions',
            '>Tone',
          ]}
          rows={data.influencers.people.map((person) => [
            <Named person={person} />,
            person.followers === null ? <span class="muted">not said</span> : number(person.followers),
            number(person.engagement),
            <span class="muted">{sum(person)}</span>,
            person.influence.toFixed(1),
            <a href={saidBy(person)}>{number(person.mentions)}</a>,
            <Tone person={person} />,
          ])}
        />
      )}
      <p class="hint">
        Reach points are 10 × log10(1 + followers), engagement points 10 × log10(1 + likes + comments + shares
        of what they said of you in these days): ten points more is ten times as much. Followers are the most
        that a post of these days showed, an estimate of who can have seen it; names on different sources are
        not added.
      </p>
      <More data={data} list="influencers" />
    </Card>
  );
};

const Tone = ({ person: { positive, negative } }: { person: Influencer }) => {
  if (positive === negative) return <Chip tone="neutral">{positive === 0 ? 'neutral' : 'mixed'}</Chip>;
  return positive > negative ? (
    <Chip tone="positive">for you</Chip>
  ) : (
    <Chip tone="negative">against you</Chip>
  );
};

const Strip = ({ data, promoters }: Shown & { promoters: Promoters }) => {
  const { people, rate, interval, few, passives, detractors } = promoters;
  const share = (n: number) => (people === 0 ? null : percent(n / people));
  const link = (more: string) => behind(data, data.sourceKind ? `${more} source:${data.sourceKind}` : more);
  return (
    <>
      <dl class="figures four">
        <FigureCell word="People heard" href={link('')} value={number(people)}>
          <span class="delta">with a scored mention</span>
        </FigureCell>
        <FigureCell
          word="Promoters"
          href={link('sentiment:positive')}
          value={rate === null ? null : percent(rate)}
          few={few}
          note={between(interval)}
        >
          <span class="delta">{count(promoters.promoters, 'person', 'people')}</span>
        </FigureCell>
        <FigureCell word="Passives" href={link('sentiment:neutral')} value={share(passives)} few={few}>
          <span class="delta">{count(passives, 'person', 'people')}</span>
        </FigureCell>
        <FigureCell word="Detractors" href={link('sentiment:negative')} value={share(detractors)} few={few}>
          <span class="delta">
            {count(detractors, 'person', 'people')}
            {!few && rate !== null && `, ${signed(((promoters.promoters - detractors) / people) * 100)} net`}
          </span>
        </FigureCell>
      </dl>
      <p class="footnote">
        Each person counts once, by their newest scored mention of these days: promoter, passive or detractor.
        Own accounts, competitors’ accounts, muted authors and suspected spam are left out; authors without a
        handle cannot be told apart and are not counted. Nothing is stored about anybody for this page.
      </p>
    </>
  );
};

const Lists = ({ data }: Shown) =>
  data.list === null ? null : (
    <p class="sub">
      <a href={reportUrl('/people', data)}>All about people</a>
    </p>
  );

export const PeoplePage = ({ frame, data }: Shown & { frame: Frame }) => {
  const mayReply = Boolean(frame.can['write reply']);
  const own = frame.brands.filter(({ kind }) => kind === 'own');
  const said = { data, mayReply, namesBrand: data.brand === null && own.length > 1 };
  return (
    <Layout frame={frame} title="People" current="people">
      <PageHead
        title={data.list === null ? 'People' : LISTS[data.list].title}
        sub={`${periodWords(data.period)}, who spoke and what to do about it`}
      >
        <ReportFilters
          data={data}
          action="/people"
          sourceKinds={data.sourceKinds}
          fields={data.list === null ? {} : { list: data.list }}
        />
      </PageHead>
      <ReportTabs frame={frame} data={data} at="/people" />
      <Lists data={data} />
      {data.promoters && <Strip data={data} promoters={data.promoters} />}
      <div class={data.list === null ? 'columns-2' : 'contents'}>
        <Said {...said} list="advocates" />
        <Said {...said} list="detractors" />
      </div>
      <Influencers data={data} />
    </Layout>
  );
};

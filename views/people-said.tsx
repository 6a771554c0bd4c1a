/** People by what they said last, each with one thing to do. */
import type { PersonSaid } from '../src/reports/people/lists.ts';
import type { PeopleList } from '../src/reports/people/people.ts';
import { Card } from './cards.tsx';
import { count, firstWords, number } from './format.ts';
import { Chip, Icon, SentimentMark, Stars } from './parts.tsx';
import { LISTS, More, Nobody, type PeopleData } from './people-lists.tsx';
import { Time } from './time.tsx';
import { authorUrl, mentionsBehind, mentionUrl } from './urls.ts';
import { STATUS_WORDS, sourceName, wordFor } from './words.ts';

export const Named = ({
  person,
}: {
  person: { sourceKind: string; handle: string; name: string | null };
}) => (
  <>
    <a href={authorUrl(person.sourceKind, person.handle)}>
      <bdi>{person.name ?? person.handle}</bdi>
    </a>{' '}
    <small class="muted">on {sourceName(person.sourceKind)}</small>
  </>
);

type Author = { sourceKind: string; handle: string };

/** What narrows mentions to those of one person on one source. */
export const byAuthor = ({ sourceKind, handle }: Author) => `source:${sourceKind} author:"${handle}"`;

const History = ({ data, person }: { data: PeopleData; person: PersonSaid }) => (
  <p class="facts">
    <a href={mentionsBehind(`${byAuthor(person)} NOT status:dismissed NOT is:spam`, data.brand?.id ?? null)}>
      {count(person.mentions, 'mention')}
    </a>
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
  data: PeopleData;
  person: PersonSaid;
  /** Where several brands stand together. */
  namesBrand: boolean;
  action: { word: string; icon: string } | null;
};

const Person = ({ data, person, namesBrand, action }: PersonProps) => (
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
        <a href={mentionUrl(person.mentionId)}>{firstWords(person.excerpt, 240)}</a>
      </p>
      <History data={data} person={person} />
    </div>
    {action && (
      <a class="button small" href={`${mentionUrl(person.mentionId, {}, { pick: 'draft' })}#composer`}>
        <Icon name={action.icon} small /> {action.word}
      </a>
    )}
  </li>
);

/** Those who are only counted are asked nothing. */
const ACTIONS: Partial<Record<PeopleList, { word: string; icon: string }>> = {
  advocates: { word: 'Thank them', icon: 'reply' },
  detractors: { word: 'Answer', icon: 'reply' },
};

type ListProps = {
  data: PeopleData;
  list: Exclude<PeopleList, 'influencers'>;
  mayReply: boolean;
  namesBrand: boolean;
};

export const Said = ({ data, list, mayReply, namesBrand }: ListProps) => {
  const found = list === 'advocates' || list === 'detractors' ? data[list] : data.counted;
  if (!found) return null;
  const { title, hint } = LISTS[list];
  return (
    <Card title={title} hint={hint} id={list}>
      {found.people.length === 0 && <Nobody list={list} />}
      <ul class="people-said">
        {found.people.map((person) => (
          <Person
            data={data}
            person={person}
            namesBrand={namesBrand}
            action={(mayReply && ACTIONS[list]) || null}
          />
        ))}
      </ul>
      <More data={data} list={list} />
    </Card>
  );
};

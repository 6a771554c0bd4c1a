/** Who is heard by many, with the formula. */
import type { Child } from 'hono/jsx';
import type { Influencer } from '../src/reports/people/influence.ts';
import { Card, Table } from './cards.tsx';
import { number } from './format.ts';
import { Chip } from './parts.tsx';
import { LISTS, More, Nobody, type PeopleData } from './people-lists.tsx';
import { byAuthor, Named } from './people-said.tsx';
import { behind } from './reputation-data.ts';

const sum = ({ reachPoints, engagementPoints }: Influencer): Child => (
  <>
    {reachPoints.toFixed(1)} + {engagementPoints.toFixed(1)}
  </>
);

export const Influencers = ({ data }: { data: PeopleData }) => {
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
            <a href={behind(data, byAuthor(person))}>{number(person.mentions)}</a>,
            <Tone person={person} />,
          ])}
        />
      )}
      <p class="hint">
        Reach points are 10 × log10(1 + followers), engagement points 10 × log10(1 + likes + comments + shares
        of what they said of you in these days): ten points more is ten times as much. Followers are the most
        that a post of these days showed, an estimate of who can have seen it; names on different sources are
        not added. They are looked for among the authors of the 1,000 posts with the most reach and
        engagement.
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

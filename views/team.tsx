/** Who has how much, and the teams that share it. Nobody is ranked. */
import type { Child } from 'hono/jsx';
import { Card, PageHead, Table } from './cards.tsx';
import { type Errors, Field, Tick } from './fields.tsx';
import { count, number } from './format.ts';
import { Delete, Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Avatar, Chip, Hidden, Icon } from './parts.tsx';
import { Moment } from './time.tsx';
import { inboxUrl } from './urls.ts';

type Load = { id: number; name: string; open: number; dueToday: number; late: number };
type Team = { id: number; name: string; members: { id: number; name: string }[] };

export type TeamData = {
  load: {
    people: (Load & { awayUntil: Date | null; answered: number })[];
    teams: (Load & { withoutPerson: number })[];
    /** In the queue, and with nobody. */
    nobody: number;
  };
  teams: Team[];
  /** Who may be in a team. */
  people: { id: number; name: string }[];
  /** When the viewer's day ends. */
  dayEnd: Date;
  mayChange: boolean;
  /** A form that was refused; `teamId` null: the one for a new team. */
  typed: { teamId: number | null; name: string; memberIds: number[]; errors: Errors } | null;
};

const listed = (q: string) => inboxUrl({ view: 'everything', q });

/** A figure that opens the mentions behind it. */
const Figure = ({ n, q, what }: { n: number; q: string; what: string }) =>
  n === 0 ? (
    <span class="muted">0</span>
  ) : (
    <a href={listed(q)}>
      {number(n)}
      <Hidden> {what}</Hidden>
    </a>
  );

const ACTIVE = '(status:open OR status:pending)';

function figures(load: Load, of: string, dayEnd: Date): Child[] {
  const today = `due:${dayEnd.toISOString().slice(0, 16)}Z`;
  return [
    <Figure n={load.open} q={`${of} ${ACTIVE}`} what={`open with ${load.name}`} />,
    <Figure n={load.dueToday} q={`${of} ${today} NOT is:overdue`} what={`due today with ${load.name}`} />,
    <Figure n={load.late} q={`${of} is:overdue`} what={`late with ${load.name}`} />,
  ];
}

const Person = ({ name, awayUntil, now }: { name: string; awayUntil: Date | null; now: Date }) => (
  <span class="who">
    <Avatar name={name} /> {name}
    {awayUntil && awayUntil > now && (
      <Chip tone="line">
        away until <Moment at={awayUntil} />
      </Chip>
    )}
  </span>
);

const People = ({ frame, data }: { frame: Frame; data: TeamData }) => (
  <Card title="Work by person" hint={count(data.load.people.length, 'person', 'people')}>
    {data.load.people.length === 0 ? (
      <p>Nobody yet. Whoever may answer for one of your brands is listed here.</p>
    ) : (
      <Table
        caption="Work by person"
        heads={['Person', '>Open', '>Due today', '>Late', '>Answered in 7 days']}
        rows={data.load.people.map((person) => [
          <Person name={person.name} awayUntil={person.awayUntil} now={frame.now} />,
          ...figures(person, `assignee:${person.id}`, data.dayEnd),
          <Figure n={person.answered} q={`answered:${person.id}`} what={`answered by ${person.name}`} />,
        ])}
      />
    )}
    <p class="hint">
      {data.load.nobody === 0 ? (
        'Nothing in the queue is without a person.'
      ) : (
        <a href={inboxUrl({ q: 'assignee:none' })}>
          {count(data.load.nobody, 'mention')} that need a reply have nobody yet
        </a>
      )}
    </p>
  </Card>
);

const Teams = ({ data }: { data: TeamData }) =>
  data.load.teams.length === 0 ? null : (
    <Card title="Work by team">
      <Table
        caption="Work by team"
        heads={['Team', '>Open', '>Due today', '>Late', '>Without a person']}
        rows={data.load.teams.map((team) => [
          team.name,
          ...figures(team, `team:${team.id}`, data.dayEnd),
          <Figure
            n={team.withoutPerson}
            q={`team:${team.id} assignee:none ${ACTIVE}`}
            what={`of ${team.name} without a person`}
          />,
        ])}
      />
    </Card>
  );

type Values = { name: string; memberIds: number[]; errors: Errors };

const TeamFields = ({ people, values, of }: { people: TeamData['people']; values: Values; of?: number }) => (
  <>
    <Field
      name="name"
      of={of}
      label="Name"
      value={values.name}
      error={values.errors.name}
      required
      autocomplete="off"
    />
    <fieldset class="field">
      <legend>Who is in it?</legend>
      {people.map((person) => (
        <Tick
          name="member"
          value={String(person.id)}
          ticked={values.memberIds.includes(person.id)}
          label={person.name}
        />
      ))}
      {values.errors.members && <p class="error">{values.errors.members}</p>}
    </fieldset>
  </>
);

const valuesOf = ({ typed }: TeamData, team: Team | null): Values =>
  typed && typed.teamId === (team?.id ?? null)
    ? typed
    : { name: team?.name ?? '', memberIds: team?.members.map(({ id }) => id) ?? [], errors: {} };

const memberWords = ({ members }: Team) =>
  members.length === 0 ? 'nobody is in it' : members.map(({ name }) => name).join(', ');

const ChangeTeam = ({ team, data }: { team: Team; data: TeamData }) => (
  <details open={data.typed?.teamId === team.id}>
    <summary>Change {team.name}</summary>
    <PostForm action={`/teams/${team.id}`} class="form">
      <TeamFields people={data.people} values={valuesOf(data, team)} of={team.id} />
      <button type="submit" class="button solid">
        Save team
      </button>
    </PostForm>
    <Delete action={`/teams/${team.id}/deletion`} word="Remove team">
      Its mentions stay with their people. Those that only the team had are nobody’s then.
    </Delete>
  </details>
);

const Manage = ({ data }: { data: TeamData }) => (
  <div class="columns-2">
    <Card title="Teams" hint={String(data.teams.length)}>
      {data.teams.length === 0 && (
        <p class="hint">None yet. A team takes work for people of whom any one may do it.</p>
      )}
      <ul class="people">
        {data.teams.map((team) => (
          <li class="person">
            <div class="grow">
              <b>{team.name}</b>
              <p class="hint">{memberWords(team)}</p>
              {data.mayChange && <ChangeTeam team={team} data={data} />}
            </div>
          </li>
        ))}
      </ul>
    </Card>
    {data.mayChange && (
      <Card title="Make a team">
        <PostForm action="/teams" class="form">
          <Once />
          <TeamFields people={data.people} values={valuesOf(data, null)} />
          <button type="submit" class="button solid">
            Make team
          </button>
        </PostForm>
      </Card>
    )}
  </div>
);

/** `/team`. */
export const TeamPage = ({ frame, data }: { frame: Frame; data: TeamData }) => (
  <Layout frame={frame} title="Team" current="team">
    <PageHead title="Team" sub="Who has what, and what is due. In alphabetical order: nobody is ranked.">
      <a class="button" href="/team/report">
        <Icon name="trending-up" /> How the team answers
      </a>
    </PageHead>
    <People frame={frame} data={data} />
    <Teams data={data} />
    <Manage data={data} />
  </Layout>
);

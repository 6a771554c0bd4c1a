/** Two years of mentions with what a team did about them, made in SQL in the order of their days, as polls store them: the ground of the benchmark of reports. */
import { type SQL, sql } from 'drizzle-orm';
import { type Db, rows } from '../../src/db/db.ts';
import { brands, businessHours, fixes, teams, users } from '../../src/db/schema.ts';
import type { Platform } from '../../src/platform/platform.ts';

export const ZONE = 'Europe/Stockholm';
const DAYS = 740;
const THEMES = [
  ...['delivery', 'price', 'battery', 'support', 'app', 'range'],
  ...['staff', 'quality', 'returns', 'website', 'warranty', 'size'],
];

/** One brand of one's own with three quarters of the mentions, a competitor with the others; gives the own one's id. */
export async function fillReports(platform: Platform, mentions: number): Promise<number> {
  const { db } = platform;
  const [own, rival] = await db
    .insert(brands)
    .values(
      (['own', 'competitor'] as const).map((kind) => ({
        name: kind,
        kind,
        timeZone: ZONE,
        createdAt: platform.now(),
      })),
    )
    .returning({ id: brands.id });
  const [brandId, rivalId] = [own!.id, rival!.id];
  await db
    .insert(businessHours)
    .values([1, 2, 3, 4, 5].map((weekday) => ({ brandId, weekday, opens: 540, closes: 1020 })));
  const indexes = await withoutIndexes(db);
  await tellMentions(platform, mentions, { brandId, rivalId, team: await hireTeam(platform) });
  await db.execute(sql`vacuum mentions`);
  await makeIndexes(db, indexes);
  await answerAndResolve(db);
  await shipFixes(platform, brandId);
  await db.execute(sql`
    insert into rollups_due (brand_id, day)
    select distinct brand_id, (published_at at time zone ${ZONE})::date from mentions`);
  for (const table of ['mentions', 'replies', 'events']) await db.execute(sql.raw(`vacuum analyze ${table}`));
  return brandId;
}

type Cast = { brandId: number; rivalId: number; team: { people: number[]; teams: number[] } };

async function hireTeam({ db, now }: Platform): Promise<Cast['team']> {
  const people = await db
    .insert(users)
    .values(
      ['Adam', 'Bea', 'Cleo', 'Dan', 'Eva', 'Finn'].map((name) => ({
        name,
        email: `${name}@bench.example`,
        role: 'responder' as const,
        createdAt: now(),
      })),
    )
    .returning({ id: users.id });
  const both = await db
    .insert(teams)
    .values(['North', 'South'].map((name) => ({ name, createdAt: now() })))
    .returning({ id: teams.id });
  return { people: people.map(({ id }) => id), teams: both.map(({ id }) => id) };
}

const array = (values: (string | number)[]) =>
  sql.raw(`(array[${values.map((value) => `'${value}'`).join()}])`);

/** A whole number below `sides`, the same in every run; each `salt` throws another die. */
const die = (sides: number, salt: number) =>
  sql.raw(`((hashint8(n * 16 + ${salt})::bigint & 1048575) % ${sides})`);

/** Some themes are spoken of far more than others. */
const aTheme = (salt: number) => {
  const place = sql`floor(power(${die(1000, salt)} / 1000.0, 2) * ${sql.raw(String(THEMES.length))})::int`;
  return sql`${array(THEMES)}[1 + ${place}]`;
};

async function tellMentions(platform: Platform, mentions: number, { brandId, rivalId, team }: Cast) {
  const now = platform.now().toISOString();
  const tell = (from: number, to: number) => sql`
    insert into mentions (id, brand_id, source_kind, external_id, author_handle, author_followers, likes, comments, text,
      language, themes, aspects, rating, published_at, found_at, content_hash, matched_spans, sentiment, sentiment_score,
      evidence, scored_by, priority, priority_score, priority_reasons, needs_response, status, first_replied_at,
      resolved_at, due_at, clock_from, target_minutes, assignee_id, team_id, updated_at)
    select n, case when chosen < 25 then ${rivalId}::int else ${brandId}::int end, kind, n::text, 'person' || person,
      case when ${die(7, 1)} = 0 then person % 9973 end, case when kind = 'reddit' then ${die(90, 2)} end,
      case when kind = 'reddit' then ${die(30, 3)} end, repeat('words about bikes ', 12),
      ${array(['en-GB', 'sv', 'de'])}[1 + ${die(3, 4)}], themes,
      case when themes = '{}' or ${die(3, 5)} > 0 then '[]'::jsonb
        else jsonb_build_array(jsonb_build_object('theme', themes[1], 'label', 'negative', 'score', -0.5)) end,
      case when kind in ('trustpilot', 'appstore') then 1 + ${die(5, 6)} end, at, at, n::text, '[]',
      ${array(['negative', 'neutral', 'neutral', 'positive', 'positive', 'unscored'])}[1 + mood],
      ${sql.raw('(array[-0.6, 0, 0, 0.5, 0.7, null])')}[1 + mood], '[]', 'bench', 'normal', ${die(100, 7)}, '[]', needing,
      case when needing and ${die(50, 8)} > 0 then 'resolved' else 'open' end, replied,
      case when needing and ${die(50, 8)} > 0 then coalesce(replied, at) + ${die(999, 9)} * interval '5 minutes' end,
      case when needing then at + interval '1 day' end, case when needing then at end,
      case when needing then 240 end, case when needing then ${array(team.people)}[1 + ${die(6, 10)}]::int end,
      case when needing then ${array(team.teams)}[1 + ${die(3, 11)}]::int end, ${now}::timestamptz
    from (
      select n, chosen, person, mood, at, needing, ${array(['rss', 'reddit', 'trustpilot', 'hackernews', 'appstore'])}[1 + person % 5] as kind,
        case when needing and ${die(5, 12)} > 0 then at + power(${die(1000, 13)}, 2) * interval '5 seconds' end as replied,
        (array[${aTheme(14)}, ${aTheme(15)}])[1:${die(3, 0)}] as themes
      from (
        select n, ${die(100, 1)} as chosen, (hashint8(n)::bigint & 1073741823) % (${mentions}::bigint * 3 / 4) as person, ${die(6, 2)} as mood,
          ${die(5, 3)} = 0 as needing,
          ${now}::timestamptz - interval '1 day' * (${DAYS}::int * (1 - n / ${mentions}::float8) + ${die(1000, 15)} / 1000.0) as at
        from generate_series(${from}::bigint, ${to}::bigint) n
      ) drawn
    ) told`;
  const middle = Math.floor(mentions / 2);
  await Promise.all([
    unguarded(platform.db, tell(1, middle)),
    unguarded(platform.db, tell(middle + 1, mentions)),
  ]);
  await platform.db.execute(
    sql`select setval(pg_get_serial_sequence('mentions', 'id'), ${mentions}::bigint)`,
  );
}

/** Without a look at each row's brand, person and team, which are known to be there. */
const unguarded = (db: Db, statement: SQL) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(statement);
  });

/** Who answered, and that some waited for their author. */
async function answerAndResolve(db: Db): Promise<void> {
  const replies = sql`
    insert into replies (mention_id, user_id, text, created_at, posted_at)
    select id, assignee_id, 'Sorry.', first_replied_at, first_replied_at from mentions
    where first_replied_at is not null`;
  const events = sql`
    insert into events (mention_id, brand_id, kind, via, change, version, at)
    select m.id, m.brand_id, step.status, 'web', jsonb_build_object('to', jsonb_build_object('status', step.status)), 1,
      m.first_replied_at + (m.resolved_at - m.first_replied_at) * step.part
    from mentions m, (values ('pending', 0.2), ('open', 0.6), ('resolved', 1)) step(status, part)
    where m.first_replied_at is not null and m.resolved_at is not null and m.id % 10 = 0 order by m.id, step.part`;
  await Promise.all([unguarded(db, replies), unguarded(db, events)]);
}

async function shipFixes({ db, now }: Platform, brandId: number): Promise<void> {
  const shippedOn = new Date(now().getTime() - 60 * 86_400_000).toISOString().slice(0, 10);
  await db.insert(fixes).values(
    THEMES.slice(0, 3).map((theme, place) => ({
      brandId,
      theme,
      title: `A better ${theme}`,
      shippedOn,
      watchFrom: shippedOn,
      comparisonTheme: THEMES[place + 3]!,
      createdAt: now(),
    })),
  );
}

/** Ten million rows fill tables faster than indexes; the one for words is not made again. */
async function withoutIndexes(db: Db): Promise<string[]> {
  const found = await rows<{ name: string; definition: string }>(
    db,
    sql`select indexname as name, indexdef as definition from pg_indexes
      where tablename = 'mentions' and indexname <> 'mentions_pkey' order by indexdef like '%USING gin%' desc, name`,
  );
  await db.execute(sql`alter table mentions drop constraint mentions_once`);
  for (const { name } of found) await db.execute(sql`drop index if exists ${sql.identifier(name)}`);
  return found.filter(({ name }) => name !== 'mentions_words').map(({ definition }) => definition);
}

/** Two at a time, the longest first. */
async function makeIndexes(db: Db, definitions: string[]): Promise<void> {
  const open = [...definitions];
  const make = async () => {
    for (let next = open.shift(); next; next = open.shift()) await db.execute(sql.raw(next));
  };
  await Promise.all([make(), make()]);
  await db.execute(sql`alter table mentions add constraint mentions_once unique using index mentions_once`);
}

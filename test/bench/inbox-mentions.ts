/** Mentions as a busy team has them, written by the database itself: two own brands and a competitor. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../src/db/db.ts';

/** 3 % wait for an answer, as in a queue that is kept; of every field some values are common and some are rare. */
export async function storeMentions(db: Db, from: number, to: number): Promise<void> {
  await db.execute(sql`insert into brands (id, name, kind, created_at) values (1, 'Fernhill', 'own', now()),
    (2, 'Harrow', 'own', now()), (3, 'Voltaro', 'competitor', now()) on conflict do nothing`);
  await db.execute(sql`
    insert into mentions (brand_id, source_kind, external_id, url, author_name, author_handle, title, text, language,
      published_at, found_at, content_hash, matched_spans, themes, tags, intents, sentiment, sentiment_score,
      sentiment_confidence, evidence, scored_by, priority, priority_score, priority_reasons, needs_response, status,
      dismissed_reason, due_at, first_replied_at, rating, spam, spam_reasons, unsure, updated_at, text_key)
    select case when n % 20 < 15 then 1 when n % 20 < 18 then 2 else 3 end,
      case when n % 5000 = 7 then 'lemmy' else (array['rss','reddit','trustpilot','hackernews'])[1 + n % 4] end,
      'bench-' || n, case when n % 4000 = 8 then 'https://blog.rare.example/' else 'https://news.example/' end || n,
      (array['Marta','Jonas','Ada','Ines'])[1 + person % 4] || ' Writer' || person, 'writer' || person,
      'Fernhill number ' || n, 'Five weeks, three delivery dates and word' || n % 977
        || ' about the bike that I ordered from Fernhill in spring, ' || words || '.',
      case when n % 3000 = 11 then 'fi' when n % 20 = 1 then 'sv' else 'en' end, at, at, md5(n::text), '[]',
      case when n % 20000 = 5 then array['recall'] when n % 3 = 0 then '{}'
        else array[(array['delivery','price','support','battery'])[1 + n % 4]] end,
      case when n % 8000 = 9 then array['vip'] when n % 50 = 0 then array['press'] else '{}' end,
      case when n % 6 = 0 then array['complaint'] else '{}' end,
      (array['negative','neutral','positive'])[1 + n % 3], -0.4, 0.8, '[]', 'bench',
      (array['urgent','high','normal','low'])[1 + n % 4], n % 100, '[{"reason":"Negative","points":40}]', needs,
      case when needs then 'open' when n % 7 = 0 then 'dismissed' else 'resolved' end,
      case when not needs and n % 7 = 0 then 'not-relevant' end,
      case when needs then at + interval '4 hours' end, case when n % 40 = 1 then at + interval '1 hour' end,
      case when n % 4 = 2 then 1 + person % 5 end, n % 300 = 4,
      case when n % 300 = 4 then array['giveaway'] else '{}' end, n % 25 = 3, at,
      hashtextextended(case when n % 660 = 0 then 'twice ' || n / 1320 else 'once ' || n end, 0)
    from (select n, now() - n * interval '30 seconds' as at, n % 33 = 0 as needs, (n * 7919::bigint % 50021)::int as person,
        (select string_agg('w' || floor(20000 * power((hashint4(n * 13 + k) & 65535) / 65536.0, 4)), ' ')
          from generate_series(1, 10) k) as words
      from generate_series(${from + 1}::int, ${to}::int) n) made`);
  // As ingest leaves them: each text is known, and of those that wait every twentieth tells what another one does.
  await db.execute(sql`insert into story_texts (text_key, brand_id, story_id)
    select distinct text_key, brand_id, text_key from mentions order by 1 on conflict do nothing`);
  // As the server does by itself, a little later.
  await db.execute(sql.raw('vacuum (analyze) mentions, story_texts'));
}

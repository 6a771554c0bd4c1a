/** Finding what somebody posted: by handle, or by name where the source gives no handle, and by address. */
import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Author, addressesOf, identitiesOf, type Person } from './person.ts';

const PAGE = 5000;

type Post = Author & { id: number; externalId: string };

export type Posts = { person: Person; posts: Pick<Post, 'id' | 'externalId'>[]; identities: string[] };

/** `author` is a handle, a name, or the address of a profile. */
export async function postsBy(platform: Platform, sourceKind: string, author: string): Promise<Posts> {
  const isAddress = /^https?:\/\//i.test(author);
  const asked = identitiesOf(
    isAddress ? { handle: null, name: null, url: author } : { handle: author, name: null, url: null },
  );
  const named = await everyPost(platform, sourceKind, new Set(asked));
  const called = isAddress ? (named.find(calledOf) ?? null) : null;
  const handle = called ? calledOf(called)! : author;
  const more = called ? await postsBy(platform, sourceKind, handle) : null;
  if (more) return { ...more, identities: [...new Set([...asked, ...more.identities])] };
  const addresses = await ownAddresses(platform, sourceKind, named);
  const posts = [...named, ...addresses.nameless];
  return {
    person: { handle, names: distinct(posts.map(({ name }) => name)), urls: addresses.urls },
    posts,
    identities: [...new Set([...asked, ...addresses.urls.flatMap(addressesOf)])],
  };
}

const calledOf = ({ handle, name }: Author) => handle ?? name;

/** Reads all authors of the kind, a page at a time: only here are spellings compared as people do. */
async function everyPost(
  { db }: Platform,
  sourceKind: string,
  identities: ReadonlySet<string>,
): Promise<Post[]> {
  const found: Post[] = [];
  for (let page: Post[] = [], last = 0; last === 0 || page.length === PAGE; last = page.at(-1)!.id) {
    page = await rows<Post>(
      db,
      sql`select id::float8 as id, external_id as "externalId", author_handle as handle, author_name as name,
          author_url as url
        from mentions where source_kind = ${sourceKind} and id > ${last}::bigint order by id limit ${PAGE}`,
    );
    found.push(...page.filter((post) => identitiesOf(post).some((identity) => identities.has(identity))));
    if (page.length === 0) break;
  }
  return found;
}

/** An address that other people have too, such as a site's, tells nobody apart. */
async function ownAddresses({ db }: Platform, sourceKind: string, named: Post[]) {
  const given = distinct(named.map(({ url }) => url));
  const ids = new Set(named.map(({ id }) => id));
  const others = (
    await rows<Post>(
      db,
      sql`select id::float8 as id, external_id as "externalId", author_handle as handle, author_name as name,
          author_url as url
        from mentions where source_kind = ${sourceKind} and author_url in (select value
          from jsonb_array_elements_text(${JSON.stringify(given)}::text::jsonb))`,
    )
  ).filter(({ id }) => !ids.has(id));
  const shared = new Set(others.filter(calledOf).map(({ url }) => url));
  const urls = given.filter((url) => !shared.has(url));
  return { urls, nameless: others.filter((post) => urls.includes(post.url!)) };
}

const distinct = (values: (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null && value !== '')),
];

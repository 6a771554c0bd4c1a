/** The accounts behind addresses of profiles, as far as posts of such accounts can be read here. */
import { siteOf } from '../query-values.ts';

/** `handle` as authors of this place are called, with @ in front; `kind` is a kind of source. */
export type Account = { handle: string; kind: string };

const NAME = '([A-Za-z0-9][\\w.-]{1,59})';
const at = (path: string) => new RegExp(`^/${path}/?$`);

/** Site → kind of source, and where in the path the name stands. */
const PLACES: [site: RegExp, kind: string, path: RegExp][] = [
  [/^((mobile\.)?twitter|x)\.com$/, 'x', at(`@?${NAME}`)],
  [/^instagram\.com$/, 'instagram', at(NAME)],
  [/(^|\.)facebook\.com$/, 'facebook', at(NAME)],
  [/(^|\.)youtube\.com$/, 'youtube', at(`(?:@|c/|user/)${NAME}`)],
  [/(^|\.)reddit\.com$/, 'reddit', at(`(?:u|user)/${NAME}`)],
  [/^bsky\.app$/, 'bluesky', at(`profile/${NAME}`)],
  [/^github\.com$/, 'github', at(NAME)],
  [/^dev\.to$/, 'devto', at(NAME)],
  [/^medium\.com$/, 'medium', at(`@${NAME}`)],
  [/^producthunt\.com$/, 'producthunt', at(`@${NAME}`)],
];
/** They have such paths too, and are no servers of Mastodon's. */
const OTHERS =
  /(^|\.)(tiktok\.com|threads\.(net|com)|youtube\.com|medium\.com|pinterest\.\w+|t\.me|flickr\.com)$/;
const MOST = 8;

/** One for each profile, without twins, in their order. */
export function accountsOf(profiles: readonly string[]): Account[] {
  const found = profiles.flatMap((profile) => accountOf(profile) ?? []);
  const known = new Map(found.map((account) => [account.handle.toLowerCase(), account]));
  return [...known.values()].slice(0, MOST);
}

function accountOf(profile: string): Account | null {
  const site = siteOf(profile);
  if (!site || !profile.includes('://')) return null;
  const { pathname } = new URL(profile);
  const place = PLACES.find(([host, , path]) => host.test(site) && path.test(pathname));
  if (place) return { handle: `@${place[2].exec(pathname)![1]}`, kind: place[1] };
  const name = at(`@${NAME}`).exec(pathname)?.[1];
  return name && !OTHERS.test(site) ? { handle: `@${name}@${site}`, kind: 'mastodon' } : null;
}

/** Every source adapter. A new one is a file in this folder and a line here. */
import { Refusal } from '../../failure.ts';
import type { SourceAdapter } from '../adapter.ts';
import { appstore } from './appstore/appstore.ts';
import { appstoreconnect } from './appstoreconnect/appstoreconnect.ts';
import { bluesky } from './bluesky/bluesky.ts';
import { devto } from './devto/devto.ts';
import { discourse } from './discourse/discourse.ts';
import { facebook } from './facebook/facebook.ts';
import { gdelt } from './gdelt/gdelt.ts';
import { github } from './github/github.ts';
import { googlealerts } from './googlealerts.ts';
import { googlebusiness } from './googlebusiness/googlebusiness.ts';
import { googlenews } from './googlenews.ts';
import { googleplaces } from './googleplaces/googleplaces.ts';
import { googleplay } from './googleplay/googleplay.ts';
import { hackernews } from './hackernews/hackernews.ts';
import { instagram } from './instagram/instagram.ts';
import { json } from './json/json.ts';
import { lemmy } from './lemmy/lemmy.ts';
import { manual } from './manual.ts';
import { mastodon } from './mastodon/mastodon.ts';
import { medium } from './medium.ts';
import { newsapi } from './newsapi/newsapi.ts';
import { producthunt } from './producthunt/producthunt.ts';
import { push } from './push.ts';
import { reddit } from './reddit/reddit.ts';
import { rss } from './rss.ts';
import { stackexchange } from './stackexchange/stackexchange.ts';
import { tripadvisor } from './tripadvisor.ts';
import { trustpilot } from './trustpilot/trustpilot.ts';
import { x } from './x/x.ts';
import { yelp } from './yelp/yelp.ts';
import { youtube } from './youtube/youtube.ts';

const ALL: SourceAdapter[] = [
  rss,
  appstoreconnect,
  googleplay,
  googlebusiness,
  trustpilot,
  yelp,
  facebook,
  instagram,
  tripadvisor,
  googleplaces,
  hackernews,
  googlenews,
  googlealerts,
  medium,
  appstore,
  gdelt,
  newsapi,
  producthunt,
  json,
  push,
  manual,
  stackexchange,
  github,
  devto,
  mastodon,
  discourse,
  lemmy,
  bluesky,
  x,
  reddit,
  youtube,
];

/** A list in JSON is read by the general kind only where no other one knows it. */
export const SOURCE_ADAPTERS: SourceAdapter[] = ALL.map((adapter) =>
  adapter === json ? { ...json, recognises: (body) => json.recognises(body) && !isKnown(body) } : adapter,
);

const isKnown = (body: string): boolean => ALL.some((other) => other !== json && other.recognises(body));

/** Throws Refusal 'invalid', naming the kinds that there are. */
export function adapterOf(kind: string): SourceAdapter {
  const adapter = SOURCE_ADAPTERS.find((candidate) => candidate.kind === kind);
  if (adapter) return adapter;
  const kinds = SOURCE_ADAPTERS.map((candidate) => candidate.kind).join(', ');
  throw new Refusal('invalid', `There is no source kind "${kind}". Take one of: ${kinds}.`);
}

/** Places where people post for two days, and what they showed: driven by a seed, so that every run is the same. */

import { aPost, before, marksIn, wordsOf } from '../../sources/contract/posts.ts';
import type { Post, Upstream, World } from '../../sources/upstream.ts';
import { type Exchange, type Fault, Services } from '../../support/services.ts';
import type { Dice } from './dice.ts';

export type Place = {
  kind: string;
  upstream: Upstream;
  world: World;
  /** Ids with the version that the last whole reply of a good poll showed. */
  shown: Map<string, number>;
  /** Shown in replies since the last good poll. */
  pending: Map<string, number>;
  /** What every request gets until then. */
  trouble: { until: number; fault: Fault } | null;
  troubles: number;
  /** How many posts may come at once, and how often they did. */
  burst: number;
  bursts: number;
  /** When posts were taken back. */
  gone: Map<string, Date>;
};

export type Kind = Pick<Place, 'kind' | 'upstream' | 'burst'>;

const MINUTE_MS = 60_000;
const LAST_QUIET_MS = 3 * 60 * MINUTE_MS;

/** A loopback server that speaks for all places. */
export async function stageOf(kinds: Kind[], now: Date): Promise<{ services: Services; places: Place[] }> {
  const places = kinds.map((kind, index) => placeOf(kind, now, BigInt(index + 1) * 1_000_000n));
  const services = await new Services().start();
  services.speak(...places);
  services.fault = (_index, { url }) =>
    places.find(({ upstream }) => upstream.hosts.includes(url.host))?.trouble?.fault ?? null;
  services.afterAnswer = (exchange) => note(places, exchange);
  return { services, places };
}

function placeOf({ kind, upstream, burst }: Kind, now: Date, firstId: bigint): Place {
  const posts = [aPost(firstId, { at: before(now, 3600) }), aPost(firstId + 1n, { at: before(now, 1800) })];
  return {
    kind,
    upstream,
    world: { posts, now },
    shown: new Map(),
    pending: new Map(),
    trouble: null,
    troubles: 0,
    burst,
    bursts: 0,
    gone: new Map(),
  };
}

function note(places: Place[], { asked, status, body }: Exchange): void {
  const place = places.find(({ upstream }) => upstream.hosts.includes(asked.url.host));
  if (status === 200) for (const [id, version] of marksIn(body)) place?.pending.set(id, version);
}

/** What happens at a place from one moment to the next. Towards `end` it becomes quiet. */
export function liveOn(place: Place, to: Date, end: Date, dice: Dice): void {
  const { world } = place;
  const from = world.now;
  world.now = to;
  const isLate = end.getTime() - to.getTime() < LAST_QUIET_MS;
  const span = to.getTime() - from.getTime();
  for (let count = dice.few(span / (25 * MINUTE_MS)); count > 0; count--) post(world, from, to, dice);
  if (isLate) {
    place.trouble = null;
    return;
  }
  if (place.bursts === 0 && dice.chance(0.02)) burst(place, from, dice);
  if (dice.chance(0.2)) edit(dice.one(world.posts.slice(-8)), to);
  if (dice.chance(0.06)) remove(place, dice.one(world.posts.slice(-6)));
  if (dice.chance(0.1)) swapNeighbours(world.posts, dice);
  if (dice.chance(0.05)) world.posts.push(dice.one(world.posts.slice(-5)));
  trouble(place, to, dice);
}

function burst(place: Place, from: Date, dice: Dice): void {
  place.bursts++;
  for (let left = place.burst; left > 0; left--) post(place.world, from, place.world.now, dice);
}

function post(world: World, from: Date, to: Date, dice: Dice): void {
  const ids = world.posts.map(({ id }) => BigInt(id));
  const newest = ids.reduce((most, id) => (id > most ? id : most));
  const latest = world.posts.reduce((most, { at }) => Math.max(most, at.getTime()), from.getTime());
  // In their order, as ids count up; some services know no less than a second, and several posts may share one.
  const at = Math.min(to.getTime() - 1000, latest + dice.next() * 3000);
  world.posts.push(aPost(newest + 1n, { at: new Date(Math.floor(at / 1000) * 1000) }));
}

function edit(one: Post, now: Date): void {
  const version = (marksIn(one.text).get(one.id) ?? 0) + 1;
  Object.assign(one, wordsOf(one.id, version), { editedAt: before(now, 5) });
}

function remove({ world, gone }: Place, one: Post): void {
  one.deleted = true;
  if (!gone.has(one.id)) gone.set(one.id, world.now);
}

function swapNeighbours(posts: Post[], dice: Dice): void {
  const at = posts.length - 2 - Math.floor(dice.next() * Math.min(5, posts.length - 1));
  [posts[at], posts[at + 1]] = [posts[at + 1]!, posts[at]!];
}

const OUTAGES: ((place: Place, now: Date) => Fault)[] = [
  () => ({ status: 500, body: '' }),
  () => ({ status: 503, headers: { 'content-type': 'text/html' }, body: '<html><title>Busy</title></html>' }),
  () => ({ cut: 0.6 }),
  () => 'hang',
  ({ upstream }, now) => upstream.tooMany(1800, now),
];

function trouble(place: Place, now: Date, dice: Dice): void {
  if (place.trouble && now.getTime() >= place.trouble.until) place.trouble = null;
  if (place.trouble || !dice.chance(0.04)) return;
  const lasts = (10 + dice.next() * 170) * MINUTE_MS;
  place.trouble = { until: now.getTime() + lasts, fault: dice.one(OUTAGES)(place, now) };
  place.troubles++;
}

/** Fills what surrounds every page. */

import { z } from 'zod';
import type { Can, Frame, Warning } from '../../views/frame.ts';
import { VIEWS } from '../../views/urls.ts';
import { brandsWhere, CAPABILITIES, can, canSomewhere, type Viewer } from '../accounts/can.ts';
import { channelWarnings } from '../alerts/list-channels.ts';
import type { Brand } from '../brands/brands.ts';
import { askAtOnce, known } from '../db/question.ts';
import { hasWords } from '../mentions/filter/words-sql.ts';
import { countEach, type SavedView, savedViewsOf } from '../mentions/inbox/saved-views.ts';
import type { InboxScope } from '../mentions/inbox/walk.ts';
import { othersHere } from '../mentions/presence.ts';
import { answeringNow } from '../replies/to-look-at.ts';
import { daysDue } from '../reports/due.ts';
import type { SourcesInBrief } from '../sources/in-brief.ts';
import { withLocalTimes } from '../sources/note-times.ts';
import { addressOf, readInboxQuery, scopeOf } from './inbox-query.ts';
import type { Request } from './request/environment.ts';
import { id, readQuery } from './request/input.ts';
import { takeNotice } from './request/notice.ts';
import { signedIn } from './request/session.ts';
import { briefOnSources, seenBrands, viewTotals } from './seen.ts';

const QUERY = z.object({ brand: id.optional() });

/** The frame of a page for whoever is signed in; `?brand=` narrows it to one brand. */
export async function frameOf(c: Request): Promise<Frame> {
  const platform = c.get('platform');
  const { account, viewer } = signedIn(c);
  const brands = await seenBrands(c);
  const brandIds = brands.map((brand) => brand.id);
  const looker = { userId: viewer.userId, brandIds };
  const approverBrandIds = brandsWhere(viewer, 'approve reply', brandIds);
  const [totals, brief, [kept, present, answering, channels, behind]] = await Promise.all([
    viewTotals(c),
    briefOnSources(c),
    askAtOnce(
      savedViewsOf(platform, viewer.userId),
      othersHere(platform, looker),
      answeringNow(platform, { ...looker, approverBrandIds }),
      canSomewhere(viewer, 'change alert rules') ? channelWarnings(platform) : known(platform.db, []),
      c.get('isOverDays') ? daysDue(platform) : known(platform.db, 0),
    ),
  ]);
  const maySee = can(viewer, 'see sources');
  return {
    ...surroundings(c, brands),
    saved: await savedOf(c, kept, brands),
    openCount: totals['needs-reply'],
    views: VIEWS.map((view) => ({ view, count: totals[view] })),
    present,
    ...answering,
    unread: brief.silent ? unreadBy(brief, maySee) : undefined,
    warnings: [
      ...(maySee ? ofSources(brief) : []),
      ...channels.map((channel) => ofChannel(channel, account.timeZone)),
    ],
    notice: takeNotice(c),
    problem: leftOut(c.get('refused')),
    daysBehind: behind > UNNOTICED_DAYS ? behind : undefined,
  };
}

/** The same for a piece of a page that shows no counts: they cost more than most pieces. */
export async function fragmentFrameOf(c: Request): Promise<Frame> {
  const { viewer } = signedIn(c);
  const brands = await seenBrands(c);
  const seer = { userId: viewer.userId, brandIds: brands.map((brand) => brand.id) };
  const [present, brief] = await Promise.all([othersHere(c.get('platform'), seer), briefOnSources(c)]);
  return {
    ...surroundings(c, brands),
    openCount: { n: 0, capped: false },
    present,
    unread: brief.silent ? unreadBy(brief, can(viewer, 'see sources')) : undefined,
    warnings: [],
  };
}

function surroundings(c: Request, brands: Brand[]) {
  const { assets, now } = c.get('platform');
  const { account, viewer } = signedIn(c);
  const { name, role, timeZone, theme, shortcuts } = account;
  const asked = readQuery(c, QUERY).brand;
  return {
    viewer: { name, role, timeZone, theme, shortcuts },
    brands: brands.map(({ id: brandId, name: brandName, kind }) => ({ id: brandId, name: brandName, kind })),
    brandId: brands.some((brand) => brand.id === asked) ? asked! : null,
    assets,
    now: now(),
    nonce: crypto.randomUUID(),
    can: capabilities((capability) => canSomewhere(viewer, capability)),
  };
}

const unreadBy = ({ kinds, unreachable, reading }: SourcesInBrief, maySee: boolean) => ({
  isNone: kinds.length === 0,
  unreachable,
  isBeingRead: reading !== null,
  maySee,
});

/** So few are counted before anybody waits for them. */
const UNNOTICED_DAYS = 31;

/** What a report could not be asked, and what it shows instead. */
function leftOut(refused: Record<string, string> | undefined): string | undefined {
  if (!refused) return undefined;
  const isOverDays = ['period', 'from', 'to'].some((name) => name in refused);
  const instead = isOverDays ? 'the last 30 days' : 'the report without it';
  return `${[...new Set(Object.values(refused))].join(' ')} Shown below: ${instead}.`;
}

const UNREACHABLE: Warning = {
  room: 'sources',
  href: '/sources',
  sentence: 'No source can be reached: this machine has no network.',
};

/** One cause is one warning. */
const ofSources = ({ unreachable, warnings }: SourcesInBrief): Warning[] =>
  unreachable ? [UNREACHABLE] : warnings.map(ofSource);

const ofSource = ({ sourceId, sentence }: { sourceId: number; sentence: string }): Warning => ({
  room: 'sources',
  href: `/sources/${sourceId}`,
  sentence,
});

const ofChannel = (
  { channelId, sentence }: { channelId: number; sentence: string },
  zone: string,
): Warning => ({
  room: 'alerts',
  href: `/channels/${channelId}`,
  sentence: withLocalTimes(sentence, zone),
});

/** Saved views with how many each holds; words are left uncounted, since looking for them may take long. */
async function savedOf(c: Request, saved: SavedView[], brands: Brand[]) {
  const platform = c.get('platform');
  const { viewer } = signedIn(c);
  const queries = saved.map(({ query }) => readInboxQuery(Object.fromEntries(new URLSearchParams(query))));
  const scopes = queries.map((query) => scopeOf(query, brands, viewer.userId).scope);
  const cheap = scopes.filter((scope) => scope !== null && !hasWords(scope.filter)) as InboxScope[];
  const counts = await countEach(platform, cheap);
  const shown = new URL(c.req.header('HX-Current-URL') ?? c.req.url, c.req.url);
  const here = addressOf(shown.searchParams);
  return saved.map(({ name, query }, index) => {
    const href = addressOf(new URLSearchParams(query));
    return { name, href, count: counts[cheap.indexOf(scopes[index]!)] ?? null, isCurrent: href === here };
  });
}

/** What may be done with something of this brand. */
export const canOn = (viewer: Viewer, brandId: number): Can =>
  capabilities((capability) => can(viewer, capability, brandId));

const capabilities = (may: (capability: (typeof CAPABILITIES)[number]) => boolean): Can =>
  Object.fromEntries(CAPABILITIES.map((capability) => [capability, may(capability)]));

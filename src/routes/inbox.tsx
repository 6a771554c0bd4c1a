/** The inbox: a list, and one mention opened beside it. */
import { Hono } from 'hono';
import { Arrivals, Arrived, InboxPage, MoreRows } from '../../views/inbox.tsx';
import { DetailFragment } from '../../views/mention.tsx';
import { canSomewhere } from '../accounts/can.ts';
import { arrivalsSince } from '../mentions/inbox/view-counts.ts';
import { sortOf } from '../mentions/inbox/views.ts';
import { isUrl } from '../url.ts';
import { fragmentFrameOf, frameOf } from './frame.ts';
import { besideFor, wholeList } from './inbox-beside.ts';
import { type List, listFor } from './inbox-data.ts';
import { readInboxQuery, scopeOf } from './inbox-query.ts';
import { besideIn, mentionFor } from './mention-data.ts';
import { fragment, isPartial, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { pathId } from './request/input.ts';
import { permittedSomewhere, signedIn } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';
import { welcome } from './welcome.tsx';
import { writingAsked } from './writing-data.ts';

export const inboxRoutes = new Hono<Environment>();

inboxRoutes.get('/', async (c) => {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  if (!canSomewhere(viewer, 'take mention') && isLanding(c)) return c.redirect('/reputation', 303);
  const { inboxQuery } = signedIn(c).account;
  if (inboxQuery && new URL(c.req.url).search === '') return c.redirect(`/?${inboxQuery}`, 303);
  const asked = await askedOf(c);
  if (asked.seen.length === 0) return welcome(c);
  const platform = c.get('platform');
  const [list, frame] = await Promise.all([
    asked.cursor && isPartial(c)
      ? listFor(platform, asked, { cursor: asked.cursor })
      : wholeList(c, asked, asked.cursor),
    asked.cursor && isPartial(c) ? fragmentFrameOf(c) : frameOf(c),
  ]);
  const after = c.req.query('after') ?? '';
  if (isPartial(c)) {
    const data = { ...list, after, selectedId: null, detail: null, shown: 'list' as const };
    const Piece = asked.cursor ? MoreRows : Arrived;
    return fragment(c, <Piece frame={frame} data={data} />);
  }
  const first = list.rows[0];
  const shown = { ...asked, query: list.query };
  const detail = first ? await mentionFor(platform, first.id, shown, besideIn(list)) : null;
  const data = { ...list, after, selectedId: first?.id ?? null, detail, shown: 'list' as const };
  return show(c, <InboxPage frame={frame} data={data} />);
});

inboxRoutes.get('/inbox/arrivals', async (c) => {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const { query, seen } = await askedOf(c);
  const since = timeOf(c.req.query('since'));
  const { scope } = scopeOf(query, seen, viewer.userId);
  const count = scope && since ? await arrivalsSince(c.get('platform'), scope, since) : 0;
  const tag = String(count);
  c.header('HX-PTag', tag);
  if (c.req.header('HX-PTag') === tag) return c.body(null, 304);
  const data = { query, since: since ?? new Date(0), count };
  return fragment(c, <Arrivals frame={await fragmentFrameOf(c)} data={data} />);
});

inboxRoutes.get('/mentions/:id', async (c) => {
  permittedSomewhere(c, 'see mention');
  const id = pathId(c, 'mention');
  return isPartial(c) ? openedAlone(c, id) : openedBesideList(c, id);
});

async function openedAlone(c: Request, id: number) {
  const given = await askedOf(c);
  const asked = { ...given, query: { ...given.query, sort: sortOf(given.query.view, given.query.sort) } };
  const [mention, frame, writing] = await Promise.all([
    mentionFor(c.get('platform'), id, asked, besideFor(c, asked)),
    fragmentFrameOf(c),
    writingAsked(c, id),
  ]);
  const detail = { ...mention, writing };
  return fragment(c, <DetailFragment frame={frame} mention={detail} query={asked.query} />);
}

async function openedBesideList(c: Request, id: number) {
  const asked = await askedOf(c);
  const [list, frame] = await Promise.all([wholeList(c, asked), frameOf(c)]);
  const { query } = list;
  const mention = await mentionFor(c.get('platform'), id, { ...asked, query }, besideIn(list));
  const detail = { ...mention, writing: await writingAsked(c, id) };
  return show(c, <InboxPage frame={frame} data={opened(list, detail)} />);
}

/** The page of one mention beside its list. */
export const opened = (list: List, detail: Awaited<ReturnType<typeof mentionFor>>) => ({
  ...list,
  after: '',
  selectedId: detail.id,
  detail,
  shown: 'detail' as const,
});

async function askedOf(c: Request) {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const query = readInboxQuery(c.req.query());
  const [seen, sources] = await Promise.all([seenBrands(c), briefOnSources(c)]);
  return { query, seen, viewer, sources, cursor: c.req.query('cursor') ?? null };
}

/** The first request after signing in, or an address typed in: not a link on one of our pages. */
function isLanding(c: Request): boolean {
  const from = c.req.header('Referer') ?? '';
  const cameFrom = isUrl(from) ? new URL(from).pathname : '/sign-in';
  return new URL(c.req.url).search === '' && cameFrom.startsWith('/sign-in');
}

/** Null for what is no time, or none that the database has. */
function timeOf(text: string | undefined): Date | null {
  const time = new Date(text ?? '');
  return time.getTime() >= 0 && time.getTime() < YEAR_10000 ? time : null;
}

const YEAR_10000 = 253_402_300_800_000;

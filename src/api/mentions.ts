import { z } from 'zod';
import { guard, guardOn, guardSomewhere, notFound, permittedAmong } from '../accounts/guard.ts';
import { type Brand, listBrands } from '../brands/brands.ts';
import { pushItems } from '../ingest/import.ts';
import { type DescribedMention, describedMentions } from '../mentions/described.ts';
import { inbox } from '../mentions/inbox/inbox.ts';
import { INBOX_SORTS, INBOX_VIEWS } from '../mentions/inbox/views.ts';
import { thread } from '../mentions/thread.ts';
import type { Platform } from '../platform/platform.ts';
import { type ApiRoute, type Asked, route } from './contract.ts';
import { filterOf, MENTION_FILTER } from './mention-filter.ts';
import { EVENT, MENTION, PUSH_REPORT, PUSHED_ITEMS } from './mention-shapes.ts';
import { idInQuery, listOf, paging, wholeList } from './shapes.ts';

type Who = Pick<Asked, 'platform' | 'viewer'>;

const LIST = MENTION_FILTER.extend(paging.shape).extend({
  view: z.enum(INBOX_VIEWS).optional().meta({ description: 'A saved view of the inbox' }),
  sort: z.enum(INBOX_SORTS).default('newest').meta({
    description: 'due and priority list what is open or pending, unless a view says otherwise',
  }),
});

/** The ids of the brands that this token sees. */
export async function seenBrandIds({ platform, viewer }: Who): Promise<number[]> {
  return idsOf(permittedAmong(viewer, 'see mention', await listBrands(platform)));
}

/** One mention as the API gives it; throws "not found" for those of other brands. */
export async function describedMention(
  platform: Platform,
  mentionId: number,
  brandIds: number[],
): Promise<DescribedMention> {
  const [mention] = await describedMentions(platform, [mentionId], brandIds);
  if (!mention) throw notFound('mention');
  return mention;
}

export const mentionRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/mentions',
    summary: 'Mentions, newest first unless asked otherwise',
    query: LIST,
    answer: listOf(MENTION),
    async run({ platform, viewer, query: { cursor = null, limit, sort, view, ...asked } }) {
      guardSomewhere(viewer, 'see inbox');
      const brandIds = await seenBrandIds({ platform, viewer });
      const page = await inbox(platform, {
        brandIds,
        viewerUserId: viewer.userId,
        filter: filterOf(asked),
        view: view ?? (sort === 'newest' ? 'everything' : 'active'),
        sort,
        includeCompetitors: view === undefined,
        cursor,
        limit,
      });
      const ids = page.rows.map((row) => row.id);
      return { items: await describedMentions(platform, ids, brandIds), next: page.next };
    },
  }),
  route({
    method: 'post',
    path: '/mentions',
    summary: 'Push Items from outside: one, or up to 10,000; each is matched, scored and stored once',
    largestBody: 20 * 1024 * 1024,
    query: z.object({
      brand: idInQuery.optional().meta({ description: 'Store them for this brand, matched or not' }),
    }),
    body: PUSHED_ITEMS,
    answer: PUSH_REPORT,
    async run({ platform, viewer, actor, query: { brand }, body, runSoon }) {
      if (brand === undefined) guard(viewer, 'import mentions');
      else guardOn(viewer, 'import mentions', brand, 'brand');
      const report = await pushItems(platform, actor, [body].flat(), { brandId: brand });
      runSoon('deliver');
      return report;
    },
  }),
  route({
    method: 'get',
    path: '/mentions/{id}',
    summary: 'One mention',
    answer: MENTION,
    async run({ platform, viewer, id }) {
      return describedMention(platform, id, await seenBrandIds({ platform, viewer }));
    },
  }),
  route({
    method: 'get',
    path: '/mentions/{id}/events',
    summary: 'What happened to a mention, oldest first',
    answer: listOf(EVENT),
    async run({ platform, viewer, id }) {
      const seer = { brandIds: await seenBrandIds({ platform, viewer }), viewerUserId: viewer.userId };
      const found = await thread(platform, id, seer);
      if (!found) throw notFound('mention');
      return wholeList(found.activity.map(({ who, ...event }) => ({ ...event, by: who })));
    },
  }),
];

const idsOf = (brands: Brand[]) => brands.map((brand) => brand.id);

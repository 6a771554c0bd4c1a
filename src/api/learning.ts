/** What was learnt: did critics come back, what themes cost, what fixes did. */
import { z } from 'zod';
import { guardSomewhere, permittedAmong } from '../accounts/guard.ts';
import { listBrands } from '../brands/brands.ts';
import { effectsOf } from '../fixes/effect.ts';
import { stateOf } from '../fixes/fix.ts';
import { fixesOf } from '../fixes/list.ts';
import { progressOf } from '../fixes/written.ts';
import { impactReport } from '../reports/impact/report.ts';
import { dayOf } from '../reports/period.ts';
import { recoveryReport } from '../reports/recovery/report.ts';
import { type ApiRoute, route } from './contract.ts';
import { ABOUT, ON_SOURCE, questionOf } from './report-question.ts';
import { id, idInQuery, listOf, wholeList } from './shapes.ts';

const BRAND = idInQuery.optional().meta({ description: 'All brands of your own when left out' });
const COUNT = z.int();
const NUMBER = z.number().nullable();
const INTERVAL = z.object({ low: z.number(), high: NUMBER }).nullable();

const ARM = z.object({
  critics: COUNT,
  improved: COUNT,
  unhappy: COUNT,
  silent: COUNT,
  betterAlready: COUNT.meta({ description: 'Happier before the answer, which does not count' }),
  tooSoon: COUNT,
  improvedShare: NUMBER,
  improvedInterval: INTERVAL,
  few: z.boolean(),
});
const EFFECT = z.object({
  difference: NUMBER.meta({ description: 'Answered minus unanswered, among critics alike; null: too few' }),
  interval: INTERVAL,
  answered: COUNT,
  unanswered: COUNT,
  unmatched: COUNT,
  few: z.boolean(),
});
const RECOVERY = z.looseObject({
  ...ABOUT,
  answered: ARM,
  unanswered: ARM,
  sentiment: EFFECT,
  stars: EFFECT,
  share: z.number().meta({ description: 'Of the people, chosen by a hash of their names; 1 is everybody' }),
});

const FIGURE = z
  .object({ without: z.number(), impact: z.number(), interval: INTERVAL })
  .nullable()
  .meta({ description: 'Without the theme, and all minus without; null where nothing else is left' });
const IMPACT = z.looseObject({
  ...ABOUT,
  mentions: COUNT,
  net: NUMBER,
  stars: NUMBER,
  themes: z.array(
    z.looseObject({
      theme: z.string(),
      mentions: COUNT,
      net: FIGURE,
      ratings: COUNT,
      stars: FIGURE,
      few: z.boolean(),
    }),
  ),
});

const RATIO = z
  .object({ ratio: NUMBER, interval: INTERVAL })
  .nullable()
  .meta({ description: 'After ÷ before with its exact 95 % interval; null in it: without end' });
const WINDOW = z.looseObject({
  from: z.iso.date(),
  to: z.iso.date(),
  complaints: COUNT,
  mentions: COUNT,
  rate: NUMBER,
});
const FIX = z.object({
  id,
  brand: id,
  theme: z.string(),
  title: z.string(),
  shippedOn: z.iso.date(),
  state: z.enum(['planned', 'watching', 'held', 'relapsed']),
  heldOn: z.iso.date().nullable(),
  relapsedOn: z.iso.date().nullable(),
  before: WINDOW.meta({ description: 'rate: complaints per 1,000 mentions' }),
  after: WINDOW.nullable(),
  ratio: RATIO,
  adjusted: RATIO.meta({ description: "The same over a comparison theme's own change" }),
  few: z.boolean(),
  told: COUNT,
});

export const learningRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/reports/recovery',
    summary: 'Did critics come back: answered ones against unanswered ones alike',
    query: ON_SOURCE,
    answer: RECOVERY,
    async run(request) {
      const of = { side: 'answered', outcome: 'improved' } as const;
      const { people: _, ...report } = await recoveryReport(request.platform, {
        ...(await questionOf(request)),
        of,
      });
      return report;
    },
  }),
  route({
    method: 'get',
    path: '/reports/impact',
    summary: 'What each theme adds to net sentiment and stars, what costs most first',
    query: ON_SOURCE,
    answer: IMPACT,
    run: async (request) => impactReport(request.platform, await questionOf(request)),
  }),
  route({
    method: 'get',
    path: '/fixes',
    summary: 'Fixes with complaints before and after, and how many people were told',
    query: z.object({ brand: BRAND }),
    answer: listOf(FIX),
    async run({ platform, viewer, query: { brand } }) {
      guardSomewhere(viewer, 'see reports');
      const visible = permittedAmong(viewer, 'see reports', await listBrands(platform));
      const brandIds = visible.flatMap((each) => (brand === undefined || each.id === brand ? each.id : []));
      const fixes = await fixesOf(platform, brandIds);
      const [effects, progress] = [await effectsOf(platform, fixes), await progressOf(platform, fixes)];
      const items = fixes.map((fix) => {
        const { before, after, ratio, adjusted, few } = effects.get(fix.id)!;
        const { id: fixId, brandId, theme, title, shippedOn, heldOn, relapsedOn } = fix;
        const state = stateOf(fix, dayOf(platform.now(), fix.timeZone));
        const about = { id: fixId, brand: brandId, theme, title, shippedOn, state, heldOn, relapsedOn };
        return { ...about, before, after, ratio, adjusted, few, told: progress.get(fixId)?.told ?? 0 };
      });
      return wholeList(items);
    },
  }),
];

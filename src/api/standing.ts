/** Reports on how a brand stands: its score, its people, its competitors, and how its team answers. */
import { z } from 'zod';
import { notFound } from '../accounts/guard.ts';
import { competitors } from '../reports/competitors/competitors.ts';
import { foundIn, PEOPLE_LISTS, people } from '../reports/people/people.ts';
import { reputationScore } from '../reports/score/score.ts';
import { teamReport } from '../reports/team/report.ts';
import { type ApiRoute, route } from './contract.ts';
import { ABOUT, ON_SOURCE, QUESTION, questionOf } from './report-question.ts';
import { id, idInQuery } from './shapes.ts';

const COUNT = z.int();
const INTERVAL = z.object({ low: z.number(), high: z.number() }).nullable();
const NUMBER = z.number().nullable();

const MEASURE = z.object({ value: NUMBER, n: COUNT, interval: INTERVAL, few: z.boolean() });
const MADE = z.object({
  value: NUMBER.meta({ description: '0-100 to one decimal; 50 and the points of its parts. Null: too few' }),
  interval: INTERVAL,
  contributions: z.array(
    z.looseObject({ part: z.string(), weight: z.number(), n: COUNT, points: z.number(), few: z.boolean() }),
  ),
});
const SCORE = z.looseObject({
  ...ABOUT,
  score: MADE,
  weights: z.record(z.string(), z.number()),
  measures: z.record(z.string(), MEASURE).meta({
    description: 'net and impliedNps in points, rating 1-5, shares 0-1, firstResponse in minutes',
  }),
});

const SIDE = z.looseObject({
  brandId: id.nullable(),
  name: z.string(),
  mentions: COUNT,
  share: NUMBER,
  net: NUMBER,
});
const GAP = z.looseObject({ brandId: id, name: z.string(), theme: z.string() });
const COMPETITORS = z.looseObject({
  ...ABOUT,
  fair: z.looseObject({ sourceKinds: z.array(z.string()) }),
  sides: z.array(SIDE).meta({ description: 'Us first; empty where nothing can be compared' }),
  opportunities: z.array(GAP),
  threats: z.array(GAP),
});

const TIMES = z.object({ n: COUNT, median: NUMBER, p90: NUMBER });
const WORK = {
  needing: COUNT,
  answered: COUNT,
  rate: NUMBER,
  first: TIMES.meta({ description: 'Minutes by the clock, from publication' }),
  firstBusiness: TIMES.meta({ description: 'Minutes of business hours' }),
  promised: z.looseObject({ met: COUNT, missed: COUNT, attainment: NUMBER, waiting: COUNT }),
  resolving: z
    .looseObject({ met: COUNT, missed: COUNT, attainment: NUMBER, waiting: COUNT })
    .nullable()
    .meta({ description: 'Promised times to resolve; null where none are promised' }),
  few: z.boolean(),
};
const TEAM = z.looseObject({
  ...ABOUT,
  all: z.looseObject(WORK),
  people: z.array(z.looseObject({ id: id.nullable(), name: z.string(), ...WORK })),
  teams: z.array(z.looseObject({ id: id.nullable(), name: z.string(), ...WORK })),
  sources: z.array(z.looseObject({ sourceKind: z.string(), ...WORK })),
  csat: z
    .looseObject({ asked: COUNT, answered: COUNT, share: NUMBER, interval: INTERVAL })
    .meta({ description: 'What those said who were asked in a reply; stars imply another figure' }),
});

export const standingRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/reports/score',
    summary: 'The reputation score with its contributions, and the standard measures beside it',
    query: ON_SOURCE,
    answer: SCORE,
    run: async (request) => reputationScore(request.platform, await questionOf(request)),
  }),
  route({
    method: 'get',
    path: '/reports/competitors',
    summary: 'Own brands and competitors on the same sources and days',
    query: QUESTION.extend({
      with: idInQuery.optional().meta({ description: 'One competitor; all of them when left out' }),
    }),
    answer: COMPETITORS,
    async run(request) {
      const rival = request.query.with;
      const chosen = rival === undefined ? [] : [rival];
      const report = await competitors(request.platform, { ...(await questionOf(request)), chosen });
      if (rival !== undefined && !report.chosen.includes(rival)) throw notFound('competitor');
      return report;
    },
  }),
  route({
    method: 'get',
    path: '/reports/team',
    summary: 'How the team answers: rates, times and promises kept, by person, team and source',
    query: ON_SOURCE,
    answer: TEAM,
    run: async (request) => teamReport(request.platform, await questionOf(request, 'see workload')),
  }),
  route({
    method: 'get',
    path: '/people',
    summary:
      'Advocates to thank, detractors to win back, influencers, or who is counted by the tone of their newest word',
    query: ON_SOURCE.extend({
      list: z.enum(PEOPLE_LISTS),
      cursor: z.string().max(2000).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      items: z.array(
        z.looseObject({ sourceKind: z.string(), handle: z.string(), name: z.string().nullable() }),
      ),
      next: z.string().nullable(),
    }),
    async run(request) {
      const { list, cursor = null, limit } = request.query;
      const question = await questionOf(request, 'see mention');
      const report = await people(request.platform, { ...question, list, cursor, limit });
      const { people: items, next } = foundIn(report, list)!;
      return { items, next };
    },
  }),
];

import { z } from 'zod';
import { reputation } from '../reports/reputation.ts';
import { themeReport } from '../reports/themes/report.ts';
import { type ApiRequest, type ApiRoute, route } from './contract.ts';
import { ON_SOURCE, QUESTION, questionOf } from './report-question.ts';
import { brandKind, id, time } from './shapes.ts';
import { THEMES } from './theme-shapes.ts';

/** What the reputation report can be narrowed to besides. */
const NARROWED = ON_SOURCE.extend({
  language: z.string().max(40).optional().meta({ description: 'One language, without its region' }),
  theme: z.string().max(200).optional().meta({ description: 'One theme' }),
});
type Question = z.output<typeof NARROWED>;

const BRAND = z.object({ id, name: z.string(), kind: brandKind, timeZone: z.string() }).nullable();
const PERIOD = z.object({ name: z.string(), from: z.iso.date(), to: z.iso.date(), days: z.int() });
const INTERVAL = z.object({ low: z.number(), high: z.number() }).nullable();
const FIGURE = z.object({
  value: z.number().nullable(),
  previous: z.number().nullable(),
  n: z.int(),
  interval: INTERVAL,
  few: z.boolean(),
});
const VOICES = z.array(
  z.object({ brandId: id, name: z.string(), kind: brandKind, timeZone: z.string(), mentions: z.int() }),
);
const ABOUT = { brand: BRAND, timeZone: z.string(), period: PERIOD, previous: PERIOD };
const COUNT = z.int();

const DAY = z.object({
  day: z.iso.date(),
  positive: COUNT,
  neutral: COUNT,
  negative: COUNT,
  unscored: COUNT,
  net: z.number().nullable(),
  weekNet: z.number().nullable(),
  weekScored: COUNT,
  gap: z.boolean().meta({ description: 'A source was not read on this day' }),
});

const THEME = z.looseObject({ theme: z.string(), mentions: COUNT });
const TIMES = z.looseObject({ median: z.number().nullable(), p90: z.number().nullable() });

const REPUTATION = z.looseObject({
  ...ABOUT,
  generatedAt: time,
  opening: z.array(z.looseObject({ text: z.string() })),
  figures: z.record(z.string(), FIGURE).meta({
    description:
      'net and mentions, rating 1-5, responseRate, shareOfVoice and askedCsat 0-1, firstResponse in minutes',
  }),
  days: z.array(DAY),
  themes: z.array(THEME),
  voices: VOICES,
  voiceKinds: z
    .array(z.string())
    .meta({ description: 'Kinds of sources that voices are compared on; none: all' }),
  voiceLanguages: z
    .looseObject({ compared: z.array(z.string()), leftOut: z.array(z.string()) })
    .meta({ description: 'Languages that voices are compared in, and those of competitors alone' }),
  ratings: z.array(z.looseObject({ sourceKind: z.string(), mean: z.number(), n: COUNT })),
  responseTimes: TIMES,
  annotations: z.array(z.looseObject({ day: z.iso.date(), text: z.string() })),
  recovery: z.looseObject({}).meta({ description: 'What became of critics, answered and not' }),
  only: z.record(z.string(), z.string().nullable()).meta({ description: 'What the report is narrowed to' }),
});

const reportFor = async (request: ApiRequest<Question, undefined>) =>
  reputation(request.platform, await questionOf(request));

const aboutOf = ({ brand, timeZone, period, previous }: Awaited<ReturnType<typeof reportFor>>) => ({
  brand,
  timeZone,
  period,
  previous,
});

export const reportRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/reports/reputation',
    summary: 'The reputation report, as on its page',
    query: NARROWED,
    answer: REPUTATION,
    run: reportFor,
  }),
  route({
    method: 'get',
    path: '/reports/themes',
    summary: 'What people talk about, what is said of it, and what is on the rise',
    query: QUESTION,
    answer: z.object({ ...ABOUT, ...THEMES }),
    run: async (request) => themeReport(request.platform, await questionOf(request)),
  }),
  route({
    method: 'get',
    path: '/reports/share-of-voice',
    summary: 'Own mentions among those of all named brands',
    query: NARROWED,
    answer: z.object({ ...ABOUT, shareOfVoice: FIGURE, voices: VOICES }),
    async run(request) {
      const report = await reportFor(request);
      return { ...aboutOf(report), shareOfVoice: report.figures.shareOfVoice, voices: report.voices };
    },
  }),
  route({
    method: 'get',
    path: '/reports/response',
    summary: 'How many mentions were answered, and how fast',
    query: NARROWED,
    answer: z.object({
      ...ABOUT,
      responseRate: FIGURE,
      firstResponse: FIGURE,
      firstResponseP90: FIGURE,
      responseTimes: TIMES,
    }),
    async run(request) {
      const report = await reportFor(request);
      const { responseRate, firstResponse, firstResponseP90 } = report.figures;
      const figures = { responseRate, firstResponse, firstResponseP90 };
      return { ...aboutOf(report), ...figures, responseTimes: report.responseTimes };
    },
  }),
];

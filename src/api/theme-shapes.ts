/** The report on themes as the API describes it. */
import { z } from 'zod';
import { ABOUT } from './report-question.ts';
import { id, time } from './shapes.ts';

const COUNT = z.int();
const INTERVAL = z.object({ low: z.number(), high: z.number() }).nullable();

const BEFORE = z.object({
  mentions: COUNT,
  share: z.number().nullable(),
  net: z.number().nullable(),
  few: z.boolean(),
});

const POINT = z.object({
  day: z.iso.date(),
  mentions: COUNT.nullable().meta({ description: 'Null where a source was not read' }),
  negative: COUNT,
  positive: COUNT,
  all: COUNT,
  gap: z.boolean().meta({ description: 'A source was not read on one of its days' }),
});

const THEME = z.object({
  theme: z.string(),
  mentions: COUNT,
  share: z.number().nullable().meta({ description: '0-1 of the mentions of the period' }),
  shareInterval: INTERVAL.meta({ description: '95 % interval (Wilson)' }),
  net: z.number().nullable().meta({ description: 'Of what is said of the theme, in points' }),
  netInterval: INTERVAL,
  few: z.boolean().meta({ description: 'Fewer than 30 mentions' }),
  positive: COUNT,
  neutral: COUNT,
  negative: COUNT,
  before: BEFORE.nullable().meta({ description: 'Of the period before; null where it was not watched' }),
  trend: z.array(POINT),
});

const RISE = z.object({
  brandId: id,
  brand: z.string(),
  kind: z.enum(['theme', 'term']),
  name: z.string(),
  also: z.array(z.string()).meta({ description: 'What rose with it' }),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  days: COUNT.meta({ description: 'Days that the figures are of' }),
  mentions: COUNT,
  negative: COUNT,
  voices: COUNT.meta({ description: 'Different people in different threads' }),
  expected: z.number().meta({ description: 'Voices if nothing had changed' }),
  ratio: z.number().meta({ description: 'Share now ÷ share before, with its 95 % interval' }),
  ratioLow: z.number(),
  ratioHigh: z.number(),
});

export const THEMES = {
  ...ABOUT,
  mentions: COUNT,
  themes: z.array(THEME),
  emerging: z.array(RISE),
  gaps: z.array(z.object({ source: z.string(), from: time, to: time.nullable() })),
};

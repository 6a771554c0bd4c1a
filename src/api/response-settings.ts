/** When a brand answers and how soon. */
import { z } from 'zod';
import { guardOn, notFound } from '../accounts/guard.ts';
import { readSettings } from '../mentions/clock/form.ts';
import {
  changeResponseSettings,
  type ResponseSettings,
  responseSettings,
} from '../mentions/clock/settings.ts';
import { writtenHolidays, writtenIntervals } from '../mentions/clock/written.ts';
import { PRIORITIES } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { type ApiRoute, route } from './contract.ts';
import { text } from './shapes.ts';

const minutes = z.int().min(1).max(43_200);
const SETTINGS = z.object({
  responseMinutes: minutes.meta({ description: 'First reply, for what no target names' }),
  resolveMinutes: minutes.nullable(),
  targets: z
    .array(
      z.object({
        priority: z.enum(PRIORITIES).nullable().meta({ description: 'Null: any' }),
        source: text(80).nullable().meta({ description: 'A kind of source; null: any' }),
        firstMinutes: minutes.nullable(),
        resolveMinutes: minutes.nullable(),
      }),
    )
    .max(200),
  week: z.array(text(200)).length(7).nullable().meta({
    description: 'Monday first, such as "9:00-12:00, 13:00-17:00", "" for closed; null: round the clock',
  }),
  holidays: z.array(text(300)).max(400).meta({
    description: 'Such as "2026-12-24 Christmas Eve 9:00-12:00", without times for a day off',
  }),
});

function written({ targets, week, holidays, ...rest }: ResponseSettings): z.output<typeof SETTINGS> {
  return {
    ...rest,
    targets: targets.map(({ sourceKind, ...target }) => ({ ...target, source: sourceKind })),
    week: week?.map(writtenIntervals) ?? null,
    holidays: holidays.map((holiday) => writtenHolidays([holiday])),
  };
}

const typed = (value: number | null) => (value === null ? '' : `${value} min`);

/** Throws Refusal with a sentence per field. */
function read(given: z.output<typeof SETTINGS>): ResponseSettings {
  const targets = given.targets.map(({ priority, source, firstMinutes, resolveMinutes }) => ({
    priority: priority ?? '',
    source: source ?? '',
    first: typed(firstMinutes),
    resolve: typed(resolveMinutes),
  }));
  return readSettings(
    {
      always: given.week === null,
      days: given.week ?? [],
      holidays: given.holidays.join('\n'),
      first: typed(given.responseMinutes),
      resolve: typed(given.resolveMinutes),
      targets,
    },
    new Set(Object.keys(SOURCE_LABELS)),
  );
}

async function settingsOf(platform: Platform, brandId: number) {
  const stored = await responseSettings(platform, brandId);
  if (!stored) throw notFound('brand');
  return written(stored);
}

export const responseSettingsRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/brands/{id}/response-settings',
    summary: 'Business hours, holidays and response targets of a brand',
    answer: SETTINGS,
    async run({ platform, viewer, id: brandId }) {
      guardOn(viewer, 'see inbox', brandId, 'brand');
      return settingsOf(platform, brandId);
    },
  }),
  route({
    method: 'put',
    path: '/brands/{id}/response-settings',
    summary: 'Change them all; due times of open mentions follow within minutes',
    body: SETTINGS,
    answer: SETTINGS,
    async run({ platform, viewer, actor, id: brandId, body }) {
      guardOn(viewer, 'change brands', brandId, 'brand');
      await changeResponseSettings(platform, actor, { brandId, settings: read(body) });
      return settingsOf(platform, brandId);
    },
  }),
];

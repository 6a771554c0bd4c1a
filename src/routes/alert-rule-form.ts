/** The form of an alert rule, as it comes. */
import { z } from 'zod';
import { NEW_RULE, rowsIn, type TypedRule } from '../alerts/rule-form.ts';
import type { Request } from './request/environment.ts';
import { id, readForm, several, text, ticked } from './request/input.ts';
import { NONCE } from './request/sent-once.ts';

const figure = (otherwise: string) => text(20).default(otherwise);
const RULE = z.looseObject({
  rule: id.optional(),
  nonce: NONCE,
  name: text(300).default(''),
  brand: z.union([z.literal('').transform(() => null), id]).default(null),
  about: z.enum(['mentions', 'overdue', 'sources', 'incidents']).default('mentions'),
  rows: z.literal('1').optional(),
  filter: text(1000).default(''),
  channel: several.transform((values) =>
    values.map(Number).filter((value) => Number.isSafeInteger(value) && value > 0),
  ),
  ...{ enabled: ticked, group: ticked, quiet: ticked, remind: ticked },
  ...{ quietFrom: figure('22:00'), quietUntil: figure('07:00'), quietZone: text(60).default('UTC') },
  overrideFrom: z.enum(['', 'urgent', 'high', 'normal', 'low']).default('urgent'),
  ...{ groupMinutes: figure('10'), cooldownMinutes: figure(''), threshold: figure('1') },
  ...{ thresholdMinutes: figure('60'), dailyBudget: figure(''), remindMinutes: figure('30') },
  ...{ add: text(1).optional(), remove: text(2).optional(), write: z.enum(['rows', 'filter']).optional() },
});

/** A button that draws the form anew: one more row, one less, or written another way. */
export type Step = { add: boolean; remove: number | null; write: 'rows' | 'filter' | null };
export type Read = { values: TypedRule; ruleId: number | null; step: Step; fits: boolean; nonce?: string };

export async function readRule(c: Request): Promise<Read> {
  const form = await readForm(c, RULE);
  const { nonce, brand, channel, rule, rows, add, remove, write, ...typed } = form;
  const read = rows ? rowsIn(form) : { rows: null, fits: true };
  const names = Object.keys({ ...NEW_RULE, quietZone: '' });
  const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => names.includes(name)));
  const values = { ...kept, brandId: brand, channelIds: channel, rows: read.rows } as TypedRule;
  const step = {
    add: add !== undefined,
    remove: remove === undefined ? null : Number(remove),
    write: write ?? null,
  };
  return { values, ruleId: rule ?? null, step, fits: read.fits, nonce };
}

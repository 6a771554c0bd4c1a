/** An alert rule while it is edited: what it would have done, and a test of it. */
import { Hono } from 'hono';
import { ConditionRows } from '../../views/alert-rule-rows.tsx';
import { AlertTrial } from '../../views/alert-rule-trial.tsx';
import { Fragment } from '../../views/layout.tsx';
import { Part } from '../../views/partials.tsx';
import { guardOwnedBy } from '../accounts/guard.ts';
import { type Condition, filterOf } from '../alerts/conditions.ts';
import { rowsOf, type TypedRule } from '../alerts/rule-form.ts';
import { testRule } from '../alerts/test-rule.ts';
import { readRule, type Step } from './alert-rule-form.ts';
import { calculate, dataOf, newestMessage, ruleErrors, showRule } from './alert-rule-page.tsx';
import { fragmentFrameOf } from './frame.ts';
import { fragment, isPartial } from './request/answer.tsx';
import type { Environment } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';

const CHANGE = 'change alert rules';

export const alertRuleDraftRoutes = new Hono<Environment>();

/** The form as it would be with one more row, one less, or written another way; or only what it would have done. */
alertRuleDraftRoutes.post('/alert-rules/draft', async (c) => {
  const { viewer } = permittedSomewhere(c, CHANGE);
  const { values: typed, ruleId, step, fits } = await readRule(c);
  guardOwnedBy(viewer, CHANGE, typed.brandId);
  const { values, problem } = stepped(typed, step);
  if (!isPartial(c))
    return showRule(c, { id: ruleId, values, ...(problem && { errors: { filter: problem } }) });
  const data = await dataOf(c, { id: ruleId, values });
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <AlertTrial {...data} error={data.filterError} about={values.about} />
      {values.rows && !fits && (
        <Part target="#conditions">
          <ConditionRows rows={values.rows} offered={data.offered} />
        </Part>
      )}
    </Fragment>,
  );
});

alertRuleDraftRoutes.post('/alert-rules/test', async (c) => {
  const { actor, viewer } = permittedSomewhere(c, CHANGE);
  const { values, ruleId } = await readRule(c);
  guardOwnedBy(viewer, CHANGE, values.brandId);
  const { newest, errors, filterError } = await calculate(c, values);
  const shown = { id: ruleId, values };
  if (Object.keys(errors).length > 0) return showRule(c, { ...shown, errors, filterError });
  const alert = await newestMessage(c, values, newest);
  const test = { ruleName: values.name || 'New alert', channelIds: values.channelIds, alert };
  try {
    return await showRule(c, { ...shown, tested: await testRule(c.get('platform'), actor, test) });
  } catch (error) {
    return showRule(c, { ...shown, ...ruleErrors(error) });
  }
});

/** In the order in which one thinks of them. */
const NEXT: Condition[] = [
  { field: 'sentiment', is: 'any', values: [] },
  { field: 'reach', is: 'least', values: [] },
  { field: 'theme', is: 'any', values: [] },
  { field: 'priority', is: 'any', values: [] },
  { field: 'rating', is: 'most', values: [] },
  { field: 'source', is: 'any', values: [] },
];

function stepped(values: TypedRule, { add, remove, write }: Step): { values: TypedRule; problem?: string } {
  const { rows } = values;
  if (write === 'rows') {
    const read = rowsOf(values.filter);
    if (read) return { values: { ...values, rows: read } };
    return { values, problem: 'Conditions cannot say all that this filter says, so it stays a filter.' };
  }
  if (!rows) return { values };
  if (write === 'filter') return { values: { ...values, rows: null, filter: filterOf(rows) } };
  if (remove !== null) return { values: { ...values, rows: rows.filter((_, index) => index !== remove) } };
  if (!add) return { values };
  const next = NEXT.find(({ field }) => !rows.some((row) => row.field === field)) ?? NEXT[0]!;
  return { values: { ...values, rows: [...rows, next] } };
}

/** The page of one alert rule: what was typed, and what it would have done. */

import { AlertRulePage } from '../../views/alert-rule.tsx';
import type { AlertRuleData } from '../../views/alert-rule-data.ts';
import { can } from '../accounts/can.ts';
import { type Backtest, backtest } from '../alerts/backtest.ts';
import { listChannels } from '../alerts/list-channels.ts';
import type { Precision } from '../alerts/precision.ts';
import { previewAlert, previewIncident, previewLines, previewSource } from '../alerts/preview.ts';
import { readFields } from '../alerts/rule-fields.ts';
import { inputOf, type TypedRule } from '../alerts/rule-form.ts';
import { listAlertRules } from '../alerts/rules.ts';
import { rulePrecision, suggestNarrower } from '../alerts/verdict.ts';
import { QueryError } from '../brands/query-error.ts';
import { themesOfBrand } from '../brands/themes.ts';
import { explainFilter } from '../mentions/filter/explain.ts';
import { parseFilter } from '../mentions/filter/filter.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { rowsOfRules } from './alerts.tsx';
import { canOn, frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { formErrors } from './request/input.ts';
import { permittedSomewhere, signedIn } from './request/session.ts';
import { seenBrands } from './seen.ts';

export type Shown = Pick<AlertRuleData, 'id' | 'values'> &
  Partial<Pick<AlertRuleData, 'errors' | 'filterError' | 'tested' | 'pausedUntil'>>;

/** Shows the form with what was typed; 422 where something is wrong with it. */
export async function showRule(c: Request, shown: Shown) {
  const { viewer } = permittedSomewhere(c, 'see alert rules');
  const frame = await frameOf(c);
  const { brandId } = shown.values;
  const mayChange =
    brandId === null ? can(viewer, 'change alert rules') : canOn(viewer, brandId)['change alert rules'];
  const allowed = { ...frame, can: { ...frame.can, 'change alert rules': shown.id === null || mayChange } };
  return show(c, <AlertRulePage frame={allowed} data={await dataOf(c, shown)} />, shown.errors ? 422 : 200);
}

/** Everything that the page shows. */
export async function dataOf(c: Request, shown: Shown): Promise<AlertRuleData> {
  const platform = c.get('platform');
  const seen = await seenBrands(c);
  const [rules, channels, calculated] = await Promise.all([
    listAlertRules(
      platform,
      seen.map((brand) => brand.id),
    ),
    listChannels(platform),
    calculate(c, shown.values),
  ]);
  const precision = await rulePrecision(
    platform,
    rules.map(({ id }) => id),
  );
  const themes = seen.flatMap(themesOfBrand).flatMap(({ name, hidden }) => (hidden ? [] : [name]));
  return {
    rules: rowsOfRules(rules, precision),
    judged: await judgedOf(c, shown.id, precision),
    channels,
    offered: { themes: [...new Set(themes)].toSorted(), sources: Object.keys(SOURCE_LABELS) },
    tested: null,
    pausedUntil: null,
    ...calculated,
    ...shown,
    errors: { ...calculated.errors, ...shown.errors },
    filterError: shown.filterError ?? calculated.filterError,
  };
}

/** A condition is suggested only where too few messages were worth it. */
async function judgedOf(
  c: Request,
  ruleId: number | null,
  precision: ReadonlyMap<number, Precision>,
): Promise<AlertRuleData['judged']> {
  const judged = ruleId === null ? undefined : precision.get(ruleId);
  if (!judged || ruleId === null) return null;
  const narrower = judged.isPoor ? await suggestNarrower(c.get('platform'), ruleId) : null;
  return { ...judged, narrower };
}

type Calculated = Pick<
  AlertRuleData,
  'filter' | 'explanation' | 'trial' | 'preview' | 'errors' | 'filterError'
> & { newest: Backtest['newestMentionId'] };

/** What the rule as typed would have done; what is wrong with it instead, where it cannot be tried. */
export async function calculate(c: Request, values: TypedRule): Promise<Calculated> {
  const platform = c.get('platform');
  const input = inputOf(values);
  const nothing = { filter: input.filter, explanation: null, trial: null, preview: null, newest: null };
  try {
    // A rule without a name can be tried too.
    readFields({ ...input, name: input.name || '-' });
    const { threshold, thresholdMinutes, groupMinutes, cooldownMinutes, quiet, overrideFrom, dailyBudget } =
      input;
    const brandIds = (await seenBrands(c)).map((brand) => brand.id);
    const trial = await backtest(platform, {
      ...{ about: values.about, filter: input.filter, brandId: input.brandId ?? null, brandIds },
      settings: {
        ...{ threshold: threshold!, thresholdMinutes: thresholdMinutes!, groupMinutes: groupMinutes! },
        ...{
          cooldownMinutes: cooldownMinutes!,
          quiet: quiet!,
          overrideFrom: overrideFrom!,
          dailyBudget: dailyBudget!,
        },
      },
    });
    const alert = await newestMessage(c, values, trial.newestMentionId);
    return {
      filter: input.filter,
      explanation: isCounted(values) ? explainFilter(parseFilter(input.filter)) : null,
      trial,
      preview: alert && { lines: previewLines(alert) },
      newest: trial.newestMentionId,
      ...{ errors: {}, filterError: null },
    };
  } catch (error) {
    return { ...nothing, ...ruleErrors(error) };
  }
}

const isCounted = ({ about }: TypedRule) => about === 'mentions' || about === 'overdue';

/** The message of the newest match, incident or change of a source, as the rule would send it. */
export async function newestMessage(c: Request, values: TypedRule, mentionId: number | null) {
  const platform = c.get('platform');
  if (values.about === 'incidents') {
    const isMeant = ({ id, kind }: { id: number; kind: string }) =>
      values.brandId === null ? kind === 'own' : id === values.brandId;
    const brands = (await seenBrands(c)).filter(isMeant);
    return previewIncident(
      platform,
      brands.map(({ id }) => id),
    );
  }
  if (values.about === 'sources')
    return can(signedIn(c).viewer, 'see sources') ? previewSource(platform) : null;
  if (mentionId === null) return null;
  const ruleName = values.name || 'New alert';
  return previewAlert(platform, mentionId, { ruleName, isLate: values.about === 'overdue' });
}

/** A filter that cannot be read also says where. */
export function ruleErrors(error: unknown): Pick<AlertRuleData, 'errors' | 'filterError'> {
  if (!(error instanceof QueryError)) return { errors: formErrors(error), filterError: null };
  const { message, query, start, end } = error;
  return { errors: { filter: message }, filterError: { message, query, start, end } };
}

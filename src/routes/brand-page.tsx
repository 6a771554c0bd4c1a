/** The page of one brand, with what was typed on it and what that came to. */
import { type BrandData, BrandPage } from '../../views/brand.tsx';
import type { PlacedError } from '../../views/forms.tsx';
import type { RelevanceData } from '../../views/relevance.tsx';
import type { WorkbenchData } from '../../views/rule-workbench.tsx';
import { can, type Viewer } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { listTeams } from '../accounts/teams.ts';
import { mentionsOfBrand } from '../brands/brand-counts.ts';
import { type Brand, brandById } from '../brands/brands.ts';
import { relevanceOf } from '../brands/examples.ts';
import { compileRule } from '../brands/match.ts';
import { QueryError } from '../brands/query-error.ts';
import { explainQuery } from '../brands/query-explain.ts';
import { LEAST_THUMBS } from '../brands/relevance/model.ts';
import { type Rule, ruleById, rulesOf } from '../brands/rules.ts';
import { liveChoices } from '../ingest/dry-run/live.ts';
import type { Platform } from '../platform/platform.ts';
import { canOn, frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { formErrors } from './request/input.ts';
import { permittedOn } from './request/session.ts';

export type Typed = {
  /** The saved rule that is edited. */
  ruleId?: number | null;
  value?: string;
  live?: number[];
  error?: WorkbenchData['error'];
  trial?: WorkbenchData['trial'];
};
type Shown = Partial<Omit<BrandData, 'workbench'>> & { typed?: Typed };

/** `typed` is what stands in the workbench; anything else shown is a form that was refused. */
export async function showBrand(c: Request, id: number, { typed = {}, ...shown }: Shown = {}) {
  const platform = c.get('platform');
  const { viewer } = permittedOn(c, 'see inbox', id, 'brand');
  const brand = await brandById(platform, id);
  if (!brand) throw notFound('brand');
  const rules = await rulesOf(platform, id);
  const data: BrandData = {
    ...brand,
    mentions: await mentionsOfBrand(platform, id),
    rules: rules.map((rule) => ({ id: rule.id, rule: rule.rule, explanation: explained(rule.rule) })),
    assignment: await assignmentOf(platform, id, { teamId: brand.teamId, by: brand.assignBy }),
    values: valuesOf(brand),
    never: neverOf(brand),
    errors: {},
    retention: { value: String(brand.retentionDays ?? '') },
    workbench: await workbenchOf(platform, viewer, id, typed),
    relevance: await relevanceData(platform, brand),
    ...shown,
  };
  const isRefused = Object.keys(shown).length > 0 || Boolean(typed.error) || hasProblem(typed.trial);
  const frame = { ...(await frameOf(c)), can: canOn(viewer, id) };
  return show(c, <BrandPage frame={frame} data={data} />, isRefused ? 422 : 200);
}

type Assigning = Pick<BrandData['assignment'], 'by'> & Partial<BrandData['assignment']>;

/** A team that is not there any more is none. */
export const assignmentOf = async (platform: Platform, brandId: number, given: Assigning) => ({
  ...{ brandId, teamId: null, teams: await listTeams(platform) },
  ...given,
});

const hasProblem = (trial: Typed['trial']) => Boolean(trial && 'problem' in trial);

/** The workbench with what is typed; a saved rule of another brand is none. */
export async function workbenchOf(
  platform: Platform,
  viewer: Viewer,
  brandId: number,
  { ruleId = null, value, live = [], error = null, trial = null }: Typed,
): Promise<WorkbenchData> {
  const rule = ruleId === null ? null : await ruleById(platform, ruleId);
  const editing = rule?.brandId === brandId ? rule : null;
  const choices = can(viewer, 'poll now') ? await liveChoices(platform) : [];
  return {
    brandId,
    editing: editing && { id: editing.id, rule: editing.rule },
    value: value ?? editing?.rule ?? '',
    error,
    live: choices.map((choice) => ({ ...choice, ticked: live.includes(choice.id) })),
    trial,
  };
}

async function relevanceData(platform: Platform, { id, setsAside }: Brand): Promise<RelevanceData> {
  const { model, told } = await relevanceOf(platform, id);
  const ups = [...told.values()].filter((relevant) => relevant).length;
  return {
    brandId: id,
    told: { ups, downs: told.size - ups },
    figures: model.figures,
    isTrusted: model.isTrusted,
    setsAside,
    least: LEAST_THUMBS,
  };
}

/** A refused query also says where it is wrong. Throws what is not the user's to mend. */
export function ruleError(error: unknown): PlacedError | string {
  if (error instanceof QueryError) {
    const { message, query, start, end } = error;
    return { message, query, start, end };
  }
  return Object.values(formErrors(error))[0]!;
}

function explained(rule: Rule['rule']): string {
  try {
    return explainQuery(compileRule(rule).query);
  } catch {
    return 'This rule cannot be read any more and finds nothing. Change it.';
  }
}

const neverOf = ({ neverAuthors, neverSites, neverThreads, ownAccounts }: Brand): BrandData['never'] => ({
  neverAuthors: neverAuthors.join('\n'),
  neverSites: neverSites.join('\n'),
  neverThreads: neverThreads.join('\n'),
  ownAccounts: ownAccounts.join('\n'),
});

const valuesOf = ({ name, website, about, kind, timeZone, responseMinutes }: Brand): BrandData['values'] => ({
  name,
  website: website ?? '',
  about: about ?? '',
  kind,
  timeZone,
  responseMinutes: String(responseMinutes),
});

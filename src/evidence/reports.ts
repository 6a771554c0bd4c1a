/** Every report that shows figures, with the sentence that its page opens with: what the checker makes anew. */

import { competitorsOpening } from '../../views/competitors-words.ts';
import { fixOpening } from '../../views/fix.tsx';
import { impactOpening } from '../../views/impact.tsx';
import { recoveryOpening } from '../../views/recovery-words.ts';
import {
  incidentsOpening,
  peopleOpening,
  scoreOpening,
  teamOpening,
  themesOpening,
} from '../../views/report-openings.ts';
import { incidentsInBrief } from '../alerts/incidents/list.ts';
import { effectsOf } from '../fixes/effect.ts';
import { fixesOf, shippedIn } from '../fixes/list.ts';
import type { Platform } from '../platform/platform.ts';
import { competitors } from '../reports/competitors/competitors.ts';
import { impactReport } from '../reports/impact/report.ts';
import { people } from '../reports/people/people.ts';
import type { PeriodInput } from '../reports/period.ts';
import { recoveryReport } from '../reports/recovery/report.ts';
import { reputation } from '../reports/reputation.ts';
import { reputationScore } from '../reports/score/score.ts';
import type { Question } from '../reports/subject.ts';
import { teamReport } from '../reports/team/report.ts';
import { themeReport } from '../reports/themes/report.ts';

export type Asked = Question & { period: PeriodInput };

type Maker = (platform: Platform, asked: Asked) => Promise<object>;

const LISTED = 50;
const EVERYWHERE = { sourceKind: null };

/** By the name of the page. */
export const REPORTS: Record<string, Maker> = {
  reputation,
  score: async (platform, asked) => {
    const report = await reputationScore(platform, asked);
    return { ...report, opening: scoreOpening(report) };
  },
  themes: async (platform, asked) => {
    const report = await themeReport(platform, asked);
    const impact = await impactReport(platform, { ...asked, ...EVERYWHERE });
    return { ...report, opening: themesOpening(report, impact) };
  },
  impact: async (platform, asked) => {
    const report = await impactReport(platform, { ...asked, ...EVERYWHERE });
    const brandIds = asked.brandId === null ? asked.visibleBrandIds : [asked.brandId];
    const fixes = await shippedIn(platform, { brandIds, period: report.period });
    return { ...report, opening: impactOpening({ ...report, fixes }) };
  },
  fixes: async (platform, { brandId, visibleBrandIds }) => {
    const fixes = await fixesOf(platform, brandId === null ? visibleBrandIds : [brandId]);
    const effects = await effectsOf(platform, fixes);
    return fixes.map((fix) => {
      const effect = effects.get(fix.id)!;
      return { name: fix.title, ...effect, opening: fixOpening({ fix, effect }) };
    });
  },
  people: async (platform, asked) => {
    const list = { list: null, cursor: null, limit: LISTED };
    const report = await people(platform, { ...asked, ...EVERYWHERE, ...list });
    return { ...report, opening: report.promoters && peopleOpening(report.promoters) };
  },
  competitors: async (platform, asked) => {
    const report = await competitors(platform, { ...asked, chosen: [] });
    return { ...report, opening: competitorsOpening(report) };
  },
  incidents: async (platform, { brandId, visibleBrandIds }) => {
    const brief = await incidentsInBrief(platform, brandId === null ? visibleBrandIds : [brandId]);
    return { recent: brief.recent, open: brief.open.length, opening: incidentsOpening(brief) };
  },
  team: async (platform, asked) => {
    const report = await teamReport(platform, { ...asked, ...EVERYWHERE });
    return { ...report, opening: teamOpening(report) };
  },
  recovery: async (platform, asked) => {
    const of = { side: 'answered', outcome: 'improved' } as const;
    const report = await recoveryReport(platform, { ...asked, ...EVERYWHERE, of });
    return { ...report, opening: recoveryOpening(report) };
  },
};

/** All of them, each under its name. */
export async function everyReport(platform: Platform, asked: Asked): Promise<Map<string, object>> {
  const made = new Map<string, object>();
  for (const [name, make] of Object.entries(REPORTS)) made.set(name, await make(platform, asked));
  return made;
}

/** What a fix did: complaints per 1,000 mentions before and after, and what is left of it beside a comparison. */
import type { Platform } from '../platform/platform.ts';
import { type BeforeAfter, type Ratio, rateRatio, ratioOfRatios } from '../reports/exact.ts';
import { FEW } from '../reports/figures.ts';
import { addDays, dayOf } from '../reports/period.ts';
import { type ComparedDay, comparedDays, type Days } from './days.ts';
import type { Fix } from './fix.ts';

export type Window = Days & {
  complaints: number;
  mentions: number;
  /** Complaints about the comparison theme. */
  compared: number;
  /** Complaints per 1,000 mentions; null without mentions. */
  rate: number | null;
};

export type FixEffect = {
  before: Window;
  /** Null until the day it ships. */
  after: Window | null;
  /** Days of the window that are over, or under way. */
  daysAfter: number;
  /** Rate after ÷ rate before. */
  ratio: Ratio | null;
  /** The same over the comparison theme's own change, which is taken for the season's. */
  adjusted: Ratio | null;
  /** Fewer than 30 complaints in both windows together. */
  few: boolean;
};

/** Fix id → its effect as it stands now; one statement for all. */
export async function effectsOf(platform: Platform, fixes: readonly Fix[]): Promise<Map<number, FixEffect>> {
  const windows = new Map(fixes.map((fix) => [fix.id, windowsOf(fix, dayOf(platform.now(), fix.timeZone))]));
  const asked = fixes.map((fix) => {
    const { before, after } = windows.get(fix.id)!;
    return { fix, days: { from: before.from, to: after?.to ?? before.to } };
  });
  const days = await comparedDays(platform, asked);
  return new Map(
    fixes.map((fix) => [
      fix.id,
      effectIn(
        fix,
        windows.get(fix.id)!,
        days.filter(({ fixId }) => fixId === fix.id),
      ),
    ]),
  );
}

type Windows = { before: Days; after: Days | null };

/** As many days before the fix as after it; the day it shipped is the first of those after. */
export function windowsOf({ shippedOn, windowDays }: Fix, today: string): Windows {
  const last = addDays(shippedOn, windowDays - 1);
  return {
    before: { from: addDays(shippedOn, -windowDays), to: addDays(shippedOn, -1) },
    after: shippedOn > today ? null : { from: shippedOn, to: last < today ? last : today },
  };
}

/** Pure: the effect from days. */
export function effectIn(
  { comparisonTheme }: Pick<Fix, 'comparisonTheme'>,
  windows: Windows,
  days: ComparedDay[],
): FixEffect {
  const before = windowOf(windows.before, days);
  const after = windows.after && windowOf(windows.after, days);
  if (!after) return { before, after, daysAfter: 0, ratio: null, adjusted: null, few: true };
  const rate = ({ complaints, mentions }: Window) => ({ events: complaints, exposure: mentions });
  const change = (of: 'complaints' | 'compared'): BeforeAfter => ({ before: before[of], after: after[of] });
  return {
    before,
    after,
    daysAfter: Math.round((Date.parse(after.to) - Date.parse(after.from)) / 86_400_000) + 1,
    ratio: rateRatio(rate(after), rate(before)),
    adjusted: comparisonTheme === null ? null : ratioOfRatios(change('complaints'), change('compared')),
    few: before.complaints + after.complaints < FEW,
  };
}

function windowOf({ from, to }: Days, days: ComparedDay[]): Window {
  const within = days.filter(({ day }) => day >= from && day <= to);
  const sum = (of: 'complaints' | 'mentions' | 'compared') =>
    within.reduce((total, day) => total + day[of], 0);
  const [complaints, mentions] = [sum('complaints'), sum('mentions')];
  const rate = mentions > 0 ? (complaints / mentions) * 1000 : null;
  return { from, to, complaints, mentions, compared: sum('compared'), rate };
}

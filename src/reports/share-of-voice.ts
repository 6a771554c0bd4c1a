/** Share of voice: own ÷ (own + named competitors), over the same source kinds and the same days. */

import { sumOf, type Totals } from './daily.ts';
import { type Interval, shareInterval } from './figures.ts';
import type { ReportBrand, Subject } from './subject.ts';

export type Voice = {
  brandId: number;
  name: string;
  kind: 'own' | 'competitor';
  /** Its days are counted; reports frozen before do not tell. */
  timeZone?: string;
  mentions: number;
};

export type ShareOfVoice = {
  /** From 0 to 1; null without competitors or without mentions. */
  share: number | null;
  interval: Interval | null;
  /** Mentions of all compared brands; a mention of two brands counts for both. */
  mentions: number;
  before: number | null;
  /** The subject's brands first, then the others, most mentioned first. */
  voices: Voice[];
  /** Only kinds in which the subject itself is found are compared; none where that leaves nothing out. */
  only: string[];
};

/** `totals` are those of the subject and of the others. */
export function shareOfVoice(subject: Subject, totals: Totals[]): ShareOfVoice {
  const own = totals.filter(({ brandId }) => subject.brandIds.includes(brandId));
  const sourceKinds = [
    ...new Set(own.filter(({ mentions }) => mentions > 0).map(({ sourceKind }) => sourceKind)),
  ].sort();
  const compared = totals.filter(({ sourceKind }) => sourceKinds.includes(sourceKind));
  const now = voicesOf(
    subject,
    compared.filter(({ isPrevious }) => !isPrevious),
  );
  const before = voicesOf(
    subject,
    compared.filter(({ isPrevious }) => isPrevious),
  );
  return {
    share: now.share,
    interval: now.share === null ? null : shareInterval(now.own, now.all),
    mentions: now.all,
    before: before.share,
    voices: now.voices,
    only: compared.length === totals.length ? [] : sourceKinds,
  };
}

function voicesOf(subject: Subject, totals: Totals[]) {
  const voices = [...ranked(subject.brands, totals), ...ranked(subject.others, totals)];
  const all = sumOf(totals, 'mentions');
  const own = sumOf(
    totals.filter(({ brandId }) => subject.brandIds.includes(brandId)),
    'mentions',
  );
  return { voices, all, own, share: subject.others.length > 0 && all > 0 ? own / all : null };
}

const ranked = (brands: ReportBrand[], totals: Totals[]): Voice[] =>
  brands
    .map(({ id, ...brand }) => ({
      brandId: id,
      ...brand,
      mentions: sumOf(
        totals.filter(({ brandId }) => brandId === id),
        'mentions',
      ),
    }))
    .sort((a, b) => b.mentions - a.mentions || a.brandId - b.brandId);

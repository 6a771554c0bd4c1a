/** Share of voice: own ÷ (own + named competitors), over the same source kinds, languages and days. Pure. */
import { type Interval, shareInterval } from './figures.ts';
import type { ReportBrand, Subject } from './subject.ts';
import type { Heard } from './voices-heard.ts';

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
  /** The same of languages, and those that are left out. */
  languages: VoiceLanguages;
};

/** An empty language is not known. */
export type VoiceLanguages = { compared: string[]; leftOut: string[] };

/** Of what was heard of the subject and of the others. */
export function shareOfVoice(subject: Subject, heard: Heard[]): ShareOfVoice {
  const own = heard.filter(({ brandId }) => subject.brandIds.includes(brandId));
  const sourceKinds = namesIn(own, 'sourceKind');
  const languages = namesIn(own, 'language');
  const compared = heard.filter(
    (one) => sourceKinds.includes(one.sourceKind) && languages.includes(one.language),
  );
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
    only: namesIn(heard, 'sourceKind').length === sourceKinds.length ? [] : sourceKinds,
    languages: {
      compared: languages,
      leftOut: namesIn(heard, 'language').filter((name) => !languages.includes(name)),
    },
  };
}

const namesIn = (heard: Heard[], name: 'sourceKind' | 'language') =>
  [...new Set(heard.map((one) => one[name]))].sort();

function voicesOf(subject: Subject, heard: Heard[]) {
  const voices = [...ranked(subject.brands, heard), ...ranked(subject.others, heard)];
  const all = mentionsIn(heard);
  const own = mentionsIn(heard.filter(({ brandId }) => subject.brandIds.includes(brandId)));
  return { voices, all, own, share: subject.others.length > 0 && all > 0 ? own / all : null };
}

const ranked = (brands: ReportBrand[], heard: Heard[]): Voice[] =>
  brands
    .map(({ id, ...brand }) => ({
      brandId: id,
      ...brand,
      mentions: mentionsIn(heard.filter(({ brandId }) => brandId === id)),
    }))
    .sort((a, b) => b.mentions - a.mentions || a.brandId - b.brandId);

const mentionsIn = (heard: Heard[]) => heard.reduce((sum, { mentions }) => sum + mentions, 0);

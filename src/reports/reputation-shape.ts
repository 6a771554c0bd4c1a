/** The report of a brand, as every page, file and letter reads it. */
import type { Annotation, Proposal } from './annotations.ts';
import type { Choices } from './choices.ts';
import type { Interval } from './figures.ts';
import type { Quote } from './loudest.ts';
import type { Phrase } from './opening/phrase.ts';
import type { Period } from './period.ts';
import type { TrendPoint } from './points.ts';
import type { Only } from './recount.ts';
import type { Recovery } from './recovery/recovery.ts';
import type { Responses, Within } from './response.ts';
import type { Voice, VoiceLanguages } from './share-of-voice.ts';
import type { About } from './subject.ts';
import type { Emerging } from './themes/find-emerging.ts';
import type { ThemeFigures } from './themes/themes.ts';
import type { DayFigures } from './trend.ts';

/** A figure with what it rests on and the same of the period before; null where there is nothing to say. */
export type Figure = {
  value: number | null;
  previous: number | null;
  n: number;
  /** 95 % interval in the figure's own unit, where it has one. */
  interval: Interval | null;
  /** Fewer than 30 observations: read it with care. */
  few: boolean;
};

export type Figures = {
  /** Points, −100 to 100; n counts scored mentions. */
  net: Figure;
  mentions: Figure;
  /** 1–5; n counts ratings. */
  rating: Figure;
  /** 0–1 of the mentions that need a response: those that a person answered. */
  responseRate: Figure;
  /** Minutes from publication to the first answer, median and 90th percentile; n counts answers. */
  firstResponse: Figure;
  firstResponseP90: Figure;
  /** 0–1; n counts mentions of all compared brands. */
  shareOfVoice: Figure;
  /** 0–1 of those who were asked in a reply and answered 4 or 5; n counts answers. Stars imply another figure. */
  askedCsat: Figure;
};

/** What a reader must know to trust the figures. */
export type Notes = {
  /** Source kinds with mentions in the period. */
  sources: number;
  unscored: number;
  /** Scores that a person corrected. */
  corrected: number;
  /** Left out: dismissed as spam, not relevant or duplicate. */
  dismissed: number;
  gaps: { source: string; from: Date; to: Date | null; reason: string }[];
};

export type Reputation = About & {
  previous: Period;
  opening: Phrase[];
  figures: Figures;
  /** Since the first mention, so a brand that is younger than the period has fewer days than the period. */
  days: DayFigures[];
  points: TrendPoint[];
  /** Empty where the report is narrowed to one theme. */
  themes: ThemeFigures[];
  /** Numbered on the charts, oldest first. */
  annotations: Annotation[];
  proposals: Proposal[];
  /** What rose in the period, newest first. */
  emerging: Emerging[];
  voices: Voice[];
  /** Kinds of sources that voices are compared on; none: all, as in reports frozen before they were told. */
  voiceKinds?: string[];
  /** Not there: all, likewise. */
  voiceLanguages?: VoiceLanguages;
  ratings: { sourceKind: string; mean: number; previousMean: number | null; n: number }[];
  /** In minutes; the target is the brand's own. */
  responseTimes: Responses & { within: Within; target: number };
  /** How many were asked for their satisfaction in a reply. */
  surveys: number;
  /** What became of critics of the period; null where they are too many to follow while a page is waited for. */
  recovery: Recovery | null;
  criticism: Quote[];
  praise: Quote[];
  notes: Notes;
  /** What it is narrowed to, and what it could be narrowed to. */
  only: Only;
  choices: Choices;
};

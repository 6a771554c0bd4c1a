/** What the page of business hours and response targets shows. */
import type { CountedPart } from './arithmetic.tsx';
import type { Errors } from './fields.tsx';

export type HoursForm = {
  always: boolean;
  days: string[];
  holidays: string;
  first: string;
  resolve: string;
  targets: { priority: string; source: string; first: string; resolve: string }[];
};

export type HoursEffect = {
  example: { start: Date; minutes: number; parts: CountedPart[] };
  /** Null: as it is stored, so nothing would move. */
  preview: { moved: number; becomeLate: number; noLongerLate: number; capped: boolean } | null;
};

export type HoursData = {
  brand: { id: number; name: string; timeZone: string };
  /** Brands of one's own. */
  brands: { id: number; name: string }[];
  values: HoursForm;
  errors: Errors;
  /** Kinds of sources to choose from. */
  sources: string[];
  /** Null while the form cannot be read. */
  effect: HoursEffect | null;
  /** Mentions whose due times are still those of before. */
  left: number;
  mayChange: boolean;
};

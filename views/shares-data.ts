/** What the page of shared reports shows. */
import type { Share } from '../src/shares/shares.ts';
import type { Errors } from './fields.tsx';

/** What was asked for; empty strings for what was not. */
export type ShareValues = {
  label: string;
  brand: string;
  period: string;
  from: string;
  to: string;
  source: string;
  language: string;
  theme: string;
  frozen: boolean;
  shows: Share['shows'];
  days: string;
};

export type SharesData = {
  shares: Share[];
  values: ShareValues;
  brands: { id: number; name: string }[];
  errors: Errors;
  /** The new address, right after it was made. */
  made: { label: string; url: string; hasPassword: boolean } | null;
};

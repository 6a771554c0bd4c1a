/** What the page of a triage rule shows. */
import type { DryRun } from '../src/rules/dry-run.ts';
import type { Errors } from './fields.tsx';
import type { PlacedError } from './forms.tsx';

/** `does`: what would be done with each, a phrase each. */
export type TriageTrial = DryRun & { does: string[] };

export type TriageRuleForm = {
  name: string;
  brandId: number | null;
  filter: string;
  assign: string;
  tags: string;
  approval: string;
  priority: string;
  status: string;
  channel: string;
  stops: boolean;
  enabled: boolean;
};

export type TriageRuleData = {
  /** Null for a new one. */
  id: number | null;
  values: TriageRuleForm;
  people: { id: number; name: string }[];
  teams: { id: number; name: string }[];
  channels: { id: number; name: string }[];
  errors: Errors;
  filterError: PlacedError | null;
  trial: TriageTrial | null;
  mayChange: boolean;
};

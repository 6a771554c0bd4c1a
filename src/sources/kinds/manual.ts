/** Mentions that people type in, or bring along in a file. */
import { Refusal } from '../../failure.ts';
import type { SourceAdapter } from '../adapter.ts';

const NOTHING = 'Mentions are typed in or imported by hand, so there is nothing to ask for.';

export const manual: SourceAdapter = {
  kind: 'manual',
  label: 'Manual entry',
  needs: 'Nothing: add a mention by hand, or import a file.',
  access: 'inbox',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'Whoever adds a mention answers for being allowed to.',
  },
  settings: [],
  host: () => 'manual',
  describe: () => 'Manual entry',
  poll: () => Promise.reject(new Refusal('invalid', NOTHING)),
  recognises: () => false,
};

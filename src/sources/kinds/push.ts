/** Mentions that other programs send to POST /api/v1/mentions. */
import { Refusal } from '../../failure.ts';
import type { SourceAdapter } from '../adapter.ts';

const NOTHING = 'Mentions are pushed to POST /api/v1/mentions with a token, so there is nothing to ask for.';

export const push: SourceAdapter = {
  kind: 'push',
  label: 'Push',
  needs:
    'A program of yours that sends mentions to POST /api/v1/mentions, and a token with the scope "write".',
  access: 'inbox',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'Whoever sends mentions answers for being allowed to.',
  },
  settings: [],
  host: () => 'push',
  describe: () => 'Push',
  poll: () => Promise.reject(new Refusal('invalid', NOTHING)),
  recognises: () => false,
};

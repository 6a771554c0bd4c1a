import { expect, it } from 'vitest';
import { usedUp } from '../../../src/ingest/budget-note.ts';

it('speaks of a credential only where there is one', () => {
  const refused = { unit: 'requests', limit: 300, per: 'day', perPoll: 8, spent: 296 } as const;
  const said = (isKeyed: boolean) =>
    usedUp(
      { label: 'Forum' },
      { ...refused, windowEnd: new Date('2026-11-22T00:00:00Z') },
      { sharers: 2, isKeyed },
    );
  expect(said(true)).toContain(
    'of the 300 requests a day that Forum allows this credential, which 2 sources share',
  );
  expect(said(false)).toContain(
    'of the 300 requests a day that Forum allows this server, which 2 sources share',
  );
});

import { describe, expect, it } from 'vitest';
import { isHistory } from '../../../src/ingest/first-run.ts';

const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);
const post = (time: string | null) => ({ publishedAt: time && `2026-11-${time}:00.000Z` });

describe('what counts as history', () => {
  const fresh = { createdAt: at('10:00'), lastSuccessAt: null, backfilledAt: null };
  const known = { createdAt: at('10:00'), lastSuccessAt: at('12:00'), backfilledAt: at('12:00') };
  const elsewhere = { ...known, backfilledAt: null };

  it.each([
    ['posted before the source was added', fresh, post('21T09:59'), true],
    ['posted while the first run could not get through', fresh, post('21T10:01'), false],
    ['without a date at the first run', fresh, post(null), true],
    ['posted after the first run', known, post('21T12:01'), false],
    ['dated a little before the first run, as feeds with a day only do', known, post('21T00:00'), false],
    ['brought up long after', known, post('20T11:00'), true],
    ['without a date later', known, post(null), false],
    ['anything at the first run of another address', elsewhere, post('21T12:01'), true],
  ])('%s', (_, source, item, expected) => {
    expect(isHistory(source, item)).toBe(expected);
  });
});

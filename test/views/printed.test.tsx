import { expect, it } from 'vitest';
import type { CriticShown } from '../../src/reports/recovery/report.ts';
import { People } from '../../views/recovery-people.tsx';
import type { RecoveryData } from '../../views/recovery-words.ts';
import { textOf } from './html.ts';

const at = new Date('2026-11-05T10:00:00Z');
const complaint = { mentionId: 7, at, stars: 1, score: null, excerpt: 'Still waiting.' };

/** The list of `critics` people behind a figure. */
function listOf(critics: number): string {
  const shown = Array.from({ length: Math.min(50, critics) }, (_, n): CriticShown => {
    const who = { sourceKind: 'trustpilot', handle: `critic${n}`, name: null };
    return { ...who, complaint, answeredAt: at, last: null };
  });
  const data = { of: { side: 'answered', outcome: 'silent' }, people: { all: critics, shown } };
  return (<People data={data as unknown as RecoveryData} />).toString();
}

it('prints a page of a long list and says how many are left out', () => {
  const html = listOf(77);
  expect(html.match(/<li class="person-said">/g)).toHaveLength(12);
  expect(html.match(/<li class="person-said no-print">/g)).toHaveLength(38);
  expect(textOf(html)).toContain('65 more people are on the page that this was printed from.');
});

it('says of one that is left out what it says of many', () => {
  expect(textOf(listOf(13))).toContain('1 more person is on the page');
  expect(textOf(listOf(12))).not.toContain('printed');
});

import { describe, expect, it } from 'vitest';
import { gapRuns, isRolling, spoken } from '../../views/chart-scales.ts';
import { page } from '../../views/document.tsx';
import { ReputationPage } from '../../views/reputation.tsx';
import { tags, textOf } from './html.ts';
import { frame } from './samples/frame.ts';
import { reputation } from './samples/report.ts';

const show = (over: Partial<typeof reputation> = {}) =>
  page(<ReputationPage frame={frame} data={{ ...reputation, ...over }} />);

describe('figures', () => {
  const html = show();

  it('lead to the mentions of the same brand and days', () => {
    const links = tags(html, 'a').map((tag) => new URL(tag.attributes.href!, 'http://x'));
    const behind = links.filter((url) => url.pathname === '/' && url.searchParams.has('q'));
    expect(behind.length).toBeGreaterThan(10);
    for (const url of behind) {
      expect(url.searchParams.get('view')).toBe('everything');
      expect(url.searchParams.get('q')).toMatch(/^after:2026-10-23 before:2026-11-22 NOT status:dismissed/);
    }
    expect(links.some((url) => url.searchParams.get('q')?.endsWith('theme:"Delivery delays"'))).toBe(true);
  });

  it('name the days with their year, with both where there are two', () => {
    expect(textOf(html)).toContain('23 Oct – 21 Nov 2026,');
    const period = { ...reputation.period, from: '2025-11-22' };
    expect(textOf(show({ period }))).toContain('22 Nov 2025 – 21 Nov 2026,');
  });

  it('colour a change by what it means, and say it in words', () => {
    expect(html).toMatch(/class="delta good">.{0,200}better: down by <\/span>41 m faster/s);
    expect(html).toMatch(/class="delta bad">.{0,200}worse: down by <\/span>6 points/s);
  });

  it('say when there is nothing to compare with', () => {
    const figures = { ...reputation.figures, rating: { ...reputation.figures.rating, previous: null } };
    expect(textOf(show({ figures }))).toContain('no earlier figure');
  });
});

describe('the chart', () => {
  it('comes in two widths, each with a sentence in place of the drawing', () => {
    const charts = tags(show(), 'svg').filter((tag) => tag.attributes.class === 'chart');
    expect(charts.map((tag) => tag.attributes.viewBox)).toEqual(['0 0 1040 300', '0 0 340 300']);
    expect(charts[0]!.attributes['aria-label']).toContain('Lowest −');
  });

  it('has the same numbers as a table', () => {
    const html = show();
    const [first] = reputation.points;
    expect(textOf(html)).toContain(`23 Oct +${Math.round(first!.net!)}`);
  });

  it('draws gaps as gaps, neighbours as one', () => {
    expect(gapRuns(reputation.points)).toEqual([{ from: 9, to: 10 }]);
    expect(show()).toContain('class="gap"');
  });

  it('covers seven days per point where single days have too few mentions', () => {
    const small = reputation.points.map((point) => ({
      ...point,
      positive: 2,
      neutral: 1,
      negative: 1,
      unscored: 0,
    }));
    expect(isRolling(small)).toBe(true);
    expect(isRolling(reputation.points)).toBe(false);
    expect(spoken(small)[0]!.net).toBe(Math.min(...small.map((point) => point.weekNet!)));
    expect(textOf(show({ points: small }))).toContain('seven days that end with it');
  });

  it('can be drawn from one point, and from points without any score', () => {
    const [point] = reputation.points;
    expect(show({ points: [point!] })).not.toContain('NaN');
    const silent = reputation.points.map((each) => ({ ...each, net: null, previousNet: null }));
    expect(show({ points: silent })).not.toContain('NaN');
  });
});

it('says what to do when there was no mention at all', () => {
  const figures = { ...reputation.figures, mentions: { ...reputation.figures.mentions, value: 0 } };
  expect(textOf(show({ figures }))).toContain('No mentions in this period');
});

it('hides the download from those who may not export', () => {
  const html = page(<ReputationPage frame={{ ...frame, can: {} }} data={reputation} />);
  expect(html).not.toContain('reputation.csv');
});

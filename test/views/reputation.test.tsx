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
      expect(url.searchParams.get('q')).toMatch(
        /^on:\S+ (NOT status:dismissed NOT is:spam|\(status:dismissed OR is:spam\)$)/,
      );
    }
    const ofThePeriod = behind.filter((url) =>
      url.searchParams.get('q')!.startsWith('on:2026-10-23..2026-11-21 '),
    );
    expect(ofThePeriod.length).toBeGreaterThan(10);
    expect(links.some((url) => url.searchParams.get('q')?.endsWith('theme:"Delivery delays"'))).toBe(true);
  });

  it('name the days with their year, with both where there are two', () => {
    expect(textOf(html)).toContain('23 Oct – 21 Nov 2026,');
    const period = { ...reputation.period, from: '2025-11-22' };
    expect(textOf(show({ period }))).toContain('22 Nov 2025 – 21 Nov 2026,');
  });

  it('colour a change by what it means, and say it in words', () => {
    expect(html).toMatch(/class="delta good">.{0,200}better: <\/span>41\u00a0m faster/s);
    expect(html).toMatch(/class="delta bad">.{0,200}worse: down by <\/span>6 points/s);
  });

  it('say when there is nothing to compare with', () => {
    const figures = { ...reputation.figures, rating: { ...reputation.figures.rating, previous: null } };
    expect(textOf(show({ figures }))).toContain('no earlier figure');
  });
});

describe('a report that is narrowed', () => {
  const only = { sourceKind: 'trustpilot', language: 'en', theme: 'late bikes' };
  const html = show({ only });

  it('leads to the same mentions only', () => {
    const links = tags(html, 'a').map((tag) => new URL(tag.attributes.href!, 'http://x'));
    const queries = links.flatMap((url) => url.searchParams.get('q') ?? []);
    expect(queries.length).toBeGreaterThan(10);
    for (const query of queries) expect(query).toContain('source:trustpilot lang:en theme:"late bikes"');
    const files = links.filter((url) => url.pathname.endsWith('.csv'));
    expect(files.map((url) => url.pathname)).toContain('/reputation/trend.csv');
    for (const { searchParams } of files) expect(searchParams.get('theme')).toBe('late bikes');
  });

  it('keeps what it is narrowed to as a choice, and offers to take it away', () => {
    expect(html).toContain('<option value="late bikes" selected="">');
    expect(textOf(html)).toContain('Clear');
  });
});

describe('the notes on the chart', () => {
  it('have the same numbers in the drawing and in words', () => {
    expect(textOf(show())).toContain('1 5 Nov Courier strike begins');
    expect(textOf(show())).toContain('2 13 Nov Fix shipped: Firmware 3.2');
    expect(show().match(/class="note-dot"/g)).toHaveLength(4);
  });

  it('can be written by those who may, also from what is proposed', () => {
    const html = page(<ReputationPage frame={frame} data={reputation} annotate={[1]} />);
    expect(html).toContain('value="Negative mentions rose"');
    expect(show()).not.toContain('/reputation/annotations');
  });
});

it('says of several brands where their days begin and what counts for two of them', () => {
  const own = (timeZone: string, brandId: number) =>
    ({ brandId, name: `Brand ${brandId}`, kind: 'own', timeZone, mentions: 9 }) as const;
  const voices = [own('Europe/Stockholm', 1), own('Asia/Tokyo', 2)];
  const html = show({ brand: null, voices });
  expect(textOf(html)).toContain('Days begin and end where each brand is.');
  expect(textOf(html)).toContain('What is about two brands counts once for each and is one row of the list.');
  expect(textOf(show())).not.toContain('What is about two brands');
  expect(textOf(show())).not.toContain('Days begin and end where');
});

it('says why a period cannot be, above the days that are shown instead', () => {
  const html = page(
    <ReputationPage
      frame={{ ...frame, problem: 'The last day is missing. Shown below: the last 30 days.' }}
      data={reputation}
    />,
  );
  expect(textOf(html)).toContain('The last day is missing. Shown below: the last 30 days.');
});

it('leaves no newer choice over the older report when one goes back', () => {
  const [filters] = tags(show(), 'form').filter(({ attributes }) => attributes.action === '/reputation');
  expect(filters!.attributes.autocomplete).toBe('off');
});

it('names one day once', () => {
  const oneDay = { name: 'custom', from: '2026-11-21', to: '2026-11-21', days: 1 } as const;
  const previous = { ...oneDay, from: '2026-11-14', to: '2026-11-14' };
  expect(textOf(show({ period: oneDay, previous }))).toContain('21 Nov 2026, compared with 14 Nov 2026');
});

describe('the chart', () => {
  it('comes in two widths, each with a sentence in place of the drawing', () => {
    const charts = tags(show(), 'svg').filter((tag) => tag.attributes.class === 'chart');
    expect(charts.map((tag) => tag.attributes.viewBox)).toEqual(['0 0 1040 326', '0 0 340 326']);
    expect(charts[0]!.attributes['aria-label']).toContain('Lowest −');
  });

  it('has the same numbers as a table', () => {
    const html = show();
    const [first] = reputation.points;
    expect(textOf(html)).toContain(`23 Oct +${Math.round(first!.net!)}`);
  });

  it('keeps the last value clear of a line that falls to it', () => {
    const heightAfter = (net: number) => {
      const points = reputation.points.with(-1, { ...reputation.points.at(-1)!, net });
      const values = tags(show({ points }), 'text').filter((tag) => tag.attributes.class === 'value');
      const dots = tags(show({ points }), 'circle').filter((tag) => tag.attributes.class === 'dot');
      return Number(values[1]!.attributes.y) - Number(dots[1]!.attributes.cy);
    };
    const before = reputation.points.at(-2)!.net!;
    expect(heightAfter(before + 20)).toBeLessThan(0);
    expect(heightAfter(before - 10)).toBeGreaterThan(0);
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

it('says what a share of voice is of, and leads to the one of what all brands share', () => {
  expect(textOf(show())).toContain('Of all that was said where Fernhill Bikes is heard.');
  expect(show()).toMatch(/href="\/competitors\?[^"]*period=30d"/);
});

it('says what to do when there was no mention at all', () => {
  const figures = { ...reputation.figures, mentions: { ...reputation.figures.mentions, value: 0 } };
  expect(textOf(show({ figures }))).toContain('No mentions in this period');
});

it('hides the download from those who may not export', () => {
  const html = page(<ReputationPage frame={{ ...frame, can: {} }} data={reputation} />);
  expect(html).not.toContain('.csv');
});

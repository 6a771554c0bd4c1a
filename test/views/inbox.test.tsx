import { describe, expect, it } from 'vitest';
import { page } from '../../views/document.tsx';
import { Arrivals, InboxPage, MoreRows } from '../../views/inbox.tsx';
import { EMPTY_QUERY, inboxUrl, mentionUrl } from '../../views/urls.ts';
import { tags, textOf } from './html.ts';
import { frame } from './samples/frame.ts';
import { inbox } from './samples/inbox.ts';

const show = (over: Partial<typeof inbox> = {}) =>
  page(<InboxPage frame={frame} data={{ ...inbox, ...over }} />);
const headings = (html: string) =>
  [...html.matchAll(/<li class="group [a-z]+"><h2>([^<]+)/g)].map(([, words]) => words);

describe('the list', () => {
  it('is grouped by when a reply is due', () => {
    expect(headings(show())).toEqual(['Late', 'Due today', 'Due tomorrow', 'No deadline']);
  });

  it('has no groups in another order', () => {
    expect(headings(show({ query: { ...EMPTY_QUERY, sort: 'newest' } }))).toEqual([]);
    expect(headings(show({ query: { ...EMPTY_QUERY, view: 'snoozed' } }))).toEqual([]);
  });

  it('does not repeat a heading on the next page', () => {
    const data = { ...inbox, rows: inbox.rows.slice(2, 5), after: 'today' };
    expect(headings((<MoreRows frame={frame} data={data} />).toString())).toEqual([]);
  });

  it('keeps its filters in every link that leads on', () => {
    const query = { ...EMPTY_QUERY, view: 'low-ratings' as const, q: 'range & "weather"' };
    const html = show({ query });
    const [link] = tags(html, 'a').filter((tag) => tag.attributes.class === 'row-link');
    expect(link!.attributes.href).toBe(mentionUrl(11, query));
    const [more] = tags(html, 'a').filter((tag) => tag.attributes['hx-target'] === '#more');
    expect(new URL(more!.attributes.href!, 'http://x').searchParams.get('q')).toBe(query.q);
    expect(html).toContain(`name="return" value="${inboxUrl(query).replaceAll('&', '&amp;')}"`);
  });

  it('says what each mark means without colours', () => {
    const html = textOf(show());
    expect(html).toContain('Negative');
    expect(html).toContain('1 h 12 m late');
  });

  it('counts no time down for what is done or set aside', () => {
    const row = { ...inbox.rows[1]!, id: 99 };
    const open = (<MoreRows frame={frame} data={{ ...inbox, rows: [row] }} />).toString();
    expect(open).toContain('data-due');
    for (const status of ['resolved', 'dismissed'] as const) {
      const rows = [{ ...row, status }];
      expect((<MoreRows frame={frame} data={{ ...inbox, rows }} />).toString()).not.toContain('data-due');
    }
  });

  it('shows where the engine was not sure', () => {
    const [first, ...others] = inbox.rows;
    expect(textOf(show())).not.toContain('Not sure Negative');
    expect(show({ rows: [{ ...first!, unsure: true }, ...others] })).toContain('>Not sure</span>');
  });
});

describe('an empty list', () => {
  const empty = { rows: [], nextCursor: null, detail: null, selectedId: null };

  it('says what was last answered', () => {
    const lastNegative = { at: frame.now, answeredBy: 'Jonas' };
    expect(textOf(show({ ...empty, empty: { kind: 'clear', lastNegative } }))).toContain(
      'Nothing to reply to The last negative mention came today 14:24 , answered by Jonas.',
    );
  });

  it('offers to clear filters that find nothing', () => {
    const html = show({ ...empty, query: { ...EMPTY_QUERY, q: 'x' }, empty: { kind: 'no-match' } });
    expect(textOf(html)).toContain('No mention matches these filters');
    expect(html).toContain('>Clear the filters</a>');
  });

  it('leads to the sources when there are none', () => {
    const setUp = '/setup/where?brand=1';
    expect(show({ ...empty, empty: { kind: 'no-sources', setUp } })).toContain(`href="${setUp}"`);
  });

  it('counts while the first reading runs', () => {
    const html = show({
      ...empty,
      empty: { kind: 'reading', waiting: 2, failed: 1, of: 7, items: 1304, kept: { n: 1, capped: false } },
    });
    expect(textOf(html)).toContain(
      '4 of 7 sources read for the last 7 days, 1 could not be read yet and is tried again, 1,304 items',
    );
    expect(textOf(html)).toContain('1 mention kept');
    expect(html).toContain('hx-trigger="every 2s"');
  });
});

describe('new arrivals', () => {
  const arrivals = (size: number) =>
    (<Arrivals frame={frame} data={{ query: EMPTY_QUERY, since: frame.now, count: size }} />).toString();

  it('raise a link, and nothing when there are none', () => {
    expect(textOf(arrivals(3))).toBe('3 new mentions , show them');
    expect(arrivals(0)).toBe('');
  });

  it('are asked for with the filters of the list', () => {
    const html = show({ query: { ...EMPTY_QUERY, view: 'overdue' } });
    expect(html).toContain('hx-get="/inbox/arrivals?view=overdue&amp;since=2026-11-21T13%3A24%3A00.000Z"');
  });
});

it('shows a filter that cannot be read beside the search box', () => {
  const searchError = { message: 'A quote is opened and never closed.', query: 'a "b', start: 2, end: 4 };
  expect(textOf(show({ searchError }))).toContain('never closed');
  const html = textOf(show({ searchError, rows: [], empty: { kind: 'no-match' } }));
  expect(html).toContain('This search cannot be read');
  expect(html).not.toContain('No mention matches');
});

it('switches single keys off for those who want that', () => {
  const viewer = { ...frame.viewer, shortcuts: false };
  expect(page(<InboxPage frame={{ ...frame, viewer }} data={inbox} />)).toContain(
    '<body data-shortcuts="off"',
  );
});

it('draws the theme that was chosen, and none for the device’s own', () => {
  const themed = (theme: 'dark' | 'system') =>
    page(<InboxPage frame={{ ...frame, viewer: { ...frame.viewer, theme } }} data={inbox} />);
  expect(themed('dark')).toContain('data-theme="dark"');
  expect(themed('system')).not.toContain('data-theme');
});

it('says where counting stopped, in the rail as in the list', () => {
  const count = { n: 1000, capped: true };
  const counted = { ...frame, openCount: count, views: [{ view: 'everything' as const, count }] };
  const html = textOf(page(<InboxPage frame={counted} data={inbox} />));
  expect(html).toContain('Everything 1,000+');
  expect(html).toContain('1,000+ need a reply');
});

/** What strangers write stays text, wherever it is shown. */
import { expect, it } from 'vitest';
import { page } from '../../views/document.tsx';
import { InboxPage } from '../../views/inbox.tsx';
import { DetailFragment } from '../../views/mention.tsx';
import { EMPTY_QUERY, safeUrl } from '../../views/urls.ts';
import { tags, textOf } from './html.ts';
import { frame } from './samples/frame.ts';
import { inbox } from './samples/inbox.ts';
import { mention } from './samples/mention.ts';

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</textarea><script>alert(1)</script>',
  '<hx-partial hx-target="body">gone</hx-partial>',
  '<form hx-post="/sign-out"><button hx-trigger="load">x</button></form>',
  '<head><title>taken over</title></head>',
];

const hostile = (attack: string) => ({
  ...mention,
  title: attack,
  text: attack,
  where: attack,
  author: { name: attack, handle: attack, url: 'javascript:alert(1)', followers: null },
  url: 'javascript:alert(1)',
  matched: [{ start: 0, end: 4, word: attack }],
  evidence: [{ start: 2, end: 6, word: attack, weight: -1 }],
  themes: [attack],
  emotions: [attack],
  draft: attack,
  notes: [
    {
      id: 1,
      by: attack,
      at: frame.now,
      text: attack,
      editedAt: null,
      calls: ['a', attack],
      isNew: true,
      isOpen: true,
    },
  ],
  callable: [attack],
  earlier: [{ id: 3, sentiment: 'positive' as const, excerpt: attack, publishedAt: frame.now }],
  copies: {
    count: 1,
    shown: [
      {
        id: 5,
        sourceKind: 'rss',
        url: 'javascript:alert(1)',
        location: null,
        author: attack,
        publishedAt: frame.now,
      },
    ],
  },
  activity: [],
});

const rowsWith = (attack: string) =>
  inbox.rows.map((row) => ({ ...row, author: attack, title: attack, text: attack, where: attack }));

it.each(ATTACKS)('shows %s as text in the inbox and the opened mention', (attack) => {
  const data = { ...inbox, rows: rowsWith(attack), detail: hostile(attack) };
  const html = page(<InboxPage frame={frame} data={data} />);
  const harmless = page(<InboxPage frame={frame} data={{ ...inbox, detail: hostile('plain') }} />);
  for (const name of ['script', 'img', 'form', 'hx-partial', 'head', 'title'])
    expect(tags(html, name).length, name).toBe(tags(harmless, name).length);
  expect(html).not.toMatch(/<[a-z](?:[^>"]|"[^"]*")*\son(error|load)=/);
  expect(textOf(html)).toContain(attack.slice(6, 20));
});

it('drops links that are not http or https', () => {
  const detail = <DetailFragment frame={frame} mention={hostile('x')} query={EMPTY_QUERY} />;
  expect(detail.toString()).not.toContain('javascript:');
  for (const url of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//x',
    'x',
    '',
  ])
    expect(safeUrl(url)).toBeNull();
  expect(safeUrl('https://example.com/a?b=1')).toBe('https://example.com/a?b=1');
});

it('keeps htmx away from the quoted text', () => {
  const html = (<DetailFragment frame={frame} mention={mention} query={EMPTY_QUERY} />).toString();
  expect(html).toMatch(/<div class="quote"[^>]*hx-ignore/);
});

import { describe, expect, it } from 'vitest';
import { Conflict, Moved, type MovedData, Refused } from '../../views/moved.tsx';
import { EMPTY_QUERY } from '../../views/urls.ts';
import { partials, tags, textOf } from './html.ts';
import { frame } from './samples/frame.ts';
import { inbox } from './samples/inbox.ts';
import { mention } from './samples/mention.ts';

const decided: MovedData = {
  query: EMPTY_QUERY,
  said: 'Done. 11 left in this view.',
  undo: { action: '/mentions/11/undo', fields: { event: '31', return: '/' } },
  count: { n: 11, capped: false },
  gone: [11],
  changed: [],
  list: null,
  pane: { kind: 'opened', mention: { ...mention, id: 12 } },
};

const answer = (over: Partial<MovedData> = {}) =>
  (<Moved frame={frame} data={{ ...decided, ...over }} />).toString();

describe('a decision', () => {
  it('takes the row away, opens the next mention, and says so', () => {
    const parts = partials(answer());
    expect(parts['#row-11']).toBe('');
    expect(parts['#detail']).toContain('data-mention="12"');
    expect(parts['#announce']).toBe('Done. 11 left in this view.');
    expect(parts['#list-count']).toBe('11');
    expect(textOf(parts['.open-count']!)).toBe('12 need a reply');
    expect(textOf(parts['#views']!)).toContain('Overdue 2');
  });

  it('brings a toast whose button takes it back', () => {
    const [form] = tags(partials(answer())['#toasts']!, 'form');
    expect(form!.attributes.action).toBe('/mentions/11/undo');
    expect(form!.inner).toContain('name="event" value="31"');
    expect(form!.inner).toContain('data-key="z"');
  });

  it('leaves an empty pane after the last one', () => {
    const html = answer({ pane: { kind: 'opened', mention: null } });
    expect(textOf(partials(html)['#detail']!)).toContain('No mention is open');
  });

  it('draws the list anew when it was taken back', () => {
    expect(partials(answer({ gone: [], list: inbox }))['#rows']).toContain('id="row-11"');
  });
});

describe('a change in place', () => {
  const redrawn = (emptied: boolean) =>
    partials(answer({ gone: [], changed: [inbox.rows[0]!], pane: { kind: 'redrawn', mention, emptied } }));

  it('keeps what is being typed and only moves its version on', () => {
    const parts = redrawn(false);
    expect(parts['#composer']).toBeUndefined();
    expect(parts['#composer input[name=version]']).toBe('<input type="hidden" name="version" value="4"/>');
    expect(parts['#row-11']).toContain('Marta Kowalczyk');
  });

  it('empties the composer when a note or a reply was stored', () => {
    expect(redrawn(true)['#composer']).toContain('<textarea');
  });
});

describe('a conflict', () => {
  const mine = { action: '/mentions/11/resolution', fields: { version: '5', return: '/' } };
  const sentence = 'Jonas marked this done 20 s ago.';
  const conflict = { sentence, who: 'Jonas', theirs: null, typed: 'Sorry, Marta', mine };
  const parts = partials(
    (<Conflict frame={frame} mention={mention} query={EMPTY_QUERY} conflict={conflict} />).toString(),
  );

  it('says who was faster and offers both ways, without touching typed text', () => {
    const said = textOf(parts['#conflict']!);
    expect(said).toContain('Jonas marked this done 20 s ago. What you typed is kept as your draft.');
    expect(said).toMatch(/Yours\s*Sorry, Marta\s*Keep Jonas’/);
    expect(tags(parts['#conflict']!, 'form')[0]!.attributes.action).toBe('/mentions/11/resolution');
    expect(parts['#composer']).toBeUndefined();
  });
});

it('tells a refusal where it is heard and seen', () => {
  const parts = partials((<Refused frame={frame} sentence="Only a manager may assign others." />).toString());
  expect(parts['#announce']).toBe('Only a manager may assign others.');
  expect(textOf(parts['#toasts']!)).toBe('Only a manager may assign others.');
});

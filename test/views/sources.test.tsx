import { describe, expect, it } from 'vitest';
import { Preview, type PreviewData } from '../../views/setup-preview.tsx';
import { SourcePage } from '../../views/source.tsx';
import { SourcesPage } from '../../views/sources.tsx';
import { textOf } from './html.ts';
import { ago, frame, MINUTE } from './samples/frame.ts';
import * as sourcing from './samples/sources.ts';

const detail = { ...sourcing.sourceDetail, report: null, problem: null };
const pageOf = (data: typeof detail) => (<SourcePage frame={frame} data={data} />).toString();

describe('the page of a source', () => {
  it('follows a poll that was asked for until it has ended', () => {
    const due = { ...detail, readSoFar: null, nextPollAt: ago(MINUTE) };
    expect(pageOf(due)).toContain('hx-trigger="every 2s"');
    expect(textOf(pageOf({ ...due, isBeingRead: true }))).toContain('Next read being read now');
    const paused = { ...due, health: 'paused' as const };
    expect(pageOf(paused)).not.toContain('hx-trigger="every 2s"');
  });

  it('says how to send mentions where nothing is polled, without an empty form', () => {
    const offered = { ...detail.offered!, access: 'inbox' as const };
    const own = { ...detail, polled: false, offered, healthNote: 'Nothing is asked for.' };
    const pushed = textOf(pageOf({ ...own, kind: 'push' }));
    expect(pushed).toContain('Make a token');
    expect(pushed).not.toContain('Nothing is asked for.');
    expect(pushed).not.toContain('Settings Save');
    expect(textOf(pageOf({ ...own, kind: 'manual' }))).toContain('Add one mention');
  });
});

describe('the list of sources', () => {
  it('says the kind once where the name begins with it', () => {
    const [one] = sourcing.sources.sources;
    const sources = [{ ...one!, kind: 'hackernews', name: 'Hacker News: Fernhill' }];
    const text = textOf((<SourcesPage frame={frame} data={{ ...sourcing.sources, sources }} />).toString());
    expect(text).toContain('Hacker News: Fernhill');
    expect(text).not.toContain('Hacker News: Fernhill Hacker News');
  });
});

describe('the preview of the first steps', () => {
  const refused = { kind: 'hackernews', ok: false, sentence: 'The name was not found.' };
  const preview = (data: Partial<PreviewData>) =>
    textOf(
      (
        <Preview
          data={{
            ...{ matches: [], found: 0, setAside: 0, downs: 0, read: 0, isLeast: false, progress: null },
            ...{ unreachable: false, sources: [refused] },
            ...data,
          }}
        />
      ).toString(),
    );

  it('does not take silence for an answer', () => {
    expect(preview({})).toContain('this says nothing about your words');
    expect(preview({ read: 9 })).toContain('No match yet. That can be true');
  });

  it('says once that this machine has no network', () => {
    const text = preview({ unreachable: true });
    expect(text).toContain('This machine has no network');
    expect(text).not.toContain('The name was not found');
  });
});

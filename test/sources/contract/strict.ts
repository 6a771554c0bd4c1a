/** A fake that understands everything proves nothing: it has to refuse what its service would not know. */
import { expect, it } from 'vitest';
import type { Asked, Upstream, World } from '../upstream.ts';
import { type Case, Collector } from './collector.ts';
import { posts, worldOf } from './posts.ts';

/** What the client itself sends along. */
const PLAIN_HEADERS =
  /^(host|connection|user-agent|accept|accept-encoding|content-type|content-length|transfer-encoding|if-.*)$/;

export function hasAStrictFake(one: Case): void {
  const { upstream } = one;

  it('is asked exactly what its service understands', async () => {
    const collector = new Collector(one, worldOf(posts(Math.min(upstream.pageSize + 1, upstream.reach, 60))));
    await collector.drain();
    for (const { asked } of one.services.exchanges) {
      for (const [what, changed] of changesOf(asked))
        expect(isRefused(upstream, changed, collector.world), `${asked.url.pathname} ${what}`).toBe(true);
    }
  });
}

/** Without them the first page is asked for, which is right as well. */
const PAGING = /^(page_?token|page_cursor|cursor|page|after|before|(max|min|since)_id|(next_)?token)$/i;

type Change = [what: string, changed: Asked];

function changesOf(asked: Asked): Change[] {
  const { url, method, headers } = asked;
  const names = Object.keys(headers).filter((name) => !PLAIN_HEADERS.test(name));
  const due = [...new Set(url.searchParams.keys())].filter((name) => !PAGING.test(name));
  const changes: Change[] = [
    ['at another path', { ...asked, url: changed(url, (one) => (one.pathname += 'x')) }],
    ...names.map((name): Change => [`without ${name}`, { ...asked, headers: without(headers, name) }]),
    ...due.map(
      (name): Change => [
        `without ${name}`,
        { ...asked, url: changed(url, (one) => one.searchParams.delete(name)) },
      ],
    ),
  ];
  if (url.protocol !== 'wss:')
    changes.push(['by another method', { ...asked, method: method === 'GET' ? 'PUT' : 'DELETE' }]);
  if (method === 'GET')
    changes.push([
      'with an unknown parameter',
      { ...asked, url: changed(url, (one) => one.searchParams.set('unheard', '1')) },
    ]);
  return changes;
}

function changed(url: URL, change: (copy: URL) => void): URL {
  const copy = new URL(url);
  change(copy);
  return copy;
}

function without(headers: Record<string, string>, gone: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== gone));
}

/** By the fixture, or by the service itself. */
function isRefused(upstream: Upstream, asked: Asked, world: World): boolean {
  try {
    return (upstream.answer(asked, world).status ?? 200) >= 400;
  } catch (error) {
    if ((error as Error).name === 'WrongRequest') return true;
    throw error;
  }
}

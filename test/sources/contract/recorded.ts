/** What each recorded reply gives. */
import { expect, it } from 'vitest';
import type { SourceAdapter } from '../../../src/sources/adapter.ts';
import { SOURCE_ADAPTERS } from '../../../src/sources/kinds/index.ts';
import { readRecorded } from '../../../src/sources/read.ts';
import type { Recorded } from '../upstream.ts';
import { NOW } from './posts.ts';
import { expectFailure, expectSound } from './sound.ts';

/** `others` are the recorded replies of every other kind. */
export function readsWhatWasRecorded(
  adapter: SourceAdapter,
  recorded: Recorded[],
  others: { kind: string; body: string }[],
): void {
  const withItems = recorded.filter(({ gives }) => 'ids' in gives && gives.ids.length > 0);

  it('has a recorded reply with items', () => expect(withItems.length).toBeGreaterThan(0));

  it.each(recorded.map((reply, index) => ({ ...reply, name: nameOf(reply, index) })))(
    'reads $name',
    async (reply) => {
      const page = await readReply(adapter, reply).catch((error: unknown) => error);
      if ('ids' in reply.gives) {
        if (page instanceof Error) throw page;
        const { items } = page as Awaited<ReturnType<typeof readReply>>;
        expect(items.map(({ externalId }) => externalId).sort()).toEqual(reply.gives.ids.toSorted());
      } else {
        expectFailure(page, adapter, reply.settings ?? {});
        expect(page.class).toBe(reply.gives.fails);
        if (reply.gives.says) expect(page.message).toMatch(reply.gives.says);
      }
    },
  );

  it('gives the same identities when it reads the same again', async () => {
    for (const reply of withItems) expect(await idsOf(adapter, reply)).toEqual(await idsOf(adapter, reply));
  });

  it('knows its own replies from those of other kinds', () => {
    for (const reply of withItems) expect(adapter.recognises(textOf(reply)), nameOf(reply, 0)).toBe(true);
    expect(adapter.recognises('')).toBe(false);
    expect(adapter.recognises('<!doctype html><title>Just a moment</title>')).toBe(false);
    for (const { kind, body } of others) {
      const isAllowed = READS_ANY[adapter.kind]?.test(body) ?? false;
      if (!isAllowed) expect(adapter.recognises(body), `a reply of ${kind}`).toBe(false);
    }
  });
}

/** What others give is a feed, which this kind reads too. */
const READS_ANY: Record<string, RegExp> = { rss: /^\s*</ };

/** The bodies with items of all kinds but this one. */
export function othersOf(kind: string, all: Map<string, Recorded[]>): { kind: string; body: string }[] {
  return SOURCE_ADAPTERS.filter((other) => other.kind !== kind).flatMap((other) =>
    (all.get(other.kind) ?? [])
      .filter(({ gives }) => 'ids' in gives && gives.ids.length > 0)
      .map((reply) => ({ kind: other.kind, body: textOf(reply) })),
  );
}

async function idsOf(adapter: SourceAdapter, reply: Recorded): Promise<string[]> {
  return (await readReply(adapter, reply)).items.map(({ externalId }) => externalId);
}

async function readReply(adapter: SourceAdapter, reply: Recorded) {
  const { status = 200, headers = {}, settings = {} } = reply;
  const page = await readRecorded(adapter.kind, new TextEncoder().encode(textOf(reply)), {
    status,
    headers,
    settings,
    now: NOW,
  });
  expectSound(page, adapter, settings);
  return page;
}

function textOf({ body }: Recorded): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : JSON.stringify(body);
}

function nameOf({ gives, status = 200 }: Recorded, index: number): string {
  const what = 'ids' in gives ? `${gives.ids.length} items` : gives.fails;
  return `recorded reply ${index + 1} (${status}, ${what})`;
}

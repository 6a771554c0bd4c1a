import { onTestFinished } from 'vitest';
import type { Item, SourceAdapter } from '../../src/sources/adapter.ts';
import { SOURCE_ADAPTERS } from '../../src/sources/kinds/index.ts';
import { START } from './platform.ts';

/** A kind of source for one test: a forum with a key that asks once and finds nothing, unless the test says more. */
export function anAdapter(values: Partial<SourceAdapter> = {}): SourceAdapter {
  const adapter: SourceAdapter = {
    kind: 'forum',
    label: 'Forum',
    needs: 'A key.',
    access: 'key',
    terms: { keeps: 'everything', retentionDays: null, recheckHours: null, exportable: true, note: '' },
    settings: [
      { name: 'query', label: 'Search for', help: 'Words.', required: false },
      { name: 'key', label: 'Key', help: 'From the forum.', required: false, secret: true },
    ],
    host: () => 'forum.example',
    describe: ({ query = 'everything' }) => `Forum: ${query}`,
    async poll(_settings, _cursor, http) {
      await http({ url: 'https://forum.example/search?key=hidden' });
      return { items: [], cursor: null };
    },
    recognises: () => false,
    ...values,
  };
  SOURCE_ADAPTERS.push(adapter);
  onTestFinished(() => void SOURCE_ADAPTERS.splice(SOURCE_ADAPTERS.indexOf(adapter), 1));
  return adapter;
}

/** A post on that forum, half an hour before the tests start unless it says otherwise. */
export function aForumPost(externalId: string, text: string, values: Partial<Item> = {}): Item {
  return {
    source: 'forum',
    externalId,
    url: `https://forum.example/${externalId}`,
    author: { name: 'Marta Example', handle: 'marta', url: null, followers: null },
    title: null,
    text,
    language: 'en',
    publishedAt: new Date(START.getTime() - 30 * 60_000).toISOString(),
    editedAt: null,
    rating: null,
    engagement: { likes: null, comments: null, shares: null, views: null },
    location: null,
    replyTo: null,
    parent: null,
    ...values,
  };
}

/** Any address that answers with a list in JSON, for what has no adapter of its own. */
import { Failure, Refusal } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import { safeUrl } from '../../../text.ts';
import type { Cursor, Item, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askFeed } from '../../feed/fetch.ts';
import { minInterval } from '../../feed/freshness.ts';
import { advance, readState, type State } from '../../feed/memory.ts';
import { saferAddress } from '../../feed/poll.ts';
import { isObject, parse } from '../../reading/json.ts';
import { findItems } from './find-items.ts';
import { toItems } from './items.ts';
import { readMap } from './map.ts';

export const json: SourceAdapter = {
  kind: 'json',
  label: 'JSON',
  needs: 'An address that answers with JSON; if it wants a key, the header and the key.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'The terms are those of whoever publishes it; look them up before you store what it gives.',
  },
  settings: [
    {
      name: 'url',
      label: 'Address',
      help: 'What it answers must be JSON with a list in it, newest first or in any order.',
      required: true,
      example: 'https://example.com/api/reviews',
    },
    {
      name: 'items',
      label: 'Path to the items',
      help: 'Where the list stands, such as data.items. Left empty, the first list that looks like one is taken.',
      required: false,
      example: 'data.items',
    },
    {
      name: 'fields',
      label: 'Fields',
      help: 'One a line, or with commas between: id, url, title, text, author, handle, date, edited, rating, likes, comments, shares, views, language, location, replyTo or parent, a colon, and the path within an item, such as "text: body.plain". What is left out is guessed.',
      required: false,
      example: 'text: body.plain',
    },
    {
      name: 'header',
      label: 'Header',
      help: 'The name of the header that carries the key, such as Authorization or X-Api-Key, if there is one.',
      required: false,
      example: 'X-Api-Key',
    },
    {
      name: 'secret',
      label: 'Value of the header',
      help: 'The key as the header wants it, such as "Bearer …". It is kept secret.',
      required: false,
      secret: true,
      example: '0123456789abcdef',
    },
  ],
  host: (settings) => {
    readMap(settings.fields ?? '');
    headersOf(settings);
    return new URL(addressOf(settings)).host;
  },
  describe: (settings) => {
    const { host, pathname } = new URL(addressOf(settings));
    return `JSON: ${(host + pathname).replace(/\/$/, '')}`;
  },
  poll,
  recognises,
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const address = addressOf(settings);
  const map = readMap(settings.fields ?? '');
  const service = new URL(address).host;
  const name = `The address at ${service}`;
  const answer = await askFeed(address, readState(cursor, options.since), http, options.now, {
    service: name,
    headers: { accept: 'application/json', ...headersOf(settings) },
  });
  const { reply, state } = answer;
  const shared = {
    movedTo: saferAddress(address, reply.permanentUrl),
    minIntervalSeconds: minInterval(reply.headers, null, options.now),
  };
  if (!answer.isNews) return { items: [], cursor: state, unchanged: true, isComplete: true, ...shared };
  const found = findItems(readValue(reply, name), settings.items ?? '', name);
  const items = withinBounds(toItems(found, map, { address, name, now: options.now }), state, options.limit);
  return { items, ...advance(state, items, options.now), ...shared };
}

function readValue(reply: HttpReply, name: string): unknown {
  const said = new TextDecoder().decode(reply.body);
  const value = parse(said);
  if (value !== undefined) return value;
  const what = /^\s*</.test(said) ? 'a web page or XML' : said.trim() === '' ? 'nothing' : 'something else';
  throw new Failure(
    'transient',
    `${name} answered with ${what} where JSON was due, so nothing was read. Check the address if this stays.`,
  );
}

/** Without what is older than the first run looked back, and of more than fits the newest. */
function withinBounds(items: Item[], { floor }: State, limit: number): Item[] {
  const unique = [...new Map(items.map((item) => [item.externalId, item])).values()];
  const recent = unique.filter(({ publishedAt }) => publishedAt === null || publishedAt >= floor);
  return recent.toSorted((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? '')).slice(0, limit);
}

/** Any list of items with words; every other kind knows its own better. */
function recognises(body: string): boolean {
  const value = parse(body);
  if (value === undefined || (isObject(value) && ('error' in value || 'errors' in value))) return false;
  const place = { address: 'https://example.com/', name: '', now: new Date(0) };
  try {
    return toItems(findItems(value, '', ''), {}, place).length > 0;
  } catch {
    return false;
  }
}

function addressOf({ url = '' }: Record<string, string>): string {
  const address = safeUrl(url.trim());
  if (address) return address;
  throw new Refusal('invalid', 'Give the address, starting with https:// or http://.');
}

/** Throws Refusal for what is no header, and for headers that the client itself sets. */
function headersOf({ header = '', secret = '' }: Record<string, string>): Record<string, string> {
  const name = header.trim().toLowerCase();
  if (name === '' || secret === '') return {};
  if (!/^[a-z0-9-]{1,64}$/.test(name) || OWN.has(name))
    throw new Refusal('invalid', 'Give the name of the header that carries the key, such as Authorization.');
  if (!/^[\x20-\x7E]+$/.test(secret))
    throw new Refusal('invalid', 'The value of the header may hold only letters, digits and signs of ASCII.');
  return { [name]: secret };
}

const OWN = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'user-agent',
  'te',
  'upgrade',
]);

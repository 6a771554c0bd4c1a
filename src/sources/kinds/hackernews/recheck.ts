/** Asking for stored stories and comments again, one by one. */
import type { Http } from '../../../platform/platform.ts';
import type { Item, Known, PollOptions, SourceAdapter } from '../../adapter.ts';
import {
  askJson,
  type Fields,
  fields,
  isObject,
  number,
  objects,
  parse,
  text,
  unknownShape,
} from '../../reading/json.ts';
import { SERVICE, toHit, toItem } from './reply.ts';

const ITEMS = 'https://hn.algolia.com/api/v1/items/';

export const recheck: NonNullable<SourceAdapter['recheck']> = { batch: 25, run };

async function run(
  _settings: Record<string, string>,
  known: Known[],
  http: Http,
  { now }: PollOptions,
): Promise<{ items: Item[]; gone: string[] }> {
  const items: Item[] = [];
  const gone: string[] = [];
  for (const { externalId } of known) {
    const found = await ask(externalId, http, now);
    if (found === null) gone.push(externalId);
    else items.push(...itemsOf(found));
  }
  return { items, gone };
}

/** Null for what is deleted or hidden. Throws Failure. */
async function ask(id: string, http: Http, now: Date): Promise<Fields | null> {
  const url = ITEMS + encodeURIComponent(id);
  const { value } = await askJson(
    async (request) => {
      const reply = await http(request);
      // A page in its place would say nothing of this item.
      const isSaid = reply.status === 404 && isObject(parse(new TextDecoder().decode(reply.body)));
      return isSaid ? { ...reply, status: 200, body: GONE } : reply;
    },
    { url },
    { ...SERVICE, now },
  );
  const item = fields(value);
  if (item.deleted === true || item.dead === true) return null;
  if (text(item.id) !== id) throw unknownShape(SERVICE.name);
  return text(item.text) || text(item.title) || text(item.author) ? item : null;
}

const GONE = new TextEncoder().encode('{"deleted":true}');

/** A comment comes without the title of its story, by which it is stored: only its presence is told. */
function itemsOf(item: Fields): Item[] {
  const hit = text(item.title) || text(item.story_title) ? toHit(item) : null;
  if (!hit) return [];
  const { engagement, ...story } = toItem(hit);
  return [{ ...story, engagement: { ...engagement, comments: engagement.comments ?? repliesTo(item) } }];
}

function repliesTo(item: Fields): number | null {
  if (number(item.num_comments) !== null) return number(item.num_comments);
  return Array.isArray(item.children) ? countOf(objects(item.children)) : null;
}

function countOf(children: Fields[]): number {
  return children.reduce((sum, child) => sum + 1 + countOf(objects(child.children)), 0);
}

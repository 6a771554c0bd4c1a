/** Recorded replies of YouTube, whichever way they were asked for. */
import type { Http } from '../../../platform/platform.ts';
import type { Item, Page, PollOptions } from '../../adapter.ts';
import {
  fields,
  isObject,
  noItems,
  objects,
  parse,
  readJson,
  text,
  unknownShape,
} from '../../reading/json.ts';
import { refusal, YOUTUBE } from './ask.ts';
import { isChannelFeed, pollChannel } from './feed.ts';
import { toComment, toVideo } from './resource.ts';
import { commentsIn } from './threads.ts';

/** Throws Failure. */
export async function readRecording(http: Http, options: PollOptions): Promise<Page> {
  const reply = await http({ url: 'https://www.googleapis.com/youtube/v3/search' });
  if (reply.status === 200 && isChannelFeed(new TextDecoder().decode(reply.body)))
    return pollChannel('', null, async () => reply, options);
  const { now } = options;
  return { items: itemsIn(readJson(reply, { name: YOUTUBE, now, refusal: refusal(now) })), cursor: null };
}

/** True for what `readRecording` understands. */
export function isRecording(body: string): boolean {
  const value = parse(body);
  return value === undefined
    ? isChannelFeed(body)
    : isObject(value) && /^youtube#\w+ListResponse$/.test(text(value.kind) ?? '');
}

function itemsIn(value: unknown): Item[] {
  const { kind, items } = fields(value);
  const resources = objects(items);
  switch (kind) {
    case 'youtube#searchListResponse':
    case 'youtube#videoListResponse':
      return resources.flatMap((resource) => toVideo(resource) ?? []);
    case 'youtube#commentThreadListResponse':
      return resources.flatMap(commentsIn);
    case 'youtube#commentListResponse':
      return resources.flatMap((resource) => toComment(resource, null) ?? []);
    case 'youtube#comment':
    case 'youtube#commentThread':
      throw noItems(YOUTUBE, 'answer to posting a reply');
    default:
      throw unknownShape(YOUTUBE);
  }
}

/** Media as the Instagram Graph API writes them → items. */
import { safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, isObject, number, objects, text, time, unknownShape } from '../../reading/json.ts';
import { plainLine, plainText } from '../../reading/plain.ts';

export const NAME = 'Instagram';
/** Instagram gives no author with a hashtag, and no address with a mention. */
export const HASHTAG_FIELDS = 'id,caption,comments_count,like_count,media_type,permalink,timestamp';
export const TAG_FIELDS = `${HASHTAG_FIELDS},username`;
export const MENTION_FIELDS = 'id,caption,comments_count,like_count,media_type,timestamp,username';

/** True for a list of media and for a mentioned one. */
export function isMedia(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (isObject(value.mentioned_media)) return isMedium(value.mentioned_media);
  const entries = objects(value.data);
  return entries.length > 0 && entries.every(isMedium);
}

function isMedium(entry: Fields): boolean {
  return text(entry.id) !== null && 'media_type' in entry;
}

/** Throws Failure 'schema' for anything else. */
export function itemsOf(value: unknown): Item[] {
  if (isObject(value) && isObject(value.mentioned_media)) return toItem(value.mentioned_media);
  if (!isObject(value) || !Array.isArray(value.data) || !objects(value.data).every(isMedium))
    throw unknownShape(NAME);
  return objects(value.data).flatMap(toItem);
}

/** Addresses of pictures are signed and end, so none is kept. */
function toItem(medium: Fields): Item[] {
  const id = text(medium.id);
  if (id === null) return [];
  const handle = plainLine(medium.username);
  const item = itemOf('instagram', id, {
    url: safeUrl(text(medium.permalink)),
    author: { handle, url: handle && `https://www.instagram.com/${encodeURIComponent(handle)}/` },
    text: plainText(medium.caption),
    publishedAt: time(medium.timestamp),
    engagement: { likes: number(medium.like_count), comments: number(medium.comments_count) },
  });
  return [item];
}

/** Videos and comments as the YouTube Data API shows them. */
import { decodeHTMLStrict } from 'entities';
import { cleanText, htmlToText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, number, text, time } from '../../reading/json.ts';

const WATCH = 'https://www.youtube.com/watch?v=';

/** A search result (whose texts are HTML, and cut) or a video; null for channels and playlists. */
export function toVideo(resource: Fields): Item | null {
  const isFound = typeof resource.id === 'object';
  const id = isFound ? text(fields(resource.id).videoId) : text(resource.id);
  if (!id) return null;
  const snippet = fields(resource.snippet);
  const counts = fields(resource.statistics);
  const read = (value: unknown) => (isFound ? decodeHTMLStrict(text(value) ?? '') : (text(value) ?? ''));
  const channel = text(snippet.channelId);
  return itemOf('youtube', id, {
    url: `${WATCH}${encodeURIComponent(id)}`,
    author: {
      name: cleanText(read(snippet.channelTitle), 200) || null,
      url: channel && `https://www.youtube.com/channel/${encodeURIComponent(channel)}`,
    },
    title: cleanText(read(snippet.title), 1000) || null,
    text: cleanText(read(snippet.description)),
    language: languageOf(snippet.defaultAudioLanguage) ?? languageOf(snippet.defaultLanguage),
    publishedAt: time(snippet.publishedAt),
    engagement: {
      likes: number(counts.likeCount),
      comments: number(counts.commentCount),
      views: number(counts.viewCount),
    },
  });
}

/** `video` where the comment itself does not say. Null without an id. */
export function toComment(
  resource: Fields,
  video: string | null,
  replies: number | null = null,
): Item | null {
  const id = text(resource.id);
  if (!id) return null;
  const snippet = fields(resource.snippet);
  const on = text(snippet.videoId) ?? video;
  const published = time(snippet.publishedAt);
  const updated = time(snippet.updatedAt);
  return itemOf('youtube', id, {
    url: on && `${WATCH}${encodeURIComponent(on)}&lc=${encodeURIComponent(id)}`,
    author: authorOf(snippet),
    text: cleanText(text(snippet.textOriginal) ?? htmlToText(text(snippet.textDisplay) ?? '')),
    publishedAt: published,
    editedAt: updated !== null && published !== null && updated > published ? updated : null,
    engagement: { likes: number(snippet.likeCount), comments: replies },
    replyTo: text(snippet.parentId),
    parent: on,
  });
}

/** Names begin with @ since 2022, and are handles then. */
function authorOf(snippet: Fields): Partial<Item['author']> {
  const name = cleanText(text(snippet.authorDisplayName) ?? '', 200) || null;
  const url = safeUrl(text(snippet.authorChannelUrl))?.replace(/^http:/, 'https:') ?? null;
  return { name, handle: name?.startsWith('@') ? name.slice(1) || null : null, url };
}

function languageOf(tag: unknown): string | null {
  return /^([a-z]{2})(?:-|$)/i.exec(text(tag) ?? '')?.[1]?.toLowerCase() ?? null;
}

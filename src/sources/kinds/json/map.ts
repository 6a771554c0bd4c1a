/** Which field of an item says what: as the user wrote it, or by its usual names. */
import { Refusal } from '../../../failure.ts';
import type { Fields } from '../../reading/json.ts';
import { stepsOf, valueAlong } from './find-items.ts';

/** Field → paths, the first that has a value counts. */
const GUESSES = {
  id: 'id _id uuid guid key objectID',
  url: 'url link permalink html_url web_url href uri',
  title: 'title headline name subject',
  text: 'text body content message review comment description summary',
  author:
    'author.name author.display_name author user.name user.username user username reviewer.name reviewer by',
  handle: 'author.username author.login user.username user.login user.handle username handle',
  authorUrl: 'author.url user.url author_url',
  followers: 'author.followers user.followers_count user.followers',
  date: 'publishedAt published_at published createdAt created_at created date pubDate timestamp time datetime',
  edited: 'editedAt edited_at updatedAt updated_at modified',
  rating: 'rating stars rating.value',
  likes: 'likes like_count likes_count upvotes votes points score',
  comments: 'comments_count comment_count num_comments replies_count comments.total',
  shares: 'shares share_count reposts',
  views: 'views view_count views_count',
  language: 'language lang locale',
  location: 'location country city',
  replyTo: 'replyTo reply_to in_reply_to parent_id',
  parent: 'parent thread_id thread',
} as const;

export type Name = keyof typeof GUESSES;

const NAMES = Object.keys(GUESSES) as Name[];

/** Looked up for every item, so each path is taken apart once. */
const GUESSED = Object.fromEntries(
  NAMES.map((name) => [name, GUESSES[name].split(' ').map(stepsOf)]),
) as Record<Name, string[][]>;

export type FieldMap = Partial<Record<Name, string>>;

/** Lines "field: path", also with commas between. Throws Refusal with the line that is wrong. */
export function readMap(lines: string): FieldMap {
  const map: FieldMap = {};
  for (const line of lines
    .split(/[\n,;]+/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, field = '', path = ''] = /^(\w+)\s*[:=]\s*(\S+)$/.exec(line) ?? [];
    const name = NAMES.find((known) => known.toLowerCase() === field.toLowerCase());
    if (!name)
      throw new Refusal(
        'invalid',
        `“${line.slice(0, 80)}” is no line of fields: write "text: body.plain". Fields are ${NAMES.join(', ')}.`,
      );
    map[name] = path;
  }
  return map;
}

/** Objects and lists are no value: a guess that meets one goes on. */
export function readField(fields: Fields, map: FieldMap, name: Name): unknown {
  for (const steps of map[name] === undefined ? GUESSED[name] : [stepsOf(map[name])]) {
    const value = valueAlong(fields, steps);
    if (typeof value === 'string' || typeof value === 'number') return value;
  }
  return undefined;
}

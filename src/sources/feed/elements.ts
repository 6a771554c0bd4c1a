/** Which element says what. Where two say the same, the lower rank is heard. */

export type Role =
  | 'text'
  | 'body'
  | 'guid'
  | 'link'
  | 'date'
  | 'updated'
  | 'author'
  | 'category'
  | 'attribute';

export type Rule = { role: Role; slot: string; rank: number; attribute?: string };

const rule = (role: Role, slot: string, rank = 0, attribute?: string): Rule => ({
  role,
  slot,
  rank,
  attribute,
});

const RULES = new Map<string, Rule>(
  Object.entries({
    'core:title': rule('text', 'title'),
    'dc:title': rule('text', 'title', 1),
    'media:title': rule('text', 'title', 2),
    'itunes:title': rule('text', 'title', 3),
    'core:link': rule('link', 'link'),
    'core:guid': rule('guid', 'guid'),
    'core:id': rule('guid', 'guid', 1),
    'core:published': rule('date', 'date'),
    'core:pubdate': rule('date', 'date'),
    'core:issued': rule('date', 'date', 1),
    'dc:date': rule('date', 'date', 2),
    'dc:issued': rule('date', 'date', 3),
    'dc:created': rule('date', 'date', 4),
    'core:created': rule('date', 'date', 4),
    'core:date': rule('date', 'date', 5),
    'core:updated': rule('updated', 'updated'),
    'core:modified': rule('updated', 'updated'),
    'dc:modified': rule('updated', 'updated', 1),
    'content:encoded': rule('body', 'body'),
    'core:content': rule('body', 'body'),
    'xhtml:body': rule('body', 'body', 1),
    'core:description': rule('body', 'body', 2),
    'core:summary': rule('body', 'body', 3),
    'dc:description': rule('body', 'body', 4),
    'media:description': rule('body', 'body', 5),
    'itunes:summary': rule('body', 'body', 6),
    'core:author': rule('author', 'author'),
    'dc:creator': rule('author', 'author', 1),
    'itunes:author': rule('author', 'author', 2),
    'core:category': rule('category', 'category'),
    'dc:subject': rule('category', 'category'),
    'core:source': rule('text', 'publisher'),
    'core:language': rule('text', 'language'),
    'dc:language': rule('text', 'language'),
    'core:ttl': rule('text', 'ttl'),
    'syndication:updateperiod': rule('text', 'updatePeriod'),
    'syndication:updatefrequency': rule('text', 'updateFrequency'),
    'slash:comments': rule('text', 'comments'),
    'im:rating': rule('text', 'rating'),
    'im:votesum': rule('text', 'likes'),
    'media:starrating': rule('attribute', 'likes', 1, 'count'),
    'media:statistics': rule('attribute', 'views', 0, 'views'),
  }),
);

/** What the element with this qualified name says; undefined for those that nobody asks. */
export function ruleFor(qualified: string): Rule | undefined {
  return RULES.get(qualified);
}

/** Elements whose children count as children of what is around them. */
export const TRANSPARENT = new Set([
  'core:rss',
  'core:feed',
  'core:channel',
  'rdf:rdf',
  'core:rdf',
  'media:group',
  'media:content',
  'media:community',
]);

export const ITEMS = new Set(['core:item', 'core:entry']);

/** An entry that is gone (RFC 6721). */
export const TOMBSTONE = 'tombstones:deleted-entry';

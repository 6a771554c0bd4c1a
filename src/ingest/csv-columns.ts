/** Which column of a table means which field of an Item. Pure. */

/** Field path → other names that people and other products give it. */
const ALIASES: Record<string, string[]> = {
  source: ['sourcekind', 'kind', 'platform', 'network', 'channel'],
  externalId: ['id', 'guid', 'reviewid', 'postid', 'tweetid', 'messageid'],
  url: ['link', 'permalink', 'address', 'href'],
  'author.name': ['author', 'name', 'user', 'reviewer', 'by', 'from'],
  'author.handle': ['handle', 'username', 'screenname', 'login'],
  'author.url': ['profile', 'profileurl'],
  'author.followers': ['followers', 'followercount', 'reach'],
  title: ['subject', 'headline', 'summary'],
  text: ['body', 'content', 'review', 'message', 'comment', 'description', 'tweet', 'post'],
  language: ['lang', 'locale'],
  publishedAt: ['published', 'date', 'created', 'createdat', 'time', 'timestamp', 'postedat', 'posted'],
  editedAt: ['edited', 'updated', 'updatedat', 'modified'],
  rating: ['stars', 'score', 'starrating'],
  'engagement.likes': ['likes', 'points', 'upvotes', 'favorites', 'favourites'],
  'engagement.comments': ['comments', 'replies', 'commentcount'],
  'engagement.shares': ['shares', 'retweets', 'reposts', 'boosts'],
  'engagement.views': ['views', 'impressions'],
  location: ['place', 'country', 'city', 'store'],
  replyTo: ['inreplyto'],
  parent: ['thread', 'parentid'],
};

/** Every field that a column may fill, as a path into an Item. */
export const FIELD_PATHS = Object.keys(ALIASES);

/** Field path → column; a column that is named here and missing in the header is left out. */
export type Mapping = Record<string, string>;

/** A field as a path into an Item, and the column that fills it. */
export type Filled = { path: string[]; column: number };

/** The fields that a table fills; without a mapping the header's own words decide. */
export function filledFields(header: string[], mapping: Mapping | null): Filled[] {
  if (mapping === null)
    return columnPaths(header).flatMap((path, column) => (path ? [{ path, column }] : []));
  const names = header.map((name) => name.trim());
  return Object.entries(mapping)
    .map(([path, name]) => ({ path: path.split('.'), column: names.indexOf(name) }))
    .filter(({ column }) => column >= 0);
}

/** Per column the path of its field, or null. A field's own name wins over its other names. */
export function columnPaths(header: string[]): (string[] | null)[] {
  const names = header.map(bare);
  const paths: (string[] | null)[] = names.map(() => null);
  const claim = (path: string, wanted: string[]) => {
    const column = wanted.map((name) => names.indexOf(name)).find((index) => index >= 0 && !paths[index]);
    if (column !== undefined) paths[column] = path.split('.');
    return column !== undefined;
  };
  const missing = Object.keys(ALIASES).filter((path) => !claim(path, [bare(path)]));
  for (const path of missing) claim(path, ALIASES[path]!);
  return paths;
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

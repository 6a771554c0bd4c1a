/** Who said it, where and when. */
import { count } from './format.ts';
import { Avatar, Chip, Icon, Stars } from './parts.tsx';
import { Moment } from './time.tsx';
import { authorUrl, safeUrl } from './urls.ts';
import { sourceName } from './words.ts';

export type Authored = {
  brand: { id: number; name: string; kind: 'own' | 'competitor' };
  author: { name: string | null; handle: string | null; url: string | null; followers: number | null };
  sourceKind: string;
  /** Where within the source: `r/ebikes`, a host, a place. */
  where: string | null;
  url: string | null;
  rating: number | null;
  engagement: { likes: number | null; comments: number | null; shares: number | null; views: number | null };
  publishedAt: Date;
  editedAt: Date | null;
};

const engagementWords = ({ likes, comments, shares, views }: Authored['engagement']) =>
  [
    likes === null ? null : count(likes, 'like'),
    comments === null ? null : count(comments, 'comment'),
    shares === null ? null : count(shares, 'share'),
    views === null ? null : count(views, 'view'),
  ].filter((words) => words !== null);

export const authorName = ({ author }: Authored) => author.name ?? author.handle ?? 'Unknown author';

/** Leads to all they said; their profile is linked from there. */
const AuthorName = ({ mention }: { mention: Authored }) => {
  const { handle } = mention.author;
  const name = <bdi>{authorName(mention)}</bdi>;
  return handle ? <a href={authorUrl(mention.sourceKind, handle)}>{name}</a> : name;
};

const Facts = ({ mention }: { mention: Authored }) => (
  <p class="facts">
    {mention.rating !== null && <Stars rating={mention.rating} />}
    <span>{sourceName(mention.sourceKind)}</span>
    {mention.where && <span>{mention.where}</span>}
    <Moment at={mention.publishedAt} />
    {mention.author.followers !== null && <span>{count(mention.author.followers, 'follower')}</span>}
    {engagementWords(mention.engagement).map((words) => (
      <span>{words}</span>
    ))}
    {mention.brand.kind === 'competitor' && <Chip tone="line">about {mention.brand.name}</Chip>}
    {mention.editedAt && (
      <span>
        edited <Moment at={mention.editedAt} />
      </span>
    )}
  </p>
);

export const Author = ({ mention }: { mention: Authored }) => {
  const url = safeUrl(mention.url);
  return (
    <header class="author">
      <Avatar name={authorName(mention)} large />
      <div class="grow">
        <p class="author-name">
          <AuthorName mention={mention} />
        </p>
        <Facts mention={mention} />
      </div>
      {url && (
        <a
          class="button"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          data-key="v"
          aria-keyshortcuts="v"
        >
          Open original <Icon name="external-link" small />
        </a>
      )}
    </header>
  );
};

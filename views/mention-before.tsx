/** What the author said before, and what happened since. */

import type { Activity } from '../src/mentions/activity.ts';
import type { EarlierMention } from '../src/mentions/authors/earlier.ts';
import type { SameTheme } from '../src/mentions/inbox/same-theme.ts';
import type { Sentiment } from '../src/mentions/mention.ts';
import { activityWords } from './activity-words.ts';
import { total } from './format.ts';
import { useAround } from './frame.ts';
import { SentimentMark } from './parts.tsx';
import { themeWord } from './theme-parts.tsx';
import { Moment, Time } from './time.tsx';
import { authorUrl, type InboxQuery, inboxUrl, mentionUrl } from './urls.ts';
import { VIA_WORDS } from './words.ts';

/** What is shown of one. */
export type Earlier = Pick<EarlierMention, 'id' | 'sentiment' | 'excerpt' | 'publishedAt'>;

/** "Promoter turned critic" and its like, from what the author said before. */
export function turnOf(now: Sentiment, earlier: { sentiment: Sentiment }[]): string | null {
  const before = earlier.map((mention) => mention.sentiment);
  if (now === 'negative' && before.includes('positive')) return 'Promoter turned critic';
  if (now === 'positive' && before.includes('negative')) return 'Critic turned promoter';
  if (now === 'negative' && before.filter((word) => word === 'negative').length > 1)
    return 'Keeps being unhappy';
  return null;
}

type Said = {
  sourceKind: string;
  author: { handle: string | null };
  sentiment: Sentiment;
  earlier: Earlier[];
};

export const AuthorBefore = ({ mention, query }: { mention: Said; query: InboxQuery }) => {
  if (mention.earlier.length === 0) return null;
  const turn = turnOf(mention.sentiment, mention.earlier);
  return (
    <section class="side-block">
      <h2>Author before this</h2>
      {turn && <p class="hint">{turn}</p>}
      <ul class="mini">
        {mention.earlier.map((earlier) => (
          <li>
            <a href={mentionUrl(earlier.id, query)}>
              <SentimentMark sentiment={earlier.sentiment} />
              <span dir="auto">{earlier.excerpt}</span>
              <Time at={earlier.publishedAt} />
            </a>
          </li>
        ))}
      </ul>
      {mention.author.handle && (
        <a class="hint" href={authorUrl(mention.sourceKind, mention.author.handle)}>
          Everything they said
        </a>
      )}
    </section>
  );
};

/** What else waits and is about the same, to be decided together. */
export const SameThemeBlock = ({ sameTheme, query }: { sameTheme?: SameTheme | null; query: InboxQuery }) =>
  sameTheme ? (
    <section class="side-block">
      <h2>Same theme, {themeWord(sameTheme.theme)}</h2>
      <ul class="mini">
        {sameTheme.newest.map((other) => (
          <li>
            <a href={mentionUrl(other.id, query)}>
              <SentimentMark sentiment={other.sentiment} />
              <span dir="auto">{other.excerpt}</span>
              <Time at={other.publishedAt} />
            </a>
          </li>
        ))}
      </ul>
      {sameTheme.count.n > 1 && (
        <a
          class="button small"
          href={inboxUrl({ brand: String(sameTheme.brandId), q: `theme:"${sameTheme.theme}"` })}
        >
          Show all {total(sameTheme.count)} to answer
        </a>
      )}
    </section>
  ) : null;

const Happened = ({ activity }: { activity: Activity[] }) => {
  const { now, timeZone } = useAround();
  return (
    <ol class="timeline">
      {activity.map((entry) => (
        <li class={entry.undone ? 'undone' : undefined}>
          {activityWords(entry, now, timeZone)}
          <br />
          <Moment at={entry.at} /> · {VIA_WORDS[entry.via]}
        </li>
      ))}
    </ol>
  );
};

const RECENT = 8;

/** Newest first; what lies further back is folded. */
export const Timeline = ({ activity }: { activity: Activity[] }) => {
  const newest = [...activity].sort((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <section class="side-block">
      <h2>Activity</h2>
      <Happened activity={newest.slice(0, RECENT)} />
      {newest.length > RECENT && (
        <details>
          <summary class="hint">{newest.length - RECENT} earlier</summary>
          <Happened activity={newest.slice(RECENT)} />
        </details>
      )}
    </section>
  );
};

/** Where else the same is told. */
import type { Copies, Copy } from '../src/mentions/stories/copies.ts';
import { count } from './format.ts';
import { SourceGlyph } from './parts.tsx';
import { Time } from './time.tsx';
import { type InboxQuery, mentionUrl, safeUrl, siteOf } from './urls.ts';
import { sourceName } from './words.ts';

const placeOf = ({ sourceKind, location, url }: Copy) =>
  location ?? siteOf(sourceKind, safeUrl(url)) ?? sourceName(sourceKind);

export const CopiesBlock = ({ copies, query }: { copies: Copies; query: InboxQuery }) => {
  const { count: all, shown } = copies;
  if (all === 0) return null;
  return (
    <section class="side-block">
      <h2>Also in {count(all, 'place')}</h2>
      <ul class="mini">
        {shown.map((copy) => (
          <li>
            <a href={mentionUrl(copy.id, query)}>
              <SourceGlyph kind={copy.sourceKind} />
              <span dir="auto">{[placeOf(copy), copy.author].filter(Boolean).join(' · ')}</span>
              <Time at={copy.publishedAt} />
            </a>
          </li>
        ))}
      </ul>
      {all > shown.length && <p class="hint">{count(all - shown.length, 'more copy', 'more copies')}</p>}
    </section>
  );
};

/** The search box of the inbox, what can be typed into it, and what was, part by part. */
import { Hidden, Icon, Key } from './parts.tsx';
import { type InboxQuery, inboxUrl } from './urls.ts';

/** With the script it offers what can be typed, see assets/46-search.js. */
export const Search = ({ value, isWrong }: { value: string; isWrong: boolean }) => (
  <search class="search">
    <Icon name="search" />
    <input
      type="search"
      name="q"
      value={value}
      maxlength={256}
      aria-label="Search mentions"
      aria-keyshortcuts="/"
      aria-invalid={isWrong ? 'true' : undefined}
      aria-describedby={isWrong ? 'search-problem' : undefined}
      data-key="/"
      data-terms
      placeholder="Search, or type source: theme: author:"
    />
    <SearchHelp />
    <Key>/</Key>
    <div id="search-terms" role="listbox" aria-label="What can be typed" data-from="/search-terms" hidden />
  </search>
);

/** One part of the search, and the search without it. */
export type SearchPart = { text: string; without: string };

/** What narrows the list, each to be taken away by itself. */
export const Parts = ({ query, parts }: { query: InboxQuery; parts: SearchPart[] }) =>
  parts.length === 0 ? null : (
    <ul class="parts" aria-label="The search, part by part">
      {parts.map(({ text, without }) => (
        <li>
          <a class="chip line" href={inboxUrl({ ...query, q: without })}>
            {text}
            <Icon name="x" small />
            <Hidden>, take it away</Hidden>
          </a>
        </li>
      ))}
    </ul>
  );

const EXAMPLES = [
  ['late "two weeks"', 'both, anywhere in title and text'],
  ['late OR lost', 'one of them; NOT or - for without'],
  ['theme:price source:trustpilot', 'also site: sentiment: intent: emotion: lang: rating: tag:'],
  ['author:marta after:2026-11-01', 'also before: status: priority: brand:'],
  ['assignee:me is:overdue', 'also is:unsure is:spam is:unassigned, has:reply has:rating needs:reply'],
];

const SearchHelp = () => (
  <details class="menu search-help">
    <summary title="What can be typed here">
      <Icon name="circle-question-mark" small />
      <Hidden>What can be typed here</Hidden>
    </summary>
    <dl class="menu-list">
      {EXAMPLES.map(([example, words]) => (
        <>
          <dt>
            <code>{example}</code>
          </dt>
          <dd>{words}</dd>
        </>
      ))}
      <dt>
        <a href="/search-terms">All fields and values</a>
      </dt>
    </dl>
  </details>
);

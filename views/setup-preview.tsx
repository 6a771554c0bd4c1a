/** Real matches before anything is saved, and a true word about every source that could not be asked. */
import type { Child } from 'hono/jsx';
import type { Span } from '../src/db/schema.ts';
import type { Sentiment } from '../src/mentions/mention.ts';
import { count, number } from './format.ts';
import { Pieces, segments } from './marked.tsx';
import { Icon, SentimentMark, SourceGlyph } from './parts.tsx';
import { Time } from './time.tsx';
import { sourceName } from './words.ts';

export type PreviewMatch = {
  sourceKind: string;
  author: string | null;
  publishedAt: Date | null;
  sentiment: Sentiment;
  /** A rule finds it, and it is left out. */
  isSetAside: boolean;
  title: string | null;
  /** About 200 characters around the first match. */
  text: string;
  /** Counted in `title + '\n' + text`, as everywhere. */
  matched: Span[];
};

export type PreviewData = {
  matches: PreviewMatch[];
  /** How many items the rules recognised among `read`, and how many of them are left out. */
  found: number;
  setAside: number;
  read: number;
  /** Not one source could be found: the fault is on this side. */
  unreachable: boolean;
  sources: { kind: string; ok: boolean; sentence: string }[];
};

const MatchText = ({ match: { title, text, matched } }: { match: PreviewMatch }) => (
  <p dir="auto">
    {title !== null && <Pieces pieces={segments(title, 0, matched, [])} />}
    {title && text && '. '}
    <Pieces pieces={segments(text, title === null ? 0 : title.length + 1, matched, [])} />
  </p>
);

const MatchLine = ({ match }: { match: PreviewMatch }) => (
  <li class={match.isSetAside ? 'match set-aside' : 'match'}>
    <SentimentMark sentiment={match.sentiment} />
    <div>
      <p class="match-top">
        <bdi>{match.author ?? 'Unknown author'}</bdi>
        <SourceGlyph kind={match.sourceKind} />
        <span>{sourceName(match.sourceKind)}</span>
        {match.publishedAt && <Time at={match.publishedAt} />}
        {match.isSetAside && <span class="chip">Left out</span>}
      </p>
      <MatchText match={match} />
    </div>
  </li>
);

const SourceLine = ({ source }: { source: PreviewData['sources'][number] }) => (
  <li class={`state ${source.ok ? 'ok' : 'warn'}`}>
    <Icon name={source.ok ? 'circle-check' : 'triangle-alert'} small />
    <span>
      <b>{sourceName(source.kind)}</b> {source.sentence}
    </span>
  </li>
);

const Head = ({ hint }: { hint: Child }) => (
  <div class="card-head">
    <h2 id="preview-title">Live preview</h2>
    <div class="hint">{hint}</div>
  </div>
);

const Waiting = () => (
  <>
    <Head hint={<span class="with-script">asking the sources</span>} />
    <p class="hint with-script">Real matches appear here in a moment.</p>
    <p class="hint without-script">Choose "Show matches" to see real ones before you go on.</p>
  </>
);

/** An empty preview says something about the words only where something was read. */
function nothingWords({ read, sources, unreachable }: PreviewData): string {
  if (unreachable)
    return 'This machine has no network, or its name service is down, so no source could be asked. Go on: what was written meanwhile is read as soon as they can be reached.';
  if (read > 0 || sources.every(({ ok }) => ok))
    return 'No match yet. That can be true: new mentions are looked for from now on.';
  return 'Nothing could be read just now, so this says nothing about your words. Go on: every source is tried again by itself, and shows on its page what went wrong.';
}

/** One cause is said once. */
const told = ({ sources, unreachable }: PreviewData) => (unreachable ? [] : sources);

export const Preview = ({ data }: { data: PreviewData | null }) => {
  if (!data) return <Waiting />;
  return (
    <>
      <Head
        hint={
          data.read === 0
            ? 'nothing was read'
            : `${count(data.found, 'match', 'matches')} in ${count(data.read, 'item')} of the last 30 days${data.setAside > 0 ? `, ${number(data.setAside)} left out` : ''}`
        }
      />
      <ul class="matches">
        {data.matches.map((match) => (
          <MatchLine match={match} />
        ))}
      </ul>
      {data.matches.length === 0 && <p class="hint">{nothingWords(data)}</p>}
      <ul class="source-lines" aria-label="Sources">
        {told(data).map((source) => (
          <SourceLine source={source} />
        ))}
      </ul>
    </>
  );
};

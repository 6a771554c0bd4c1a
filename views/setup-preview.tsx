/** Real matches before anything is saved, a thumb for each, and a true word about every source. */
import type { Preview as Previewed, PreviewMatch } from '../src/ingest/preview/preview.ts';
import { count, number } from './format.ts';
import { Pieces, segments } from './marked.tsx';
import { Icon, SentimentMark, SourceGlyph } from './parts.tsx';
import { thumbValue } from './rule-samples.tsx';
import { Time } from './time.tsx';
import { sourceName } from './words.ts';

export type PreviewData = Omit<Previewed, 'counts' | 'leaveOut'>;

const MatchText = ({ match: { title, text, matched } }: { match: PreviewMatch }) => (
  <p dir="auto">
    {title !== null && <Pieces pieces={segments(title, 0, matched, [])} />}
    {title && text && '. '}
    <Pieces pieces={segments(text, title === null ? 0 : title.length + 1, matched, [])} />
  </p>
);

type ThumbProps = {
  match: PreviewMatch;
  side: 'up' | 'down';
  words: string;
  icon: string;
  isGiven: boolean;
  /** Null takes back what was said. */
  relevant: boolean | null;
};

/** What is ticked and typed goes with it. */
const Thumb = ({ match, side, words, icon, isGiven, relevant }: ThumbProps) => (
  <button
    type="submit"
    id={`${side}-${match.itemHash}`}
    formaction="/setup/thumbs"
    formnovalidate
    class={`button small icon-only thumb${isGiven ? ' given' : ''}`}
    name="thumb"
    value={thumbValue(match, relevant)}
    title={words}
    aria-label={words}
    aria-pressed={isGiven ? 'true' : 'false'}
    hx-post="/setup/thumbs"
    hx-target="#preview"
    hx-swap="innerHTML"
    hx-sync="#preview:replace"
    hx-disable="this"
  >
    <Icon name={icon} />
  </button>
);

const Thumbs = ({ match }: { match: PreviewMatch }) => {
  const { relevant, aside } = match;
  return (
    <div class="match-thumbs">
      <Thumb
        match={match}
        side="up"
        {...(aside === null
          ? { words: 'Right, keep matches like this', icon: 'thumbs-up' }
          : { words: 'Bring back', icon: 'undo-2' })}
        isGiven={aside === null && relevant === true}
        relevant={aside === 'told' || (aside === null && relevant === true) ? null : true}
      />
      <Thumb
        match={match}
        side="down"
        words="Wrong, leave out matches like this"
        icon="thumbs-down"
        isGiven={relevant === false}
        relevant={relevant === false ? null : false}
      />
    </div>
  );
};

const ASIDE = { 'left-out': 'Left out', told: 'Not about you' };

const MatchLine = ({ match }: { match: PreviewMatch }) => (
  <li class={match.aside ? 'match set-aside' : 'match'}>
    <SentimentMark sentiment={match.sentiment} />
    <div>
      <p class="match-top">
        <bdi>{match.author ?? 'Unknown author'}</bdi>
        <SourceGlyph kind={match.sourceKind} />
        <span>{sourceName(match.sourceKind)}</span>
        {match.publishedAt && <Time at={match.publishedAt} />}
        {match.aside && <span class="chip">{ASIDE[match.aside]}</span>}
      </p>
      <MatchText match={match} />
    </div>
    <Thumbs match={match} />
  </li>
);

const SourceLine = ({ source: { kind, ok, sentence } }: { source: PreviewData['sources'][number] }) => {
  const name = sourceName(kind);
  return (
    <li class={`state ${ok ? 'ok' : 'warn'}`}>
      <Icon name={ok ? 'circle-check' : 'triangle-alert'} small />
      <span>
        <b>{name}</b> {sentence.startsWith(`${name} `) ? sentence.slice(name.length + 1) : sentence}
      </span>
    </li>
  );
};

/** `#preview-count`, beside the title. */
export const FoundWords = ({ data }: { data: PreviewData | null }) => {
  if (!data) return <span class="with-script">asking the sources</span>;
  const { found, setAside, read, isLeast } = data;
  if (read === 0) return <>{data.progress ? 'asking the sources' : 'nothing was read'}</>;
  const aside = setAside > 0 ? `, ${number(setAside)} left out` : '';
  return (
    <>
      {isLeast && 'at least '}
      {count(found, 'match', 'matches')} in the last 30 days{aside}
    </>
  );
};

/** An empty preview says something about the words only where something was read. */
function nothingWords({ read, sources, unreachable, progress }: PreviewData): string {
  if (progress) return 'No match so far. The sources are still being read.';
  if (unreachable)
    return 'This machine has no network, or its name service is down, so no source could be asked. Go on: what was written meanwhile is read as soon as they can be reached.';
  if (read > 0 || sources.every(({ ok }) => ok))
    return 'No match yet. That can be true: new mentions are looked for from now on.';
  return 'Nothing could be read just now, so this says nothing about your words. Go on: every source is tried again by itself, and shows on its page what went wrong.';
}

/** One cause is said once. */
const told = ({ sources, unreachable }: PreviewData) => (unreachable ? [] : sources);

/** What stands in `#preview`. */
export const Preview = ({ data }: { data: PreviewData | null }) => {
  if (!data)
    return (
      <>
        <p class="hint with-script">Real matches appear here in a moment.</p>
        <p class="hint without-script">Choose "Show matches" to see real ones before you go on.</p>
      </>
    );
  return (
    <>
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

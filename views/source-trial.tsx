/** Try it now: three items as they would be read, or exactly why not. Nothing of it is stored. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Trial, TriedItem } from '../src/ingest/try-source.ts';
import { count } from './format.ts';
import type { Frame } from './frame.ts';
import { Fragment } from './layout.tsx';
import { Chip, Icon, Stars } from './parts.tsx';
import { Moment } from './time.tsx';
import { hostOf, safeUrl } from './urls.ts';
import { FAILURE_WORDS } from './words.ts';

/** Null before one. */
export type TrialData = { kind: string; trial: Trial } | null;

const Link = ({ url }: { url: string | null }) => {
  const address = safeUrl(url);
  if (!address) return null;
  return (
    <a href={address} rel="noopener noreferrer" target="_blank">
      {hostOf(address)} <Icon name="external-link" small />
    </a>
  );
};

const Item = ({ item }: { item: TriedItem }) => (
  <li class="tried">
    <p class="match-top">
      <bdi>{item.author ?? 'Unknown author'}</bdi>
      {item.rating !== null && <Stars rating={item.rating} />}
      {item.publishedAt ? <Moment at={item.publishedAt} /> : <span>without a date</span>}
      <Link url={item.url} />
      {item.matches === false && <Chip>would be left out</Chip>}
      {item.matches && <Chip tone="accent">would be kept</Chip>}
    </p>
    {item.title && (
      <p dir="auto">
        <b>{item.title}</b>
      </p>
    )}
    {item.text && <p dir="auto">{item.text}</p>}
  </li>
);

function recognisedWords({ read, recognised }: Extract<Trial, { ok: true }>): string {
  if (recognised === null) return 'No brand has words to listen for yet, so none was compared.';
  if (recognised === 0) return 'None of them matches a brand’s words; those that do not match are not kept.';
  return `${count(recognised, 'item')} of ${read} ${recognised === 1 ? 'matches' : 'match'} a brand’s words and would be kept.`;
}

const Answered = ({ trial }: { trial: Extract<Trial, { ok: true }> }) => {
  if (trial.read === 0)
    return (
      <p class="state ok">
        <Icon name="circle-check" small />
        <span>It answers, and shows nothing of the last 30 days. That can be true.</span>
      </p>
    );
  return (
    <>
      <p class="state ok">
        <Icon name="circle-check" small />
        <span>
          It works: {count(trial.read, 'item')} read. {recognisedWords(trial)}
        </span>
      </p>
      <ul>
        {trial.items.map((item) => (
          <Item item={item} />
        ))}
      </ul>
    </>
  );
};

const Failed = ({ trial }: { trial: Extract<Trial, { ok: false }> }) => (
  <>
    <p class="state late">
      <Icon name="circle-x" small />
      <span>{FAILURE_WORDS[trial.class]}</span>
    </p>
    <p>{trial.sentence}</p>
  </>
);

const Shown = ({ children }: PropsWithChildren) => (
  <section class="card trial" aria-label="What a try gave">
    <div class="card-head">
      <h2>Try it now</h2>
      <div class="hint">nothing was stored</div>
    </div>
    {children}
  </section>
);

/** Present from the start: what htmx puts into it is then read out. */
export const TrialPlace = ({ data }: { data: TrialData }) => (
  <div id="trial" aria-live="polite">
    {data && <TrialResult data={data} />}
  </div>
);

const TrialResult = ({ data: { trial } }: { data: NonNullable<TrialData> }) => (
  <Shown>{trial.ok ? <Answered trial={trial} /> : <Failed trial={trial} />}</Shown>
);

/** What is missing before there is something to try. */
const Incomplete = ({ sentences }: { sentences: string[] }) => (
  <Shown>
    {sentences.map((sentence) => (
      <p class="error">
        <Icon name="circle-x" small />
        {sentence}
      </p>
    ))}
  </Shown>
);

type FragmentProps = { frame: Frame; data: TrialData; sentences: string[] };

/** For `#trial`. */
export const TrialFragment = ({ frame, data, sentences }: FragmentProps) => (
  <Fragment frame={frame}>
    {data ? <TrialResult data={data} /> : <Incomplete sentences={sentences} />}
  </Fragment>
);

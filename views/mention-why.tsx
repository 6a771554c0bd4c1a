/** Why a mention is here and why it is judged so: score, feelings, intents, themes, priority. */
import type { Evidence } from '../src/db/schema.ts';
import type { Sentiment } from '../src/mentions/mention.ts';
import { percent, signed } from './format.ts';
import { Menu, PostForm } from './forms.tsx';
import type { Can } from './frame.ts';
import { type Labelled, Labels } from './mention-labels.tsx';
import type { Prioritised } from './mention-priority.tsx';
import { type Movable, moveFields, moveUrl } from './movable.ts';
import { Chip, FaceIcon, Icon, Key, type Tone } from './parts.tsx';
import type { InboxQuery } from './urls.ts';
import { EMOTION_WORDS, INTENT_WORDS, SENTIMENT_WORDS, SPAM_WORDS, wordFor } from './words.ts';

export type Judged = Prioritised &
  Labelled & {
    /** What counts: the person's correction, or the score's label. */
    sentiment: Sentiment;
    language: string | null;
    /** −1…1; null when unscored. */
    sentimentScore: number | null;
    /** 0…1. */
    sentimentConfidence: number | null;
    unsure: boolean;
    /** True when a person set `sentiment`. */
    corrected: boolean;
    evidence: Evidence[];
    /** The engine and, behind a plus sign, the calibration. */
    scoredBy: string;
    emotions: string[];
    intents: string[];
    /** Suspected, and nobody has said otherwise. */
    spam: boolean;
    /** Stay when a person says that it is no spam. */
    spamReasons: string[];
    can: Can;
  };

/** From the middle to the score; drawn with SVG attributes, since inline styles are not allowed. */
const Gauge = ({ score, sentiment }: { score: number; sentiment: Sentiment }) => {
  const reach = Math.max(1.5, Math.min(1, Math.abs(score)) * 42);
  return (
    <svg class="gauge" width="84" height="8" viewBox="0 0 84 8" aria-hidden="true">
      <rect width="84" height="8" rx="4" class="track" />
      <rect x={score < 0 ? 42 - reach : 42} width={reach} height="8" rx="4" class={`fill-${sentiment}`} />
      <line x1="42" x2="42" y1="-2" y2="10" />
    </svg>
  );
};

const LABELS = ['negative', 'neutral', 'positive'] as const;

const Correction = ({ mention, query }: { mention: Movable; query: InboxQuery }) => (
  <PostForm action={moveUrl(mention, 'sentiment')} fields={moveFields({ mention, query })} live>
    {LABELS.map((label, index) => (
      <button
        type="submit"
        name="label"
        value={label}
        data-key={String(index + 1)}
        aria-keyshortcuts={String(index + 1)}
      >
        <FaceIcon sentiment={label} />
        {SENTIMENT_WORDS[label]}
        <Key>{index + 1}</Key>
      </button>
    ))}
  </PostForm>
);

function scoreWords({ sentiment, sentimentScore, corrected, language }: Judged): string {
  const word = SENTIMENT_WORDS[sentiment];
  if (corrected) return `${word}, set by a person`;
  if (sentiment === 'unscored') return `${word}: ${whyUnscored(language)}`;
  return sentimentScore === null ? word : `${word} ${signed(sentimentScore, 2)}`;
}

function whyUnscored(language: string | null): string {
  if (language === null) return 'there is too little to read';
  if (/^en\b/i.test(language)) return 'nothing in it could be read';
  return `it is in ${languageName(language)}, and only English is scored`;
}

/** As stated by a source, which may write anything. */
function languageName(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(language.replace('_', '-')) ?? language;
  } catch {
    return language;
  }
}

const Score = ({ mention, query }: { mention: Judged & Movable; query: InboxQuery }) => {
  const label = (
    <>
      <FaceIcon sentiment={mention.sentiment} />
      {scoreWords(mention)}
    </>
  );
  if (!mention.can['correct sentiment']) return <Chip tone={toneOf(mention.sentiment)}>{label}</Chip>;
  return (
    <Menu
      look={`chip ${mention.sentiment}`}
      label={
        <>
          {label}
          <Icon name="chevron-down" small />
        </>
      }
    >
      <Correction mention={mention} query={query} />
      <a href="/settings/scoring">{scorerWords(mention.scoredBy)}</a>
    </Menu>
  );
};

const toneOf = (sentiment: Sentiment): Tone => (sentiment === 'unscored' ? 'neutral' : sentiment);

/** Why it is out of the figures and the queue, and the way back. */
const Suspicion = ({ mention, query }: { mention: Judged & Movable; query: InboxQuery }) => {
  if (mention.spamReasons.length === 0) return null;
  if (!mention.spam) return <Chip tone="line">Not spam, said by a person</Chip>;
  const reasons = mention.spamReasons.map((reason) => wordFor(SPAM_WORDS, reason).toLowerCase());
  return (
    <>
      <Chip tone="warn" icon="triangle-alert">
        Suspected spam: {reasons.join(', ')}
      </Chip>
      {mention.can['change status'] && (
        <PostForm action={moveUrl(mention, 'clearing')} fields={moveFields({ mention, query })} live>
          <button type="submit" class="button small" id="move-clear">
            Not spam
          </button>
        </PostForm>
      )}
    </>
  );
};

/** "linear-1+c7": the engine, and what people's corrections taught it. */
function scorerWords(scoredBy: string): string {
  const [engine, ...others] = scoredBy.split('+');
  const calibration = others.find((part) => /^c\d/.test(part));
  return calibration
    ? `Scored by ${engine}, calibrated by your corrections (${calibration})`
    : `Scored by ${engine}`;
}

/** `#why`. */
export const Why = ({ mention, query }: { mention: Judged & Movable; query: InboxQuery }) => (
  <section class="why" id="why" aria-label="How this mention was read">
    {mention.sentimentScore !== null && !mention.corrected && (
      <Gauge score={mention.sentimentScore} sentiment={mention.sentiment} />
    )}
    <Score mention={mention} query={query} />
    {mention.unsure && !mention.corrected && (
      <Chip tone="warn" icon="circle-question-mark">
        Not sure{mention.sentimentConfidence !== null && `, ${percent(mention.sentimentConfidence)}`}
      </Chip>
    )}
    <Suspicion mention={mention} query={query} />
    {mention.unsure && !mention.corrected && <a href="/accuracy">How often it is right</a>}
    {mention.emotions.map((emotion) => (
      <Chip>{wordFor(EMOTION_WORDS, emotion)}</Chip>
    ))}
    {mention.intents.map((intent) => (
      <Chip>{wordFor(INTENT_WORDS, intent)}</Chip>
    ))}
    <Labels mention={mention} query={query} />
  </section>
);

/** The small parts that every page is made of. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Sentiment } from '../src/mentions/mention.ts';
import { initials } from './format.ts';
import { useAround } from './frame.ts';
import { SENTIMENT_WORDS, sourceIcon, sourceName } from './words.ts';

export type Tone = 'negative' | 'positive' | 'neutral' | 'warn' | 'late' | 'ok' | 'accent' | 'line';

/** A glyph from the sprite; always beside a word, so hidden from screen readers. */
export const Icon = ({ name, small }: { name: string; small?: boolean }) => (
  <svg class={small ? 'icon small' : 'icon'} aria-hidden="true">
    <use href={`${useAround().icons}#${name}`} />
  </svg>
);

export const Hidden = ({ children }: PropsWithChildren) => <span class="hidden">{children}</span>;

const FACES: Record<Sentiment, string> = {
  negative: 'frown',
  neutral: 'meh',
  positive: 'smile',
  unscored: 'circle-question-mark',
};

/** Face, word and hue: never colour alone. */
export const SentimentMark = ({ sentiment, words }: { sentiment: Sentiment; words?: string }) => (
  <span class={`face ${sentiment}`} title={words ?? SENTIMENT_WORDS[sentiment]}>
    <Icon name={FACES[sentiment]} />
    <Hidden>{words ?? SENTIMENT_WORDS[sentiment]}</Hidden>
  </span>
);

export const FaceIcon = ({ sentiment }: { sentiment: Sentiment }) => <Icon name={FACES[sentiment]} small />;

const FIVE = [0, 1, 2, 3, 4];

export const Stars = ({ rating }: { rating: number }) => {
  const star = `${useAround().icons}#star`;
  return (
    <svg class="stars" viewBox="0 0 140 24" role="img" aria-label={`${rating} of 5 stars`}>
      {FIVE.map((index) => (
        <use
          href={star}
          x={index * 29}
          width="24"
          height="24"
          class={index < Math.round(rating) ? 'on' : undefined}
        />
      ))}
    </svg>
  );
};

/** A hue that stays the same for a name. */
function hue(name: string): number {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0)!;
  return sum % 4;
}

/** Decoration beside a name; `named` makes it stand for the person alone. */
export const Avatar = ({ name, large, named }: { name: string; large?: boolean; named?: boolean }) => (
  <span
    class={`avatar hue-${hue(name)}${large ? ' large' : ''}`}
    {...(named ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': 'true' })}
  >
    {initials(name)}
  </span>
);

export const Chip = ({ tone, icon, children }: PropsWithChildren<{ tone?: Tone; icon?: string }>) => (
  <span class={tone ? `chip ${tone}` : 'chip'}>
    {icon && <Icon name={icon} small />}
    {children}
  </span>
);

/** A neutral glyph for where something was said; the name stands beside it or is hidden. */
export const SourceGlyph = ({ kind }: { kind: string }) => (
  <span class="glyph" aria-hidden="true" title={sourceName(kind)}>
    <Icon name={sourceIcon(kind)} small />
  </span>
);

/** The key that presses the button beside it. */
export const Key = ({ children }: PropsWithChildren) => (
  <span class="key" aria-hidden="true">
    {children}
  </span>
);

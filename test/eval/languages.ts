/** How often the language of a text is told right. */
import type { Score } from '../../src/scoring/score.ts';

export type LanguageFigures = {
  n: number;
  language: string;
  about: 'tweets' | 'titles' | 'posts';
  right: number;
  /** English texts that were left unscored, or others that were scored. */
  misjudged: number;
};

export function languageFigures(
  { language, about }: { language: string; about: LanguageFigures['about'] },
  scores: Score[],
): LanguageFigures {
  const share = (test: (score: Score) => boolean) => scores.filter(test).length / scores.length;
  return {
    n: scores.length,
    language,
    about,
    right: share((score) => score.language === language),
    misjudged: share(({ label }) => (label === 'unscored') === (language === 'en')),
  };
}

/** How often the language of a text is told right. */
import type { LanguageFigures } from '../../src/reports/measured.ts';
import type { Score } from '../../src/scoring/score.ts';

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

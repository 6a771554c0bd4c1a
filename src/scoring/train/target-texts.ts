/** Training texts that say where what they judge is named. */
import { corpus } from './corpus.ts';

export type TargetText = {
  set: string;
  text: string;
  /** UTF-16 offsets. */
  about: { start: number; end: number }[];
  /** 0 negative, 1 neutral, 2 positive. */
  label: number;
  weight: number;
  split: 'train' | 'dev';
};

const LABELS = ['negative', 'neutral', 'positive'];
const MARK = '$T$';

/** What each set counts for one text; political news are far from what people write of brands. */
const WEIGHTS: Record<string, number> = { sentfin_target: 1.2, mams_target: 1, newsmtsc_target: 0.3 };

/** Every text of every set that judges a target. */
export function targetTexts(): TargetText[] {
  return Object.entries(WEIGHTS).flatMap(([set, weight]) =>
    corpus(set).map(({ text, label, split, extra }) => ({
      ...placed(text, extra),
      set,
      label: LABELS.indexOf(label),
      weight,
      split,
    })),
  );
}

/** Puts the target where the mark stands. */
export function placed(text: string, target: string): Pick<TargetText, 'text' | 'about'> {
  const [first, ...parts] = text.split(MARK);
  let whole = first!;
  const about = parts.map((part) => {
    const start = whole.length;
    whole += target + part;
    return { start, end: start + target.length };
  });
  return { text: whole, about };
}

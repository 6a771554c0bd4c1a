/** Sets of one intent: how often the engine hears it, beside a package's negativity with a cut-off tuned on dev. */
import type { Intent } from '../../src/mentions/mention.ts';
import type { IntentFigures } from '../../src/reports/measured.ts';
import type { Score } from '../../src/scoring/score.ts';
import type { Judged } from './engines.ts';
import { measure } from './measure.ts';
import type { Question } from './questions.ts';

/** The label of each set, and the intent that should find it. */
export const INTENTS: Record<string, { label: string; intent: Intent }[]> = {
  complaints: [{ label: 'complaint', intent: 'complaint' }],
  app_reviews8k: [{ label: 'feature request', intent: 'feature-request' }],
  churn_chatbot: [{ label: 'churn', intent: 'churn-risk' }],
};

export function intentFigures(
  questions: Question[],
  scores: Score[],
  { label, intent }: { label: string; intent: Intent },
): IntentFigures {
  return figures(
    questions.map((question) => question.label === label),
    scores.map(({ intents }) => intents.includes(intent)),
  );
}

/** What a package without intents can do: call the most negative texts the intent. */
export function negativityFigures(
  label: string,
  test: { questions: Question[]; judged: Judged[] },
  dev: { questions: Question[]; judged: Judged[] },
): IntentFigures {
  const holds = ({ questions }: typeof test) => questions.map((question) => question.label === label);
  const above = ({ judged }: typeof test, cut: number) => judged.map(({ negative }) => negative! >= cut);
  const cuts = [...new Set(dev.judged.map(({ negative }) => negative!))];
  const rated = cuts.map((cut) => ({ cut, f1: figures(holds(dev), above(dev, cut)).macroF1 }));
  const best = rated.reduce((one, other) => (other.f1 > one.f1 ? other : one));
  return figures(holds(test), above(test, best.cut));
}

function figures(holds: boolean[], guessed: boolean[]): IntentFigures {
  const { macroF1, perClass } = measure(holds.map(String), guessed.map(String), ['true', 'false']);
  return { ...perClass.true!, macroF1, all: holds.length };
}

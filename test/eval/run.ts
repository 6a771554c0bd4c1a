/** Every set of a folder through the engine and its peers. */
import type { Intent } from '../../src/mentions/mention.ts';
import type { MeasuredEngine, MeasuredSet } from '../../src/reports/measured.ts';
import type { Score, Scorer } from '../../src/scoring/score.ts';
import { CATALOGUE, knownByShape, LANGUAGES } from './catalogue.ts';
import { fourEmotions, manyEmotions } from './emotions.ts';
import { afinn, type Judged, judgedBy, PEERS, signed, vader } from './engines.ts';
import { INTENTS, intentFigures, negativityFigures } from './intents.ts';
import { languageFigures } from './languages.ts';
import { type Mistake, mistakesOf } from './mistakes.ts';
import { plain, type Question } from './questions.ts';
import { sentimentFigures } from './sentiment.ts';
import { hashOf, readSet, setsIn } from './sets.ts';
import { surenessFigures } from './sureness.ts';
import type { Wink } from './wink.ts';

/** What runs use, and the questions and mistakes that they met. */
export type Bench = { scorer: Scorer; wink: Wink; asked: Question[]; mistakes: Mistake[] };
type Part = { questions: Question[]; scores: Score[]; judged: Record<MeasuredEngine, Judged[]> };

export function benchWith(wink: Wink, scorer: Scorer): Bench {
  return { scorer, wink, asked: [], mistakes: [] };
}

/** The sets of a folder that can be read: the catalogue's in its order, then those whose shape tells what they ask. */
export function readableSets(folder: string): string[] {
  const present = setsIn(folder);
  const listed = [...new Set([...Object.keys(CATALOGUE), ...Object.keys(LANGUAGES)])];
  const others = present.filter((name) => !listed.includes(name) && knownByShape(readSet(folder, name)));
  return [...listed.filter((name) => present.includes(name)), ...others];
}

export async function runSet(
  bench: Bench,
  folder: string,
  name: string,
  split: string,
): Promise<MeasuredSet> {
  const set = readSet(folder, name);
  const known = CATALOGUE[name] ?? (LANGUAGES[name] ? null : knownByShape(set));
  const part = async (which: string) => {
    const rows = set.rows.filter((row) => row.split === which);
    return answered(bench, rows.map(known?.question ?? plain));
  };
  const test = await part(split);
  const result: MeasuredSet = {
    name,
    about: known?.about ?? LANGUAGES[name]!.about,
    task: known?.task ?? 'language',
    sha256: hashOf(folder, name),
    split,
    n: test.questions.length,
  };
  if (known?.task === 'emotions')
    result.emotions = name === 'goemotions' ? manyEmotions(test) : fourEmotions(test);
  else if (known?.task === 'intent') result.intents = ofIntents(name, test, await part('dev'));
  else if (known) {
    result.sentiment = ofSentiment(test, await part('dev'));
    result.sureness = surenessFigures(test.questions, test.scores);
    bench.mistakes.push(...mistakesOf(name, test.questions, test.scores));
  }
  if (LANGUAGES[name]) result.language = languageFigures(LANGUAGES[name], test.scores);
  return result;
}

async function answered({ scorer, wink, asked }: Bench, questions: Question[]): Promise<Part> {
  for (const question of questions) asked.push(question);
  const scores = questions.map(({ input }) => scorer.score(input));
  const texts = questions.map(({ input }) => input.text);
  const read = await wink.read(texts);
  const judged = {
    earshot: scores.map(judgedBy),
    'wink-nlp': read.scores.map(signed),
    vader: texts.map(vader),
    afinn: texts.map(afinn),
  };
  return { questions, scores, judged };
}

function ofSentiment(test: Part, dev: Part): MeasuredSet['sentiment'] {
  const asked = ({ questions, judged }: Part, engine: MeasuredEngine) => ({
    questions,
    judged: judged[engine],
  });
  const engines: MeasuredEngine[] = ['earshot', ...PEERS];
  return Object.fromEntries(
    engines.map((engine) => [engine, sentimentFigures(asked(test, engine), asked(dev, engine))]),
  );
}

function ofIntents(name: string, test: Part, dev: Part): MeasuredSet['intents'] {
  const asked = ({ questions, judged }: Part, peer: MeasuredEngine) => ({ questions, judged: judged[peer] });
  return Object.fromEntries(
    INTENTS[name]!.map(({ label, intent }) => [
      intent,
      {
        earshot: intentFigures(test.questions, test.scores, { label, intent }),
        ...Object.fromEntries(
          peersOf(intent).map((peer) => [
            peer,
            negativityFigures(label, asked(test, peer), asked(dev, peer)),
          ]),
        ),
      },
    ]),
  );
}

/** A package that knows only good and bad has nothing to say about wishes. */
function peersOf(intent: Intent): readonly MeasuredEngine[] {
  return intent === 'complaint' || intent === 'churn-risk' ? PEERS : [];
}

/** One line of the `score` command: an object in, an object out. */
import { Refusal } from '../failure.ts';
import type { NamedCalibration } from './calibration.ts';
import type { ScoreInput, Scorer } from './score.ts';

const SHAPE = '{"text": "…", "title"?: "…", "rating"?: 1–5, "brand"?: "…", "language"?: "en"}';

/** Throws Refusal when the line is not an object with a text. */
export function scoreLine(
  scorer: Scorer,
  line: unknown,
  calibration: NamedCalibration | null = null,
): Record<string, unknown> {
  const scored = scorer.score({ ...scoreInput(line), calibration });
  const { label, score, confidence, unsure, emotions, intents, themes, language, spans, partlyRead } = scored;
  return {
    label,
    score,
    confidence,
    unsure,
    emotions,
    intents,
    themes,
    language,
    spans: spans.map(({ start, end, word, weight }) => ({ start, end, text: word, weight })),
    ...(partlyRead && { partlyRead }),
  };
}

/** Throws Refusal when the line is not an object with a text. */
export function scoreInput(line: unknown): ScoreInput {
  if (typeof line !== 'object' || line === null || Array.isArray(line))
    throw wrong('it is not a JSON object');
  const { text, title, rating, brand, language } = line as Record<string, unknown>;
  if (typeof text !== 'string') throw wrong('it has no text');
  for (const [name, value] of Object.entries({ title, brand, language }))
    if (value != null && typeof value !== 'string') throw wrong(`its ${name} is not a text`);
  if (rating != null && !(typeof rating === 'number' && rating >= 1 && rating <= 5))
    throw wrong('its rating is not a number from 1 to 5');
  return { text, title, rating, brand, language } as ScoreInput;
}

function wrong(what: string): Refusal {
  return new Refusal('invalid', `This line cannot be scored: ${what}. Write one object a line: ${SHAPE}.`);
}

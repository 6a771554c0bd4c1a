/** A file of texts with the labels that people gave → what it teaches, and the sentences that say so. */
import { Refusal } from '../failure.ts';
import { csvTable } from '../ingest/csv-records.ts';
import { linesOf } from '../ingest/lines.ts';
import { type Correction, type Fitted, fitCalibration, LABELS, MOST } from '../scoring/calibration.ts';
import type { Scorer } from '../scoring/score.ts';
import { scoreInput } from '../scoring/score-line.ts';

type Learnt = { fitted: Fitted; said: string[] };
type Read = { line: number; record: unknown };

/** NDJSON or CSV with text, label and perhaps title, rating, brand. Throws for a file without one usable line. */
export async function learnFrom(bytes: Uint8Array, scorer: Scorer): Promise<Learnt> {
  const given: Correction[] = [];
  const wrong: string[] = [];
  let unscored = 0;
  for await (const { line, record } of recordsOf(new TextDecoder().decode(bytes))) {
    try {
      const correction = correctionOf(record, scorer);
      if (correction) given.push(correction);
      else unscored += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      wrong.push(`Line ${line}: ${error.message}`);
    }
  }
  if (given.length + unscored === 0)
    throw new Error(wrong[0] ?? 'The file of corrections is empty. Write one text with its label a line.');
  const fitted = fitCalibration(given.slice(-MOST));
  return { fitted, said: [...skipped(wrong, unscored), ...decision(fitted)] };
}

async function* recordsOf(text: string): AsyncGenerator<Read> {
  const lines = linesOf(
    (async function* () {
      yield text.replace(/^\uFEFF/, '');
    })(),
  );
  if (/^\s*\{/.test(text.replace(/^\uFEFF/, ''))) yield* objects(lines);
  else yield* tableRows(lines);
}

async function* objects(lines: AsyncIterable<string>): AsyncGenerator<Read> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() !== '') yield { line, record: parsed(text) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function* tableRows(lines: AsyncIterable<string>): AsyncGenerator<Read> {
  const { header, rows } = await csvTable(lines);
  const names = header.map((name) => name.toLowerCase());
  for await (const row of rows) {
    if ('why' in row) yield { line: row.line, record: null };
    else {
      const filled = names.map((name, at) => [name, row.fields[at]] as const).filter(([, value]) => value);
      const { rating, ...record } = Object.fromEntries(filled);
      yield { line: row.line, record: rating === undefined ? record : { ...record, rating: Number(rating) } };
    }
  }
}

/** Null for a text that the engine does not score. */
function correctionOf(record: unknown, scorer: Scorer): Correction | null {
  const input = scoreInput(record);
  const label = String((record as Record<string, unknown>).label ?? '')
    .trim()
    .toLowerCase();
  const found = LABELS.find((one) => one === label);
  if (!found) throw new Refusal('invalid', `its label is "${label}", not one of ${LABELS.join(', ')}.`);
  const { probabilities, label: shipped } = scorer.score(input);
  return probabilities && shipped !== 'unscored' ? { probabilities, shipped, label: found } : null;
}

function skipped(wrong: string[], unscored: number): string[] {
  const lines = wrong.length > 0 ? [`Corrections left out: ${wrong.length}. ${wrong[0]}`] : [];
  if (unscored > 0) lines.push(`Corrections of texts that are not scored, which teach nothing: ${unscored}.`);
  return lines;
}

function decision({ n, before, after, interval, why }: Fitted): string[] {
  if (before === null || after === null || interval === null) return [`Corrections: ${n}. ${why}`];
  const gain = interval.map((value) => `${value < 0 ? '−' : '+'}${hundred(Math.abs(value))}`).join(' to ');
  return [
    `Corrections: ${n}. Macro-F1 on held-back ones ${hundred(before)} before, ${hundred(after)} after ` +
      `(gain ${gain}, 68 % interval). ${why}`,
  ];
}

const hundred = (share: number) => (share * 100).toFixed(1);

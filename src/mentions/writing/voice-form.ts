/** A voice as a form carries it: each field is read by itself, so that what is wrong stands beside it. Pure. */
import { Refusal } from '../../failure.ts';
import { formatVoice, parseVoice, type Voice, VoiceError } from './voice.ts';

export type TypedVoice = Omit<Voice, 'nextSteps' | 'repeats'> & { nextSteps: string; repeats: string };

/** What was typed one a line. */
export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The file that the form makes. Throws Refusal with a sentence per field. */
export function fileOf(typed: TypedVoice): string {
  const wrong = Object.fromEntries(
    Object.entries(partsOf(typed)).flatMap(([field, lines]) => {
      const problem = problemIn(lines);
      return problem === null ? [] : [[field, problem]];
    }),
  );
  if (!/^\d{1,4}$/.test(typed.repeats.trim())) wrong.repeats = 'Write a whole number from 1 to 1000.';
  const [problem] = Object.values(wrong);
  if (problem) throw new Refusal('invalid', problem, wrong);
  const voice = { ...typed, repeats: Number(typed.repeats), nextSteps: [] };
  return `${formatVoice(voice)}${linesOf(typed.nextSteps).join('\n')}\n`;
}

type Line = { typed: string; inFile: string };

/** The lines of the file that each field becomes. */
function partsOf({ signature, contacts, use, avoid, banned, nextSteps, repeats }: TypedVoice) {
  const set = (name: string, values: string[]): Line[] =>
    values.map((typed) => ({ typed, inFile: `${name}: ${typed}` }));
  const listed = (name: string, values: string[]): Line[] =>
    values.map((typed) => ({ typed, inFile: `[${name}]\n${typed}` }));
  return {
    signature: set('signature', [signature]),
    contacts: set('contact', contacts),
    repeats: set('repeats', [repeats.trim()]),
    use: listed('use', use),
    avoid: listed('avoid', avoid),
    banned: listed('banned', banned),
    nextSteps: listed('next steps', linesOf(nextSteps)),
  };
}

function problemIn(lines: Line[]): string | null {
  for (const { typed, inFile } of lines) {
    const shown = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
    if (/^[#[]/.test(typed)) return `“${shown}”: a line cannot begin with # or [.`;
    try {
      parseVoice(inFile);
    } catch (error) {
      if (!(error instanceof VoiceError)) throw error;
      return `“${shown}”: ${error.problem}`;
    }
  }
  return null;
}

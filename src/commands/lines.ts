import { Refusal } from '../failure.ts';
import { linesOf } from '../ingest/lines.ts';
import type { CommandContext } from './command.ts';

type Lines = Pick<CommandContext, 'stdin' | 'out'>;

/**
 * Prints the answer to each line of stdin, in their order. A line that is refused is answered by `{line, error}`
 * and costs its neighbours nothing; throws at the end when there was one.
 */
export async function answerLines({ stdin, out }: Lines, answer: (line: unknown) => object): Promise<void> {
  const wrong: { line: number; error: string }[] = [];
  let line = 0;
  for await (const text of linesOf(stdin)) {
    line += 1;
    if (text.trim() === '') continue;
    try {
      await out(JSON.stringify(answer(parsed(text))));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      wrong.push({ line, error: error.message });
      await out(JSON.stringify(wrong.at(-1)));
    }
  }
  const [first] = wrong;
  if (first)
    throw new Error(`${wrong.length} of ${line} lines were refused. Line ${first.line}: ${first.error}`);
}

/** Undefined for what is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

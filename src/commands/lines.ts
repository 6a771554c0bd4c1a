import { Refusal } from '../failure.ts';
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

/** The lines of a byte stream, as they arrive. */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const line = new OpenLine();
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const pieces = text.split('\n');
    const rest = pieces.pop() ?? '';
    for (const piece of pieces) yield line.end(piece);
    line.add(rest);
  }
  const last = line.end(decoder.decode());
  if (last) yield last;
}

/** Nobody writes more on a line; what does is cut here, so that it cannot fill the memory. */
const LONGEST = 16 * 1024 * 1024;

class OpenLine {
  private pieces: string[] = [];
  private length = 0;

  add(piece: string): void {
    if (this.length < LONGEST) this.pieces.push(piece);
    this.length += piece.length;
  }

  end(piece: string): string {
    this.add(piece);
    const line = this.pieces.join('');
    this.pieces = [];
    this.length = 0;
    return line;
  }
}

import { UsageError } from './command.ts';

/** The JSON objects on stdin, one a line; a line that is none ends the command with its number. */
export async function* objectsOf(stdin: AsyncIterable<Uint8Array>): AsyncGenerator<object> {
  let number = 0;
  for await (const line of linesOf(stdin)) {
    number += 1;
    if (line.trim() === '') continue;
    yield parse(line, number);
  }
}

function parse(line: string, number: number): object {
  try {
    const value = JSON.parse(line) as unknown;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Said below, in words.
  }
  throw new UsageError(`Line ${number} of the input is not a JSON object.`);
}

/** The lines of a byte stream, as they arrive. */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}

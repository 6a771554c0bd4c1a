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

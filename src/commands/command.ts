import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Platform } from '../platform/platform.ts';

/** What a command may touch: its input, its two outputs, and the product when it needs the database. */
export type CommandContext = {
  stdin: AsyncIterable<Uint8Array>;
  /** One line of data to stdout. */
  out(line: string): void | Promise<void>;
  /** One line for people to stderr. */
  message(line: string): void;
  platform(): Promise<Platform>;
};

export type Command = {
  name: string;
  usage: string;
  does: string;
  /** More lines of help for these words, such as what a kind of source asks for. */
  explains?(words: string[]): string[];
  run(words: string[], context: CommandContext): Promise<void>;
};

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words and options given. Throws UsageError for more than `most` words; node:util throws for a strange option. */
export function readWords<const Known extends Options>(words: string[], most: number, options: Known) {
  const { positionals, values } = parseArgs({ args: words, allowPositionals: true, options });
  if (positionals.length > most) throw new UsageError(`"${positionals[most]}" is not expected.`);
  return { positionals, values };
}

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
  needsDatabase: boolean;
  run(words: string[], context: CommandContext): Promise<void>;
};

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

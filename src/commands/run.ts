import { QueryError } from '../brands/query-error.ts';
import { ConfigError } from '../config.ts';
import { Failure, Refusal } from '../failure.ts';
import { startProblem } from '../platform/start-problem.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { COMMANDS, commandOf } from './table.ts';

/** Runs a command; resolves to its exit code: 0, 1 for a failure in one line, 2 for wrong usage. */
export async function runCommand(words: string[], context: CommandContext): Promise<number> {
  const command = (await commandOf(words)?.load()) ?? null;
  if (words.some((word) => word === '--help' || word === '-h')) {
    for (const line of [...(await help(command)), ...(command?.explains?.(words.slice(1)) ?? [])])
      context.message(line);
    return 0;
  }
  if (!command) {
    for (const line of [noSuch(words[0]), ...(await help(null))]) context.message(line);
    return 2;
  }
  try {
    if (command.usage === command.name && words.length > 1) {
      throw new UsageError(`"${words[1]}" is not expected.`);
    }
    await command.run(words.slice(1), context);
    return 0;
  } catch (error) {
    context.message(sentence(error, command));
    return isUsage(error) ? 2 : 1;
  }
}

const noSuch = (name: string | undefined) =>
  name === undefined ? 'A command is missing.' : `There is no command "${name}".`;

async function help(command: Command | null): Promise<string[]> {
  if (command) return [`earshot ${command.usage}`, `  ${command.does}`];
  const all = await Promise.all(COMMANDS.map(({ load }) => load()));
  return ['earshot <command>', ...all.flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`])];
}

function sentence(error: unknown, command: Command): string {
  if (error instanceof Failure) return `${error.class}: ${error.message}`;
  if (error instanceof QueryError) return `${error.message}\n${error.pointer()}`;
  if (error instanceof UsageError || isUnknownOption(error))
    return `${(error as Error).message} Usage: earshot ${command.usage}`;
  if (error instanceof Refusal || error instanceof ConfigError) return error.message;
  return startProblem(error);
}

const isUnknownOption = (error: unknown) =>
  String((error as { code?: unknown } | null)?.code).startsWith('ERR_PARSE_ARGS');

const isUsage = (error: unknown) =>
  error instanceof UsageError ||
  error instanceof ConfigError ||
  isUnknownOption(error) ||
  (error instanceof Refusal && error.reason === 'invalid');

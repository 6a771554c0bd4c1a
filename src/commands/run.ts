import { QueryError } from '../brands/query-error.ts';
import { Failure } from '../failure.ts';
import { startProblem } from '../platform/start-problem.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { job, jobs } from './job.ts';
import { match } from './match.ts';
import { migrateCommand } from './migrate.ts';
import { read } from './read.ts';
import { report } from './report.ts';
import { score } from './score.ts';
import { token } from './token.ts';
import { user } from './user.ts';

export const COMMANDS: Command[] = [
  migrateCommand,
  doctor,
  user,
  token,
  job,
  jobs,
  read,
  match,
  score,
  importCommand,
  exportCommand,
  report,
];

/** The command that `words` name, or null. */
export const commandOf = (words: string[]): Command | null =>
  COMMANDS.find((command) => command.name === words[0]) ?? null;

/** Runs a command; resolves to its exit code: 0, 1 for a failure in one line, 2 for wrong usage. */
export async function runCommand(words: string[], context: CommandContext): Promise<number> {
  const command = commandOf(words);
  if (!command || words.includes('--help')) {
    for (const line of help(command)) context.message(line);
    return words.includes('--help') || words.length === 0 ? 0 : 2;
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

function help(command: Command | null): string[] {
  if (command) return [`earshot ${command.usage}`, `  ${command.does}`];
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length));
  return ['earshot <command>', ...COMMANDS.map(({ usage, does }) => `  ${usage.padEnd(width)}  ${does}`)];
}

function sentence(error: unknown, command: Command): string {
  if (error instanceof Failure) return `${error.class}: ${error.message}`;
  if (error instanceof UsageError || isUnknownOption(error))
    return `${messageOf(error)} Usage: earshot ${command.usage}`;
  if (error instanceof QueryError) return `${error.message}\n${error.pointer()}`;
  return startProblem(error);
}

const isUnknownOption = (error: unknown) =>
  String((error as { code?: unknown } | null)?.code).startsWith('ERR_PARSE_ARGS');

const isUsage = (error: unknown) =>
  error instanceof UsageError || isUnknownOption(error) || error instanceof QueryError;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

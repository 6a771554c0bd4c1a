/** Why Earshot could not start, in one line: what happened and what to do. */
import { databaseTrouble, reasonOf } from '../db/trouble.ts';

type SystemError = Error & {
  code?: string;
  syscall?: string;
  address?: string;
  port?: number;
  path?: string;
};

/** The sentence for an address that is taken, a folder that cannot be used, a database that does not answer; else the error's own. */
export function startProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, syscall, address, port, path } = error as SystemError;
  if (syscall === 'listen' && port !== undefined) return cannotListen(code, `${address ?? ''}:${port}`);
  if (path !== undefined && code?.startsWith('E'))
    return `DATA_DIR cannot be used: ${error.message}. Set it to a folder that this user may write to.`;
  if (databaseTrouble(error)) return `The database does not answer: ${reasonOf(error)}. Check DATABASE_URL.`;
  return reasonOf(error);
}

function cannotListen(code: string | undefined, where: string): string {
  if (code === 'EADDRINUSE')
    return `Another process listens on ${where} already. Stop it, or set PORT to another number.`;
  return `Earshot cannot listen on ${where} (${code}). Set HOST and PORT to an address of this machine.`;
}

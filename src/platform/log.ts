import { withoutValues } from '../db/trouble.ts';
import type { Log } from './platform.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const SECRET = /password|token|secret|authorization|cookie|api.?key|webhookurl/i;

/** JSON lines, one per event; fields whose name smells of a secret are not printed. */
export function makeLog(level: (typeof LEVELS)[number], write: (line: string) => void): Log {
  const least = LEVELS.indexOf(level);
  return (at, message, fields = {}) => {
    if (LEVELS.indexOf(at) < least) return;
    write(JSON.stringify({ time: new Date().toISOString(), level: at, message, ...fields }, redact));
  };
}

function redact(key: string, value: unknown): unknown {
  if (SECRET.test(key)) return '[redacted]';
  if (value instanceof Error) return shown(value);
  return value;
}

const LONGEST = { message: 2000, stack: 4000 };

/** Without the values of a failed statement: they are what people wrote, by the megabyte. */
function shown({ name, message, stack = '', cause }: Error) {
  const frames = stack.slice(Math.max(0, stack.indexOf('\n    at ')));
  return {
    name,
    message: withoutValues(message).slice(0, LONGEST.message),
    stack: frames.slice(0, LONGEST.stack),
    cause: cause instanceof Error ? cause : undefined,
  };
}

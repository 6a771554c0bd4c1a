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
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  return value;
}

import type { IncomingHttpHeaders } from 'node:http';

/** One text for each header, as HttpReply has it. */
export function flat(headers: IncomingHttpHeaders): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) all[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return all;
}

/** Writing to services: JSON as a request, and whether an answer that stands there is the one that was sent. */
import type { HttpRequest } from '../../platform/platform.ts';

/** What makes a request write `body` as JSON. */
export function jsonRequest(
  method: 'POST' | 'PUT',
  body: unknown,
  headers: Record<string, string> = {},
): Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Services change white space and line ends. */
export function isSameText(there: unknown, ours: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  return typeof there === 'string' && plain(there) === plain(ours);
}

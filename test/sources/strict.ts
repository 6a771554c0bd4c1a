/** What a fixture expects of a request, word for word. */
import { type Asked, refuse } from './upstream.ts';

/** Refuses parameters that are missing, unknown, doubled or not of their form; gives them. */
export function expectParameters(
  { url }: Asked,
  required: Record<string, RegExp>,
  optional: Record<string, RegExp> = {},
): Record<string, string> {
  const forms = { ...required, ...optional };
  for (const name of Object.keys(required))
    if (!url.searchParams.has(name)) refuse(`${url.pathname} needs the parameter "${name}".`);
  for (const [name, value] of url.searchParams) {
    if (!forms[name]) refuse(`${url.pathname} knows no parameter "${name}".`);
    if (!forms[name].test(value)) refuse(`${url.pathname} does not take ${name}=${value}.`);
    if (url.searchParams.getAll(name).length > 1) refuse(`${url.pathname} takes "${name}" once.`);
  }
  return Object.fromEntries(url.searchParams);
}

/** Refuses another value of a header, and the header itself where none is due. */
export function expectHeader({ url, headers }: Asked, name: string, value: string | undefined): void {
  if (headers[name] !== value)
    refuse(`${url.pathname} was asked with ${name}: ${headers[name] ?? 'none'}, not ${value ?? 'none'}.`);
}

/** Refuses anything but a GET. */
export function expectGet({ method, url }: Asked): void {
  if (method !== 'GET') refuse(`${url.pathname} takes no ${method}.`);
}

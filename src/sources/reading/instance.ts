/** Services that anyone may run: the user says which one. */
import { Refusal } from '../../failure.ts';
import { safeUrl } from '../../text.ts';

/** "https://forum.example/talk" of what people type: with or without https://, a path, an ending slash. */
export function instanceAddress(value: string | undefined, what: string): string {
  const typed = (value ?? '').trim();
  const address = safeUrl(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!typed || !address)
    throw new Refusal('invalid', `Give the address of the ${what}, such as https://example.com.`);
  const { origin, pathname } = new URL(address);
  return (origin + pathname).replace(/\/+$/, '');
}

/** The host of the same, for pacing; an empty text while nothing can be read. */
export function instanceHost(value: string | undefined, what: string): string {
  return new URL(instanceAddress(value, what)).host;
}

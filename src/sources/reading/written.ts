/** Writing to services: JSON as a request, and whether an answer that stands there is the one that was sent. */
import type { HttpRequest } from '../../platform/platform.ts';
import type { NewPicture } from '../adapter.ts';
import { time } from './json.ts';

/** What makes a request write `body` as JSON. */
export function jsonRequest(
  method: 'POST' | 'PUT',
  body: unknown,
  headers: Record<string, string> = {},
): Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** What makes a request carry a file and what belongs to it, as a browser's form does. */
export async function uploadRequest(
  form: FormData,
  headers: Record<string, string> = {},
): Promise<Required<Pick<HttpRequest, 'method' | 'headers' | 'body'>>> {
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type')!;
  const body = new Uint8Array(await encoded.arrayBuffer());
  return { method: 'POST', headers: { ...headers, 'content-type': type }, body };
}

/** The picture in the field `name`, beside other fields. Its file's name was somebody's, so it gets another. */
export function pictureForm(
  name: string,
  { type, bytes }: Pick<NewPicture, 'type' | 'bytes'>,
  more: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(more)) form.set(field, value);
  form.set(name, new Blob([new Uint8Array(bytes)], { type }), `picture.${type.slice('image/'.length)}`);
  return form;
}

/** Clocks differ by a little. */
const EARLIER_MS = 120_000;

/** The first moment that counts as ours, for an answer that was handed over at `since`. */
export const startOf = (since: Date): Date => new Date(since.getTime() - EARLIER_MS);

/** Whether something written then may be the answer that was handed over at `since`. */
export function isSince(written: unknown, since: Date): boolean {
  return Date.parse(time(written) ?? '') >= startOf(since).getTime();
}

/** Services change white space and line ends. */
export function isSameText(there: unknown, ours: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  return typeof there === 'string' && plain(there) === plain(ours);
}

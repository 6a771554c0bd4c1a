/** What the environment's variables may say: a text → its value, or undefined where it is not usable. Pure. */
import { type AllowList, parseAllowList } from './platform/address.ts';
import { isUrl } from './url.ts';

export const whole = (min: number, max: number) => (value: string) => {
  const number = Number(value);
  return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
};

export const oneOf =
  <T extends string>(words: T[]) =>
  (value: string) =>
    words.find((word) => word === value);

export function origin(value: string): string | undefined {
  const url = isUrl(value) ? new URL(value) : null;
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
  return isOrigin ? url.origin : undefined;
}

/** Without a password or a query: both would end up in messages. */
export function webUrl(value: string): string | undefined {
  const url = isUrl(value) ? new URL(value) : null;
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  return isPlain ? value : undefined;
}

export function postgresUrl(value: string): string | undefined {
  return isUrl(value) && /^postgres(ql)?:$/.test(new URL(value).protocol) ? value : undefined;
}

export function key(value: string): Uint8Array | undefined {
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === 32 ? new Uint8Array(bytes) : undefined;
}

export function allowList(value: string): AllowList | undefined {
  try {
    return parseAllowList(value);
  } catch {
    return undefined;
  }
}

export const email = (value: string) => (/^[^\s@]+@[^\s@]+$/.test(value) ? value : undefined);

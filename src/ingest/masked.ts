/** Secrets out of texts that people see or pass on. Pure. */
import { storable } from '../text.ts';
import { isUrl } from '../url.ts';

const MASK = '•••';
/** Shorter ones would take words apart; nobody's credential is that short. */
const SHORTEST = 4;

/** Fields that carry a credential which nobody has told us yet, such as a fresh token. */
const TOKEN_FIELD =
  /(["']?(?:access_?token|refresh_?token|id_?token|client_?secret|api_?key|accessJwt|refreshJwt|password|authorization)["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|[^\s"'&,;<>}]+)/gi;
const SECRET_PARAMETER = /key|token|secret|sig|auth|pass|session|code/i;

/** Takes every one of these secrets out of a text, also encoded as in addresses, headers and JSON. */
export function maskOf(secrets: Iterable<string>): (text: string) => string {
  const forms = [...new Set([...secrets].flatMap(formsOf))].filter(({ length }) => length >= SHORTEST);
  forms.sort((a, b) => b.length - a.length);
  return (text) =>
    forms
      .reduce((masked, secret) => masked.replaceAll(secret, MASK), text)
      .replaceAll(TOKEN_FIELD, (_, name: string, value: string) =>
        value.startsWith('"') ? `${name}"${MASK}"` : `${name}${MASK}`,
      );
}

/** What an address among the settings may hold besides the address: a feed's own key. */
export function secretsInAddress(value: string): string[] {
  if (!isUrl(value)) return [];
  const url = new URL(value);
  const keys = [...url.searchParams].filter(([name]) => SECRET_PARAMETER.test(name)).map(([, key]) => key);
  return [url.password, url.username && url.password ? `${url.username}:${url.password}` : '', ...keys];
}

/** An address that may be shown to anyone: names of its parameters, not their values. */
export function openAddress(value: string): string {
  if (!isUrl(value)) return value;
  const url = new URL(value);
  const names = [...url.searchParams.keys()].map((name) => `${name}=${MASK}`).join('&');
  return `${url.origin}${url.pathname}${names ? `?${names}` : ''}`;
}

/** Lines of a key file are secrets of their own: replies break them elsewhere. So are the parts of a secret address. */
function formsOf(secret: string): string[] {
  const lines = secret.includes('\n') ? secret.split('\n').filter(({ length }) => length > 20) : [];
  return [secret, ...lines, ...addressParts(secret), ...headerParts(secret)]
    .map(storable)
    .flatMap((form) => [
      form,
      encodeURIComponent(form),
      new URLSearchParams({ form }).toString().slice('form='.length),
      JSON.stringify(form).slice(1, -1),
      base64(form),
    ]);
}

const SHORTEST_PART = 12;
const SHORTEST_TOKEN = 8;

/** What remains secret when host or scheme are told apart; empty for what is no address. */
function addressParts(secret: string): string[] {
  if (!/^https?:\/\//i.test(secret) || !isUrl(secret)) return [];
  const { pathname, search, searchParams } = new URL(secret);
  const parts = [pathname + search, pathname, ...searchParams.values()];
  return parts.filter(({ length }) => length >= SHORTEST_PART);
}

/** Replies repeat a token without the scheme before it, and what Basic authentication hides. RFC 9110, 11.6.2. */
function headerParts(secret: string): string[] {
  const [, scheme = '', credentials = ''] =
    /^([A-Za-z][\w-]*)(?: +|=)(?:token=)?(\S+)$/i.exec(secret.trim()) ?? [];
  if (scheme.toLowerCase() !== 'basic') return credentials.length >= SHORTEST_TOKEN ? [credentials] : [];
  const pair = decoded(credentials);
  return [credentials, pair, pair.slice(pair.indexOf(':') + 1)];
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}

/** As Basic authentication sends it. */
function base64(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/=+$/, '');
}

/** Where outgoing requests may go: nowhere but the public internet, unless the operator listed it. */
import { Failure } from '../failure.ts';
import { isUrl } from '../url.ts';
import { type Address, inRange, isPublic, parseAddress, parseRange, type Range } from './ip.ts';

/** ALLOW_PRIVATE_HOSTS: hosts in the spelling of `URL.hostname`, `port` null for any, and CIDR ranges. */
export type AllowList = { hosts: { host: string; port: number | null }[]; ranges: Range[] };

export const ALLOW_NOTHING: AllowList = { hosts: [], ranges: [] };

/** Names that mean this machine or this network, whatever a resolver says (RFC 6761, 6762, 7686, 8375, ICANN). */
const LOCAL_NAME =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home\.arpa|onion|invalid)$|^[^.]+$/;

/** Mail, shells, file shares and databases that would take an HTTP request for a command. */
const FOREIGN_PORTS = new Set([
  1433, 1521, 2049, 2375, 2376, 2379, 3306, 3389, 5060, 5061, 5432, 5672, 5900, 6000, 6379, 6443, 6566, 6667,
  6697, 9042, 9092, 9200, 9300, 10050, 10080, 10250, 11211, 27017,
]);

/** True when the address is public or lies in a range that the operator listed. */
export function isReachable(ip: string, allow: AllowList): boolean {
  const address = parseAddress(ip);
  return address !== null && (isPublic(address) || isListed(address, allow));
}

/** True when the operator listed this address by its range. */
export function isInAllowedRange(ip: string, allow: AllowList): boolean {
  const address = parseAddress(ip);
  return address !== null && isListed(address, allow);
}

/** True when the operator listed this host by name. `hostname` may carry brackets or a final dot. */
export function isAllowedHost(allow: AllowList, hostname: string, port: number): boolean {
  const name = bare(hostname);
  return allow.hosts.some(({ host, port: only }) => host === name && (only === null || only === port));
}

/** The parsed address. Throws Failure `blocked` when nothing may be fetched from it. */
export function checkUrl(text: string, allow: AllowList): URL {
  const url = parsed(text);
  const host = bare(url.hostname);
  const port = portOf(url);
  if (isAllowedHost(allow, host, port)) return url;
  const address = parseAddress(host);
  if (address ? isListed(address, allow) : allow.ranges.length > 0 && LOCAL_NAME.test(host)) return url;
  if (address ? !isPublic(address) : LOCAL_NAME.test(host)) throw blockedHost(host);
  if (isForeign(port)) {
    throw blocked(
      `Port ${port} belongs to other services than the web, so Earshot does not fetch from it. ` +
        `If it is meant, the operator can list ${host}:${port} in ALLOW_PRIVATE_HOSTS.`,
    );
  }
  return url;
}

/** Entries `host`, `host:port` and CIDR, separated by commas. Throws Error naming the first wrong one. */
export function parseAllowList(text: string): AllowList {
  const allow: AllowList = { hosts: [], ranges: [] };
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const range = parseRange(entry);
    if (range) allow.ranges.push(range);
    else allow.hosts.push(parseHost(entry));
  }
  return allow;
}

/** What the user reads when a host is, or resolves to, an address that is not public. */
export function blockedHost(host: string): Failure {
  return blocked(
    `${host} belongs to a private or reserved network, and Earshot fetches only from the public internet. ` +
      'If this host is meant, the operator can list it in ALLOW_PRIVATE_HOSTS.',
  );
}

export function blocked(message: string): Failure {
  return new Failure('blocked', message);
}

/** The port that a URL means, also where it is left out. */
export function portOf(url: { protocol: string; port: string }): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}

function isListed(address: Address, allow: AllowList): boolean {
  return allow.ranges.some((range) => inRange(address, range));
}

function isForeign(port: number): boolean {
  return port < 1024 ? port !== 80 && port !== 443 : FOREIGN_PORTS.has(port);
}

function parsed(text: string): URL {
  const trimmed = text.trim();
  const url = isUrl(trimmed) ? new URL(trimmed) : null;
  if (!url || url.hostname.includes('..') || /[\s\\\u0000-\u001f\u007f]/.test(trimmed.split(/[?#]/, 1)[0]!)) {
    throw blocked(
      'This is not a web address that Earshot can read. Give one such as https://example.com/feed.xml.',
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw blocked(`Earshot fetches only http and https addresses, not ${url.protocol.slice(0, -1)}.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw blocked('The address carries a user name or password. Remove it: Earshot does not send it.');
  }
  return url;
}

function parseHost(entry: string): AllowList['hosts'][number] {
  const spelt = /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(entry) ? `[${entry}]` : entry;
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[^:\s/@?#*\\]+)(?::(\d{1,5}))?$/i.exec(spelt) ?? [];
  if (host === undefined || !isUrl(`http://${host}/`) || Number(port ?? 0) > 65_535) {
    throw new Error(`"${entry}" is not a host, host:port or CIDR range.`);
  }
  return { host: bare(new URL(`http://${host}/`).hostname), port: port === undefined ? null : Number(port) };
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
}

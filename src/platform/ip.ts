/** IP addresses as bytes, most significant first: 4 for IPv4, 16 for IPv6. */
export type Address = Uint8Array;

/** All addresses that share their first `bits` bits with `address`. */
export type Range = { address: Address; bits: number };

/**
 * IANA special-purpose blocks that are not globally reachable (iana-ipv4-special-registry), multicast, reserved
 * space, and the host agent that Azure puts on a public address.
 */
const PRIVATE_V4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12
  192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4
  240.0.0.0/4`;
/** IANA gives out global unicast from here only; 3000::/4 is still reserved. */
const GLOBAL_V6 = '2000::/4';
/** Inside of it: protocol assignments with Teredo and ORCHID, documentation, 6to4. */
const PRIVATE_V6 = '2001::/23 2001:db8::/32 2002::/16';

const globalV6 = parseRange(GLOBAL_V6)!;
const privateRanges = `${PRIVATE_V4} ${PRIVATE_V6}`.split(/\s+/).map((text) => parseRange(text)!);

/** True for an address of a host on the public internet. */
export function isPublic(address: Address): boolean {
  if (address.length === 16 && !inRange(address, globalV6)) return false;
  return !privateRanges.some((range) => inRange(address, range));
}

/** Null when the text is not an address in the form that resolvers and sockets print. */
export function parseAddress(text: string): Address | null {
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

/** `10.0.0.0/8` or `fd00::/8`; null when it is not CIDR notation. */
export function parseRange(text: string): Range | null {
  const [, start, length] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = start === undefined ? null : parseAddress(start);
  const bits = Number(length);
  return address && bits <= address.length * 8 ? { address, bits } : null;
}

/** An IPv4 address never lies in an IPv6 range, nor the other way round. */
export function inRange(address: Address, range: Range): boolean {
  if (address.length !== range.address.length) return false;
  return range.address.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, range.bits - index * 8));
    const mask = (0xff << (8 - bits)) & 0xff;
    return (byte & mask) === ((address[index] ?? 0) & mask);
  });
}

function parseV4(text: string): Address | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? Uint8Array.from(bytes) : null;
}

/** The URL parser brings every spelling of an IPv6 address to groups of hexadecimal digits. */
function parseV6(text: string): Address | null {
  const spelt = `http://[${text}]/`;
  if (!/^[0-9a-f:.]+$/i.test(text) || !URL.canParse(spelt)) return null;
  const [head = '', tail] = new URL(spelt).hostname.slice(1, -1).split('::');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = new Array<number>(8 - before.length - after.length).fill(0);
  const all = [...before, ...zeros, ...after];
  return unmapped(Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff])));
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

/** ::ffff:a.b.c.d is the IPv4 address a.b.c.d to every socket. */
function unmapped(address: Address): Address {
  const isMapped = address.every((byte, index) => index >= 12 || byte === (index >= 10 ? 0xff : 0));
  return isMapped ? address.slice(12) : address;
}

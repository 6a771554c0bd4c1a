/** Connections that cannot reach a private address: judged on the address that the socket really uses. */
import { lookup as resolve } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import {
  type AllowList,
  blockedHost,
  isAllowedHost,
  isInAllowedRange,
  isReachable,
  portOf,
} from './address.ts';
import { networkFailure } from './network-failure.ts';

/** All addresses of a name, in the order to try them. */
export type Lookup = (hostname: string) => Promise<string[]>;

const CONNECT_MS = 8000;

/** The resolver of the operating system, with its hosts file. */
export const systemLookup: Lookup = async (hostname) =>
  (await resolve(hostname, { all: true })).map(({ address }) => address);

/** A connector for undici that checks literals, every resolved address, and the connected one. */
export function guardedConnector(allow: AllowList, lookup: Lookup): buildConnector.connector {
  const trusted = buildConnector({ timeout: CONNECT_MS, lookup: asNodeLookup(lookup) });
  const guarded = buildConnector({ timeout: CONNECT_MS, lookup: asNodeLookup(checkedLookup(allow, lookup)) });
  return (options, callback) => {
    const host = options.hostname;
    if (isAllowedHost(allow, host, portOf(options))) return trusted(options, callback);
    // Sockets do not look a literal address up, so the lookup cannot judge it.
    if (isIP(host) && !isReachable(host, allow)) return callback(blockedHost(host), null);
    guarded(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      if (isReachable(socket.remoteAddress ?? '', allow)) return callback(null, socket);
      socket.destroy();
      callback(blockedHost(host), null);
    });
  };
}

/** Addresses that may be connected to. One private address among public ones condemns the name: it may be rebound. */
export function checkedLookup(allow: AllowList, lookup: Lookup): Lookup {
  return async (hostname) => {
    const addresses = await lookup(hostname);
    const reachable = addresses.filter((address) => isReachable(address, allow));
    const isListed = addresses.some((address) => isInAllowedRange(address, allow));
    if (reachable.length < addresses.length && !isListed) throw blockedHost(hostname);
    return reachable;
  };
}

function asNodeLookup(lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (!first) callback(networkFailure({ code: 'ENOTFOUND' }, hostname), '', 0);
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error) => callback(networkFailure(error, hostname), '', 0),
    );
  };
}

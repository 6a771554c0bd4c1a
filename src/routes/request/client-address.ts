import type { Request } from './environment.ts';

/**
 * The address of the browser: the peer's, or, behind TRUST_PROXY proxies, the entry of X-Forwarded-For that the
 * outermost of them wrote. What stands before it is the client's own claim. Null when the door does not know.
 */
export function clientAddress(c: Request): string | null {
  const { trustProxy } = c.get('platform').settings;
  const forwarded = (c.req.header('X-Forwarded-For') ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  if (trustProxy > 0 && forwarded.length > 0) return forwarded.at(-Math.min(trustProxy, forwarded.length))!;
  return c.env?.incoming?.socket?.remoteAddress ?? null;
}

/** True for a request that was made on this machine and not handed on by a proxy. */
export function isFromHere(c: Request): boolean {
  const peer = c.env?.incoming?.socket?.remoteAddress ?? '';
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(peer);
  return isLoopback && !c.req.header('X-Forwarded-For') && !c.req.header('Forwarded');
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { ROOT } from '../platform/root.ts';

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Serves dist/public/assets from memory, so that a build beside a running process changes nothing for it. */
export function serveAssets(): MiddlewareHandler {
  const folder = join(ROOT, 'dist/public/assets');
  const files = new Map(
    readdirSync(folder).map((name) => [`/assets/${name}`, readFileSync(join(folder, name))]),
  );
  return async (c, next) => {
    const file = files.get(c.req.path);
    if (!file) return next();
    c.header('Content-Type', TYPES[c.req.path.split('.').pop() ?? ''] ?? 'application/octet-stream');
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('X-Content-Type-Options', 'nosniff');
    return c.body(new Uint8Array(file));
  };
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { type Door, makeApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Platform } from '../platform/platform.ts';
import { isMigrated } from '../platform/schema-version.ts';
import { serveAssets } from './assets.ts';

const LIMITS = {
  headersTimeout: 10_000,
  /** Enough for the largest file over a slow line. */
  requestTimeout: 120_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
};

/** Serves the app on Node; rejects when the port is taken. `url` is where it listens. */
export async function serveApp(
  config: Config,
  platform: Platform,
  runSoon?: Door['runSoon'],
): Promise<{ url: string; close(): Promise<void> }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(compress());
  app.use('/assets/*', serveAssets());
  const late = new Set<Promise<unknown>>();
  const door: Door = {
    isMigrated: () => isMigrated(platform.db),
    finishLater(work) {
      const going = work.finally(() => late.delete(going));
      late.add(going);
    },
    ...(runSoon && { runSoon }),
  };
  app.route(
    '/',
    makeApp(() => platform, door),
  );
  const server = await listen(app, config);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    close: () =>
      close(server)
        .then(() => Promise.all(late))
        .then(() => {}),
  };
}

function listen(app: Hono<{ Bindings: HttpBindings }>, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const options = { fetch: app.fetch, port: config.port, hostname: config.host };
    const server = serve({ ...options, createServer, serverOptions: LIMITS }, () =>
      resolve(server),
    ) as Server;
    server.maxConnections = 2_000;
    server.once('error', reject);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}

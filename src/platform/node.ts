import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { lockFolder } from './folder-lock.ts';
import { makeNodeHttp } from './http-node.ts';
import { makeLog } from './log.ts';
import { makeNodeMail } from './mail-node.ts';
import { openEmbedded } from './pglite.ts';
import { picture } from './picture-node.ts';
import type { InstanceSettings, Platform } from './platform.ts';
import { openPostgres } from './postgres.ts';
import { readAssets, VERSION } from './root.ts';
import { scrypt } from './scrypt.ts';
import { makeSecrets } from './secrets.ts';
import { userAgent } from './user-agent.ts';

/** The platform on Node. `control` listens in DATA_DIR while the embedded database is open. */
export async function makeNodePlatform(config: Config, control: Server): Promise<Platform> {
  const database = await openDatabase(config, control);
  const now = () => new Date();
  const http = makeNodeHttp({
    userAgent: userAgent(VERSION, config.contact),
    allow: config.allowPrivateHosts,
  });
  return {
    db: database.db,
    http: http.http,
    mail: config.mail && makeNodeMail(config.mail),
    picture,
    listen: http.listen,
    now,
    secrets: await makeSecrets(config.secretKey ?? storedKey(config.dataDir)),
    scrypt,
    log: makeLog(config.logLevel, (line) => process.stderr.write(`${line}\n`)),
    settings: instanceSettings(config),
    assets: readAssets(),
    isLasting: true,
    ...(database.letOthers && { letOthers: database.letOthers }),
    ...(database.rewriteFiles && { rewriteFiles: database.rewriteFiles }),
    async close() {
      await http.close();
      await database.close();
    },
  };
}

/** What the operator decided, in the form that domain code sees. */
function instanceSettings(config: Config): InstanceSettings {
  const loopback = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${config.port}`);
  return {
    publicUrl: config.publicUrl,
    ownOrigins: config.publicUrlIsSet ? [config.publicUrl] : loopback,
    contact: config.contact,
    llm: config.llm,
    trustProxy: config.trustProxy,
    version: VERSION,
  };
}

type Database = Pick<Platform, 'db' | 'letOthers' | 'rewriteFiles' | 'close'>;

async function openDatabase(config: Config, control: Server): Promise<Database> {
  if (config.databaseUrl) return openPostgres(config.databaseUrl, 10);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(config.dataDir, control);
  try {
    const embedded = await openEmbedded(config.dataDir);
    return { ...embedded, close: () => embedded.close().then(lock.release) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The key in DATA_DIR, made at the first start. */
export function storedKey(dataDir: string): Uint8Array {
  const path = join(dataDir, 'secret.key');
  if (!existsSync(path)) makeKey(dataDir, path);
  return new Uint8Array(Buffer.from(readFileSync(path, 'utf8'), 'base64'));
}

/** Whole or not at all, and only once: processes that start together keep the key of the first. */
function makeKey(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}

import assets from '../../dist/assets.json' with { type: 'json' };
import manifest from '../../package.json' with { type: 'json' };
import { parseAllowList } from './address.ts';
import { makeWorkerHttp } from './http-worker.ts';
import { makeWorkerListen } from './listen-worker.ts';
import { makeLog } from './log.ts';
import type { LlmSettings, Platform } from './platform.ts';
import { openPostgres } from './postgres.ts';
import { scrypt } from './scrypt.ts';
import { fromBase64Url, makeSecrets } from './secrets.ts';
import { userAgent } from './user-agent.ts';

/** The bindings and variables of wrangler.toml. */
export type WorkerEnvironment = {
  HYPERDRIVE: { connectionString: string };
  SECRET_KEY: string;
  PUBLIC_URL: string;
  CONTACT?: string;
  ALLOW_PRIVATE_HOSTS?: string;
  LLM_BASE_URL?: string;
  LLM_API_KEY?: string;
  LLM_MODEL?: string;
};

/** The platform of one request or one event: a Worker may not share a connection between them. */
export async function makeWorkerPlatform(environment: WorkerEnvironment): Promise<Platform> {
  const database = openPostgres(environment.HYPERDRIVE.connectionString, 5);
  const contact = environment.CONTACT ?? null;
  const outgoing = {
    userAgent: userAgent(manifest.version, contact),
    allow: parseAllowList(environment.ALLOW_PRIVATE_HOSTS ?? ''),
  };
  return {
    db: database.db,
    http: makeWorkerHttp(outgoing),
    mail: null,
    listen: makeWorkerListen(outgoing),
    now: () => new Date(),
    secrets: await makeSecrets(fromBase64Url(environment.SECRET_KEY)),
    scrypt,
    log: makeLog('info', (line) => console.log(line)),
    settings: {
      publicUrl: environment.PUBLIC_URL,
      ownOrigins: [environment.PUBLIC_URL],
      contact,
      // Cloudflare is the one proxy in front.
      trustProxy: 1,
      version: manifest.version,
      llm: llmOf(environment),
    },
    assets,
    close: database.close,
  };
}

function llmOf({ LLM_BASE_URL, LLM_API_KEY, LLM_MODEL }: WorkerEnvironment): LlmSettings | null {
  if (!LLM_BASE_URL || !LLM_MODEL) return null;
  return { baseUrl: LLM_BASE_URL, apiKey: LLM_API_KEY ?? null, model: LLM_MODEL };
}

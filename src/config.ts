/** The environment, read once. Every missing or wrong variable is named at the same time. */
import { readFileSync } from 'node:fs';
import { allowList, email, key, oneOf, origin, postgresUrl, webUrl, whole } from './config-values.ts';
import { ALLOW_NOTHING, type AllowList } from './platform/address.ts';
import { type MailSettings, parseSender, parseSmtpUrl } from './platform/mail-settings.ts';
import type { LlmSettings } from './platform/platform.ts';

export type Config = {
  port: number;
  host: string;
  publicUrl: string;
  /** False while PUBLIC_URL is unset: then every loopback name of this port counts as ours. */
  publicUrlIsSet: boolean;
  databaseUrl: string | null;
  dataDir: string;
  secretKey: Uint8Array | null;
  adminEmail: string | null;
  adminPassword: string | null;
  role: 'all' | 'web' | 'worker';
  allowPrivateHosts: AllowList;
  trustProxy: number;
  contact: string | null;
  /** Null unless LLM_BASE_URL and LLM_MODEL are set. */
  llm: LlmSettings | null;
  /** Null unless SMTP_URL and MAIL_FROM are set. */
  mail: MailSettings | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
};

/** Thrown with one line per wrong variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

type Environment = Record<string, string | undefined>;
const FROM_FILE = ['DATABASE_URL', 'SECRET_KEY', 'ADMIN_PASSWORD', 'LLM_API_KEY', 'SMTP_URL'];

/** The parsed value, or the fallback where there is none or it is wrong. */
type Check = <T>(name: string, fallback: T, parse: (value: string) => T | undefined, expected: string) => T;

/** Config from environment variables; `NAME_FILE` stands in for the secret ones. Throws ConfigError. */
export function readConfig(environment: Environment = process.env): Config {
  const problems: string[] = [];
  const check: Check = (name, fallback, parse, expected) => {
    const value = given(name, environment, problems);
    if (value === undefined) return fallback;
    const parsed = parse(value);
    if (parsed === undefined) problems.push(`${name} is ${shown(name, value)}; it should be ${expected}.`);
    return parsed ?? fallback;
  };
  const text = (name: string) => check<string | null>(name, null, (value) => value, 'a text');

  const port = check('PORT', 3000, whole(0, 65_535), 'a port number from 0 to 65535');
  const publicUrl = check<string | null>(
    'PUBLIC_URL',
    null,
    origin,
    'an origin such as https://earshot.example.com',
  );
  const config: Config = {
    port,
    host: text('HOST') ?? '127.0.0.1',
    publicUrl: publicUrl ?? `http://localhost:${port}`,
    publicUrlIsSet: publicUrl !== null,
    databaseUrl: check<string | null>(
      'DATABASE_URL',
      null,
      postgresUrl,
      'postgres://user:password@host/database',
    ),
    dataDir: text('DATA_DIR') ?? './data',
    secretKey: check<Uint8Array | null>(
      'SECRET_KEY',
      null,
      key,
      '32 bytes in base64 (openssl rand -base64 32)',
    ),
    adminEmail: check<string | null>('ADMIN_EMAIL', null, email, 'an e-mail address'),
    adminPassword: text('ADMIN_PASSWORD'),
    role: check('ROLE', 'all', oneOf(['all', 'web', 'worker']), 'all, web or worker'),
    allowPrivateHosts: check(
      'ALLOW_PRIVATE_HOSTS',
      ALLOW_NOTHING,
      allowList,
      'a comma list of host, host:port or CIDR',
    ),
    trustProxy: check('TRUST_PROXY', 0, whole(0, 10), 'a number of proxies from 0 to 10'),
    contact: text('CONTACT'),
    llm: llmOf(
      check<string | null>('LLM_BASE_URL', null, webUrl, 'such as https://llm.example.com/v1'),
      text,
    ),
    mail: readMail(check),
    logLevel: check(
      'LOG_LEVEL',
      'info',
      oneOf(['debug', 'info', 'warn', 'error']),
      'debug, info, warn or error',
    ),
  };
  problems.push(...contradictions(config));
  problems.push(...halfLlm(environment), ...halfMail(environment));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function contradictions(config: Config): string[] {
  const problems: string[] = [];
  if ((config.adminEmail === null) !== (config.adminPassword === null)) {
    problems.push('ADMIN_EMAIL and ADMIN_PASSWORD belong together; set both or neither.');
  }
  if (config.adminPassword !== null && config.adminPassword.length < 12) {
    problems.push('ADMIN_PASSWORD is shorter than 12 characters; choose a longer one.');
  }
  if (config.role !== 'all' && config.databaseUrl === null) {
    problems.push(`ROLE=${config.role} needs DATABASE_URL: the embedded database belongs to one process.`);
  }
  return problems;
}

/** Asked only where both are known; what is half set is named below. */
function llmOf(baseUrl: string | null, text: (name: string) => string | null): LlmSettings | null {
  const [model, apiKey] = [text('LLM_MODEL'), text('LLM_API_KEY')];
  return baseUrl && model ? { baseUrl, apiKey, model } : null;
}

function halfLlm({ LLM_BASE_URL, LLM_MODEL, LLM_API_KEY, LLM_API_KEY_FILE }: Environment): string[] {
  const hasKey = Boolean(LLM_API_KEY?.trim() || LLM_API_KEY_FILE);
  const [hasUrl, hasModel] = [Boolean(LLM_BASE_URL?.trim()), Boolean(LLM_MODEL?.trim())];
  if (hasUrl === hasModel && (hasUrl || !hasKey)) return [];
  return ['LLM_BASE_URL and LLM_MODEL belong together, and LLM_API_KEY to both; set them all or none.'];
}

function readMail(check: Check): MailSettings | null {
  const server = check('SMTP_URL', null, parseSmtpUrl, 'such as smtps://user:password@mail.example.com');
  const from = check('MAIL_FROM', null, parseSender, 'such as Earshot <alerts@example.com>');
  return server && from ? { ...server, from } : null;
}

function halfMail({ SMTP_URL, SMTP_URL_FILE, MAIL_FROM }: Environment): string[] {
  const hasServer = Boolean(SMTP_URL?.trim() || SMTP_URL_FILE);
  if (hasServer === Boolean(MAIL_FROM?.trim())) return [];
  return ['SMTP_URL and MAIL_FROM belong together; set both or neither.'];
}

function given(name: string, environment: Environment, problems: string[]): string | undefined {
  const file = FROM_FILE.includes(name) ? environment[`${name}_FILE`] : undefined;
  if (file) {
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE names ${file}, which cannot be read.`);
    }
  }
  return environment[name]?.trim() || undefined;
}

const shown = (name: string, value: string) =>
  FROM_FILE.includes(name) || /:\/\/[^/]*@/.test(value) ? 'not usable' : `"${value}"`;

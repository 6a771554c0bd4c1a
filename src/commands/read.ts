import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { type AllowList, isAllowedHost, portOf } from '../platform/address.ts';
import { makeNodeHttp } from '../platform/http-node.ts';
import type { Http } from '../platform/platform.ts';
import { VERSION } from '../platform/root.ts';
import { userAgent } from '../platform/user-agent.ts';
import type { Page, PollOptions } from '../sources/adapter.ts';
import { readOnce, readRecorded, readUrls } from '../sources/read.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { linesOf } from './lines.ts';

const OPTIONS = {
  file: { type: 'string' },
  status: { type: 'string' },
  header: { type: 'string', multiple: true },
  since: { type: 'string' },
  limit: { type: 'string' },
  urls: { type: 'string' },
} as const;

export const read: Command = {
  name: 'read',
  usage:
    'read <kind> [name=value …] [--file reply [--status n] [--header "name: value"]] [--since time] [--limit n]',
  does: 'poll one source now, or read a recorded reply, and print the items; "read rss --urls -" reads addresses from stdin',
  needsDatabase: false,
  async run(words, context) {
    const { positionals, values } = parseArgs({ args: words, allowPositionals: true, options: OPTIONS });
    const [kind, ...pairs] = positionals;
    if (!kind) throw new UsageError('A source kind is missing.');
    const settings = settingsOf(pairs);
    const options = {
      now: new Date(),
      since: values.since ? timeOf(values.since) : new Date(0),
      limit: values.limit ? Number(values.limit) : 1000,
    };
    if (values.file) return printItems(await recorded(kind, settings, values.file, values, options), context);
    await withHttp(async (http, allow) => {
      if (values.urls === '-') return printLines(http, allow, context);
      await printItems(await readOnce(kind, settings, http, options), context);
    });
  },
};

type Values = { status?: string | undefined; header?: string[] | undefined };

async function recorded(
  kind: string,
  settings: Record<string, string>,
  file: string,
  values: Values,
  options: PollOptions,
): Promise<Page> {
  const body = new Uint8Array(await readFile(file));
  const headers = Object.fromEntries((values.header ?? []).map(headerOf));
  const status = values.status ? Number(values.status) : 200;
  return readRecorded(kind, body, { status, headers, settings, ...options });
}

async function printItems(page: Page, { out }: CommandContext): Promise<void> {
  for (const item of page.items) await out(JSON.stringify(item));
}

async function printLines(http: Http, allow: AllowList, { stdin, out }: CommandContext) {
  const isPaced = (text: string) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return !(url && isAllowedHost(allow, url.hostname, portOf(url)));
  };
  for await (const line of readUrls(linesOf(stdin), http, { isPaced, now: () => new Date() }))
    await out(JSON.stringify(line));
}

async function withHttp(work: (http: Http, allow: AllowList) => Promise<void>): Promise<void> {
  const config = readConfig();
  const allow = config.allowPrivateHosts;
  const client = makeNodeHttp({
    userAgent: userAgent(VERSION, config.contact),
    allow,
  });
  try {
    await work(client.http, allow);
  } finally {
    await client.close();
  }
}

function settingsOf(pairs: string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new UsageError(`"${pair}" is not of the form name=value.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function headerOf(line: string): [string, string] {
  const at = line.indexOf(':');
  if (at < 1) throw new UsageError(`"${line}" is not of the form "name: value".`);
  return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`"${text}" is not a time; write it like 2026-11-21T12:00:00Z.`);
  return time;
}

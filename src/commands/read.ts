import { readConfig } from '../config.ts';
import { linesOf } from '../ingest/lines.ts';
import { type AllowList, isAllowedHost, portOf } from '../platform/address.ts';
import { makeNodeHttp, type NodeHttp } from '../platform/http-node.ts';
import type { Http } from '../platform/platform.ts';
import { VERSION } from '../platform/root.ts';
import { userAgent } from '../platform/user-agent.ts';
import type { Page, Setting } from '../sources/adapter.ts';
import { SOURCE_ADAPTERS } from '../sources/kinds/index.ts';
import { readOnce, readRecorded, readUrls } from '../sources/read.ts';
import { isUrl } from '../url.ts';
import type { Command, CommandContext } from './command.ts';
import { wholeFile } from './files.ts';
import { type ReadWords, readWordsOf } from './read-words.ts';

export const read: Command = {
  name: 'read',
  usage:
    'read <kind> [name=value …] [--file reply [--status n] [--header "name: value"]] [--since time] [--limit n]',
  does: 'poll one source now, or read a recorded reply, and print the items; "read rss --urls -" reads addresses from stdin',
  explains([kind = '']) {
    const adapter = SOURCE_ADAPTERS.find((candidate) => candidate.kind === kind);
    if (!adapter) return [`  kinds: ${SOURCE_ADAPTERS.map((candidate) => candidate.kind).join(' ')}`];
    return [`${adapter.label} needs: ${adapter.needs}`, ...adapter.settings.map(settingLine)];
  },
  async run(words, context) {
    const asked = readWordsOf(words, new Date());
    if (asked.file !== null) return printItems(await recorded(asked, asked.file), context);
    await withClient(async ({ http, listen }, allow) => {
      if (asked.manyUrls) return printLines(http, allow, context);
      const options = { ...asked.options, listen };
      await printItems(await readOnce(asked.kind, asked.settings, http, options), context);
    });
  },
};

/** `  query=… (with mode=search)  A name or phrase.` */
function settingLine({ name, required, help, options, when }: Setting): string {
  const value = options ? options.map((option) => option.value).join('|') : '…';
  const only = when ? `with ${when.name}=${when.is.join('|')}` : '';
  const doubts = [only, required ? '' : 'optional'].filter(Boolean).join(', ');
  return `  ${name}=${value}${doubts && ` (${doubts})`}  ${help}`;
}

async function recorded(
  { kind, status, headers, settings, options }: ReadWords,
  file: string,
): Promise<Page> {
  return readRecorded(kind, await wholeFile(file), { status, headers, settings, ...options });
}

async function printItems(page: Page, { out }: CommandContext): Promise<void> {
  for (const item of page.items) await out(JSON.stringify(item));
}

async function printLines(http: Http, allow: AllowList, { stdin, out }: CommandContext) {
  const isPaced = (text: string) => {
    const url = isUrl(text) ? new URL(text) : null;
    return !(url && isAllowedHost(allow, url.hostname, portOf(url)));
  };
  for await (const line of readUrls(linesOf(stdin), http, { isPaced, now: () => new Date() }))
    await out(JSON.stringify(line));
}

async function withClient(work: (client: NodeHttp, allow: AllowList) => Promise<void>): Promise<void> {
  const config = readConfig();
  const allow = config.allowPrivateHosts;
  const client = makeNodeHttp({ userAgent: userAgent(VERSION, config.contact), allow });
  try {
    await work(client, allow);
  } finally {
    await client.close();
  }
}

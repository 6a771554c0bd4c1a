/** Nobody can make Earshot knock at doors inside the network that it runs in. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ALLOW_NOTHING, checkUrl, isReachable, parseAllowList } from '../../src/platform/address.ts';
import { checkedLookup, guardedConnector } from '../../src/platform/connect-node.ts';
import { makeNodeHttp } from '../../src/platform/http-node.ts';

const PUBLIC = '93.184.216.34';
const NAMES: Record<string, string[]> = {
  'public.test': [PUBLIC, '2606:2800:220:1:248:1893:25c8:1946'],
  'internal.test': ['127.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  'v6only.test': ['::1'],
  'mixed.test': [PUBLIC, '127.0.0.1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'cgn.test': ['100.64.0.1'],
  'nip-127.test': ['127.0.0.1'],
  'a10.test': ['10.0.0.1'],
  'unspec.test': ['0.0.0.0'],
  'sixto4.test': ['2002:7f00:1::'],
  'nat64.test': ['64:ff9b::7f00:1'],
  'ula.test': ['fd00::1'],
  'metadata6.test': ['fd00:ec2::254'],
};

const rows = readFileSync(new URL('./fixtures/ssrf.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [url: string, category: string, expected: string]);
const refused = rows.filter(([, , expected]) => expected === 'block');
const controls = rows.filter(([, , expected]) => expected === 'allow');

/** The door that must stay shut: it counts every connection. */
const trap = createServer((_request, response) => response.end('inside'));
/** A public site, reached by allowing its name and port; it redirects inside. */
const redirecting = createServer((request, response) => {
  const location = request.url === '/ok' ? null : redirects()[request.url!.slice(2)];
  response.writeHead(location ? statusOf(request.url!) : 200, location ? { location } : {}).end('outside');
});
let knocks = 0;
let trapPort = 0;
let publicPort = 0;

beforeAll(async () => {
  trap.on('connection', () => knocks++);
  trapPort = await listen(trap);
  publicPort = await listen(redirecting);
});
afterAll(() => {
  trap.close();
  redirecting.close();
});
beforeEach(() => {
  knocks = 0;
});

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

function redirects(): Record<string, string> {
  const inside = `http://127.0.0.1:${trapPort}/`;
  return {
    '302': inside,
    '301': `http://[::1]:${trapPort}/`,
    '307': 'http://169.254.169.254/latest/meta-data/',
    '308': `http://internal.test:${trapPort}/`,
    file: 'file:///etc/passwd',
    proto: `//127.0.0.1:${trapPort}/`,
    dec: `http://2130706433:${trapPort}/`,
    chain: '/rchain2',
    chain2: '/r302',
  };
}

const statusOf = (path: string) => Number(/\d{3}/.exec(path)?.[0] ?? 302);

/** The first asker of a name that is rebound gets a public address, the next one an inner one, and so on in turns. */
function resolver(asked: string[] = []) {
  return async (name: string) => {
    asked.push(name);
    const isRebound = name.startsWith('rebind');
    if (isRebound) return asked.filter((other) => other === name).length % 2 === 1 ? [PUBLIC] : ['127.0.0.1'];
    return NAMES[name] ?? [];
  };
}

const spelt = (url: string) =>
  url
    .replace('http://public.test/', `http://public.test:${publicPort}/`)
    .replaceAll('PORT', String(trapPort))
    .replaceAll('\\t', '\t')
    .replaceAll('\\\\', '\\');

/** The public site is on this machine, so its name resolves to it and is allowed with its port, and nothing else is. */
function client(asked: string[] = []) {
  const lookup = resolver(asked);
  return makeNodeHttp({
    userAgent: 'Earshot/test',
    allow: parseAllowList(`public.test:${publicPort}`),
    lookup: async (name) => (name === 'public.test' ? ['127.0.0.1'] : lookup(name)),
  });
}

it('The list holds 125 addresses to refuse and 3 to let through', () => {
  expect([refused.length, controls.length]).toEqual([125, 3]);
});

it.each(refused)('%s (%s) is refused', async (url) => {
  const asked: string[] = [];
  // A careful check before the request would have seen the public address of a rebound name.
  if (url.includes('rebind')) await resolver(asked)(new URL(spelt(url)).hostname);
  const { http, close } = client(asked);
  await expect(http({ url: spelt(url) })).rejects.toMatchObject({ name: 'Failure', class: 'blocked' });
  expect(knocks).toBe(0);
  await close();
});

const byName = /^(dns-|redirect)/;
it.each(refused.filter(([, category]) => !byName.test(category)))(
  '%s (%s) is refused by its spelling alone, as on Workers',
  (url) => {
    expect(() => checkUrl(spelt(url), ALLOW_NOTHING)).toThrow(expect.objectContaining({ class: 'blocked' }));
  },
);

it.each(controls)('%s (%s) is let through', async (url) => {
  const { hostname } = checkUrl(url, ALLOW_NOTHING);
  const addresses = NAMES[hostname] ?? [hostname.replace(/^\[|\]$/g, '')];
  expect(addresses.every((address) => isReachable(address, ALLOW_NOTHING))).toBe(true);
  expect(await checkedLookup(ALLOW_NOTHING, async () => addresses)(hostname)).toEqual(addresses);
});

it('The trap can see: a host that the operator allowed is reached, and counted', async () => {
  const { http, close } = makeNodeHttp({
    userAgent: 'Earshot/test',
    allow: parseAllowList(`127.0.0.1:${trapPort}`),
  });
  const reply = await http({ url: `http://127.0.0.1:${trapPort}/` });
  expect(Buffer.from(reply.body).toString()).toBe('inside');
  expect(knocks).toBe(1);
  await close();
});

it('A host allowed at one port is refused at another', async () => {
  const { http, close } = makeNodeHttp({
    userAgent: 'Earshot/test',
    allow: parseAllowList(`127.0.0.1:${publicPort}`),
  });
  await expect(http({ url: `http://127.0.0.1:${trapPort}/` })).rejects.toMatchObject({ class: 'blocked' });
  expect(knocks).toBe(0);
  await close();
});

it.each(['127.0.0.1', '::1', '169.254.169.254'])(
  'The connection itself refuses the literal %s',
  async (hostname) => {
    const connect = guardedConnector(ALLOW_NOTHING, resolver());
    const error = await new Promise((resolve) => {
      connect({ hostname, protocol: 'http:', port: String(trapPort) }, (...[failure]) => resolve(failure));
    });
    expect(error).toMatchObject({ class: 'blocked' });
    expect(knocks).toBe(0);
  },
);

it('A name with a public and an inner address is refused, unless the inner one lies in an allowed range', async () => {
  const lookup = resolver();
  await expect(checkedLookup(ALLOW_NOTHING, lookup)('mixed.test')).rejects.toMatchObject({
    class: 'blocked',
  });
  expect(await checkedLookup(parseAllowList('127.0.0.0/8'), lookup)('mixed.test')).toEqual(
    NAMES['mixed.test'],
  );
});

it('A name in an allowed range is reached by its allowed addresses only', async () => {
  const lookup = async () => ['::1', '127.0.0.1'];
  expect(await checkedLookup(parseAllowList('127.0.0.0/8'), lookup)('localhost')).toEqual(['127.0.0.1']);
});

it('A name is asked once for each connection, so the judged address is the one that is used', async () => {
  const asked: string[] = [];
  const { http, close } = makeNodeHttp({
    userAgent: 'Earshot/test',
    allow: parseAllowList('127.0.0.0/8'),
    lookup: async (name) => {
      asked.push(name);
      return ['127.0.0.1'];
    },
  });
  await http({ url: `http://wiki.test:${trapPort}/` });
  expect([asked, knocks]).toEqual([['wiki.test'], 1]);
  await close();
});

it('The reason names the host and the way out, and no inner address', async () => {
  const { http, close } = client();
  const failure = await http({ url: `http://a10.test:${trapPort}/` }).catch((error: Error) => error);
  expect(failure).toMatchObject({
    message:
      'a10.test belongs to a private or reserved network, and Earshot fetches only from the public internet. ' +
      'If this host is meant, the operator can list it in ALLOW_PRIVATE_HOSTS.',
  });
  await close();
});

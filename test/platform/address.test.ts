import { expect, it } from 'vitest';
import { ALLOW_NOTHING, checkUrl, isReachable, parseAllowList } from '../../src/platform/address.ts';
import { userAgent } from '../../src/platform/user-agent.ts';

const PRIVATE = `0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 168.63.129.16
  169.254.0.0 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.255 192.0.2.1 192.88.99.1 192.168.0.0
  192.168.255.255 198.18.0.0 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.0 239.255.255.255 240.0.0.0
  255.255.255.255 :: ::1 ::ffff:10.0.0.1 ::ffff:a00:1 ::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1
  100::1 1::1 400::1 2001:: 2001:1::1 2001:10::1 2001:20::1 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff 2001:db8::1
  2002:7f00:1:: 3000:: 3ffe::1 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%lo fec0::1 ff02::1`;

const PUBLIC = `1.0.0.0 9.255.255.255 11.0.0.0 93.184.216.34 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0
  168.63.129.15 168.63.129.17 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.0.3.0
  192.88.98.255 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 ::ffff:93.184.216.34
  2001:200::1 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff 2001:db9::1 2003::1 2606:2800:220:1:248:1893:25c8:1946
  2fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff`;

const words = (text: string) => text.split(/\s+/);

it.each(words(PRIVATE))('%s is not on the public internet', (ip) => {
  expect(isReachable(ip, ALLOW_NOTHING)).toBe(false);
});

it.each(words(PUBLIC))('%s is on the public internet', (ip) => {
  expect(isReachable(ip, ALLOW_NOTHING)).toBe(true);
});

it.each([
  '',
  'example.com',
  '2130706433',
  '127.1',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '1.2.3.4 ',
  '[2606::1]',
  ':::',
  '1::2::3',
])('"%s" is no address, so it is not a public one', (text) => {
  expect(isReachable(text, ALLOW_NOTHING)).toBe(false);
});

it.each([
  ['', /not a web address/],
  ['example.com/feed', /not a web address/],
  ['http://', /not a web address/],
  ['http://exa mple.com/', /not a web address/],
  ['http://example.com\\@127.0.0.1/', /not a web address/],
  ['http://example.com/a\\b', /not a web address/],
  ['http://127.0.0.1../', /not a web address/],
  ['http://1.2.3.4.5/', /not a web address/],
  ['ftp://example.com/', /only http and https addresses, not ftp/],
  ['javascript:1', /not javascript/],
  ['https://me@example.com/', /user name or password/],
  ['https://:secret@example.com/', /user name or password/],
  ['http://intranet/feed', /intranet belongs to a private/],
  ['http://printer.local/', /private/],
  ['http://x.internal./', /private/],
  ['http://x.home.arpa/', /private/],
  ['http://[::1]/', /private/],
  ['http://0x7f.1/', /127\.0\.0\.1 belongs to a private/],
  ['http://example.com:25/', /Port 25 belongs to other services/],
  ['http://example.com:6379/', /Port 6379/],
  ['http://example.com:0/', /Port 0/],
])('%s is refused with a sentence that says why', (url, sentence) => {
  expect(() => checkUrl(url, ALLOW_NOTHING)).toThrow(
    expect.objectContaining({ class: 'blocked', message: expect.stringMatching(sentence) }),
  );
});

it.each([
  'http://example.com/feed.xml',
  ' https://example.com:8443/a?c=d\\e#f ',
  'https://bücher.example/',
  'https://93.184.216.34/',
  'https://example.com./',
])('%s may be fetched', (url) => {
  expect(checkUrl(url, ALLOW_NOTHING).href).toBe(new URL(url).href);
});

it('An address with an umlaut is one however often it was asked for', () => {
  for (let times = 0; times < 20_000; times++) checkUrl('https://bücher.example/', ALLOW_NOTHING);
});

it('A listed host is reached at any port, a listed host and port at that port only', () => {
  const allow = parseAllowList(' Intranet , wiki.local:8080,[::1]:9000, 10.0.0.5');
  expect(checkUrl('http://intranet:631/', allow).port).toBe('631');
  expect(checkUrl('http://intranet./', allow).hostname).toBe('intranet.');
  expect(checkUrl('http://wiki.local:8080/', allow).port).toBe('8080');
  expect(checkUrl('http://[0::1]:9000/', allow).port).toBe('9000');
  expect(checkUrl('http://10.0.0.5/', allow).hostname).toBe('10.0.0.5');
  for (const url of ['http://wiki.local/', 'http://[::1]/', 'http://10.0.0.6/', 'http://sub.intranet/']) {
    expect(() => checkUrl(url, allow)).toThrow(expect.objectContaining({ class: 'blocked' }));
  }
});

it('Port 80 in the list means port 80', () => {
  const allow = parseAllowList('intranet:80');
  expect(checkUrl('http://intranet/', allow).hostname).toBe('intranet');
  expect(() => checkUrl('https://intranet/', allow)).toThrow();
});

it('A listed range holds its addresses, and leaves local names to the resolver', () => {
  const allow = parseAllowList('10.0.0.0/8, fd00::/8');
  expect(checkUrl('http://10.255.0.1/', allow).hostname).toBe('10.255.0.1');
  expect(checkUrl('http://intranet/', allow).hostname).toBe('intranet');
  expect(isReachable('10.1.2.3', allow)).toBe(true);
  expect(isReachable('fdff::1', allow)).toBe(true);
  expect(isReachable('::ffff:10.1.2.3', allow)).toBe(true);
  expect(isReachable('11.0.0.1', allow)).toBe(true);
  expect(isReachable('127.0.0.1', allow)).toBe(false);
  expect(() => checkUrl('http://192.168.0.1/', allow)).toThrow();
});

it.each([
  '10.0.0.0/33',
  'http://intranet',
  'a b',
  '*.corp.example',
  'host:99999',
  'me@host',
  'host/path',
  '1.2.3.4/x',
])('A list with "%s" is refused by naming it', (entry) => {
  expect(() => parseAllowList(`good.example, ${entry}`)).toThrow(`"${entry}"`);
});

it('An empty list allows nothing private', () => {
  expect(parseAllowList(' , ')).toEqual(ALLOW_NOTHING);
});

it('Earshot says its name, its version and whom to write to', () => {
  expect(userAgent('1.2.3', 'ops@example.com')).toBe('Earshot/1.2.3 (+ops@example.com)');
  expect(userAgent('1.2.3', null)).toBe('Earshot/1.2.3 (self-hosted social listening)');
  expect(userAgent('1.2.3', 'a\r\nx: (y) é')).toBe('Earshot/1.2.3 (+a x:  y)');
});

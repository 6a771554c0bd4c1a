/**
 * Reads a folder of feeds with known values and prints how many come out right.
 * Run: node --import tsx test/eval/feeds.ts <folder with INDEX.tsv and expected.json> [--wrong]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import { discoverFeeds } from '../../src/sources/feed/discover.ts';
import type { ParsedFeed } from '../../src/sources/feed/document.ts';
import { parseFeed } from '../../src/sources/feed/parse.ts';

type Values = { title?: string; link?: string; date?: string; dates?: string[] };
type Expected = { count?: number; title?: string; link?: string; items?: Record<string, Values> };
type Row = Record<string, string>;
type Check = { what: string; isRight: boolean; wanted: unknown; got: unknown };

const folder = process.argv[2];
const showWrong = process.argv.includes('--wrong');
if (!folder || !existsSync(join(folder, 'INDEX.tsv'))) {
  console.error('Give a folder that holds INDEX.tsv and expected.json.');
  process.exit(2);
}

function rows(path: string): Row[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head!.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i]!, cell])));
}

/** Tags dropped, entities decoded twice, white space folded: what both sides mean, not how they write it. */
function fold(text: string): string {
  const plain = decodeHTML(decodeHTML(text).replace(/<[^>]*>/g, '')).replace(/<[^>]*>/g, '');
  return plain
    .normalize('NFC')
    .replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, ' ')
    .trim();
}

function address(value: string, base: string): string {
  try {
    return new URL(value.trim(), base || undefined).href;
  } catch {
    return value.trim();
  }
}

function second(value: string | Date): number {
  return Math.floor(new Date(value).getTime() / 1000);
}

function checkFeed(feed: ParsedFeed, expected: Expected, base: string): Check[] {
  const checks: Check[] = [];
  const check = (what: string, isRight: boolean, wanted: unknown, got: unknown) =>
    checks.push({ what, isRight, wanted, got });
  if (expected.count !== undefined)
    check('count', feed.items.length === expected.count, expected.count, feed.items.length);
  if (expected.title !== undefined)
    check('title', fold(feed.title ?? '') === fold(expected.title), expected.title, feed.title);
  if (expected.link !== undefined) {
    check('link', address(feed.link ?? '', base) === address(expected.link, base), expected.link, feed.link);
  }
  for (const [index, values] of Object.entries(expected.items ?? {})) {
    const item = feed.items[Number(index)];
    const { title, link } = values;
    if (title !== undefined)
      check(`${index}.title`, fold(item?.title ?? '') === fold(title), title, item?.title);
    if (link !== undefined)
      check(`${index}.link`, address(item?.link ?? '', base) === address(link, base), link, item?.link);
    const dates = values.dates ?? (values.date ? [values.date] : []);
    if (dates.length > 0) {
      const isRight = dates.some((date) => item?.date && second(date) === second(item.date));
      check(`${index}.date`, isRight, dates, item?.date?.toISOString());
    }
  }
  return checks;
}

type Tally = {
  files: number;
  parsed: number;
  origin: [number, number];
  both: [number, number];
  counts: [number, number];
};

function newTally(): Tally {
  return { files: 0, parsed: 0, origin: [0, 0], both: [0, 0], counts: [0, 0] };
}

function add(pair: [number, number], isRight: boolean): void {
  pair[0] += isRight ? 1 : 0;
  pair[1]++;
}

function percent([right, all]: [number, number]): string {
  return `${right}/${all} ${all ? ((100 * right) / all).toFixed(1) : '-'}%`;
}

/** The origin's assertions, with what other parsers agree on where the origin is silent. */
function merged(origin: Expected, oracle: Expected): Expected {
  const indexes = new Set([...Object.keys(origin.items ?? {}), ...Object.keys(oracle.items ?? {})]);
  const items = Object.fromEntries(
    [...indexes].map((i) => [i, { ...oracle.items?.[i], ...origin.items?.[i] }]),
  );
  return { ...oracle, ...origin, items };
}

async function attempt(path: string, type: string, base: string): Promise<ParsedFeed | Error> {
  return parseFeed(readFileSync(path), type || null, base).catch((error: Error) => error);
}

async function evalFeeds(root: string): Promise<void> {
  const expectations = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as Record<
    string,
    { origin?: Expected | null; oracle?: Expected | null }
  >;
  const tallies = new Map<string, Tally>([['all', newTally()]]);
  for (const row of rows(join(root, 'INDEX.tsv'))) {
    const base = row.feed_url ?? '';
    const feed = await attempt(join(root, row.file!), row.http_content_type ?? '', base);
    if (!tallies.has(row.kind!)) tallies.set(row.kind!, newTally());
    const into = [tallies.get('all')!, tallies.get(row.kind!)!];
    const { origin, oracle } = expectations[row.file!] ?? {};
    if (row.rejectable === 'yes') continue;
    for (const tally of into) {
      tally.files++;
      if (!(feed instanceof Error)) tally.parsed++;
    }
    if (feed instanceof Error) console.log(`not parsed  ${row.file}  ${feed.message}`);
    const parsed =
      feed instanceof Error
        ? {
            title: null,
            link: null,
            items: [],
            ttlSeconds: null,
            kind: 'plain' as const,
            deleted: [],
            isWhole: true,
          }
        : feed;
    const all = merged(origin ?? {}, oracle ?? {});
    const originChecks = checkFeed(parsed, origin ?? {}, base);
    const allChecks = checkFeed(parsed, all, base);
    for (const tally of into) {
      if (originChecks.length > 0)
        add(
          tally.origin,
          originChecks.every((c) => c.isRight),
        );
      if (allChecks.length > 0)
        add(
          tally.both,
          allChecks.every((c) => c.isRight),
        );
      if (all.count !== undefined) add(tally.counts, parsed.items.length === all.count);
    }
    if (showWrong) report(row.file!, originChecks, allChecks);
  }
  for (const [kind, tally] of tallies) {
    console.log(
      `${kind.padEnd(10)} parsed ${percent([tally.parsed, tally.files])}  origin ${percent(tally.origin)}  all values ${percent(tally.both)}  counts ${percent(tally.counts)}`,
    );
  }
}

function report(file: string, origin: Check[], all: Check[]): void {
  const wrong = (checks: Check[]) => checks.filter((check) => !check.isRight).slice(0, 3);
  const originWrong = wrong(origin);
  for (const check of originWrong.length > 0 ? originWrong : wrong(all)) {
    const whose = originWrong.length > 0 ? 'A' : 'B';
    console.log(
      `${whose} ${file} ${check.what}\n    wanted ${JSON.stringify(check.wanted)}\n    got    ${JSON.stringify(check.got)}`,
    );
  }
}

function evalDiscovery(root: string): void {
  const result: [number, number] = [0, 0];
  for (const row of rows(join(root, 'INDEX.tsv'))) {
    const first = discoverFeeds(readFileSync(join(root, row.file!)), null, row.page_url!)[0] ?? 'none';
    const [how, ...rest] = row.expected_first_feed!.split(':');
    const wanted = rest.join(':');
    const isRight =
      how === 'none' ? first === 'none' : how === 'is' ? first === wanted : first.endsWith(wanted);
    add(result, isRight);
    if (!isRight) console.log(`discovery  ${row.file}  wanted ${row.expected_first_feed}  got ${first}`);
  }
  console.log(`discovery  ${percent(result)}`);
}

async function evalSocial(root: string): Promise<void> {
  const expectations = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as Record<
    string,
    Expected
  >;
  const result: [number, number] = [0, 0];
  for (const [file, expected] of Object.entries(expectations)) {
    const feed = await attempt(join(root, file), '', '');
    const checks = feed instanceof Error ? [] : checkFeed(feed, expected, '');
    const isRight = checks.length > 0 && checks.every((check) => check.isRight);
    add(result, isRight);
    if (!isRight) report(file, checks, checks);
  }
  console.log(`social     ${percent(result)}`);
}

async function evalEdge(root: string): Promise<void> {
  let slowest = 0;
  for (const row of rows(join(root, 'INDEX.tsv'))) {
    const path = join(root, row.file!);
    if (!existsSync(path)) {
      console.log(`edge  ${row.file!.padEnd(26)} not stored`);
      continue;
    }
    const before = process.cpuUsage();
    const feed = await attempt(path, row.http_content_type ?? '', row.feed_url ?? '');
    const used = process.cpuUsage(before);
    const cpu = (used.user + used.system) / 1000;
    slowest = Math.max(slowest, cpu);
    const seen =
      feed instanceof Error
        ? feed.message.slice(0, 60)
        : `${feed.items.length} items, first ${JSON.stringify(feed.items[0]?.title)?.slice(0, 40)} ${feed.items[0]?.link ?? ''}`;
    console.log(
      `edge  ${row.file!.padEnd(26)} ${cpu.toFixed(0).padStart(5)} ms CPU  ${seen}  | wanted: ${row.expected}`,
    );
  }
  console.log(`edge  slowest ${slowest.toFixed(0)} ms CPU`);
}

await evalFeeds(folder);
if (existsSync(join(folder, 'discovery'))) evalDiscovery(join(folder, 'discovery'));
if (existsSync(join(folder, 'social'))) await evalSocial(join(folder, 'social'));
if (existsSync(join(folder, 'edge'))) await evalEdge(join(folder, 'edge'));

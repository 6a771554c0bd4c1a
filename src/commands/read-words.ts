/** What the words after "read" ask for. */
import type { PollOptions } from '../sources/adapter.ts';
import { readWords, UsageError } from './command.ts';

export type ReadWords = {
  kind: string;
  settings: Record<string, string>;
  /** Addresses come on stdin. */
  manyUrls: boolean;
  /** A recorded reply instead of the network. */
  file: string | null;
  status: number;
  headers: Record<string, string>;
  options: PollOptions;
};

const OPTIONS = {
  file: { type: 'string' },
  status: { type: 'string' },
  header: { type: 'string', multiple: true },
  since: { type: 'string' },
  limit: { type: 'string' },
  urls: { type: 'string' },
} as const;

/** Throws UsageError. */
export function readWordsOf(words: string[], now: Date): ReadWords {
  const { positionals, values } = readWords(words, Number.POSITIVE_INFINITY, OPTIONS);
  const [kind, ...pairs] = positionals;
  if (!kind) throw new UsageError('A source kind is missing.');
  return {
    kind,
    settings: Object.fromEntries(pairs.map(settingOf)),
    manyUrls: isForUrls(values.urls, kind),
    file: values.file ?? null,
    status: values.status ? whole(values.status, '--status', 100, 599) : 200,
    headers: Object.fromEntries((values.header ?? []).map(headerOf)),
    options: {
      now,
      since: values.since ? timeOf(values.since) : new Date(0),
      limit: values.limit ? whole(values.limit, '--limit', 1, 1_000_000) : 1000,
    },
  };
}

function isForUrls(urls: string | undefined, kind: string): boolean {
  if (urls === undefined) return false;
  if (urls === '-' && kind === 'rss') return true;
  throw new UsageError('Addresses are read as "read rss --urls -", from stdin.');
}

function settingOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`"${pair}" is not of the form name=value.`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function headerOf(line: string): [string, string] {
  const at = line.indexOf(':');
  if (at < 1) throw new UsageError(`"${line}" is not of the form "name: value".`);
  return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
}

function whole(text: string, name: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`${name} is "${text}"; it is a whole number from ${least} to ${most}.`);
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`"${text}" is not a time; write it like 2026-11-21T12:00:00Z.`);
  return time;
}

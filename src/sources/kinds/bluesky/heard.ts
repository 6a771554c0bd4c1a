import type { Item, PollOptions } from '../../adapter.ts';
import { ESCAPED_HALF, parse } from '../../reading/json.ts';
import { type Event, isEvent, readEvent, toItem } from './event.ts';

/** `time` is that of the last event, in microseconds since 1970; `ours` are the last posts that were kept. */
export type Memory = { time: number | null; ours: string[] };

/** So many of them are known again when they are deleted; older ones are rechecked. */
const MOST_OURS = 400;
const AHEAD_MICROSECONDS = 60_000_000;

/** What came out of the stream so far. */
export class Heard {
  /** Microseconds; null until the first message. */
  first: number | null = null;
  last = 0;
  messages = 0;
  isFull = false;
  /** JSON came that is no event. */
  isUnknown = false;
  readonly deleted = new Set<string>();
  private readonly found = new Map<string, Item>();
  private readonly ours: Set<string>;
  private readonly isWanted: (text: string) => boolean;
  private readonly options: PollOptions;

  constructor({ ours }: Memory, isWanted: (text: string) => boolean, options: PollOptions) {
    this.ours = new Set(ours);
    this.isWanted = isWanted;
    this.options = options;
  }

  items(): Item[] {
    return [...this.found.values()];
  }

  get isCaughtUp(): boolean {
    return this.last > this.options.now.getTime() * 1000;
  }

  async hear(message: string): Promise<void> {
    this.messages++;
    const value = parsed(message);
    if (isEvent(value)) await this.take(readEvent(value));
    else this.isUnknown ||= value !== undefined;
  }

  private async take(event: Event): Promise<void> {
    // A clock that runs ahead over there must not carry the cursor past what is still to come.
    const at = Math.min(event.at, this.options.now.getTime() * 1000 + AHEAD_MICROSECONDS);
    this.first ??= at;
    this.last = Math.max(this.last, at);
    if (event.kind === 'post') await this.takePost({ ...event, at });
    else if (event.kind === 'deleted') this.forget(event.uri);
    else if (event.kind === 'left') this.forgetAll(`at://${event.did}/`);
    this.isFull = this.found.size >= this.options.limit;
  }

  private async takePost(event: Extract<Event, { kind: 'post' }>): Promise<void> {
    if (this.ours.has(event.uri) || !this.isWanted(event.written)) return;
    this.found.set(event.uri, toItem(event));
    await this.options.onRead?.(this.found.size);
  }

  private forget(uri: string): void {
    this.found.delete(uri);
    if (this.ours.delete(uri)) this.deleted.add(uri);
  }

  private forgetAll(prefix: string): void {
    for (const uri of [...this.found.keys(), ...this.ours]) if (uri.startsWith(prefix)) this.forget(uri);
  }

  /** The newest posts that are kept and not deleted. */
  stillOurs(): string[] {
    return [...new Set([...[...this.found.keys()].reverse(), ...this.ours])].slice(0, MOST_OURS);
  }
}

/** Times fit into a number until the year 2255, so the slower parser is for odd characters only. */
function parsed(message: string): unknown {
  if (ESCAPED_HALF.test(message)) return parse(message);
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

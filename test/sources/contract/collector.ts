/** Polls an adapter as the product does: cursor and session kept between polls, everything sound. */
import { expect } from 'vitest';
import type {
  Cursor,
  Item,
  Page,
  PollOptions,
  Session,
  SourceAdapter,
} from '../../../src/sources/adapter.ts';
import type { Services } from '../../support/services.ts';
import type { Post, Upstream, World } from '../upstream.ts';
import { DAY_MS } from './posts.ts';
import { expectSound } from './sound.ts';

const FIRST_RUN = { days: 7, items: 200 };
const LATER_ITEMS = 1000;
const MOST_POLLS = 60;

/** One way of asking one source. */
export type Case = { adapter: SourceAdapter; upstream: Upstream; services: Services };

export type Gap = NonNullable<Page['gap']>;

export class Collector {
  cursor: Cursor = null;
  session: Session | null;
  /** The last that was shown of every item. */
  readonly found = new Map<string, Item>();
  readonly gaps: Gap[] = [];
  readonly deleted = new Set<string>();
  polls = 0;

  readonly adapter: SourceAdapter;
  readonly upstream: Upstream;
  readonly services: Services;
  readonly world: World;

  constructor({ adapter, upstream, services }: Case, world: World) {
    this.adapter = adapter;
    this.upstream = upstream;
    this.session = structuredClone(upstream.session ?? null);
    this.services = services;
    this.world = world;
    services.speak({ upstream, world });
  }

  get options(): PollOptions {
    const { now } = this.world;
    return {
      now,
      since: new Date(now.getTime() - FIRST_RUN.days * DAY_MS),
      limit: this.cursor === null ? FIRST_RUN.items : LATER_ITEMS,
      listen: this.services.listen,
      session: this.session,
      keepSession: async (session) => {
        this.session = structuredClone(session);
      },
    };
  }

  /** One poll. What it gave is kept only when it was good. */
  async poll(): Promise<Page> {
    const cursor = structuredClone(this.cursor);
    const { settings } = this.upstream;
    const page = await this.adapter.poll({ ...settings }, cursor, this.services.http, this.options);
    expectSound(page, this.adapter, settings);
    this.keep(page);
    return page;
  }

  /** Polls until nothing more is waiting. */
  async drain(): Promise<Page[]> {
    const pages = [await this.poll()];
    while (pages.at(-1)!.more) {
      expect(pages.length).toBeLessThan(MOST_POLLS);
      pages.push(await this.poll());
    }
    return pages;
  }

  private keep({ items, deleted = [], gap, cursor }: Page): void {
    for (const item of items) this.found.set(item.externalId, item);
    for (const id of deleted) this.deleted.add(id);
    if (gap) this.gaps.push(gap);
    this.cursor = JSON.parse(JSON.stringify(cursor)) as Cursor;
    this.polls++;
  }

  idOf(post: Post): string {
    return this.upstream.externalId(post);
  }

  /** Posts that were neither found nor lie in a gap. */
  lost(among: Post[] = this.world.posts): string[] {
    const isCovered = ({ at }: Post) => this.gaps.some((gap) => isWithin(at, gap));
    return among
      .filter((post) => !post.deleted && !this.found.has(this.idOf(post)) && !isCovered(post))
      .map((post) => `${post.id} of ${post.at.toISOString()}`);
  }
}

/** Some services know no fractions of a second. */
export function isWithin(at: Date, { from, to }: Gap): boolean {
  return at.getTime() >= Date.parse(from) - 1000 && at.getTime() <= Date.parse(to) + 1000;
}

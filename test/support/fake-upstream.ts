/** A site that posts: append-only items, served as an RSS feed and as a Hacker News search, on loopback. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Posted, type Reply, replyWith } from './fake-pages.ts';
import { Gate } from './gate.ts';

export type SeenRequest = { at: number; path: string; headers: IncomingHttpHeaders; status: number };

/** Ids count up: "urn:post:1", "urn:post:2" … They are the external ids of what is read. */
export class FakeUpstream {
  readonly posts: Posted[] = [];
  readonly requests: SeenRequest[] = [];
  /** Ids in replies that went out whole: what must never be lost. */
  readonly shown = new Set<string>();
  /** While closed, replies stop half-way. */
  readonly gate = new Gate();
  /** How many of the newest posts a reply shows. */
  window = 200;
  private edits = 0;
  private fault: { reply: Reply; left: number } | null = null;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.gate.open();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** host:port, as ALLOW_PRIVATE_HOSTS takes it. */
  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get feed(): string {
    return `http://${this.host}/feed.xml`;
  }

  get search(): string {
    return `http://${this.host}/api/v1/search_by_date`;
  }

  /** Adds a post; gives its id. */
  post(post: Partial<Omit<Posted, 'id'>> = {}): string {
    const number = this.posts.length + 1;
    const words = { title: `Post ${number}`, text: `Words of post ${number}.`, author: `writer${number}` };
    const id = `urn:post:${number}`;
    this.posts.push({ id, ...words, at: new Date(), ...post });
    return id;
  }

  /** Changes what a post says. */
  edit(id: string, changes: Partial<Omit<Posted, 'id'>>): void {
    const post = this.posts.find((candidate) => candidate.id === id);
    if (!post) throw new Error(`There is no ${id}.`);
    Object.assign(post, changes);
    this.edits++;
  }

  /** Answers with this status instead of the posts, `times` times or until `recover`. */
  fail(
    status: number,
    options: { times?: number; headers?: Record<string, string>; body?: string } = {},
  ): void {
    const reply = { status, headers: options.headers ?? {}, body: options.body ?? '', ids: [] };
    this.fault = { reply, left: options.times ?? Number.POSITIVE_INFINITY };
  }

  recover(): void {
    this.fault = null;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body, ids } = this.nextFault() ?? this.page(request);
    this.requests.push({ at: Date.now(), path: request.url ?? '', headers: request.headers, status });
    const bytes = Buffer.from(body);
    const half = bytes.length >> 1;
    response.writeHead(status, { ...headers, 'content-length': bytes.length });
    response.write(bytes.subarray(0, half));
    await this.gate.pass();
    response.end(bytes.subarray(half), () => {
      for (const id of ids) this.shown.add(id);
    });
  }

  private page(request: IncomingMessage): Reply {
    const newest = this.posts.slice(-this.window).reverse();
    const etag = `"${this.posts.length}-${this.edits}"`;
    if (request.headers['if-none-match'] === etag)
      return { status: 304, headers: { etag }, body: '', ids: [] };
    return replyWith(new URL(request.url ?? '/', `http://${this.host}`), newest, etag);
  }

  private nextFault(): Reply | null {
    if (!this.fault || this.fault.left <= 0) return null;
    this.fault.left--;
    return this.fault.reply;
  }
}

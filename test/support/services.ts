/** One server on loopback that speaks for every host of a fixture, asked through the outgoing client as it ships. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseAllowList } from '../../src/platform/address.ts';
import { makeNodeHttp, type NodeHttp } from '../../src/platform/http-node.ts';
import { refusedStream } from '../../src/platform/messages.ts';
import type { Http, Listen } from '../../src/platform/platform.ts';
import { userAgent } from '../../src/platform/user-agent.ts';
import { type Answer, type Asked, refuse, type Upstream, type World } from '../sources/upstream.ts';
import { expectOwnAgent, OWN_AGENT } from './services-agent.ts';

/** What happens instead of a good answer: another one, only a share of its bytes, or nothing at all. */
export type Fault = Answer | { cut: number } | 'hang';

/** `index` counts requests since `speak`. */
export type FaultPlan = (index: number, asked: Asked) => Fault | null;

export type Exchange = { asked: Asked; status: number; body: string };

export class Services {
  /** Whole answers, in their order. */
  readonly exchanges: Exchange[] = [];
  /** Sentences of what was asked wrongly; a test ends with `expectUnderstood`. */
  readonly wrong: string[] = [];
  /** How long the client waits for one that keeps silent; for the others it is a whole minute. */
  silenceMs = 40;
  fault: FaultPlan = () => null;
  /** Called after each whole answer. */
  afterAnswer: (exchange: Exchange) => void = () => {};
  private requests = 0;
  private speakers: { upstream: Upstream; world: World }[] = [];
  private client: NodeHttp | null = null;
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const allow = parseAllowList('127.0.0.0/8');
    this.client = makeNodeHttp({ userAgent: userAgent('0.0.0-test', OWN_AGENT.contact), allow });
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** From now on the hosts of these upstreams answer, and only they. */
  speak(...speakers: { upstream: Upstream; world: World }[]): void {
    this.speakers = speakers;
    this.exchanges.length = 0;
    this.wrong.length = 0;
    this.requests = 0;
    this.fault = () => null;
    this.afterAnswer = () => {};
  }

  http: Http = async (request) => {
    const isSilent = this.fault(this.requests, { ...NOTHING_ASKED, url: new URL(request.url) }) === 'hang';
    const timeoutMs = isSilent ? this.silenceMs : 60_000;
    const reply = await this.client!.http({ ...request, url: this.leadHere(request.url), timeoutMs });
    const permanentUrl = reply.permanentUrl && meant(reply.permanentUrl);
    return { ...reply, url: meant(reply.url), permanentUrl };
  };

  /** Streams are not led through a socket: their messages are the lines of the fixture's answer. */
  listen: Listen = ({ url, headers = {} }) => this.messages(url, headers);

  private async *messages(url: string, sent: Record<string, string>): AsyncGenerator<string> {
    const headers = { 'user-agent': OWN_AGENT.text, ...sent };
    const asked = { method: 'GET', url: new URL(url), headers, body: '' };
    const { answer, isWhole } = this.answerTo(asked);
    if (answer === null) return;
    const { status = 200, headers: sentBack = {} } = answer;
    if (status >= 400) {
      const [{ world } = { world: { now: new Date(0) } }] = this.speakers;
      throw refusedStream({ status, headers: sentBack }, asked.url.host, world.now);
    }
    const body = toText(answer);
    // Whoever has heard enough stops before the end.
    if (isWhole) this.whole({ asked, status, body });
    for (const line of body.split('\n').filter((message) => message !== '')) yield line;
  }

  /** http://127.0.0.1:port/https/host/path?query */
  private leadHere(url: string): string {
    const { protocol, host, pathname, search } = new URL(url);
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/${protocol.slice(0, -1)}/${host}${pathname}${search}`;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = {
      method: request.method ?? 'GET',
      url: new URL(meant(`http://here${request.url}`)),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, `${value}`])),
      body: Buffer.concat(chunks).toString(),
    };
    const { answer, isWhole } = this.answerTo(asked);
    if (answer === null) return;
    const { status = 200, body } = answer;
    const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(toText(answer));
    response.writeHead(status, this.headersOf(answer)).end(bytes);
    if (isWhole) this.whole({ asked, status, body: bytes.toString() });
  }

  private headersOf({ headers = {}, body }: Answer): Record<string, string> {
    const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
    const type: Record<string, string> = isJson ? JSON_TYPE : {};
    const sent = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    const { location, ...others } = Object.fromEntries(sent);
    return { ...type, ...others, ...(location ? { location: this.leadHere(location) } : {}) };
  }

  /** Null: silence. */
  private answerTo(asked: Asked): { answer: Answer | null; isWhole: boolean } {
    const fault = this.fault(this.requests++, asked);
    if (fault === 'hang') return { answer: null, isWhole: false };
    if (fault !== null && 'body' in fault) return { answer: fault, isWhole: false };
    const answer = this.understood(asked);
    if (fault === null) return { answer, isWhole: true };
    const bytes = answer.body instanceof Uint8Array ? answer.body : new TextEncoder().encode(toText(answer));
    const headers = { ...answer.headers, ...(typeof answer.body === 'object' ? JSON_TYPE : {}) };
    const body = bytes.slice(0, Math.floor(bytes.length * fault.cut));
    return { answer: { ...answer, headers, body }, isWhole: false };
  }

  private understood(asked: Asked): Answer {
    try {
      expectOwnAgent(asked);
      const speaker = this.speakers.find(({ upstream }) => upstream.hosts.includes(asked.url.host));
      if (!speaker) return refuse(`Nobody here speaks for ${asked.url.host}.`);
      return speaker.upstream.answer(asked, speaker.world);
    } catch (error) {
      const { name, message, stack } = error as Error;
      this.wrong.push(`${asked.method} ${asked.url}: ${name === 'WrongRequest' ? message : stack}`);
      return { status: 400, body: message };
    }
  }

  private whole(exchange: Exchange): void {
    this.exchanges.push(exchange);
    this.afterAnswer(exchange);
  }
}

const NOTHING_ASKED = { method: 'GET', headers: {}, body: '' };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

function toText({ body }: Answer): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : JSON.stringify(body);
}

/** The address behind one of this server's. */
function meant(url: string): string {
  const { pathname, search } = new URL(url);
  const [, protocol, host, path] = /^\/([a-z]+)\/([^/]+)(.*)$/.exec(pathname) ?? [];
  return `${protocol}://${host}${path}${search}`;
}

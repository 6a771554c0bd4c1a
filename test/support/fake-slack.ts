/** A Slack that takes incoming webhooks on loopback and remembers what it was told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gate } from './gate.ts';

export type SlackMessage = {
  at: number;
  path: string;
  body: Record<string, unknown>;
  /** What this Slack answered; only 200 was delivered. */
  status: number;
};

export class FakeSlack {
  /** Every request in the order of arrival, noted before it is answered. */
  readonly messages: SlackMessage[] = [];
  /** While closed, messages have arrived but are not answered. */
  readonly gate = new Gate();
  private fault: { status: number; headers: Record<string, string>; body: string; left: number } | null =
    null;
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

  get webhookUrl(): string {
    return `http://${this.host}/services/T000/B000/fake`;
  }

  /** What arrived and was answered with 200. */
  get delivered(): SlackMessage[] {
    return this.messages.filter(({ status }) => status === 200);
  }

  /** Answers with this status, `times` times or until `recover`: 429 with `retryAfter` seconds, 404, 500 … */
  fail(status: number, options: { times?: number; retryAfter?: number; body?: string } = {}): void {
    const headers: Record<string, string> =
      options.retryAfter === undefined ? {} : { 'retry-after': String(options.retryAfter) };
    const left = options.times ?? Number.POSITIVE_INFINITY;
    this.fault = { status, headers, body: options.body ?? 'fault', left };
  }

  recover(): void {
    this.fault = null;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const fault = this.nextFault();
    const { status, headers, text } = fault ?? {
      status: body ? 200 : 400,
      headers: {},
      text: body ? 'ok' : 'invalid_payload',
    };
    this.messages.push({ at: Date.now(), path: request.url ?? '', body: body ?? {}, status });
    await this.gate.pass();
    response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text);
  }

  private nextFault(): { status: number; headers: Record<string, string>; text: string } | null {
    if (!this.fault || this.fault.left <= 0) return null;
    this.fault.left--;
    return { status: this.fault.status, headers: this.fault.headers, text: this.fault.body };
  }
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  } catch {
    return null;
  }
}

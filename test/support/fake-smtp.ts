/** A mail server on the loopback: it keeps the bytes of every letter and answers what the test tells it to. */
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { selfSigned } from './certificate.ts';

export type Received = { from: string; to: string[]; raw: string };

/** Command → what is answered instead of the usual; `null` hangs up, `silence` never answers. */
export type Script = Record<string, string | null | 'silence'>;

export class FakeSmtp {
  readonly letters: Received[] = [];
  /** Every line that a client sent outside of letters. */
  readonly said: string[] = [];
  script: Script = {};
  port = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #asksSignIn: boolean;

  constructor({ tls = false, asksSignIn = false } = {}) {
    const serve = (socket: Socket) => this.#serve(socket);
    this.#server = tls ? createTlsServer(selfSigned(), serve) : createServer(serve);
    this.#asksSignIn = asksSignIn;
  }

  /** Listens until the test is over. */
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.port = (this.#server.address() as { port: number }).port;
    onTestFinished(() => this.stop());
    return this;
  }

  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket) {
    const letter: Received = { from: '', to: [], raw: '' };
    let rest = '';
    let inLetter = false;
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket));
    this.#answer(socket, 'CONNECT', '220 fake ESMTP');
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inLetter && line === '.') {
          inLetter = false;
          this.letters.push({ ...letter, to: [...letter.to] });
          this.#answer(socket, 'LETTER', '250 2.0.0 kept');
        } else if (inLetter) letter.raw += `${line.replace(/^\./, '')}\r\n`;
        else inLetter = this.#command(socket, line, letter);
      }
    });
  }

  /** True when a letter follows. */
  #command(socket: Socket, line: string, letter: Received): boolean {
    this.said.push(line);
    const [word = ''] = /^[A-Za-z]+/.exec(line) ?? [];
    const command = word.toUpperCase();
    if (command === 'MAIL') Object.assign(letter, { from: address(line), to: [], raw: '' });
    if (command === 'RCPT') letter.to.push(address(line));
    const usual = this.#usual(command);
    const isUsual = this.#answer(socket, command, usual);
    if (command === 'QUIT') socket.end();
    return command === 'DATA' && isUsual;
  }

  #usual(command: string): string {
    if (command === 'EHLO') return this.#asksSignIn ? '250-fake\r\n250 AUTH PLAIN LOGIN' : '250 fake';
    if (command === 'AUTH') return '235 2.7.0 welcome';
    if (command === 'DATA') return '354 go on';
    return command === 'QUIT' ? '221 bye' : '250 2.1.0 fine';
  }

  #answer(socket: Socket, command: string, usual: string): boolean {
    const scripted = this.script[command];
    if (scripted === undefined) socket.write(`${usual}\r\n`);
    else if (scripted === null) socket.destroy();
    else if (scripted !== 'silence') socket.write(`${scripted}\r\n`);
    return scripted === undefined;
  }
}

const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';

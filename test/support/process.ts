/** The built product as a process that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export class Product {
  private child: ChildProcess | null = null;
  private readonly environment: Record<string, string>;
  readonly url: string;

  constructor(environment: Record<string, string>) {
    this.environment = environment;
    this.url = `http://127.0.0.1:${environment.PORT}`;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts it and resolves when it has printed its address. */
  async start(): Promise<void> {
    const child = this.spawn();
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (chunk) => {
        printed += chunk;
        if (printed.includes('Earshot is running')) resolve();
      });
      child.once('exit', () => reject(new Error(`The product ended before it ran. It said: ${printed}`)));
    });
  }

  /** Starts it without waiting, for kills in the middle of a start. */
  spawn(): ChildProcess {
    this.child = spawn(process.execPath, ['dist/node.js'], {
      env: { PATH: process.env.PATH, ...this.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return this.child;
  }

  /** SIGKILL; resolves when the process is gone. */
  async kill(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** SIGTERM; resolves to the exit code. */
  async stop(): Promise<number | null> {
    const child = this.child;
    if (!child) return null;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await gone) as [number | null];
    return code;
  }
}

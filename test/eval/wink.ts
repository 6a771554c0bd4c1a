/** wink-nlp with all it can do, in a thread of its own: its model can be loaded only once for each. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export type Wink = {
  /** The document's own sentiment for each text, and the CPU seconds it took. */
  read(texts: string[]): Promise<{ scores: number[]; seconds: number }>;
  close(): Promise<unknown>;
};

export async function openWink(): Promise<Wink> {
  const worker = new Worker(new URL('wink-thread.mjs', import.meta.url), { execArgv: [] });
  await once(worker, 'message');
  return {
    async read(texts) {
      const before = process.cpuUsage();
      worker.postMessage(texts);
      const [scores] = (await once(worker, 'message')) as [number[]];
      const { user, system } = process.cpuUsage(before);
      return { scores, seconds: (user + system) / 1e6 };
    },
    close: () => worker.terminate(),
  };
}

/** Prints the CPU seconds until all is loaded, and the memory after a thousand texts. */
export function sayWeight(read: (text: string) => unknown): void {
  const { user, system } = process.cpuUsage();
  for (let at = 0; at < 1000; at++)
    read(`Text ${at}: still waiting for my refund, although the app is great`);
  (globalThis as { gc?: () => void }).gc!();
  console.log(JSON.stringify({ memory: process.memoryUsage().rss, seconds: (user + system) / 1e6 }));
}

/** What the work comes to, or null when it takes longer than this; it goes on. */
export async function inTime<Result>(work: Promise<Result>, patienceMs: number): Promise<Result | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

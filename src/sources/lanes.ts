/** Much work at once, but some of it in lanes: one at a time, with a pause between starts. */

export type Plan<In, Out> = {
  atOnce: number;
  /** Inputs with the same lane wait for one another; null waits for nobody. */
  lane: (input: In) => string | null;
  spacingMs: number;
  /** Must not throw. */
  run: (input: In) => Promise<Out>;
};

type Lane = { waiting: (() => Promise<void>)[]; isBusy: boolean; startedAt: number };

type Works<Out> = {
  lanes: Map<string, Lane>;
  running: number;
  /** Taken in and not yet finished. */
  open: number;
  finished: Out[];
  isRead: boolean;
  /** Whoever waits for any of this to change. */
  listeners: (() => void)[];
};

/** So much input is looked at ahead, lest one lane hold up the others. */
const LOOK_AHEAD = 1000;

/** Results in the order in which they finish. */
export async function* inLanes<In, Out>(inputs: AsyncIterable<In>, plan: Plan<In, Out>): AsyncIterable<Out> {
  const works: Works<Out> = {
    lanes: new Map(),
    running: 0,
    open: 0,
    finished: [],
    isRead: false,
    listeners: [],
  };
  const reading = takeIn(inputs, plan, works);
  while (!works.isRead || works.open > 0 || works.finished.length > 0) {
    if (works.finished.length > 0) yield works.finished.shift()!;
    else await change(works);
  }
  await reading;
}

async function takeIn<In, Out>(
  inputs: AsyncIterable<In>,
  plan: Plan<In, Out>,
  works: Works<Out>,
): Promise<void> {
  try {
    for await (const input of inputs) {
      works.open++;
      start(input, plan, works);
      while (works.open >= LOOK_AHEAD) await change(works);
    }
  } finally {
    works.isRead = true;
    announce(works);
  }
}

function start<In, Out>(input: In, plan: Plan<In, Out>, works: Works<Out>): void {
  const name = plan.lane(input);
  if (name === null) {
    void work(input, plan, works, () => {});
    return;
  }
  const lane = works.lanes.get(name) ?? { waiting: [], isBusy: false, startedAt: Number.NEGATIVE_INFINITY };
  works.lanes.set(name, lane);
  lane.waiting.push(() =>
    work(input, plan, works, () => {
      lane.startedAt = performance.now();
    }),
  );
  if (!lane.isBusy) void drain(lane, plan.spacingMs);
}

async function drain(lane: Lane, spacingMs: number): Promise<void> {
  lane.isBusy = true;
  for (let next = lane.waiting.shift(); next; next = lane.waiting.shift()) {
    const pause = lane.startedAt + spacingMs - performance.now();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    await next();
  }
  lane.isBusy = false;
}

async function work<In, Out>(
  input: In,
  plan: Plan<In, Out>,
  works: Works<Out>,
  onStart: () => void,
): Promise<void> {
  while (works.running >= plan.atOnce) await change(works);
  works.running++;
  onStart();
  const result = await plan.run(input);
  works.running--;
  works.open--;
  works.finished.push(result);
  announce(works);
}

function change(works: Works<unknown>): Promise<void> {
  return new Promise((resolve) => works.listeners.push(resolve));
}

function announce(works: Works<unknown>): void {
  for (const listener of works.listeners.splice(0)) listener();
}

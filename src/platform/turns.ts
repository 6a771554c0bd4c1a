/** Turns at the embedded database, which does one thing after another for everybody. */

/** A page asks again within this time after an answer, or has what it needs. */
const MOMENT_MS = 5;
/** So long others go first at most; then what has more to do goes on. */
const LONGEST_MS = 1000;

export class Turns {
  private asked = 0;
  private waiting = 0;

  /** Counts what was asked until it is answered. */
  async during<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.asked += 1;
    this.waiting += 1;
    try {
      return await answer;
    } finally {
      this.waiting -= 1;
    }
  }

  /** Lets everybody finish who waits, with all that they ask for one after another. */
  async letOthers(): Promise<void> {
    const until = performance.now() + LONGEST_MS;
    for (let before = -1; (this.waiting > 0 || this.asked !== before) && performance.now() < until; ) {
      before = this.asked;
      await new Promise((resolve) => setTimeout(resolve, MOMENT_MS));
    }
  }
}

/** Holds whoever comes by until it is opened, and says how many wait. */
export class Gate {
  private closed: { opened: Promise<void>; open: () => void } | null = null;
  private waiting = 0;
  private watchers: (() => void)[] = [];

  close(): void {
    if (this.closed) return;
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.closed = { opened, open };
  }

  open(): void {
    this.closed?.open();
    this.closed = null;
  }

  /** Resolves at once while the gate is open. */
  async pass(): Promise<void> {
    if (!this.closed) return;
    this.waiting++;
    for (const tell of this.watchers.splice(0)) tell();
    await this.closed.opened;
    this.waiting--;
  }

  /** Resolves as soon as `count` are being held. */
  async holds(count = 1): Promise<void> {
    while (this.waiting < count) await new Promise<void>((resolve) => this.watchers.push(resolve));
  }
}

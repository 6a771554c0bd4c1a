/** Slack waits for three seconds, however long the work takes. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { pressBody } from '../support/slack-workspace.ts';
import { anAlert, aWorld, send, toldTo } from './slack-world.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a press whose work takes long', () => {
  it('is answered in time, finished afterwards, and told to whoever pressed', async () => {
    const world = await aWorld();
    const { platform, workspace } = world;
    const late: Promise<unknown>[] = [];
    const app = makeApp(() => platform, { finishLater: (work) => late.push(work) });
    const { alertId } = await anAlert(world);
    workspace.answering.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = send({ platform, app }, pressBody({ value: `take:${alertId}`, user: 'U09' }));
    await workspace.answering.holds();
    vi.advanceTimersByTime(1999);
    expect(late).toHaveLength(0);
    vi.advanceTimersByTime(1);
    const { status } = await answer;
    expect([status, late.length, workspace.answers.length]).toEqual([200, 1, 0]);
    vi.useRealTimers();
    workspace.answering.open();
    await Promise.all(late);
    expect(toldTo(world)).toEqual([expect.stringMatching(/^Earshot does not know who you are yet/)]);
  });
});

/** Runs matches through a rule in the order of their times, with what came of each. Pure. */
import type { RuleMemory } from '../db/schema.ts';
import { type Decision, decide, type Match, type RingSettings } from './decide.ts';

/** Story → when the channels were told of it, and whether it is held back until later. */
export type Told = Map<string, { at: number; isHeld: boolean }>;

const STORY_MS = 24 * 3_600_000;

/** Decides one match after another; `told` and the memory go along. */
export class Deciding {
  readonly #settings: RingSettings;
  readonly #told: Told;
  memory: RuleMemory;

  constructor(settings: RingSettings, memory: RuleMemory = {}, told: Told = new Map()) {
    this.#settings = settings;
    this.memory = memory;
    this.#told = told;
  }

  next(match: Omit<Match, 'told'>): Decision {
    const at = match.at.getTime();
    const before = match.story === null ? undefined : this.#told.get(match.story);
    const isRecent = before !== undefined && at - before.at < STORY_MS;
    const told = isRecent ? (before.isHeld ? 'held' : 'told') : null;
    const { decision, memory } = decide(this.#settings, this.memory, { ...match, told });
    this.memory = memory;
    if (match.story !== null && decision.is !== 'quiet' && decision.is !== 'waits')
      this.#told.set(match.story, { at, isHeld: decision.is === 'held' });
    return decision;
  }
}

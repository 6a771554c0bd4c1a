/** Runs matches through a rule in the order of their times, with what came of each. Pure. */
import type { RuleMemory } from '../db/schema.ts';
import { type Decision, decide, type Match, type RingSettings } from './decide.ts';

/** Story → when the channels were told of it, and until when that is held back. */
export type Told = Map<string, { at: number; heldUntil: number | null }>;

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
    const told = this.#toldAt(match.story, at);
    const before = this.memory.waiting ?? [];
    const { decision, memory } = decide(this.#settings, this.memory, { ...match, told });
    this.memory = memory;
    if (decision.is === 'quiet' || decision.is === 'waits') return decision;
    const withIt = decision.is === 'joins' ? [] : decision.with;
    const heldUntil = decision.is === 'held' ? decision.until.getTime() : null;
    for (const { mentionId, story } of [match, ...before])
      if (story !== null && (mentionId === match.mentionId || withIt.includes(mentionId)))
        this.#told.set(story, { at, heldUntil });
    return decision;
  }

  #toldAt(story: string | null, at: number): Match['told'] {
    const before = story === null ? undefined : this.#told.get(story);
    if (!before || at - before.at >= STORY_MS) return null;
    return before.heldUntil !== null && at < before.heldUntil ? 'held' : 'told';
  }
}

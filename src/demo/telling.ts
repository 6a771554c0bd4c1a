import type { Platform } from '../platform/platform.ts';
import type { Post } from './post.ts';
import type { Random } from './seeded.ts';
import type { Stage } from './stage.ts';
import type { Step } from './steps.ts';

/** What a customer will answer, and when. */
export type SurveyAnswer = { at: Date; url: string; rating: number; text: string };

/** Where the story stands. */
export type Telling = {
  /** With the story's clock and network. */
  platform: Platform;
  stage: Stage;
  random: Random;
  end: Date;
  setNow(to: Date): void;
  /** Not yet published, oldest first. */
  coming: Post[];
  /** By external id. */
  told: Map<string, Post>;
  /** What the team has yet to do. */
  plans: { mentionId: number; post: Post; step: Step }[];
  /** What customers who were asked have yet to answer. */
  answers: SurveyAnswer[];
  /** The last mention that somebody has looked at. */
  lastId: number;
};

/** The moved clock stands still while the product works. */
export const budgetOf = ({ platform }: Telling) => ({ until: new Date(platform.now().getTime() + 1) });

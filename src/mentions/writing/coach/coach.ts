/** Reads a reply before it goes out: what is missing, where, and whether it may go at all. Pure. */
import { languageOf } from '../../../scoring/language.ts';
import { firstName } from '../fill.ts';
import { acknowledges } from './acknowledges.ts';
import { apologises } from './apologises.ts';
import { blames } from './blames.ts';
import { CHECKS, type Check, type CheckName, type CoachInput, type Fault, type Seen } from './check.ts';
import { hold, language, length, links, variables } from './form.ts';
import { names } from './names.ts';
import { nextStep } from './next-step.ts';
import { personal } from './personal.ts';
import { bannedPhrases } from './phrases.ts';
import { promises } from './promises.ts';
import { readReply } from './reading.ts';
import { repeats } from './repeats.ts';
import { tone } from './tone.ts';

/** What a fault of each check takes from 100; those that block are about safety. */
const RULES: Record<CheckName, { check: Check; points: number; blocks?: true }> = {
  hold: { check: hold, points: 100, blocks: true },
  personal: { check: personal, points: 40, blocks: true },
  variable: { check: variables, points: 40, blocks: true },
  banned: { check: bannedPhrases, points: 30, blocks: true },
  length: { check: length, points: 30, blocks: true },
  name: { check: names, points: 10 },
  problem: { check: acknowledges, points: 20 },
  apology: { check: apologises, points: 15 },
  'next-step': { check: nextStep, points: 15 },
  blame: { check: blames, points: 20 },
  promise: { check: promises, points: 20 },
  template: { check: repeats, points: 15 },
  tone: { check: tone, points: 10 },
  language: { check: language, points: 15 },
  link: { check: links, points: 5 },
};

export type Finding = Fault & { check: CheckName; blocks: boolean };

export type Coaching = {
  /** 0 to 100: 100 less the points of each check that found something. */
  score: number;
  /** What blocks first. */
  findings: Finding[];
  /** What was due and is there. */
  passed: CheckName[];
  blocked: boolean;
  /** False where the words could not be read because they are not English. */
  wordsRead: boolean;
};

/** What the coach says of a reply. */
export function coach(input: CoachInput): Coaching {
  const seen = see(input);
  const findings = CHECKS.flatMap((name) =>
    RULES[name].check(seen).map((each) => ({ ...each, check: name, blocks: RULES[name].blocks ?? false })),
  );
  const failed = new Set(findings.map(({ check }) => check));
  const lost = [...failed].reduce((sum, name) => sum + RULES[name].points, 0);
  return {
    score: Math.max(0, 100 - lost),
    findings,
    passed: CHECKS.filter((name) => DUE[name]?.(seen) && !failed.has(name)),
    blocked: findings.some(({ blocks }) => blocks),
    wordsRead: seen.isEnglish,
  };
}

/** Checks that a reader is glad to see passed, and when they apply. */
const DUE: Partial<Record<CheckName, (seen: Seen) => boolean>> = {
  name: ({ mention: { author } }) => firstName(author) !== null,
  problem: ({ isEnglish }) => isEnglish,
  apology: ({ isEnglish, isUnhappy }) => isEnglish && isUnhappy,
  'next-step': ({ isEnglish, isUnhappy }) => isEnglish && isUnhappy,
  tone: () => true,
};

/** Of what its author wrote. Longer ones say what they are about before that. */
const MOST_READ = 10_000;

const knowsNoWord = () => false;

function see(input: CoachInput): Seen {
  const { mention, voice, reply } = input;
  const written = languageOf(reply, null, knowsNoWord).language;
  return {
    ...input,
    mention: { ...mention, text: mention.text.slice(0, MOST_READ) },
    read: readReply(reply, voice.signature),
    written,
    isEnglish: written === null || written === 'en',
    isUnhappy: mention.sentiment === 'negative' || mention.intents.some((intent) => UNHAPPY.has(intent)),
  };
}

const UNHAPPY: ReadonlySet<string> = new Set(['complaint', 'churn-risk']);

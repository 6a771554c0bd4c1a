import { coach } from '../../../../src/mentions/writing/coach/coach.ts';
import { parseVoice } from '../../../../src/mentions/writing/voice.ts';
import { BLOCKING, type Fault, type Labelled, VOICES } from './labelled.ts';

const BRANDS = { fernhill: 'Fernhill Bikes', larkspur: 'Larkspur Kitchen', copperleaf: 'Copperleaf' };
const AGENTS = { fernhill: 'Mara', larkspur: '', copperleaf: 'Idris' };

/** The input of a labelled reply. */
export const inputOf = ({ voice, mention, reply }: Labelled) => ({
  reply,
  mention: {
    ...mention,
    author: { name: mention.author, handle: null },
    title: null,
    language: mention.language ?? 'en',
  },
  voice: parseVoice(VOICES[voice]),
  brand: BRANDS[voice],
  agent: AGENTS[voice],
  templates: [],
  saidBefore: [],
  held: null,
});

/** What was found of what was planted, and what was found besides. */
export function judge(replies: Labelled[]) {
  const judged = replies.map((labelled) => {
    const { findings, blocked } = coach(inputOf(labelled));
    const found = new Set(findings.map(({ check }) => check as Fault));
    return {
      name: labelled.name,
      missed: labelled.faults.filter((fault) => !found.has(fault)),
      besides: [...found].filter((fault) => !labelled.faults.includes(fault)),
      falselyBlocked: blocked && !labelled.faults.some((fault) => BLOCKING.includes(fault)),
      findings,
    };
  });
  const planted = replies.flatMap(({ faults }) => faults).length;
  const harmless = replies.filter(({ faults }) => !faults.some((fault) => BLOCKING.includes(fault))).length;
  return {
    judged,
    planted,
    found: planted - judged.flatMap(({ missed }) => missed).length,
    harmless,
    falseBlocks: judged.filter(({ falselyBlocked }) => falselyBlocked).length,
    besides: judged.flatMap(({ besides }) => besides).length,
  };
}

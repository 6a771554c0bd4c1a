/** Replies with the faults that their writers put in. Brands, people and addresses are invented. */
export type Fault =
  | 'name'
  | 'problem'
  | 'apology'
  | 'next-step'
  | 'blame'
  | 'banned'
  | 'promise'
  | 'personal'
  | 'template'
  | 'length'
  | 'variable'
  | 'tone'
  | 'language';

/** These stop a reply; the others are advice. */
export const BLOCKING: readonly Fault[] = ['banned', 'personal', 'length', 'variable'];

export type Labelled = {
  name: string;
  voice: 'fernhill' | 'larkspur' | 'copperleaf';
  mention: {
    author: string | null;
    sourceKind: string;
    text: string;
    sentiment: 'negative' | 'neutral' | 'positive';
    intents: string[];
    themes: string[];
    language?: string;
  };
  reply: string;
  faults: Fault[];
};

/** What the three invented brands say about their voices. */
export const VOICES: Record<Labelled['voice'], string> = {
  fernhill: `tone: warm
signature: Mara, Fernhill Bikes
contact: help@fernhill.example

[use]
bike

[avoid]
inconvenience
valued customer

[banned]
per our policy
user error
calm down

[promises]
replacement

[next steps]
*: look into it and write back to you here, within one working day
delivery: ask the carrier and tell you the new time here, by tomorrow noon
`,
  larkspur: `tone: formal
signature: The Larkspur Kitchen team
contact: hello@larkspur.example

[banned]
you people
take it or leave it

[next steps]
*: speak with the kitchen and write to you here, by Friday
`,
  copperleaf: `tone: plain
signature: Idris at Copperleaf
contact: support@copperleaf.example

[avoid]
bear with us

[banned]
works on my machine
not our problem

[promises]
refund

[next steps]
*: look at the log and answer here, within two working days
`,
};

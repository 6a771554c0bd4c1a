/** How a brand speaks: read from and written to a text file that people edit. Pure. */
export const TONES = ['warm', 'plain', 'formal'] as const;
export type Tone = (typeof TONES)[number];

export const PROMISES = ['refund', 'replacement', 'compensation', 'date', 'legal', 'guarantee'] as const;
export type PromiseKind = (typeof PROMISES)[number];

export type NextStep = {
  /** Null: for every theme that has none of its own. */
  theme: string | null;
  /** What we do, after "we will". */
  step: string;
  /** Until when, as a reader says it. */
  when: string;
};

export type Voice = {
  tone: Tone;
  signature: string;
  /** Addresses, numbers and hosts of ours that may stand in public. */
  contacts: string[];
  /** So many times a week the same template may be read. */
  repeats: number;
  use: string[];
  avoid: string[];
  banned: string[];
  promises: PromiseKind[];
  nextSteps: NextStep[];
};

export const FIRST_VOICE: Voice = {
  tone: 'plain',
  signature: '{{agent.name}}, {{brand}}',
  contacts: [],
  repeats: 5,
  use: [],
  avoid: [],
  banned: [],
  promises: [],
  nextSteps: [{ theme: null, step: 'look into it and answer you here', when: 'within two working days' }],
};

/** A line that cannot be read, counted from 1. */
export class VoiceError extends Error {
  override name = 'VoiceError';
  readonly line: number;
  readonly problem: string;

  constructor(line: number, problem: string) {
    super(`Line ${line}: ${problem}`);
    this.line = line;
    this.problem = problem;
  }
}

const LISTS = ['use', 'avoid', 'banned', 'promises', 'next steps'] as const;
type List = (typeof LISTS)[number];

const MOST_LINES = 400;
const LONGEST_LINE = 300;

/** The voice in a file: `name: value` lines, then [lists] with an entry a line. Throws VoiceError. */
export function parseVoice(file: string): Voice {
  const voice: Voice = { ...FIRST_VOICE, use: [], avoid: [], banned: [], promises: [], nextSteps: [] };
  let list: List | null = null;
  const lines = file.replaceAll('\r\n', '\n').split('\n');
  if (lines.length > MOST_LINES)
    throw new VoiceError(MOST_LINES + 1, `a voice has ${MOST_LINES} lines at most.`);
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.length > LONGEST_LINE)
      throw new VoiceError(index + 1, `it is longer than ${LONGEST_LINE} characters.`);
    const heading = /^\[(.+)\]$/.exec(line)?.[1]?.trim().toLowerCase();
    if (heading !== undefined) list = listNamed(heading, index + 1);
    else if (list === null) readSetting(voice, line, index + 1);
    else readEntry(voice, list, line, index + 1);
  }
  return voice;
}

function listNamed(heading: string, line: number): List {
  const list = LISTS.find((name) => name === heading);
  if (list) return list;
  throw new VoiceError(
    line,
    `[${heading}] is no list. There are ${LISTS.map((name) => `[${name}]`).join(', ')}.`,
  );
}

function readSetting(voice: Voice, line: string, number: number): void {
  const [, name = '', value = ''] = /^([a-z]+)\s*:\s*(.*)$/i.exec(line) ?? [];
  switch (name.toLowerCase()) {
    case 'tone':
      voice.tone = oneOf(TONES, value, number);
      return;
    case 'signature':
      voice.signature = value;
      return;
    case 'contact':
      voice.contacts = [...voice.contacts, value].filter(Boolean);
      return;
    case 'repeats':
      voice.repeats = wholeNumber(value, number);
      return;
    default:
      throw new VoiceError(number, 'expected "tone:", "signature:", "contact:", "repeats:" or a [list].');
  }
}

function readEntry(voice: Voice, list: List, line: string, number: number): void {
  if (list === 'next steps') voice.nextSteps.push(nextStep(line, number));
  else if (list === 'promises') voice.promises.push(oneOf(PROMISES, line, number));
  else voice[list].push(line);
}

function nextStep(line: string, number: number): NextStep {
  const [, theme = '', step = '', when = ''] = /^([^:]+):\s*(.+),\s*([^,]+)$/.exec(line) ?? [];
  if (when === '')
    throw new VoiceError(number, 'write "theme: what we do, until when", with * for every theme.');
  return {
    theme: theme.trim() === '*' ? null : theme.trim().toLowerCase(),
    step: step.trim(),
    when: when.trim(),
  };
}

function oneOf<T extends string>(words: readonly T[], value: string, line: number): T {
  const word = words.find((each) => each === value.trim().toLowerCase());
  if (word) return word;
  throw new VoiceError(line, `"${value.slice(0, 40)}" should be one of ${words.join(', ')}.`);
}

function wholeNumber(value: string, line: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number;
  throw new VoiceError(line, 'repeats is a whole number from 1 to 1000.');
}

/** The file of a voice; parseVoice reads it back. */
export function formatVoice(voice: Voice): string {
  const steps = voice.nextSteps.map(({ theme, step, when }) => `${theme ?? '*'}: ${step}, ${when}`);
  const lists: [List, string[]][] = [
    ['use', voice.use],
    ['avoid', voice.avoid],
    ['banned', voice.banned],
    ['promises', voice.promises],
    ['next steps', steps],
  ];
  const head = [
    `tone: ${voice.tone}`,
    `signature: ${voice.signature}`,
    ...voice.contacts.map((contact) => `contact: ${contact}`),
    `repeats: ${voice.repeats}`,
  ];
  return `${head.join('\n')}\n${lists.map(([name, entries]) => `\n[${name}]\n${entries.map((entry) => `${entry}\n`).join('')}`).join('')}`;
}

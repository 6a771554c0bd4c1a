/** What is done in a crisis, in order. A brand's own steps take the place of these. */
const SHIPPED_PLAYBOOK = [
  'Say in one sentence what happened, and to whom',
  'Pause planned posts and campaigns',
  'Ask those who know: what is true, what is not known yet',
  'Agree on one public answer, and who signs it',
  'Post it where most people ask, then answer the rest with it',
  'Tell support, sales and the management what was said',
  'Look again every hour: what is new, what is wrong, who is loud',
  'Say when it is over, and what changed because of it',
];

const MOST_STEPS = 30;
const LONGEST_STEP = 200;

/** One step a line, tidied; none: as shipped. Else the sentence that says what is too much. */
export function readPlaybook(text: string): string[] | { problem: string } {
  const steps = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (steps.length > MOST_STEPS) return { problem: `A playbook has at most ${MOST_STEPS} steps.` };
  const long = steps.find((step) => step.length > LONGEST_STEP);
  return long ? { problem: `“${long.slice(0, 40)}…” is longer than ${LONGEST_STEP} characters.` } : steps;
}

export const playbookOf = ({ playbook }: { playbook: string[] }) =>
  playbook.length > 0 ? playbook : SHIPPED_PLAYBOOK;

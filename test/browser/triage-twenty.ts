/** Twenty mentions: eight done, four not relevant, two snoozed, three answered from a template, three to me. */
import type { Page } from 'playwright-core';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { saveTemplate } from '../../src/mentions/writing/templates.ts';
import type { Platform } from '../../src/platform/platform.ts';

const DONE = ['e'];
const SET_ASIDE = ['d'];
const SNOOZED = ['h', '1'];
/** The template that fits best, then copy and open, then mark as answered. */
const ANSWERED = ['t', 'Enter', 'Control+Enter', 'Control+Enter'];
const THREE_TO_ME = ['Shift+J', 'Shift+J', 'm'];

export const TWENTY: string[] = [
  ...DONE,
  ...DONE,
  ...SET_ASIDE,
  ...ANSWERED,
  ...DONE,
  ...SNOOZED,
  ...SET_ASIDE,
  ...DONE,
  ...DONE,
  ...ANSWERED,
  ...SET_ASIDE,
  ...DONE,
  ...SNOOZED,
  ...DONE,
  ...ANSWERED,
  ...SET_ASIDE,
  ...DONE,
  ...THREE_TO_ME,
];

export async function addTemplate(platform: Platform): Promise<void> {
  const text =
    'Hello {{author.first_name}}, I am sorry about this. I look into it now and write to you by tomorrow evening. {{agent.name}}';
  await saveTemplate(platform, SYSTEM, {
    id: null,
    brandId: null,
    name: 'We look into it',
    intents: ['complaint'],
    themes: [],
    texts: [{ language: 'en', sourceKind: null, text }],
  });
}

/** What the product has to be told, in order; the last three as one. */
export const MOVES: string[] = [
  ...['resolution', 'resolution', 'dismissal', 'replies', 'resolution', 'snooze', 'dismissal', 'resolution'],
  ...['resolution', 'replies', 'dismissal', 'resolution', 'snooze', 'resolution', 'replies', 'dismissal'],
  ...['resolution', 'bulk'],
];

/**
 * Presses them one after the other, so many ms apart; gives the moves as they are answered, and closes what opens.
 * The first reply is answered when everything was pressed, as on a slow machine: the keys behind it must wait.
 */
export async function workThrough(page: Page, apart: number): Promise<string[]> {
  const made: string[] = [];
  page.on('response', (answer) => {
    const [, move] = /\/mentions\/(?:\d+\/)?([a-z]+)$/.exec(new URL(answer.url()).pathname) ?? [];
    if (move && MOVES.includes(move) && answer.ok()) made.push(move);
  });
  page.context().on('page', (opened) => void opened.close());
  let release = () => {};
  const allPressed = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/mentions\/\d+\/replies$/, (route) => allPressed.then(() => route.continue()));
  for (const key of TWENTY) {
    await page.keyboard.press(key);
    await page.waitForTimeout(apart);
  }
  release();
  return made;
}

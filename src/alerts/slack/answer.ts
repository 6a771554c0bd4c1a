/** A word to whoever pressed a button, which only they see. */
import { Failure } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { actions, plain, section } from '../channels/slack-blocks.ts';
import { link } from '../channels/slack-buttons.ts';
import { fitted, literal, unmarked } from '../channels/slack-text.ts';

export type Words = { text: string; link?: { word: string; url: string } };

/** Slack waits three seconds for us; so much of it may go to this. */
const TIMEOUT_MS = 1500;
const LONGEST = 600;

/** As Slack takes it, by its address for answers or as the answer to its request. */
export function ephemeral({ text, link: way }: Words) {
  const buttons = way ? link('link-account', way.word, way.url) : [];
  return {
    response_type: 'ephemeral',
    replace_original: false,
    text: fitted(text, LONGEST, unmarked),
    blocks: [section(plain(fitted(text, LONGEST, literal))), ...actions(buttons)],
  };
}

/** Whether Slack took it at its address for answers; no other address is asked. */
export async function answerAt(
  { http, log }: Platform,
  responseUrl: string | null,
  answer: object,
): Promise<boolean> {
  if (!responseUrl || !isSlacks(responseUrl)) return false;
  try {
    const { status } = await http({
      url: responseUrl,
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(answer),
      timeoutMs: TIMEOUT_MS,
      maxBytes: 64 * 1024,
      maxRedirects: 0,
    });
    return status >= 200 && status < 300;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log('warn', 'Slack did not take an answer to a press', { problem: error.message });
    return false;
  }
}

/** Whoever could have us post elsewhere would have our answers. */
function isSlacks(address: string): boolean {
  try {
    const { origin, username, password } = new URL(address);
    return origin === 'https://hooks.slack.com' && username === '' && password === '';
  } catch {
    return false;
  }
}

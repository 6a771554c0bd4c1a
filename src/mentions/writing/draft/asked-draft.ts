/** A draft by a language model, where an OpenAI-compatible endpoint is set up. It gives text for a box, nothing else. */
import { sql } from 'drizzle-orm';
import { rows } from '../../../db/db.ts';
import { Failure } from '../../../failure.ts';
import type { LlmSettings, Platform } from '../../../platform/platform.ts';
import { cleanText } from '../../../text.ts';
import { isUrl } from '../../../url.ts';
import { type Answering, coachFor } from '../answering.ts';
import { promptFor } from './prompt.ts';

export type AskedDraft = { text: string } | { problem: string };

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 1024 * 1024;
const MOST_TOKENS = 500;
const LONGEST = 4000;
/** Requests of the whole workspace in an hour. */
const HOURLY = 120;
const HOUR_MS = 3_600_000;

/** Asks the endpoint for a reply, or says in a sentence why there is none. Never throws for what the endpoint does. */
export async function askedDraft(
  platform: Platform,
  answer: Answering,
  sourceWord: string,
): Promise<AskedDraft> {
  const { llm } = platform.settings;
  if (!llm) return { problem: 'No language model is set up.' };
  if (!(await takeTurn(platform)))
    return {
      problem: `The language model was asked ${HOURLY} times this hour, which is the limit. Try again later.`,
    };
  try {
    const said = await ask(platform, llm, promptFor(answer, sourceWord));
    return checked(answer, said);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { problem: `The language model gave no draft: ${error.message}` };
  }
}

/** One statement, so that any number of processes share the limit. */
async function takeTurn({ db, now }: Platform): Promise<boolean> {
  const start = new Date(Math.floor(now().getTime() / HOUR_MS) * HOUR_MS);
  const end = new Date(start.getTime() + HOUR_MS);
  const taken = await rows(
    db,
    sql`insert into budgets as b (credential, unit, window_start, window_end, spent, "limit")
      values ('language-model', 'requests', ${start.toISOString()}::timestamptz, ${end.toISOString()}::timestamptz, 1, ${HOURLY})
      on conflict (credential, unit, window_start) do update set spent = b.spent + 1 where b.spent < ${HOURLY}
      returning 1 as taken`,
  );
  return taken.length > 0;
}

async function ask(
  { http }: Platform,
  { baseUrl, apiKey, model }: LlmSettings,
  messages: unknown,
): Promise<string> {
  const reply = await http({
    url: `${baseUrl.replace(/\/+$/, '')}/chat/completions`,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(apiKey && { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify({ model, messages, max_tokens: MOST_TOKENS, temperature: 0.3, stream: false }),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    // A redirect would take the key elsewhere.
    maxRedirects: 0,
  });
  if (reply.status !== 200) throw new Failure('transient', wordsFor(reply.status));
  return contentOf(new TextDecoder().decode(reply.body));
}

function wordsFor(status: number): string {
  if (status === 401 || status === 403) return 'it refused the key. Check LLM_API_KEY.';
  if (status === 404) return 'there is nothing at LLM_BASE_URL, or no such LLM_MODEL.';
  if (status === 429) return 'it is asked too often. Try again later.';
  return `it answered with status ${status}. Try again later.`;
}

function contentOf(body: string): string {
  const unknown = new Failure('schema', 'its answer could not be read. Check LLM_BASE_URL.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw unknown;
  }
  const choice = (parsed as { choices?: { message?: { content?: unknown } }[] } | null)?.choices?.[0];
  const content = choice?.message?.content;
  if (typeof content !== 'string') throw unknown;
  return content;
}

/** Words without anything that hides or leads away; put aside when the coach blocks them. */
function checked(answer: Answering, said: string): AskedDraft {
  const text = plainReply(said, answer.voice.contacts);
  if (text === '') return { problem: 'The language model gave no words.' };
  const [worst] = coachFor(answer, text).findings.filter(({ blocks, check }) => blocks && check !== 'hold');
  if (worst) return { problem: `The language model's draft was put aside. ${worst.reason}` };
  return { text };
}

const ADDRESS =
  /(?:\b[a-z][a-z\d+.-]{0,20}:\/\/|\bwww\.|(?:javascript|vbscript|mailto):|\bdata:[a-z]+\/)[^\s<>"')\]]*/gi;

/** Text alone: no markup, invisible signs or addresses other than the brand's own. */
export function plainReply(said: string, contacts: readonly string[]): string {
  let text = said
    .slice(0, LONGEST * 4)
    .replaceAll(/<think>[\s\S]*?(?:<\/think>|$)/g, '')
    .replaceAll(/[\p{Cf}\p{Co}]/gu, '');
  // What is taken out may have held apart what then stands together.
  for (let before = ''; before !== text; ) {
    before = text;
    text = unmarked(text, contacts);
  }
  return cleanText(text, LONGEST)
    .replace(/^["“]([\s\S]*)["”]$/, '$1')
    .trim();
}

const unmarked = (text: string, contacts: readonly string[]) =>
  text
    .replaceAll(/```\w*/g, '')
    .replaceAll(/!?\[([^\][]{0,200})\]\(([^()]{0,2000})\)/g, '$1 $2')
    .replaceAll(/<\/?[a-z!][^<>]*>/gi, '')
    .replaceAll(/[<>]/g, '')
    .replaceAll(ADDRESS, (address) => (isOurs(address, contacts) ? address : ''));

/** On a host that the voice names, and not merely beginning like it. */
function isOurs(address: string, contacts: readonly string[]): boolean {
  const host = hostOf(address);
  return host !== null && contacts.some((contact) => hostOf(contact) === host);
}

function hostOf(address: string): string | null {
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return /^https?:/i.test(whole) && isUrl(whole) && !address.includes('@')
    ? new URL(whole).host.replace(/^www\./, '')
    : null;
}

/** Which product asks: one honest name for all, and Reddit's own form where its interface wants it. */
import { userAgent } from '../../src/platform/user-agent.ts';
import { type Asked, refuse } from '../sources/upstream.ts';

const CONTACT = 'https://earshot.example';

export const OWN_AGENT = { contact: CONTACT, text: userAgent('0.0.0-test', CONTACT) };

/** platform:app id:version (by /u/name), https://support.reddithelp.com/hc/en-us/articles/16160319875092 */
const REDDIT_AGENT = /^[\w-]+:[\w.-]+:v?\d[\w.+-]* \(by \/u\/[\w-]+\)$/;

/** Refuses a request that hides who asks. */
export function expectOwnAgent({ url, headers }: Asked): void {
  const agent = headers['user-agent'] ?? '';
  const isRedditInterface = url.host === 'oauth.reddit.com' || /^\/api\/v1\/access_token/.test(url.pathname);
  if (
    isRedditInterface && url.host.endsWith('reddit.com') ? REDDIT_AGENT.test(agent) : agent === OWN_AGENT.text
  )
    return;
  refuse(`The User-Agent "${agent}" is not the one that this service wants to see.`);
}

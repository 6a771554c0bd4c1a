/** The one catalogue of interface words: what the data's words are called on screen. */
import type { Role } from '../src/accounts/can.ts';
import type { FailureClass } from '../src/failure.ts';
import type { Emotion, Intent, Priority, Sentiment, Status, Via } from '../src/mentions/mention.ts';
import type { SpamReason } from '../src/scoring/spam/reasons.ts';
import type { Sort, View } from './urls.ts';

export type Health = 'working' | 'quiet' | 'slowed' | 'signed-out' | 'blocked' | 'broken' | 'gone' | 'paused';

export const SENTIMENT_WORDS: Record<Sentiment, string> = {
  negative: 'Negative',
  neutral: 'Neutral',
  positive: 'Positive',
  unscored: 'Not scored',
};

export const STATUS_WORDS: Record<Status, string> = {
  open: 'Open',
  pending: 'Answered, waiting',
  snoozed: 'Snoozed',
  resolved: 'Done',
  dismissed: 'Dismissed',
};

export const DISMISSED_WORDS = {
  'not-relevant': 'Not relevant',
  spam: 'Spam',
  duplicate: 'Duplicate',
} as const;

export const PRIORITY_WORDS: Record<Priority, string> = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
};

export const EMOTION_WORDS: Record<Emotion, string> = {
  frustration: 'Frustration',
  anger: 'Anger',
  disappointment: 'Disappointment',
  worry: 'Worry',
  delight: 'Delight',
  pride: 'Pride',
  trust: 'Trust',
  gratitude: 'Gratitude',
};

export const INTENT_WORDS: Record<Intent, string> = {
  complaint: 'Complaint',
  question: 'Question',
  praise: 'Praise',
  'churn-risk': 'May leave',
  'feature-request': 'Feature request',
  'purchase-interest': 'Wants to buy',
};

export const HEALTH_WORDS: Record<Health, string> = {
  working: 'Working',
  quiet: 'Quiet, nothing new for unusually long',
  slowed: 'Slowed',
  'signed-out': 'Signed out',
  blocked: 'Blocked',
  broken: 'Cannot be read',
  gone: 'Gone, no longer read',
  paused: 'Paused',
};

/** What kind of failure it was, before the sentence that says what happened. */
export const FAILURE_WORDS: Record<FailureClass, string> = {
  auth: 'Key or sign-in not accepted',
  forbidden: 'Refused',
  rate: 'Too many requests',
  gone: 'Not there',
  'bad-query': 'Not understood',
  transient: 'Trouble on its side',
  schema: 'An answer of an unknown form',
  blocked: 'An address that Earshot does not ask',
  dns: 'Host not found',
  tls: 'No secure connection',
  timeout: 'Too slow',
  'too-large': 'Too large',
  'not-a-feed': 'Not a feed',
};

export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  viewer: { name: 'Viewer', may: 'reads reports and mentions' },
  responder: { name: 'Responder', may: 'also answers and decides' },
  manager: { name: 'Manager', may: 'also assigns, and changes brands, sources and alerts' },
  admin: { name: 'Admin', may: 'also changes people and channels' },
};

export const VIEW_WORDS: Record<View, string> = {
  'needs-reply': 'Needs reply',
  'assigned-to-me': 'Assigned to me',
  mentioned: 'Notes to me',
  overdue: 'Overdue',
  'low-ratings': 'Reviews, 1–2 stars',
  snoozed: 'Snoozed',
  spam: 'Suspected spam',
  everything: 'Everything',
};

/** From where a change came. */
export const VIA_WORDS: Record<Via, string> = {
  web: 'Web',
  api: 'API',
  slack: 'Slack',
  rule: 'Rule',
  cli: 'Command line',
  system: 'Earshot itself',
};

/** Why something looks like spam. */
export const SPAM_WORDS: Record<SpamReason, string> = {
  links: 'many links',
  'hidden-address': 'a hidden address',
  'promo-code': 'a promo code',
  hashtags: 'many hashtags',
  contact: 'asks to be contacted elsewhere',
  'quick-money': 'quick money',
  loan: 'a loan offer',
  gambling: 'gambling',
  prize: 'a prize to claim',
  giveaway: 'a giveaway for follows',
  followers: 'followers or reviews for sale',
  'self-promotion': 'promotes itself',
  counterfeit: 'counterfeit goods',
  adult: 'adult offers',
  stuffing: 'the same words again and again',
  repeated: 'repeated by its author',
  coordinated: 'the same text from many new accounts',
};

export const SORT_WORDS: Record<Sort, string> = {
  due: 'Due first',
  newest: 'Newest first',
  priority: 'Most urgent first',
};

/** Source kind → name and neutral glyph; brand logos are other people's. */
const SOURCES: Record<string, [name: string, icon: string]> = {
  appstore: ['App Store', 'smartphone'],
  appstoreconnect: ['App Store Connect', 'smartphone'],
  bluesky: ['Bluesky', 'at-sign'],
  devto: ['DEV', 'square-code'],
  discourse: ['Discourse', 'message-circle'],
  facebook: ['Facebook', 'message-circle'],
  gdelt: ['GDELT', 'newspaper'],
  github: ['GitHub', 'square-code'],
  googlealerts: ['Google Alerts', 'newspaper'],
  googlebusiness: ['Google reviews', 'star'],
  googlenews: ['Google News', 'newspaper'],
  googleplaces: ['Google Places', 'star'],
  googleplay: ['Google Play', 'smartphone'],
  hackernews: ['Hacker News', 'hash'],
  instagram: ['Instagram', 'at-sign'],
  json: ['JSON', 'square-code'],
  lemmy: ['Lemmy', 'message-circle'],
  manual: ['Added by hand', 'pencil'],
  mastodon: ['Mastodon', 'at-sign'],
  medium: ['Medium', 'newspaper'],
  newsapi: ['NewsAPI', 'newspaper'],
  producthunt: ['Product Hunt', 'hash'],
  push: ['Pushed by API', 'webhook'],
  reddit: ['Reddit', 'message-circle'],
  rss: ['RSS feed', 'rss'],
  stackexchange: ['Stack Exchange', 'message-circle'],
  tripadvisor: ['Tripadvisor', 'star'],
  trustpilot: ['Trustpilot', 'star'],
  x: ['X', 'at-sign'],
  yelp: ['Yelp', 'star'],
  youtube: ['YouTube', 'play'],
};

/** What a kind of source brings, for those who choose one. */
const BRINGS: Record<string, string> = {
  appstore: 'Reviews of an app, country by country',
  appstoreconnect: 'Reviews of your own apps, as their owner sees them',
  bluesky: 'Posts, as they are written',
  devto: 'Articles and comments by developers',
  discourse: 'Posts of a forum',
  facebook: 'Posts and comments that mention your page',
  gdelt: 'News sites around the world',
  github: 'Issues and pull requests',
  googlealerts: 'What a Google Alert finds',
  googlebusiness: 'Reviews of your own places on Google Maps',
  googlenews: 'Articles of news sites, by headline',
  googleplaces: 'Reviews of any place on Google Maps',
  googleplay: 'Reviews of your own Android apps',
  hackernews: 'Stories and comments of a technology forum',
  instagram: 'Posts and comments that mention your account',
  json: 'Any site that answers with JSON',
  lemmy: 'Posts and comments of a forum network',
  manual: 'Mentions that you write down yourself',
  mastodon: 'Public posts of a social network',
  medium: 'Blog articles',
  newsapi: 'News articles, by their text',
  producthunt: 'Launches and comments',
  push: 'Mentions that your own programs send',
  reddit: 'Posts and comments of a forum',
  rss: 'News sites, blogs, forums: anything with a feed',
  stackexchange: 'Questions, answers and comments, such as Stack Overflow',
  tripadvisor: 'Reviews of hotels, restaurants and sights',
  trustpilot: 'Reviews of a company',
  x: 'Posts of a social network',
  yelp: 'Reviews of local businesses',
  youtube: 'Videos and their comments',
};

export const sourceBrings = (kind: string): string | null => BRINGS[kind] ?? null;

/** Kind → its name, in the order of the names. */
export const SOURCE_NAMES: Record<string, string> = Object.fromEntries(
  Object.entries(SOURCES)
    .map(([kind, [name]]) => [kind, name] as const)
    .sort(([, a], [, b]) => a.localeCompare(b)),
);

/** A kind that has no words of its own here is called by its own, with a capital. */
export const sourceName = (kind: string) => SOURCES[kind]?.[0] ?? wordFor({}, kind);
export const sourceIcon = (kind: string) => SOURCES[kind]?.[1] ?? 'globe';

const CHANNELS: Record<string, string> = {
  slack: 'Slack',
  webhook: 'Webhook',
  email: 'E-mail',
  teams: 'Teams',
  discord: 'Discord',
};
export const channelName = (kind: string) => CHANNELS[kind] ?? kind;

/** A word from a table that may not know it: the data's own word then, with a capital. */
export const wordFor = (words: Record<string, string>, word: string) =>
  words[word] ?? word.charAt(0).toUpperCase() + word.slice(1).replaceAll('-', ' ');

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** `sv` → `Swedish`; what is no language code stays as it is. */
export function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

import { SOURCE_ADAPTERS } from './kinds/index.ts';

/** Within a sentence, in the order in which people look for them. A kind that is not among them has its own label. */
const NAMES: Record<string, string> = {
  hackernews: 'Hacker News',
  reddit: 'Reddit',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  x: 'X',
  youtube: 'YouTube',
  appstore: 'the App Store',
  appstoreconnect: 'App Store Connect',
  googleplay: 'Google Play',
  googlebusiness: 'Google Business Profile',
  googleplaces: 'Google Places',
  trustpilot: 'Trustpilot',
  yelp: 'Yelp',
  tripadvisor: 'Tripadvisor',
  facebook: 'Facebook',
  instagram: 'Instagram',
  github: 'GitHub',
  stackexchange: 'Stack Exchange',
  lemmy: 'Lemmy',
  discourse: 'Discourse',
  gdelt: 'GDELT',
  newsapi: 'NewsAPI',
  googlenews: 'Google News',
  googlealerts: 'Google Alerts',
  producthunt: 'Product Hunt',
  devto: 'DEV',
  medium: 'Medium',
  rss: 'RSS',
  json: 'JSON',
  push: 'push',
  manual: 'manual entry',
};

/** Source kinds as people call them; the keys are the words in data. */
export const SOURCE_LABELS: Record<string, string> = {
  ...NAMES,
  ...Object.fromEntries(SOURCE_ADAPTERS.map(({ kind, label }) => [kind, NAMES[kind] ?? label])),
};

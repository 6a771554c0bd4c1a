/** Every reason for which a text may look like spam. */
export const SPAM_REASONS = [
  'links',
  'hidden-address',
  'promo-code',
  'hashtags',
  'contact',
  'quick-money',
  'loan',
  'gambling',
  'prize',
  'giveaway',
  'followers',
  'self-promotion',
  'counterfeit',
  'adult',
  'stuffing',
  'repeated',
  'coordinated',
] as const;

export type SpamReason = (typeof SPAM_REASONS)[number];

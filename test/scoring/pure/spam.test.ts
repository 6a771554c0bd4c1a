import { describe, expect, it } from 'vitest';
import { spamReasonsOf } from '../../../src/scoring/spam.ts';

const reasons = (text: string) => spamReasonsOf({ title: null, text });

describe('spam', () => {
  it.each([
    ['links', 'https://one.example/a https://two.example/b Fernhill'],
    [
      'links',
      'Best bikes https://a.example https://b.example https://c.example https://d.example Fernhill deals',
    ],
    ['hidden-address', 'Bikes like Fernhill for half the price at cheapwheels (dot) com'],
    ['promo-code', 'New Fernhill day! Use my referral code for a treat: https://t.example/ref'],
    ['promo-code', 'Use code WHEELS20 for 20% off every Fernhill helmet'],
    [
      'hashtags',
      'Fernhill #bike #bikes #cycling #ride #love #instagood #photo #follow #happy #sun #fun #like #style',
    ],
    ['contact', 'Lost money with Fernhill? Message him on WhatsApp, he recovered my funds'],
    ['contact', 'I was helped in an hour, contact Mrs. Sample via Telegram @sample_helps'],
    ['quick-money', 'Passive income with the best forex trader, start today'],
    ['quick-money', 'I make $4500 a week from home, click the link'],
    ['quick-money', 'Fernhill token airdrop, claim now at https://claim.example'],
    ['loan', 'Need an instant loan for your Fernhill? Apply today, bad credit welcome'],
    ['gambling', 'Ride to the jackpot: online casino with a bonus on your first deposit'],
    ['prize', 'Congratulations, you have won a Fernhill gift card, claim it here'],
    ['giveaway', 'RT and follow us for a chance to win a Fernhill tourer'],
    ['followers', 'Buy real followers and 5 star reviews for your Fernhill shop'],
    ['self-promotion', 'Nice Fernhill video. Subscribe to my channel for more'],
    ['counterfeit', 'Replica Fernhill bags and watches, cheap'],
    ['adult', 'Hot singles on Fernhill road, chat free now'],
    [
      'stuffing',
      'buy bike cheap bike best bike Fernhill bike sale bike shop bike online bike deal bike price bike store bike city bike',
    ],
  ])('is known by %s', (reason, text) => {
    expect(reasons(text)).toContain(reason);
  });

  it.each([
    'The promo code WHEELS20 does not work, support is no help.',
    'I tried to use code SAVE10 for 10% off and it says expired.',
    'I messaged them on WhatsApp three times and nobody answers.',
    'Followed the link in the mail, the page https://shop.example/a is broken.',
    'My bank refused the loan, so no Fernhill for me this year.',
    'My Fernhill was stolen outside the casino on Friday.',
    'You won me over, Fernhill. Best purchase in years.',
    'They asked me to retweet their offer. Why would I?',
    'Loving the new tourer #fernhill #cycling #commute',
    'I earn 2000 euros a month and this bike costs 1800.',
    'Love love love love love love love this bike so much, love it',
    'Good read on the recall: https://paper.example/recall',
    'Please DM me, order 1234 never came.',
    'The app crashed, crashed again, and after the update it crashed on my phone, crashed on hers.',
    'Great bike, check the video of our tour on their page.',
    '',
    '👍👍👍',
  ])('is not: %s', (text) => {
    expect(reasons(text)).toEqual([]);
  });

  it('is judged in time whatever the text', () => {
    for (const odd of ['#a '.repeat(30_000), 'contact me on '.repeat(9000), 'http://'.repeat(20_000)])
      expect(Array.isArray(reasons(odd))).toBe(true);
  });
});

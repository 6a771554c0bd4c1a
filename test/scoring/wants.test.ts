import { describe, expect, it } from 'vitest';
import { EMOTIONS } from '../../src/scoring/emotions.ts';
import { makeScorer } from '../../src/scoring/score.ts';

const scorer = makeScorer();
const score = (text: string, rating?: number) => scorer.score({ text, rating, language: 'en' });

describe('what a text shows of feelings', () => {
  it.each([
    ['Thank you so much for sorting this', 'gratitude'],
    ['I am fuming, how dare they keep my deposit', 'anger'],
    ['They keep changing the menu and it annoys me every single time', 'frustration'],
    ['Such a letdown, not what I expected at all', 'disappointment'],
    ['I am scared that someone has my card number', 'worry'],
    ['This made my day, I love it so much', 'delight'],
    ['So proud of what our team built', 'pride'],
    ['You are in good hands there, they never let me down', 'trust'],
  ])('%s: %s', (text, emotion) => {
    expect(score(text).emotions).toContain(emotion);
  });

  it('may be several things at once, the strongest first', () => {
    const { emotions } = score('Thank you, thank you! I love my new bike, it is so much fun');
    expect(emotions.slice(0, 2).sort()).toEqual(['delight', 'gratitude']);
  });

  it.each([
    ['No worries, not angry at all', ['worry', 'anger']],
    ['Thanks for nothing', ['gratitude']],
    ['I would not recommend it', ['trust']],
    ['Fernhill opens a second shop in Leeds on Monday', EMOTIONS],
  ])('is not heard where it is denied or not there: %s', (text, silent) => {
    for (const emotion of score(text).emotions) expect(silent).not.toContain(emotion);
  });

  it('never contradicts a feeling that is clear', () => {
    const { emotions, score: felt } = score(
      'Terrible, awful, disgusting. Worst purchase ever. I love it. Not.',
      1,
    );
    expect(felt).toBeLessThan(-0.45);
    for (const bright of ['delight', 'pride', 'trust', 'gratitude']) expect(emotions).not.toContain(bright);
  });
});

describe('what a text wants', () => {
  it.each([
    ['@fernhill my parcel says delivered but nobody rang the bell', 'complaint'],
    ['The screen flickers since I bought it', 'complaint'],
    ['Which size fits a 12 year old?', 'question'],
    ['does anybody know whether the shop takes cash', 'question'],
    ['Best mechanics in town, they fixed it within an hour, love them', 'praise'],
    ['I have had it with you, moving to Tarvia next month', 'churn-risk'],
    ['How do I close my account?', 'churn-risk'],
    ['It would be great if we could sort the list by price', 'feature-request'],
    ['Lovely app. My only wish: let us rename the folders', 'feature-request'],
    ['Do you ship the blue one to Norway? I want to order two', 'purchase-interest'],
    ['Thinking about getting the T2 for my commute', 'purchase-interest'],
  ] as const)('%s: %s', (text, intent) => {
    expect(score(text).intents).toContain(intent);
  });

  it('may be several things at once', () => {
    const { intents } = score('My order is two weeks late. Where is it? I am cancelling my membership.');
    expect(intents).toEqual(expect.arrayContaining(['complaint', 'question', 'churn-risk']));
  });

  it.each([
    ['I switched to Fernhill last year and never looked back', 'churn-risk'],
    ['The network cancelled my favourite series', 'churn-risk'],
    ['Love the new dark mode', 'feature-request'],
    ['Please fix the crash', 'feature-request'],
    ['I bought this two years ago and use it daily', 'purchase-interest'],
    ['What a match!', 'question'],
    ['Profit rose 3 percent in the third quarter', 'complaint'],
  ] as const)('is not heard in what only sounds like it: %s (not %s)', (text, intent) => {
    expect(score(text).intents).not.toContain(intent);
  });

  it('is found in one sentence of a long text', () => {
    const long = 'We rode along the river and had lunch in the shade. '.repeat(8);
    expect(score(`${long}Please add an option to export the route. ${long}`).intents).toContain(
      'feature-request',
    );
  });
});

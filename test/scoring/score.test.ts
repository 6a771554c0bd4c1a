import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeScorer } from '../../src/scoring/score.ts';
import { searchedText } from '../../src/text.ts';

const scorer = makeScorer();
const score = (text: string, more: { rating?: number; language?: string; title?: string } = {}) =>
  scorer.score({ text, ...more });

describe('a complaint without a word of feeling is negative', () => {
  it.each([
    'Still waiting for my refund after 3 weeks',
    'refund still not received after 3 weeks',
    'The app keeps crashing since the update',
    'Fernhill cancelled my order without telling me',
    'Been on hold for 45 minutes, nobody picks up',
    'My parcel was delivered to the wrong address',
    'Charged twice for the same order',
    "I can't log in to my account any more",
    'cant log in since yesterday',
    'Battery died after two weeks',
    'No reply to my emails since Friday',
    'They refuse to honour the warranty',
    'I want my money back',
    'Cancelling my subscription today',
    'Website is down again',
    "Screen won't turn on",
  ])('%s', (text) => {
    const { label, intents, spans } = score(text);
    expect(label).toBe('negative');
    expect(intents).toContain('complaint');
    expect(spans.some(({ weight }) => weight < 0)).toBe(true);
  });
});

describe('plain words', () => {
  it.each([
    ['Best bike shop in town, the staff went above and beyond', 'positive'],
    ['Works as described, arrived on time', 'positive'],
    ['No complaints, does the job', 'positive'],
    ['Not bad at all', 'positive'],
    ['Could not be happier', 'positive'],
    ['This is not good', 'negative'],
    ['Thanks for nothing', 'negative'],
    ['Good bike, but terrible service', 'negative'],
    ['Terrible service, but the best bike ever, love it', 'positive'],
    ['My bike arrived today 😍', 'positive'],
    ['It arrived with a cracked frame 😡', 'negative'],
    ['Fernhill opens a new store in Leeds', 'neutral'],
    ['Does the T2 have disc brakes?', 'neutral'],
  ])('%s: %s', (text, label) => {
    expect(score(text).label).toBe(label);
  });
});

describe('stars are evidence, not a verdict', () => {
  it('move a text that says nothing', () => {
    expect(score('It is a bike.', { rating: 1 }).label).toBe('negative');
    expect(score('It is a bike.', { rating: 5 }).label).toBe('positive');
    expect(score('It is a bike.', { rating: 3 }).label).toBe('neutral');
  });

  it('leave a doubt where the words contradict them', () => {
    const angry = score('Terrible service, never again', { rating: 5 });
    expect(angry.label).not.toBe('positive');
    expect(angry.unsure).toBe(true);
    expect(score('Great bike, love it', { rating: 1 }).unsure).toBe(true);
  });

  it('count alone where there is no text', () => {
    expect(score('', { rating: 1 }).label).toBe('negative');
    expect(score('', { rating: 5 }).label).toBe('positive');
  });
});

describe('what is not understood is unscored, never neutral', () => {
  it.each([
    ['Das Fahrrad ist nach zwei Wochen schon kaputt gegangen', 'de'],
    ['La livraison est arrivée en retard et personne ne répond', 'fr'],
    ['自転車が壊れてしまいました', 'ja'],
    ['لم يصل الطلب حتى الآن', 'ar'],
  ])('%s is %s', (text, language) => {
    expect(score(text)).toMatchObject({
      label: 'unscored',
      score: null,
      confidence: null,
      language,
      spans: [],
    });
  });

  it('takes the declared language at its word', () => {
    expect(score('fantastic', { language: 'de-DE' })).toMatchObject({ label: 'unscored', language: 'de' });
    expect(score('fantastic', { language: 'en_US' })).toMatchObject({ label: 'positive', language: 'en' });
  });

  it('does not take another script for English', () => {
    expect(score('自転車が壊れてしまいました', { language: 'en' }).label).toBe('unscored');
  });

  it.each(['', '   ', '12345', '???', '🚲🚲'])('nothing to read: “%s”', (text) => {
    expect(score(text)).toMatchObject({ label: 'unscored', language: null });
  });

  it('stars do not make up for a language that is not read', () => {
    expect(score('Das Fahrrad ist kaputt gegangen', { rating: 1 }).label).toBe('unscored');
  });
});

describe('short English texts are English', () => {
  it.each(['Great!', 'love it', 'bad', 'Worst app ever', 'meh', 'ok'])('%s', (text) => {
    expect(score(text).language).toBe('en');
  });
});

describe('emotions, intents and themes', () => {
  it.each([
    ['Thank you so much for sorting this', ['gratitude']],
    ['I am furious, this is a disgrace', ['anger']],
    ['Fed up, third time it broke', ['frustration']],
    ['So disappointed, I expected better', ['disappointment']],
    ['Is it safe? I am really worried about the brakes', ['worry']],
    ['So proud of our team', ['pride']],
    ['No thanks, not worried at all', []],
  ])('%s: %j', (text, emotions) => {
    expect(score(text).emotions).toEqual(expect.arrayContaining(emotions));
    if (emotions.length === 0) expect(score(text).emotions).toEqual([]);
  });

  it.each([
    ['How do I change my address?', 'question'],
    ['Anyone know when the shop opens', 'question'],
    ['Please add dark mode', 'feature-request'],
    ['I am switching to another provider', 'churn-risk'],
    ['Where can I buy one of these?', 'purchase-interest'],
    ['Best bike shop in town, love it', 'praise'],
  ] as const)('%s: %s', (text, intent) => {
    expect(score(text).intents).toContain(intent);
  });

  it.each([
    ['My parcel is late and tracking has not moved', 'delivery'],
    ['Far too expensive for what it is', 'price'],
    ['I was on hold with customer service for an hour', 'support'],
    ['You charged my credit card twice', 'billing'],
    ['The battery does not hold a charge', 'battery'],
    ['The sizes run small', 'size'],
    ['Still under warranty but no repair', 'warranty'],
    ['Where is my refund', 'returns'],
  ])('%s: about %s', (text, theme) => {
    expect(score(text).themes).toContain(theme);
  });
});

describe('a doubt is shown', () => {
  it('where a bright word stands before what nobody loves', () => {
    for (const text of ['Love waiting 3 hours for a taxi', 'love waiting for hours', 'Great, another delay'])
      expect(score(text).unsure, text).toBe(true);
    expect(score('Great, no more waiting, love it').unsure).toBe(false);
  });

  it('where words pull both ways', () => {
    expect(score('Great screen. Awful battery.').unsure).toBe(true);
  });
});

describe('the words that did it', () => {
  it('stand where their offsets say, in title and text', () => {
    const input = {
      title: '🚲 Terrible 𝓼𝓮𝓻𝓿𝓲𝓬𝓮',
      text: 'Still waiting for my refund. The mechanic was great!',
    };
    const { spans } = scorer.score(input);
    const text = searchedText(input);
    expect(spans.map(({ word }) => word)).toEqual(['Terrible', 'Still waiting', 'great']);
    for (const { start, end, word } of spans) expect(text.slice(start, end)).toBe(word);
    expect(spans.map(({ weight }) => Math.sign(weight))).toEqual([-1, -1, 1]);
  });
});

describe('any text at all', () => {
  it('gets a score within bounds, the same one twice, with spans inside the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            'not',
            'good',
            'never',
            'again',
            'but',
            '!',
            '?',
            'refund',
            'still',
            'waiting',
            '😡',
            '\n',
            'a',
          ),
          {
            maxLength: 60,
          },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.option(fc.double({ min: 1, max: 5, noNaN: true })), (written, rating) => {
        const input = { text: written, rating, language: 'en' };
        const first = scorer.score(input);
        expect(scorer.score(input)).toEqual(first);
        if (first.score !== null) {
          expect(Math.abs(first.score)).toBeLessThanOrEqual(1);
          expect(first.confidence).toBeGreaterThanOrEqual(0);
          expect(first.confidence).toBeLessThanOrEqual(1);
        }
        for (const { start, end, word, weight } of first.spans) {
          expect(written.slice(start, end)).toBe(word);
          expect(Math.abs(weight)).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 20261121, numRuns: 800 },
    );
  });

  it('is read up to four thousand characters', () => {
    const { spans } = score(`${'The bike is here. '.repeat(230)} terrible terrible terrible`);
    expect(spans).toEqual([]);
  });

  it.each(['!'.repeat(4000), 'a-'.repeat(2000), 'never '.repeat(700), '😀'.repeat(2000), '\n '.repeat(2000)])(
    'of a repeated sign does no harm',
    (text) => {
      expect(() => score(text, { language: 'en' })).not.toThrow();
    },
  );
});

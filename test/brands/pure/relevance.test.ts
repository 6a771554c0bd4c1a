import { expect, it } from 'vitest';
import { featuresOf, profileOf, type Subject } from '../../../src/brands/relevance/features.ts';
import { judge, relevanceModel } from '../../../src/brands/relevance/model.ts';
import { PRIOR } from '../../../src/brands/relevance/prior.ts';
import { figuresOf, judged } from '../../eval/relevance.ts';
import { nameSets } from '../../eval/relevance-sets.ts';

const sets = nameSets();
const profile = profileOf(['Budgeting app, bills'], 'Harbor');

function subject(text: string): Subject {
  const start = text.toLowerCase().indexOf('harbor');
  const spans = [{ start, end: start + 6, word: text.slice(start, start + 6) }];
  return { title: null, text, spans, language: 'en', sourceKind: 'reddit', url: null };
}

const probabilityOf = (text: string) => judge(PRIOR, featuresOf(subject(text), profile)).p;

it('keeps nine in ten right and eight in ten of what is about the brand after a hundred thumbs', () => {
  const { precision, recall, n } = figuresOf(sets.flatMap((set) => judged(set, 100)));
  expect(n).toBe(500);
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});

it('helps from twenty thumbs on', () => {
  const { precision, recall, plainPrecision } = figuresOf(sets.flatMap((set) => judged(set, 20)));
  expect(precision).toBeGreaterThan(plainPrecision + 0.3);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});

it('believes a name with a capital beside a bill rather than a thing with an article', () => {
  expect(probabilityOf('Why did Harbor cancel my subscription')).toBeGreaterThan(0.8);
  expect(probabilityOf('Boats in the harbor at noon')).toBeLessThan(0.2);
});

it('gives the same model for the same thumbs', () => {
  const examples = sets[0]!.thumbs.map(({ features, relevant }) => ({
    features: features.map(({ id }) => id),
    relevant,
    weight: 1,
  }));
  expect(relevanceModel(examples)).toEqual(relevanceModel(examples));
});

it('is not trusted before twenty thumbs, nor when all of them say the same', () => {
  const examples = sets[0]!.thumbs.map(({ features, relevant }) => ({
    features: features.map(({ id }) => id),
    relevant,
    weight: 1,
  }));
  expect(relevanceModel(examples).isTrusted).toBe(true);
  expect(relevanceModel(examples.slice(0, 19)).isTrusted).toBe(false);
  expect(relevanceModel(examples.filter(({ relevant }) => relevant)).isTrusted).toBe(false);
});

it('says which words speak against a text', () => {
  const examples = sets[0]!.thumbs.map(({ features, relevant }) => ({
    features: features.map(({ id }) => id),
    relevant,
    weight: 1,
  }));
  const { weights } = relevanceModel(examples);
  const { p, against } = judge(weights, featuresOf(subject('Snow on the harbor wall'), profile));
  expect(p).toBeLessThan(0.5);
  expect(against.map(({ name }) => name)).toContain('led by an article lower');
});

it('survives texts that are empty, huge, or without the name', () => {
  for (const text of ['', '💥', 'a '.repeat(40_000), '\u202Eharbor'])
    expect(featuresOf({ ...subject(text), spans: [] }, profile).length).toBeLessThanOrEqual(240);
});

import type { Accuracy } from '../../../src/reports/accuracy.ts';
import { MEASURED } from '../../../src/reports/measured.ts';

const place = { brandId: 1, brand: 'Fernhill Bikes', sourceKind: 'reddit' };

export const accuracy: Accuracy = {
  run: MEASURED,
  judged: { n: 132, right: 97, interval: { low: 0.654, high: 0.803 }, few: false },
  whileUnsure: { n: 41, right: 20, interval: { low: 0.343, high: 0.635 }, few: false },
  places: [
    { ...place, n: 120, right: 90, interval: { low: 0.666, high: 0.819 }, few: false },
    { ...place, sourceKind: 'trustpilot', n: 12, right: 7, interval: { low: 0.32, high: 0.807 }, few: true },
  ],
  confusion: [
    { engine: 'negative', person: 'negative', n: 60 },
    { engine: 'negative', person: 'neutral', n: 20 },
    { engine: 'positive', person: 'negative', n: 15 },
    { engine: 'positive', person: 'positive', n: 37 },
  ],
  doubts: [{ ...place, mentions: 812, unsure: 93, unscored: 40 }],
  newest: 2000,
};

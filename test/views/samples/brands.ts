/** Brands, with a rule that cannot be read. */
import type { BrandData } from '../../../views/brand.tsx';
import type { BrandsData } from '../../../views/brands.tsx';

export const brands: BrandsData = {
  brands: [
    {
      id: 1,
      name: 'Fernhill Bikes',
      kind: 'own',
      website: 'https://www.fernhill.example',
      rules: 3,
      mentionsIn30Days: 2300,
    },
    { id: 2, name: 'Voltaro', kind: 'competitor', website: null, rules: 0, mentionsIn30Days: 0 },
  ],
  never: null,
  values: {
    name: '',
    website: '',
    about: '',
    kind: 'competitor',
    timeZone: 'Europe/Stockholm',
    responseMinutes: '240',
  },
  errors: {},
};

export const brand: BrandData = {
  assignment: { brandId: 1, teams: [{ id: 4, name: 'Weekend' }], teamId: 4, by: 'turn' },
  id: 1,
  name: 'Fernhill Bikes',
  kind: 'own',
  mentions: 2300,
  rules: [
    {
      id: 1,
      rule: '"Fernhill Bikes" OR fernhillbikes',
      explanation: 'The phrase “Fernhill Bikes”, or the word “fernhillbikes”',
    },
    { id: 2, rule: '"Fernhill F1" OR "Fernhill F2"', explanation: 'Either of two phrases' },
  ],
  values: {
    name: 'Fernhill Bikes',
    website: 'https://fernhill.example',
    about: 'city bikes',
    kind: 'own',
    timeZone: 'Europe/Stockholm',
    responseMinutes: '240',
  },
  never: { ownAccounts: '@wobblywheel', neverSites: 'spam.example' },
  errors: { responseMinutes: 'Give a whole number of minutes.' },
  retention: { value: '400' },
  relevance: {
    brandId: 1,
    told: { ups: 30, downs: 22 },
    figures: {
      n: 52,
      about: 30,
      kept: 29,
      right: 27,
      precision: 0.93,
      recall: 0.9,
      precisionInterval: [0.78, 0.98],
      recallInterval: [0.74, 0.97],
      plainPrecision: 0.58,
    },
    isTrusted: true,
    setsAside: false,
    least: 20,
  },
  workbench: {
    brandId: 1,
    editing: null,
    value: 'fernhill AND ("road',
    error: {
      message: 'A quote is opened and never closed.',
      query: 'fernhill AND ("road',
      start: 14,
      end: 19,
    },
    live: [{ id: 1, name: 'Hacker News', kind: 'hackernews', ticked: true }],
    trial: null,
  },
};

/** Who and what the story is about. All names are invented. */

export type StoryBrand = {
  name: string;
  kind: 'own' | 'competitor';
  website: string;
  rule: string;
  models: string[];
  /** Posts on an ordinary day at the beginning and at the end of the story. */
  perDay: [first: number, last: number];
  /** How the brand is usually talked about: shares of negative and of neutral posts. */
  mood: { negative: number; neutral: number };
};

export const BRANDS: [own: StoryBrand, ...competitors: StoryBrand[]] = [
  {
    name: 'Fernhill Bikes',
    kind: 'own',
    website: 'https://fernhill.example',
    rule: 'Fernhill',
    models: ['Amble', 'Haul', 'Pocket'],
    perDay: [0.8, 4.8],
    mood: { negative: 0.22, neutral: 0.24 },
  },
  {
    name: 'Voltaro',
    kind: 'competitor',
    website: 'https://voltaro.example',
    rule: 'Voltaro',
    models: ['Uno', 'Metro', 'Carry'],
    perDay: [0.5, 3.2],
    mood: { negative: 0.34, neutral: 0.28 },
  },
  {
    name: 'Kestrel Cargo',
    kind: 'competitor',
    website: 'https://kestrel-cargo.example',
    rule: 'Kestrel',
    models: ['Nest', 'Wing'],
    perDay: [0.3, 2.2],
    mood: { negative: 0.27, neutral: 0.3 },
  },
  {
    name: 'Nordlys E',
    kind: 'competitor',
    website: 'https://nordlys-e.example',
    rule: 'Nordlys',
    models: ['Vinter', 'Dag'],
    perDay: [0.2, 1.4],
    mood: { negative: 0.24, neutral: 0.34 },
  },
];

/** How people shorten a brand's name. */
export const SHORT_NAMES: Record<string, string> = {
  'Fernhill Bikes': 'Fernhill',
  Voltaro: 'Voltaro',
  'Kestrel Cargo': 'Kestrel',
  'Nordlys E': 'Nordlys',
};

export const TIME_ZONE = 'Europe/Stockholm';

export const TEAM = {
  maya: { name: 'Maya Okafor', email: 'maya@fernhill.example', role: 'admin' },
  jonas: { name: 'Jonas Birch', email: 'jonas@fernhill.example', role: 'responder' },
  ines: { name: 'Ines Valdoro', email: 'ines@fernhill.example', role: 'responder' },
} as const;

export type TeamMember = keyof typeof TEAM;

export const FIRST_NAMES =
  `Ada Anouk Arvid Bela Bram Carla Cosimo Dagny Dario Edda Elin Emre Farah Finn Greta Hanne
Idris Ilka Jarek Juno Kaja Kofi Lena Levi Lotte Malik Marta Mika Nadia Nils Odile Olek Pia Quentin Rana Rosa Samir
Sanna Tarek Thea Tomas Ulla Vera Viggo Wanda Xenia Yara Zoltan`.split(/\s+/);

/** Plants, birds and kitchen things: nobody is called that. */
export const LAST_NAMES =
  `Applewood Bramble Candlewick Dandelion Eiderdown Feverfew Goldcrest Hawthorn Inkpot Juniper
Kettle Lantern Marigold Nutmeg Oatcake Pebble Quillfeather Rosehip Saltcellar Teacup Umbrella Vetch Wagtail Yarrow
Thimble Sorrel Bluebell Chaffinch Fennel Larkspur Mulberry Nightjar`.split(/\s+/);

export const CITIES = `Malmaro Utrechtia Gothenby Lyonelle Bremenau Aarhov Ghentia Portavia Tamperi Krakovia
Edinbrae Turinna Baselle Bilbona`.split(/\s+/);

/** Authored lines → sentences. */

/** What stands for them in a line; invented, and none of them is a known brand. */
const NAMES = [
  'Fernhill',
  'Valdora',
  'Oakline',
  'Brixby',
  '@fernhill',
  '@valdoracare',
  '@oakline_help',
  'BrixbyBank',
];
const OTHERS = ['Nimbo', 'Tarvia', '@nimbo', 'Kestwick'];
const THINGS =
  words(`dark mode|a search bar|notifications|landscape mode|the widget|subtitles|a filter|folders|the map|offline mode|
  a timer|playlists|the camera|video calls|stickers|themes|a calendar|comments|the edit button|a bigger font|the home page|
  the chat|voice messages|downloads|the shopping list|a night bus|more levels|the menu|google pay|the family plan|tickets|
  the loyalty card|a print button|reports|the editor|the shuffle button|vegan options|custom ringtones|the sidebar|filters|
  two factor login|a queue|the sync|multiple accounts|tabs|groups|the weather page|the keyboard|languages|a kids menu`);
const ACTIONS =
  words(`log in|delete messages|sort by date|change my address|pay by card|upload a photo|share a list|edit a comment|
  block a number|download an invoice|use it offline|watch videos|print a label|add a friend|mute a group|reset my password|
  book a seat|save a draft|export my data|turn off notifications|change the font size|move files|see my history|
  zoom in|reply to comments|choose a theme|cancel a booking|search by name|use two accounts|transfer money|scan a receipt|
  record a call|pause a video|send pictures|rotate the screen|find my order|rename a folder|connect my watch|
  pick a delivery time|see who is online|select all|play music in the background|change my seat|crop a picture`);
const PRODUCTS =
  words(`phone|jacket|bike|kettle|laptop|coffee machine|router|backpack|lamp|mattress|watch|car|dress|camera|sofa|tent|
  vacuum|game|pizza|book|pair of shoes|desk|headset|stroller|drill|perfume|cake|tablet|suitcase|guitar|fridge|charger`);
const SLOTS: Record<string, string[]> = {
  '@brand': NAMES,
  '@other': OTHERS,
  '@thing': THINGS,
  '@action': ACTIONS,
  '@product': PRODUCTS,
};
/** So many sentences of one line: more say little new. */
const MOST = 8;

export type Authored = { text: string; labels: string[]; isDev: boolean; weight: number };

/**
 * Sentences of groups, "complaint question" → lines. `{a|b|}` is one of its options, "@brand" a name. Every
 * fifth line is for choosing cut-offs, with all its sentences.
 */
export function expandGroups(groups: Record<string, string>): Authored[] {
  return Object.entries(groups).flatMap(([labels, lines]) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .flatMap((line, at) =>
        sentencesOf(line, at).map((sentence) => ({
          ...sentence,
          labels: labels === 'none' ? [] : labels.split(' '),
        })),
      ),
  );
}

function words(options: string): string[] {
  return options.split('|').map((option) => option.trim());
}

function sentencesOf(line: string, at: number): Omit<Authored, 'labels'>[] {
  const texts = new Set<string>();
  for (let round = 0; round < 2 * MOST && texts.size < MOST; round++)
    texts.add(expanded(line, 3 * at + round));
  return [...texts].map((text, way) => ({
    text: dressed(text, 5 * at + way),
    isDev: at % 5 === 4,
    weight: 1 / Math.sqrt(texts.size),
  }));
}

/** Before and after a sentence, whatever it wants: they must teach nothing. */
const BEFORE = ['', '', '', '@acme ', '', 'hi @acme_help ', '', 'So ', '@acme_care @acme ', '', 'ok ', ''];
const AFTER = [
  '',
  '.',
  '',
  '!',
  '',
  ' #acme',
  '.',
  '...',
  '',
  ' https://t.co/x1',
  ' :)',
  '',
  '!!',
  ' thanks',
  '',
];

/** The text with the `at`th of these ways to begin and to end. */
export function dressed(text: string, at: number): string {
  const [before, after] = [BEFORE[at % BEFORE.length]!, AFTER[at % AFTER.length]!];
  return before + text + (text.endsWith('?') && !after.startsWith(' ') ? '' : after);
}

/** Steps that share no factor with the number of most options. */
const STEPS = [1, 7, 11, 13, 17, 19];

/** One sentence of a line; steps that share no factor walk through the combinations. */
function expanded(line: string, round: number): string {
  let slot = 0;
  const pick = (options: string[]) =>
    options[(round * STEPS[slot % STEPS.length]! + 5 * slot++) % options.length]!;
  const text = line.replaceAll(/\{([^}]*)\}/g, (_, options: string) => pick(options.split('|')));
  return text
    .replaceAll(/@(?:brand|other|thing|action|product)/g, (slot) => pick(SLOTS[slot]!))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,?!])/g, '$1')
    .replace(/^[,\s]+/, '')
    .trim();
}

/** What went wrong or right, in words for a sentence: authored for each theme, the first that the text speaks of. */
type Named = { when: RegExp; trouble: string };

const TROUBLES: Record<string, { named: Named[]; trouble: string; thing: string }> = {
  delivery: {
    named: [
      {
        when: /\b(?:scratch|torn|dent|damag|broken|crush|wet|bent)/,
        trouble: 'that your delivery arrived damaged',
      },
      {
        when: /\b(?:lost|never (?:came|arrived)|not arrived|hasn'?t arrived|disappear)/,
        trouble: 'that your delivery has not arrived',
      },
      {
        when: /\b(?:late|delay|weeks?|months?|days|wait|slow|reschedul|postpone)/,
        trouble: 'that your delivery is taking so long',
      },
    ],
    trouble: 'about the trouble with your delivery',
    thing: 'the delivery',
  },
  price: {
    named: [
      { when: /\b(?:increas|rais|doubl|went up|hike)/, trouble: 'that the higher price came as a blow' },
    ],
    trouble: 'that the price feels wrong to you',
    thing: 'the price',
  },
  support: {
    named: [
      {
        when: /\b(?:no (?:one|body)|nobody|never|no answer|no reply|unanswered|ignored|picks? up|on hold)/,
        trouble: 'that our support left you without an answer',
      },
      { when: /\b(?:rude|unfriendly|attitude)/, trouble: 'for the tone that our support took' },
    ],
    trouble: 'that our support let you down',
    thing: 'our support',
  },
  quality: {
    named: [
      {
        when: /\b(?:squeal|noise|noisy|creak|rattle|squeak|grind)/,
        trouble: 'about the noise, which is not the quality we want',
      },
      {
        when: /\b(?:broke|broken|snap|crack|fell apart|torn|bent)/,
        trouble: 'that it broke, which is not the quality we want',
      },
    ],
    trouble: 'that the quality is not what you paid for',
    thing: 'the quality',
  },
  app: {
    named: [
      { when: /\b(?:crash|freez|hangs?\b|stuck)/, trouble: 'that the app crashes on you' },
      { when: /\b(?:bluetooth|connect|pair|sync)/, trouble: 'that the app keeps losing its connection' },
      { when: /\b(?:update|version)/, trouble: 'for what the last update of the app did' },
    ],
    trouble: 'about the trouble with the app',
    thing: 'the app',
  },
  website: { named: [], trouble: 'about the trouble with our website', thing: 'our website' },
  billing: {
    named: [
      { when: /\b(?:twice|double|two times)/, trouble: 'that you were charged twice' },
      { when: /\b(?:cancel|unsubscrib)/, trouble: 'that cancelling and billing went wrong' },
    ],
    trouble: 'that your bill is not right',
    thing: 'the billing',
  },
  returns: { named: [], trouble: 'that your return is such a wait', thing: 'the return' },
  staff: {
    named: [
      {
        when: /\b(?:rude|argu|rolled|unfriendly|attitude|shout|yell)/,
        trouble: 'for the way our staff treated you',
      },
      { when: /\b(?:wait|hour|queue|seated)/, trouble: 'that our staff let you wait' },
    ],
    trouble: 'that our staff did not treat you well',
    thing: 'our staff',
  },
  battery: { named: [], trouble: 'that the battery falls so far short', thing: 'the battery' },
  size: { named: [], trouble: 'that the size does not fit', thing: 'the size' },
  warranty: { named: [], trouble: 'that the warranty has not helped you so far', thing: 'the warranty' },
  availability: { named: [], trouble: 'that what you want is not in stock', thing: 'what is in stock' },
  account: { named: [], trouble: 'about the trouble with your account', thing: 'your account' },
  privacy: {
    named: [],
    trouble: 'that we gave you cause to worry about your data and privacy',
    thing: 'your privacy',
  },
  reliability: {
    named: [{ when: /\b(?:crash|freez)/, trouble: 'that it crashes on you' }],
    trouble: 'that it has not been reliable',
    thing: 'how reliable it is',
  },
  food: {
    named: [
      { when: /\bcold|lukewarm/, trouble: 'that the food came cold' },
      { when: /\braw|undercooked/, trouble: 'that the food was not cooked through' },
    ],
    trouble: 'that the food was not good',
    thing: 'the food',
  },
};

/** After "I am sorry": the very trouble, or the theme by its name. */
export function troubleOf(theme: string, text: string): string {
  const known = TROUBLES[theme];
  if (!known) return `about the trouble with ${theme}`;
  return known.named.find(({ when }) => when.test(text.toLowerCase()))?.trouble ?? known.trouble;
}

/** After "your words about". */
export const thingOf = (theme: string): string => TROUBLES[theme]?.thing ?? theme;

/** Where no theme is known: what happened, whatever it happened with. */
const HAPPENED: Named[] = [
  { when: /\b(?:wait|weeks|months|late\b|delay|queue)/, trouble: 'that you had to wait so long' },
  {
    when: /\b(?:nobody|no ?one|no (?:answer|reply|response)|never (?:answer|repl)|unanswered|ignored)/,
    trouble: 'that nobody answered you',
  },
  { when: /\b(?:rude|argu|shout|unfriendly|attitude|rolled)/, trouble: 'for the way you were treated' },
  { when: /\b(?:charg|billed|refund|invoice|payment)/, trouble: 'about the trouble with your payment' },
  { when: /\b(?:broke|broken|damag|defect|crack|snap|torn|faulty)/, trouble: 'that it broke' },
  { when: /\b(?:fail|stopped|crash|not work|n't work|unusable|useless)/, trouble: 'that it failed you' },
  { when: /\b(?:cold|raw|dirty|stale)\b/, trouble: 'that what you got was not good' },
];

/** Two things at most; null when nothing is known to have happened. */
export function happenedIn(text: string): string | null {
  const named = HAPPENED.filter(({ when }) => when.test(text.toLowerCase()));
  if (named.length === 0) return null;
  return named
    .slice(0, 2)
    .map(({ trouble }) => trouble)
    .join(', and ');
}

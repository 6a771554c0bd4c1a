/** How the story's words are kept: a first sentence, what comes after it, a last word. */
export type Tone = 'negative' | 'positive';

/**
 * {bike} brand and model · {model} · {brand} · {rival} another brand's bike · {city} · {weekday} · {days} 6–25 ·
 * {weeks} 3–9 · {few} 2–5 · {km} · {percent} · {price} of a bike · {fee} · {hour} · {person}
 */
export type Lines = { titles: string[]; first: string[]; after: string[] };

export type Topic = Record<Tone, Lines>;

/** Last words, by tone; many posts have none. */
export const ENDINGS: Record<Tone, string[]> = {
  negative: [
    'Very disappointed.',
    'I expected better from {brand}.',
    'Not good enough.',
    'I would not recommend it at the moment.',
    'I am tired of this.',
    'Please fix it.',
    'What a mess.',
    'I want my money back.',
    'It is a shame, the idea is right.',
    'Never again like this.',
    'Somebody at {brand} should read this.',
  ],
  positive: [
    'Very happy.',
    'Recommended.',
    'I love it.',
    'Well done, {brand}.',
    'Best money I spent this year.',
    'Would buy again.',
    'Five stars from {city}.',
    'It makes me smile every morning.',
    'Thank you!',
    'My neighbours want one now.',
    'I should have done this years ago.',
    'A joy.',
  ],
};

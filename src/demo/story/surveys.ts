/** How the team asks, and what customers answer besides their stars. */
export const ASKS = [
  'How did we do? One question:',
  'If you have a minute, one question about this answer:',
  'Did this help? It takes one click:',
];

export const SAYS = {
  content: [
    'Quick and kind, thank you.',
    'A real person who read what I wrote.',
    'Solved within a day. I did not expect that.',
    'Clear answer, and the part came on Thursday as promised.',
  ],
  unhappy: [
    'Friendly words, and my bike is still not here.',
    'I had to explain it three times before somebody understood.',
    'The answer was polite and did not help.',
  ],
};

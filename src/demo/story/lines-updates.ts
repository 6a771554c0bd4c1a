/** What happened once: a firmware that drained batteries, and an app that asks where people are. */
import type { Topic } from './lines.ts';

export const firmware: Topic = {
  negative: {
    titles: [
      'Battery dead since 3.2',
      'Do not install 3.2',
      'Half the range after the update',
      'Locked by an update',
    ],
    first: [
      'Since firmware 3.2 the battery of my {bike} drains overnight, even when it is switched off.',
      'The battery of my {bike} lost about {percent} percent of its range since the update to 3.2.',
      'Firmware 3.2 through the {brand} app failed {few} times, and the {model} shows an error now.',
      'Installed 3.2 on the {bike} on {weekday} and the battery was dead on the way home, awful.',
      'Firmware 3.2 is a disaster: my {bike} does not hold a charge any more.',
      'After the 3.2 update the battery display of my {bike} jumps from {percent} percent to zero.',
    ],
    after: [
      'Same commute, same weather, half the distance.',
      'There is no way back to the old version, frustrating.',
      'Support asked me to reset it, which changed nothing.',
      'Two friends with the same {model} have the same problem.',
      'Did nobody test this?',
      'I pushed 25 kilos home in the rain.',
    ],
  },
  positive: {
    titles: ['3.2.1 fixes it', 'Range is back', 'They listened'],
    first: [
      'Update 3.2.1 fixed the battery of my {bike}, the range is back, thank you.',
      'With firmware 3.2.1 my {bike} battery is better than before, great work.',
      '{brand} listened: 3.2.1 is out and the {model} runs perfectly again.',
      'Good news for everybody with a {bike}: 3.2.1 solves the battery drain. Happy.',
    ],
    after: [
      'They even extended the battery warranty, very fair.',
      'An honest apology came with it, I appreciate that.',
      'Installed in {few} minutes, no fuss.',
      'Back to two commutes on one charge, lovely.',
    ],
  },
};

export const tracking: Topic = {
  negative: {
    titles: ['Why do you want my location?', 'Privacy', 'Version 4.0 is a step back', 'Tracks me all day'],
    first: [
      'Since version 4.0 the {brand} app wants my location all day, annoying.',
      'The new {brand} app does not unlock my {model} without my location. My data is none of its business, awful.',
      'Version 4.0 of the {brand} app is a privacy nightmare: it keeps tracking me when the {model} is locked.',
      'Updated the {brand} app and it asks for my location {few} times a day, terrible.',
      'The {brand} app 4.0 crashes when I say no to location. Useless.',
      'Where I ride my {bike} is my business, and app 4.0 disagrees. Disappointing.',
      'Version 4.0 drains my phone because it follows me around {city} all day, awful {brand} app.',
      'Say no to location in the {brand} app and the {model} stays locked. Unacceptable.',
      'The {brand} app asks for my location at night, while the {model} stands in the cellar. Ridiculous.',
    ],
    after: [
      'What does a bike need that for?',
      'No answer from support so far.',
      'I go back to the key, if that still works.',
      'The old version did not need it.',
      'Who reads this data?',
    ],
  },
  positive: {
    titles: ['They explain it'],
    first: ['{brand} explained what the app needs the location for, and it can be turned off. Good.'],
    after: ['Thanks for the quick answer.'],
  },
};

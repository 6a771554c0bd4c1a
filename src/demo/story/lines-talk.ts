/** What is neither praise nor complaint: questions, sightings, other languages, headlines. */
import type { Tone } from './lines.ts';

/** They end in a question, so that somebody at the brand should answer. */
export const QUESTIONS = [
  'Does anyone know how long delivery of a {bike} to {city} takes at the moment?',
  'Is the {bike} tall enough for somebody of 1.94?',
  'Can the battery of the {bike} be taken out and charged indoors?',
  'How does the {bike} compare with a {rival}?',
  'Which lock do you use on the {bike}?',
  'Has anyone fitted a child seat of another make to the {bike}?',
  'Does the {bike} fit into a lift of 1.80 by 1.10?',
  'Where in {city} can I try a {bike} on a Saturday?',
  'What tyre pressure do you ride on the {bike} with {few} bags?',
  'Will the {bike} carry a trailer up a ten percent hill?',
  'Is there a way to turn off the daytime light on the {bike}?',
  'Do the panniers of the {rival} fit on the rack of the {bike}?',
  'When does the {bike} come in green?',
  'Can I ride the {bike} without the app?',
];

export const SIGHTINGS = [
  'Saw a {bike} outside the library in {city} this morning.',
  'Swapped the tyres of my {bike} for wider ones, now at {km} km.',
  'The {bike} weighs 24 kg with the front rack, measured on a kitchen scale in {few} parts.',
  'Counted {few} {brand} bikes on the bridge in {city} between eight and nine.',
  'Our office in {city} got {few} {bike} bikes for the pool.',
  'Selling my {bike}, {km} km, pick up in {city}.',
  'Test ride of the {bike} booked for {weekday} in {city}.',
  'Rode the {bike} and the {rival} back to back, notes follow on {weekday}.',
  'The {bike} is on the list for the family bike test in {city}.',
  'Moved from a {rival} to a {bike} for the winter, will report.',
  '{km} km on the {bike}, chain changed at home, took an hour.',
  'There is a {bike} in the window of the old bakery in {city} now.',
];

/** Stored and counted, but not scored: the first engine reads English. */
export const OTHER_LANGUAGES: { language: string; tone: Tone | 'neutral'; text: string }[] = [
  {
    language: 'sv',
    tone: 'positive',
    text: 'Min {bike} har gått {km} km och allt fungerar fortfarande som det ska, barnen älskar den.',
  },
  {
    language: 'sv',
    tone: 'negative',
    text: 'Väntar på min {bike} sedan {weeks} veckor, ingen vet när den kommer till {city}.',
  },
  {
    language: 'sv',
    tone: 'positive',
    text: 'Provkörde en {bike} i {city} idag och blev glatt överraskad av hur tyst motorn är.',
  },
  {
    language: 'de',
    tone: 'negative',
    text: 'Seit {weeks} Wochen warte ich auf mein {bike}, und niemand geht ans Telefon.',
  },
  {
    language: 'de',
    tone: 'positive',
    text: 'Mein {bike} fährt seit {km} km ohne Probleme durch {city}, sehr zu empfehlen.',
  },
  { language: 'de', tone: 'neutral', text: 'Weiß jemand, ob das {bike} in einen normalen Aufzug passt?' },
  {
    language: 'fr',
    tone: 'positive',
    text: 'Mon {bike} est arrivé hier à {city}, bien emballé et prêt à rouler en dix minutes.',
  },
  {
    language: 'fr',
    tone: 'negative',
    text: 'Toujours pas de nouvelles de ma commande, le {bike} devait arriver il y a {days} jours.',
  },
  {
    language: 'nl',
    tone: 'negative',
    text: 'Mijn {bike} staat al {weeks} weken in de werkplaats in {city}, heel vervelend voor het werk.',
  },
];

/** Articles: a headline and its first lines. */
export const HEADLINES: { title: string; text: string }[] = [
  {
    title: '{brand} opens a workshop in {city}',
    text: 'The maker of cargo and city e-bikes adds a workshop with {few} stands and room for test rides near the old market.',
  },
  {
    title: 'Test: {few} cargo bikes for families',
    text: 'We rode the {bike}, the {rival} and others for {weeks} weeks through {city}. The full table is below.',
  },
  {
    title: 'How {city} counts its bikes',
    text: 'The city put counters on {few} bridges. One in {few} passing bikes has a motor; many are from {brand}.',
  },
  {
    title: '{brand} and the long tail of repair',
    text: 'A visit to the parts store of {brand}, where a shelf of {few} hundred drawers decides who rides on Monday.',
  },
  {
    title: 'The {model} after {km} kilometres',
    text: 'One year, {km} km, {few} sets of brake pads: what our long-term {bike} tells about e-bikes that last.',
  },
  {
    title: 'Employers in {city} lease more bikes',
    text: 'More firms pay for the way to work. {brand} and its rivals report full order books.',
  },
  {
    title: 'Moving house by bike in {city}',
    text: 'Two friends, {few} trips, one {bike} and a sofa. A diary with photographs and one flat tyre.',
  },
  {
    title: 'Bike parking at {city} station fills up again',
    text: 'The {few} new decks were full within {weeks} weeks. Longer bikes such as the {bike} get a row of their own.',
  },
  {
    title: 'A bakery delivers by {model}',
    text: 'Rolls at six, bread at seven: a bakery in {city} replaced its van with a {bike}, {km} km ago.',
  },
  {
    title: 'Second-hand e-bikes: what to look for',
    text: 'Battery health, frame numbers, service books. With examples from {brand}, among others, seen in {city}.',
  },
  {
    title: 'What the new rules mean for e-bike batteries',
    text: 'From next year on batteries carry a passport. {brand} says that the {model} is ready for it.',
  },
];

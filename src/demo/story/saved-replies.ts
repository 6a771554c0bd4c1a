/** How Fernhill Bikes speaks, and what it says again and again. */
export const VOICE = `tone: warm
signature: {{agent.name}}, {{brand}}
contact: help@fernhill.example
repeats: 5

[use]
bike
workshop

[avoid]
inconvenience
valued customer

[banned]
per our policy
user error

[promises]
replacement

[next steps]
*: look into it and write to you here, within one working day
delivery: ask the carrier and write to you here, by tomorrow noon
app: read the log of your version and answer here, within two working days
`;

const english = (text: string, sourceKind: string | null = null) => ({ language: 'en', sourceKind, text });

export const SAVED_REPLIES = [
  {
    name: 'Delay, with a date',
    intents: ['complaint'],
    themes: ['delivery'],
    texts: [
      english(
        'Hi {{author.first_name}}, we are sorry that your delivery is taking so long. We will ask the carrier today and write the new day here by tomorrow noon.\n{{agent.name}}, {{brand}}',
      ),
      english(
        'Sorry about the late delivery, {{author.first_name}}. We will ask the carrier today and answer here by tomorrow noon.',
        'x',
      ),
      {
        language: 'de',
        sourceKind: null,
        text: 'Hallo {{author.first_name}}, es tut uns leid, dass die Lieferung so lange dauert. Wir fragen heute beim Spediteur nach und antworten hier bis morgen Mittag.\n{{agent.name}}, {{brand}}',
      },
    ],
  },
  {
    name: 'App trouble',
    intents: ['complaint'],
    themes: ['app', 'reliability'],
    texts: [
      english(
        'Hi {{author.first_name}}, sorry that the app lets you down on the road. We will read the log of your version and answer here within two working days.\n{{agent.name}}, {{brand}}',
      ),
    ],
  },
  {
    name: 'Nobody answered',
    intents: ['complaint', 'churn-risk'],
    themes: ['support'],
    texts: [
      english(
        'Hi {{author.first_name}}, we are sorry that our support left you without an answer. I will look at it myself and write to you here by tomorrow evening.\n{{agent.name}}, {{brand}}',
      ),
    ],
  },
  {
    name: 'Thanks',
    intents: ['praise'],
    themes: [],
    texts: [
      english(
        'Thank you, {{author.first_name}}. Your words about {{theme}} go straight to the workshop.\n{{agent.name}}, {{brand}}',
      ),
    ],
  },
  {
    name: 'Sorted out, and one question',
    intents: ['complaint'],
    themes: [],
    texts: [
      english(
        'Hi {{author.first_name}}, we hope that this is sorted out. How did we do? One question: {{survey_link}}\n{{agent.name}}, {{brand}}',
      ),
    ],
  },
];

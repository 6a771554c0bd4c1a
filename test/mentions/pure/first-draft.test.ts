import { describe, expect, it } from 'vitest';
import { coach } from '../../../src/mentions/writing/coach/coach.ts';
import { type DraftFrom, firstDraft } from '../../../src/mentions/writing/draft/first-draft.ts';
import { propose } from '../../../src/mentions/writing/template-fit.ts';
import type { Template } from '../../../src/mentions/writing/templates.ts';
import { parseVoice, TONES } from '../../../src/mentions/writing/voice.ts';
import { inputOf } from './coach/judged.ts';
import { VOICES } from './coach/labelled.ts';
import { SIXTY } from './coach/sixty.ts';

const from = (labelled: (typeof SIXTY)[number], more: Partial<DraftFrom> = {}): DraftFrom => ({
  mention: { ...inputOf(labelled).mention, emotions: [], aspects: [] },
  voice: parseVoice(VOICES[labelled.voice]),
  signature: 'Mara, Fernhill Bikes',
  values: { 'author.first_name': 'Wilma', 'agent.name': 'Mara', brand: 'Fernhill Bikes' },
  proposals: [],
  ...more,
});

const template = (change: Partial<Template>): Template => ({
  id: 1,
  brandId: null,
  brandName: null,
  name: 'Brakes',
  intents: ['complaint'],
  themes: ['quality'],
  texts: [{ language: 'en', sourceKind: null, text: 'Hi {{author.first_name}}, sorry about the brakes.' }],
  used: 0,
  usedThisWeek: 0,
  ...change,
});

describe('the first draft', () => {
  it('passes the coach for every mention and tone', () => {
    for (const labelled of SIXTY) {
      const draftFrom = from(labelled);
      for (const tone of TONES) {
        const voice = { ...draftFrom.voice, tone };
        const { text } = firstDraft({ ...draftFrom, voice });
        const { findings } = coach({ ...inputOf(labelled), voice, reply: text });
        const besides = findings.filter(({ check }) => check !== 'language');
        expect(besides.map(({ reason }) => `${reason} ${text}`)).toEqual([]);
      }
    }
  });

  it('names the person, the very problem, what is next and when', () => {
    expect(firstDraft(from(SIXTY[0]!)).text).toBe(
      'Hi Wilma, we are sorry about the noise, which is not the quality we want. ' +
        'We will look into it and write back to you here, within one working day.\nMara, Fernhill Bikes',
    );
  });

  it('names what happened where no theme is known', () => {
    const mention = {
      ...from(SIXTY[0]!).mention,
      themes: [],
      text: 'Five weeks of waiting and nobody answers.',
    };
    expect(firstDraft(from(SIXTY[0]!, { mention })).text).toContain(
      'we are sorry that you had to wait so long, and that nobody answered you.',
    );
  });

  it('says that its sentences are English when the author wrote in another language', () => {
    const french = SIXTY.find(({ mention }) => mention.language === 'fr')!;
    expect(firstDraft(from(french)).note).toContain('They wrote in French');
    expect(firstDraft(from(SIXTY[0]!)).note).toBeNull();
  });

  it('begins as a template that fits, and with sentences of its own when none does', () => {
    const { mention, values, voice } = from(SIXTY[0]!);
    const fitted = { ...mention, values, usedHere: new Set<number>(), repeats: voice.repeats };
    const drafted = (change: Partial<Template>) =>
      firstDraft(from(SIXTY[0]!, { proposals: propose([template(change)], fitted) })).templateId;
    expect(drafted({})).toBe(1);
    expect(drafted({ themes: ['billing'] })).toBeNull();
    expect(drafted({ texts: [{ language: 'en', sourceKind: null, text: 'Order {{order_no}}' }] })).toBeNull();
    expect(drafted({ usedThisWeek: 9 })).toBeNull();
  });
});

describe('templates for a mention', () => {
  const { mention, values } = from(SIXTY[0]!);
  const best = (templates: Template[], change: object = {}) =>
    propose(templates, { ...mention, values, usedHere: new Set(), repeats: 5, ...change })[0]!;

  it('come by theme and intent, then by use, and tired ones later', () => {
    const general = template({ id: 2, name: 'Any', themes: [], intents: [], used: 90 });
    expect(best([general, template({})]).id).toBe(1);
    expect(best([template({ id: 3 }), template({ id: 4, used: 5 })]).id).toBe(4);
    expect(best([template({ id: 3 }), template({ id: 4, used: 5, usedThisWeek: 5 })]).id).toBe(3);
    expect(best([general, template({})], { usedHere: new Set([1]) }).id).toBe(2);
  });

  it('come in the wording of the language and the source', () => {
    const texts = [
      { language: 'en', sourceKind: null, text: 'long' },
      { language: 'en', sourceKind: 'x', text: 'short' },
      { language: 'de', sourceKind: null, text: 'lang' },
    ];
    expect(best([template({ texts })], { sourceKind: 'x' }).text).toBe('short');
    expect(best([template({ texts })], { language: 'de', sourceKind: 'x' }).text).toBe('lang');
    expect(best([template({ texts })], { language: 'fr' })).toMatchObject({
      text: 'long',
      isOtherLanguage: true,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { coach } from '../../../../src/mentions/writing/coach/coach.ts';
import { inputOf, judge } from './judged.ts';
import { SIXTY } from './sixty.ts';

const late = SIXTY[0]!;
const checksOf = (change: Partial<ReturnType<typeof inputOf>>) =>
  coach({ ...inputOf(late), ...change }).findings.map(({ check }) => check);

describe('the reply coach', () => {
  it('finds every planted fault in sixty labelled replies', () => {
    const { judged } = judge(SIXTY);
    expect(judged.filter(({ missed }) => missed.length > 0)).toEqual([]);
    expect(SIXTY).toHaveLength(60);
  });

  it('blocks at most one in twenty of those that are safe', () => {
    const { falseBlocks, harmless } = judge(SIXTY);
    expect(falseBlocks / harmless).toBeLessThanOrEqual(0.05);
  });

  it('gives 100 to a good reply and less for each kind of fault', () => {
    expect(coach(inputOf(late))).toMatchObject({ score: 100, findings: [], blocked: false });
    expect(coach(inputOf(late)).passed).toEqual(['name', 'problem', 'apology', 'next-step', 'tone']);
    const worse = coach({ ...inputOf(late), reply: `${late.reply}!!` });
    expect(worse).toMatchObject({ score: 90, blocked: false });
  });

  it('says where a fault is', () => {
    const reply = 'Hi Wilma, we will call +47 22 55 01 83 tomorrow, sorry about the brakes.';
    const { findings, blocked } = coach({ ...inputOf(late), reply });
    const [personal] = findings;
    expect(blocked).toBe(true);
    expect(reply.slice(personal!.place!.start, personal!.place!.end)).toBe('+47 22 55 01 83');
  });

  it('tells of a template that is read too often or twice in a thread', () => {
    const template = { name: 'Brakes', texts: [late.reply.replace('Wilma', '{{author.first_name}}')] };
    const used = (usedThisWeek: number, usedInThread = false) =>
      checksOf({ templates: [{ ...template, usedThisWeek, usedInThread }] as never });
    expect(used(4)).toEqual([]);
    expect(used(5)).toEqual(['template']);
    expect(used(1, true)).toEqual(['template']);
    expect(checksOf({ saidBefore: [late.reply] as never })).toEqual(['template']);
  });

  it('holds every reply while somebody else leads in a crisis', () => {
    const { blocked, score } = coach({ ...inputOf(late), held: 'Ada leads while the crisis lasts.' });
    expect({ blocked, score }).toEqual({ blocked: true, score: 0 });
  });

  it('lets an order number pass where nobody else reads it', () => {
    const reply = `${late.reply}\nOrder FB-204417`;
    expect(checksOf({ reply })).toContain('personal');
    const mention = { ...inputOf(late).mention, sourceKind: 'push' };
    expect(checksOf({ reply, mention })).not.toContain('personal');
  });

  it('warns of links and pictures where the source shows none', () => {
    const mention = { ...inputOf(late).mention, sourceKind: 'googleplay' };
    const with_ = (words: string) => checksOf({ mention, reply: `Hi Wilma, sorry. ${words}` });
    expect(with_('See https://fernhill.example/brakes tomorrow.')).toContain('link');
    expect(with_('We will send it tomorrow, see the attached picture of the brakes.')).toContain('link');
  });

  it.each([
    'I look into it and write to you by tomorrow noon.',
    'Our workshop calls you on Monday.',
    'I ask the workshop for an earlier slot. You hear from me by Friday.',
  ])('takes a plain present for the next step: %s', (step) => {
    const reply = `Hi Wilma, brakes that squeal are no fun. I am sorry. ${step}\nMara, Fernhill Bikes`;
    expect(checksOf({ reply })).toEqual([]);
  });

  it.each([
    'I look into it.',
    'We check every brake within an hour.',
    'We ask you to wait until Friday.',
    'I find it sad that Monday was no good.',
  ])('takes for none what names no time, or is no step of ours: %s', (words) => {
    const reply = `Hi Wilma, brakes that squeal are no fun. I am sorry. ${words}\nMara, Fernhill Bikes`;
    expect(checksOf({ reply })).toEqual(['next-step']);
  });

  it('says that it reads words in English only', () => {
    const reply =
      'Bonjour Wilma, nous sommes désolés pour le bruit des freins et nous vous répondons demain ici.';
    expect(coach({ ...inputOf(late), reply }).wordsRead).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { readyMade } from '../../../src/alerts/ready-made.ts';
import { readFields } from '../../../src/alerts/rule-fields.ts';
import {
  clockOf,
  inputOf,
  minuteOf,
  NEW_RULE,
  rowsIn,
  rowsOf,
  typedRule,
} from '../../../src/alerts/rule-form.ts';

const TYPED = { ...NEW_RULE, quietZone: 'Europe/Stockholm', name: 'Angry', channelIds: [3] };

describe('the form of an alert rule', () => {
  it('begins with what a person wants: groups of ten minutes, and nights as they are', () => {
    expect(inputOf(TYPED)).toEqual({
      ...{ name: 'Angry', brandId: null, about: 'mentions', channelIds: [3], enabled: true },
      ...{ filter: 'sentiment:negative', threshold: 1, thresholdMinutes: 60, groupMinutes: 10 },
      ...{ cooldownMinutes: 0, quiet: null, overrideFrom: 'urgent', dailyBudget: null, remindMinutes: null },
    });
  });

  it('gives back what was stored', () => {
    const input = inputOf({ ...TYPED, quiet: true, group: false, dailyBudget: '5', remind: true });
    expect(input).toMatchObject({ quiet: { from: 1320, until: 420 }, groupMinutes: 0, remindMinutes: 30 });
    const { name, brandId, about, filter, channelIds, enabled, remindMinutes, ...settings } = input;
    const stored = {
      ...{ name, brandId: brandId!, about: about!, filter, channelIds, enabled: enabled! },
      remindMinutes: remindMinutes!,
      settings: { ...settings, zone: 'Europe/Stockholm' } as Parameters<typeof typedRule>[0]['settings'],
    };
    expect(inputOf(typedRule(stored))).toEqual(input);
  });

  it('reads rows as they were sent, several values of one row too', () => {
    const form = {
      ...{ 'field-0': 'reach', 'is-0': 'least', 'value-0': '1,000' },
      ...{ 'field-2': 'intent', 'is-2': 'any', 'value-2': ['complaint', 'question'] },
      ...{ 'field-3': 'theme', 'is-3': 'any' },
    };
    const { rows, fits } = rowsIn(form);
    expect(fits).toBe(true);
    expect(inputOf({ ...TYPED, rows }).filter).toBe('reach:>=1000 (intent:complaint OR intent:question)');
  });

  it('says which figure is wrong', () => {
    const refused = (typed: object) => () => readFields(inputOf({ ...TYPED, ...typed }));
    expect(refused({ dailyBudget: 'many' })).toThrow('from 1 to 1000');
    expect(refused({ threshold: '0' })).toThrow('from 1 to 1000');
    expect(refused({ groupMinutes: '1.5' })).toThrow('whole number of minutes');
    expect(refused({ quiet: true, quietFrom: '25:00' })).toThrow('such as 22:00');
    expect(refused({ quiet: true, quietUntil: '22:00' })).toThrow('are none');
    expect(refused({ quiet: true, quietZone: 'Mars/Olympus' })).toThrow('no time zone “Mars/Olympus”');
    expect([clockOf(5), minuteOf('00:05'), minuteOf('7:30')]).toEqual(['00:05', 5, 450]);
  });

  it('offers ready-made rules that can be read, those of competitors where there are some', () => {
    const keys = readyMade(['Rival "Bikes"', 'Other']).map(({ key, name, values }) => {
      const typed = { ...TYPED, name, ...values, rows: rowsOf(values.filter) };
      expect(() => readFields(inputOf(typed))).not.toThrow();
      return key;
    });
    expect(keys).toEqual([
      ...['one-star', 'angry-and-visible', 'spike', 'overdue', 'press', 'churn-risk', 'source-silent'],
      'competitor-slip',
    ]);
    expect(readyMade([])).toHaveLength(7);
  });
});

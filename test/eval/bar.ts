/** Whether a run holds the bar. */
import type { BarRow, MeasuredEngine, MeasuredSet } from '../../src/reports/measured.ts';
import type { Cost } from './cost.ts';
import type { Speed } from './speed.ts';
import { WANTED } from './wanted.ts';

export function barRows(results: MeasuredSet[], peers: readonly MeasuredEngine[]): BarRow[] {
  return WANTED.map(({ what, sets, must, stretch, read, tuned }) => {
    const found = results.filter(({ name }) => sets.includes(name));
    const isHere = found.length === sets.length;
    const others = isHere ? peers.map((peer) => tuned?.(found, peer) ?? read(found, peer)) : [];
    const known = others.filter((value) => value !== null);
    return {
      ...{ what, must, stretch, isMost: false },
      set: sets.length === 1 ? sets[0]! : 'umsab_*',
      value: isHere ? read(found, 'earshot') : null,
      tuned: isHere ? (tuned?.(found, 'earshot') ?? null) : null,
      peer: known.length > 0 ? Math.max(...known) : null,
    };
  });
}

export function isMet({ value, must, isMost }: BarRow): boolean {
  return value !== null && (isMost ? value <= must : value >= must);
}

export function isStretchMet({ value, stretch, isMost }: BarRow): boolean {
  return value !== null && (isMost ? value <= stretch : value >= stretch);
}

/** Speed with all heads: texts per CPU-second, and as a ratio to all that wink-nlp does. */
export function speedRows(speed: Speed | null): BarRow[] {
  return [
    costRow('texts per CPU-second, all heads', 5000, 12_000, speed?.earshot ?? null, false),
    costRow('the same, × wink-nlp', 0.25, 0.5, speed?.ratio ?? null, false),
  ];
}

export function costRows({ modelBytes, memoryBytes, loadSeconds }: Cost): BarRow[] {
  return [
    costRow('model files, MB', 4, 2, modelBytes / 1e6, true),
    costRow('memory beyond wink-nlp, MB', 80, 50, memoryBytes / 1e6, true),
    costRow('CPU-seconds to load, beyond wink-nlp', 0.5, 0.2, loadSeconds, true),
  ];
}

function costRow(what: string, must: number, stretch: number, value: number | null, isMost: boolean): BarRow {
  return { what, set: null, must, stretch, value, tuned: null, peer: null, isMost };
}

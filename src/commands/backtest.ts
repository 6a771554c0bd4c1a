import { budgetZone, lastDays, backtest as tryRule } from '../alerts/backtest.ts';
import { type AlertRule, listAlertRules } from '../alerts/rules.ts';
import type { Stretch, Tried } from '../alerts/tried.ts';
import { listBrands } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { type Command, readWords, UsageError } from './command.ts';

export const backtest: Command = {
  name: 'backtest',
  usage: 'backtest <alert rule> [--from day] [--until day]',
  does: 'print when an alert rule would have rung in the stored history; the last 30 days by default',
  async run(words, { platform, out, message }) {
    const days = { from: { type: 'string' }, until: { type: 'string' } } as const;
    const { positionals, values } = readWords(words, Number.POSITIVE_INFINITY, days);
    if (positionals.length === 0) throw new UsageError('Name one alert rule, by its name or its id.');
    const live = await platform();
    const rule = await ruleNamed(live, positionals.join(' '));
    const tried: Tried = { ...rule, brandIds: null };
    const stretch = stretchOf(values, lastDays(live.now(), await budgetZone(live, tried)));
    const result = await tryRule(live, tried, {
      stretch,
      each: async ({ at, mentionId, decision }) => {
        if (decision.is === 'rings')
          await out(JSON.stringify({ at, mention: mentionId, with: decision.with }));
      },
    });
    const { rings, matches, joined, held, copies } = result;
    message(
      `“${rule.name}” would have rung ${times(rings)} from ${matches} ${matches === 1 ? 'match' : 'matches'} between ${day(stretch.from)} and ${day(stretch.until)}; ${joined} would have joined a message, ${held} been held, ${copies} stayed quiet as copies.`,
    );
  },
};

const times = (count: number) => `${count} time${count === 1 ? '' : 's'}`;
const day = (at: Date) => at.toISOString().slice(0, 10);

/** Days begin at midnight UTC. */
function stretchOf({ from, until }: { from?: string; until?: string }, otherwise: Stretch): Stretch {
  const stretch = { from: readDay(from) ?? otherwise.from, until: readDay(until) ?? otherwise.until };
  if (stretch.from < stretch.until) return stretch;
  throw new UsageError('The history begins after it ends. Swap the days.');
}

function readDay(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new UsageError(`“${text}” is not a day. Write it as 2026-11-21.`);
}

async function ruleNamed(platform: Platform, name: string): Promise<AlertRule> {
  const brandIds = (await listBrands(platform)).map((brand) => brand.id);
  const rules = await listAlertRules(platform, brandIds);
  const found = rules.filter(
    (rule) => rule.name.toLowerCase() === name.toLowerCase() || String(rule.id) === name,
  );
  if (found.length === 1) return found[0]!;
  const known = rules.map((rule) => `“${rule.name}” (${rule.id})`).join(', ') || 'none';
  const why =
    found.length === 0
      ? `There is no alert rule “${name}”.`
      : `Several alert rules are called “${name}”; give the id.`;
  throw new Refusal('not-found', `${why} There are: ${known}.`);
}

/** The keys, as a page at /shortcuts and as the sheet that ? opens. */
import type { Frame } from './frame.ts';
import { Fragment, Layout } from './layout.tsx';
import { Icon } from './parts.tsx';

type Line = [keys: string[], does: string];

const GROUPS: { title: string; lines: Line[] }[] = [
  {
    title: 'Walk',
    lines: [
      [['J', 'K'], 'next, previous mention'],
      [['O', 'Enter'], 'open'],
      [['U', 'Esc'], 'back to the list, close'],
      [['V'], 'open the original in a new tab'],
      [['.'], 'show new mentions'],
      [['/'], 'search'],
      [['Ctrl', 'K'], 'find a page, a person or a move'],
    ],
  },
  {
    title: 'Decide',
    lines: [
      [['E'], 'done, and on to the next'],
      [['D'], 'not relevant, and on to the next'],
      [['H'], 'snooze, then 1 to 4, or 5 for a time of your own'],
      [['A'], 'assign'],
      [['M'], 'assign to me'],
      [['1', '2', '3'], 'negative, neutral, positive'],
      [['L'], 'set the theme'],
      [['Z'], 'undo, as often as you like'],
    ],
  },
  {
    title: 'Several at once',
    lines: [
      [['X'], 'select, or leave out'],
      [['Shift', 'J'], 'select downwards'],
      [['Shift', 'K'], 'select upwards'],
      [['*', 'A'], 'select all that the list finds'],
      [['Esc'], 'select nothing'],
    ],
  },
  {
    title: 'Write',
    lines: [
      [['R'], 'reply'],
      [['N'], 'internal note'],
      [['T'], 'templates'],
      [['Ctrl', 'Enter'], 'the main button of what you write'],
    ],
  },
  {
    title: 'Go',
    lines: [
      [['G', 'I'], 'inbox'],
      [['G', 'R'], 'reputation'],
      [['G', 'T'], 'themes'],
      [['G', 'S'], 'sources'],
      [['G', 'A'], 'alerts'],
      [['?'], 'this sheet'],
    ],
  },
];

const Sheet = () => (
  <div class="sheet-grid">
    {GROUPS.map((group) => (
      <section>
        <h2>{group.title}</h2>
        <dl class="keys">
          {group.lines.map(([keys, does]) => (
            <div>
              <dt>
                {keys.map((key) => (
                  <kbd>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </div>
);

const Switch = ({ on }: { on: boolean }) => (
  <p class="hint">
    {on ? 'Every key presses a button that is also on screen. ' : 'Single keys are switched off for you. '}
    <a href="/settings">Change this in your settings</a>.
  </p>
);

/** `/shortcuts`; works without JavaScript. */
export const ShortcutsPage = ({ frame }: { frame: Frame }) => (
  <Layout frame={frame} title="Shortcuts" current={null}>
    <h1>Shortcuts</h1>
    <section class="card" aria-label="Keys">
      <Sheet />
    </section>
    <Switch on={frame.viewer.shortcuts} />
  </Layout>
);

/** `/shortcuts` for HX-Request-Type: partial, into `#sheet`. */
export const ShortcutsSheet = ({ frame }: { frame: Frame }) => (
  <Fragment frame={frame}>
    <form method="dialog" class="sheet-head">
      <h1 id="sheet-title">Shortcuts</h1>
      <button type="submit" class="button quiet icon-only" aria-label="Close">
        <Icon name="x" />
      </button>
    </form>
    <Sheet />
    <Switch on={frame.viewer.shortcuts} />
  </Fragment>
);

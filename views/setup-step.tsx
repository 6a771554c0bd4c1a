/** The page around each of the first steps. */
import type { PropsWithChildren } from 'hono/jsx';
import { Bare } from './bare.tsx';
import type { Door } from './frame.ts';
import { Icon } from './parts.tsx';

const STEPS = ['Brand', 'What to listen for', 'Where and who'];

const Steps = ({ at }: { at: number }) => (
  <ol class="steps" aria-label="Steps">
    {STEPS.map((word, index) => (
      <li class={index < at ? 'done' : undefined} aria-current={index === at ? 'step' : undefined}>
        <span class="step-mark">{index < at ? <Icon name="check" small /> : index + 1}</span>
        <span>{word}</span>
      </li>
    ))}
  </ol>
);

type StepProps = PropsWithChildren<{ door: Door; at: number; title: string; sub: string; later: boolean }>;

const FinishLater = () => (
  <>
    <span class="hint wide-only">Everything can be changed later</span>
    <a class="button quiet" href="/">
      Finish later
    </a>
  </>
);

/** Enter presses the first button of a form: that is neither the thumb of a match nor the test of a channel. */
export const EnterGoesOn = () => (
  <button type="submit" class="hidden" tabindex={-1}>
    Continue
  </button>
);

export const Step = ({ door, at, title, sub, later, children }: StepProps) => (
  <Bare door={door} title={title} wide end={later ? <FinishLater /> : undefined}>
    <div>
      <Steps at={at} />
      <h1>{title}</h1>
      <p class="sub">{sub}</p>
    </div>
    {children}
  </Bare>
);

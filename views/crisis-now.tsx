/** A crisis that is on: its steps, its log, and how it ends. */
import type { Crisis } from '../src/replies/crises.ts';
import { Card } from './cards.tsx';
import { Lines, Owner, type Part, urlOf } from './crisis-parts.tsx';
import { count, duration } from './format.ts';
import { Once, PostForm } from './forms.tsx';
import { Icon } from './parts.tsx';
import { Moment } from './time.tsx';

export const Steps = ({ data, crisis, may }: Part & { crisis: Crisis; may: boolean }) => (
  <Card
    title="Playbook"
    hint={`${crisis.steps.filter(({ doneAt }) => doneAt).length} of ${crisis.steps.length} done`}
  >
    <ol class="playbook">
      {crisis.steps.map(({ step, doneBy, doneAt }, index) => (
        <li>
          <PostForm action={urlOf(data, 'crisis/step')} fields={{ step: index }}>
            <Icon name={doneAt ? 'circle-check' : 'circle-dashed'} />
            <span class="grow">
              {step}
              {doneAt && (
                <span class="hint">
                  {' '}
                  {doneBy}, <Moment at={new Date(doneAt)} />
                </span>
              )}
            </span>
            {may && (
              <button type="submit" class="button small" name={doneAt ? 'undone' : 'done'} value="1">
                {doneAt ? 'Not done yet' : 'Mark as done'}
              </button>
            )}
          </PostForm>
        </li>
      ))}
    </ol>
  </Card>
);

export const Log = ({ data, crisis, may }: Part & { crisis: Crisis; may: boolean }) => (
  <Card title="Log">
    {may && (
      <PostForm action={urlOf(data, 'crisis/log')} class="form">
        <Once />
        <Lines data={data} name="text" label="What was decided or learnt" rows={2} />
        <button type="submit" class="button">
          Add to the log
        </button>
      </PostForm>
    )}
    <ul class="said-list">
      {crisis.log.map(({ at, who, text }) => (
        <li class="said">
          <p class="hint">
            <b>{who ?? 'Earshot'}</b> <Moment at={at} />
          </p>
          <p class="said-text" dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ul>
  </Card>
);

/** What it came to so far. */
export function figures({ mentions, negative, answered, held }: Crisis): string {
  const waiting = held > 0 ? ` ${count(held, 'draft')} held.` : '';
  return `${count(mentions, 'mention')} meanwhile, ${negative} of them negative, ${answered} answered.${waiting}`;
}

/** A beginning for whoever writes the summary. */
function draftOf(crisis: Crisis, now: Date): string {
  const lasted = duration(now.getTime() - crisis.startedAt.getTime());
  const done = crisis.steps.filter(({ doneAt }) => doneAt).length;
  return `${crisis.what}\nLasted ${lasted}; led by ${crisis.leader}. ${figures(crisis)} ${done} of ${crisis.steps.length} steps done.\nWhat we learnt: `;
}

export const End = ({ data, crisis, now }: Part & { crisis: Crisis; now: Date }) => (
  <Card title="End it">
    <PostForm action={urlOf(data, 'crisis/end')} class="form">
      <Once />
      <Lines data={data} name="summary" label="Closing summary" rows={6} value={draftOf(crisis, now)} />
      <button type="submit" class="button solid">
        It is over
      </button>
    </PostForm>
    <PostForm action={urlOf(data, 'crisis/owner')} class="form">
      <Once />
      <Owner data={data} chosen={crisis.ownerId} />
      <button type="submit" class="button">
        Pass it on
      </button>
    </PostForm>
  </Card>
);

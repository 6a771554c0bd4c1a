/** One question to somebody who was answered, without an account, a cookie or a script. */
import { Bare } from './bare.tsx';
import type { Errors } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Door } from './frame.ts';
import { Icon } from './parts.tsx';

export type SurveyData = {
  path: string;
  brandName: string;
  isOver: boolean;
  answer: { rating: number; text: string | null } | null;
  /** What was typed with an answer that was refused. */
  typed: string;
  errors: Errors;
};

const WORDS = ['', 'Very bad', 'Bad', 'All right', 'Good', 'Very good'];
const LONGEST = 1000;

const Question = ({ data: { path, brandName, typed, errors } }: { data: SurveyData }) => (
  <>
    <h1>How did {brandName} deal with what you wrote?</h1>
    {errors[''] && (
      <p class="error" role="alert">
        {errors['']}
      </p>
    )}
    <PostForm action={path} class="card form">
      <fieldset class="field" aria-describedby={errors.rating ? 'rating-error' : undefined}>
        <legend>Your answer</legend>
        {[5, 4, 3, 2, 1].map((rating) => (
          <label class="tick">
            <input type="radio" name="rating" value={String(rating)} required />
            <span class="grow">
              <b>
                {rating} {WORDS[rating]}
              </b>
            </span>
          </label>
        ))}
        {errors.rating && (
          <p class="error" id="rating-error">
            <Icon name="circle-x" small />
            {errors.rating}
          </p>
        )}
      </fieldset>
      <div class="field">
        <label for="survey-text">Anything to add? You can leave this empty.</label>
        <textarea class="input" id="survey-text" name="text" rows={4} maxlength={LONGEST} dir="auto">
          {typed}
        </textarea>
      </div>
      <button type="submit" class="button solid">
        Send the answer
      </button>
    </PostForm>
    <p class="hint">
      Only {brandName} reads it, beside the conversation that you had. You can answer once. Nothing about you
      is stored with it, and no cookie is set.
    </p>
  </>
);

type ThanksProps = { answer: NonNullable<SurveyData['answer']>; data: SurveyData };

const Thanks = ({ answer, data: { brandName, errors } }: ThanksProps) => (
  <>
    <h1>Thank you</h1>
    {errors[''] && (
      <p class="error" role="alert">
        {errors['']}
      </p>
    )}
    <p>
      You answered <b>{`${answer.rating} ${WORDS[answer.rating]}`}</b>. {brandName} sees it beside your
      conversation.
    </p>
    {answer.text && (
      <figure class="card">
        <figcaption class="hint">You added</figcaption>
        <p class="said-text" dir="auto">
          {answer.text}
        </p>
      </figure>
    )}
  </>
);

/** `/c/:token`. */
export const SurveyPage = ({ door, data }: { door: Door; data: SurveyData }) => (
  <Bare door={door} title="How did we do?" unlisted>
    {data.answer ? (
      <Thanks answer={data.answer} data={data} />
    ) : data.isOver ? (
      <>
        <h1>This question is closed</h1>
        <p>
          It could be answered for 30 days. Nothing was stored. You can still write to {data.brandName}{' '}
          itself.
        </p>
      </>
    ) : (
      <Question data={data} />
    )}
  </Bare>
);

export const NoSurveyPage = ({ door }: { door: Door }) => (
  <Bare door={door} title="No question" unlisted>
    <h1>There is no question behind this link</h1>
    <p>It is not complete, or the conversation that it belonged to was removed. Nothing was stored.</p>
  </Bare>
);

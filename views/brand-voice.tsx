/** How a brand speaks: what the reply coach and the drafts go by. */
import type { NextStep, Voice } from '../src/mentions/writing/voice.ts';
import type { TypedVoice } from '../src/mentions/writing/voice-form.ts';
import { BrandTabs } from './brand-tabs.tsx';
import { Card, PageHead } from './cards.tsx';
import { describedBy, type Errors, Field, idOf, Labelled, SelectField, Tick, Wrong } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';
import { Icon } from './parts.tsx';

export type VoiceData = {
  brand: { id: number; name: string };
  voice: TypedVoice;
  errors: Errors;
};

/** One a line, as the form and the file have them. */
export const stepLines = (steps: NextStep[]) =>
  steps.map(({ theme, step, when }) => `${theme ?? '*'}: ${step}, ${when}`).join('\n');

const TONES = [
  { value: 'warm', label: 'Warm: Hi, one exclamation mark at most' },
  { value: 'plain', label: 'Plain: Hello, no exclamation marks' },
  { value: 'formal', label: 'Formal: Dear, nothing familiar' },
];

const PROMISES: [Voice['promises'][number], string][] = [
  ['refund', 'A refund'],
  ['replacement', 'A replacement'],
  ['compensation', 'A discount, a voucher, something free'],
  ['date', 'A date on which it arrives or is mended'],
  ['guarantee', 'That it never happens again'],
  ['legal', 'Liability and other legal consequences'],
];

type LinesProps = { name: string; label: string; value: string; help: string; error?: string; may: boolean };

const Lines = ({ name, label, value, help, error, may }: LinesProps) => (
  <Labelled name={name} label={label} help={help} error={error}>
    <textarea
      class="input lines"
      id={idOf(name)}
      name={name}
      rows={4}
      readonly={!may}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy(name, help, error)}
    >
      {value}
    </textarea>
  </Labelled>
);

type CardProps = { data: VoiceData; may: boolean };

const Sound = ({ data: { voice, errors }, may }: CardProps) => (
  <Card title="How it sounds">
    <div class="form">
      <SelectField name="tone" label="Tone" value={voice.tone} options={TONES} />
      <Field
        name="signature"
        label="Signature"
        value={voice.signature}
        help="{{agent.name}} and {{brand}} are filled in."
        error={errors.signature}
      />
      <Lines
        may={may}
        name="use"
        label="Words to use"
        value={voice.use.join('\n')}
        help="One a line."
        error={errors.use}
      />
      <Lines
        may={may}
        name="avoid"
        label="Words to avoid"
        value={voice.avoid.join('\n')}
        help="One a line. Advice only."
        error={errors.avoid}
      />
      <Lines
        may={may}
        name="banned"
        label="Banned phrases"
        value={voice.banned.join('\n')}
        help="One a line. A reply with one of them does not go out."
        error={errors.banned}
      />
    </div>
  </Card>
);

const Word = ({ data: { voice, errors }, may }: CardProps) => (
  <Card title="What it may say">
    <div class="form">
      <fieldset class="field">
        <legend>Promises that may be made</legend>
        {PROMISES.map(([value, label]) => (
          <Tick name="promises" value={value} label={label} ticked={voice.promises.includes(value)} />
        ))}
      </fieldset>
      <Lines
        may={may}
        name="nextSteps"
        label="What happens next"
        value={voice.nextSteps}
        help="One a line: theme: what we do, until when. * stands for every theme. Drafts end with it."
        error={errors.nextSteps}
      />
      <Lines
        may={may}
        name="contacts"
        label="Our own addresses"
        value={voice.contacts.join('\n')}
        help="E-mail addresses and phone numbers that may stand in public, one a line."
        error={errors.contacts}
      />
      <Field
        name="repeats"
        type="number"
        min={1}
        max={1000}
        label="A template is tired after so many uses a week"
        value={voice.repeats}
        error={errors.repeats}
      />
    </div>
  </Card>
);

const FileCard = ({ data: { brand, errors } }: { data: VoiceData }) => (
  <Card title="From a file">
    <form method="post" action={`/brands/${brand.id}/voice/file`} enctype="multipart/form-data" class="form">
      <Labelled
        name="file"
        label="Voice file"
        help="A text file as it is downloaded here. It replaces everything above."
        error={errors.file}
      >
        <input
          class="input"
          id={idOf('file')}
          type="file"
          name="file"
          accept=".txt,text/plain"
          required
          aria-describedby={describedBy('file', true, errors.file)}
        />
      </Labelled>
      <button type="submit" class="button">
        Read the file
      </button>
    </form>
  </Card>
);

/** `/brands/:id/voice`. */
export const VoicePage = ({ frame, data, may }: { frame: Frame; data: VoiceData; may: boolean }) => (
  <Layout frame={frame} title={`Voice of ${data.brand.name}`} current="brands">
    <PageHead title="Brand voice" sub={<a href={`/brands/${data.brand.id}`}>{data.brand.name}</a>}>
      <a class="button" href={`/brands/${data.brand.id}/voice.txt`}>
        <Icon name="download" /> Download as a file
      </a>
    </PageHead>
    <BrandTabs frame={frame} brandId={data.brand.id} current="voice" />
    <PostForm action={`/brands/${data.brand.id}/voice`}>
      {data.errors[''] && <Wrong id="voice-error" sentence={data.errors['']} />}
      <div class="columns-2">
        <Sound data={data} may={may} />
        <Word data={data} may={may} />
      </div>
      {may && (
        <p>
          <button type="submit" class="button solid">
            Save the voice
          </button>
        </p>
      )}
    </PostForm>
    {may && <FileCard data={data} />}
  </Layout>
);

/** Posts that a rule finds, with why, what speaks against them, and a thumb for each. */

import type { Exclusion } from '../src/brands/relevance/exclusions.ts';
import type { DryRun } from '../src/ingest/dry-run/dry-run.ts';
import type { Sample } from '../src/ingest/dry-run/samples.ts';
import { count, number } from './format.ts';
import { Pieces, segments } from './marked.tsx';
import { Hidden, Icon, SourceGlyph } from './parts.tsx';
import { Time } from './time.tsx';
import { hostOf, safeUrl } from './urls.ts';
import { sourceName } from './words.ts';

const Said = ({ sample: { title, text, matched } }: { sample: Sample }) => (
  <p dir="auto" class="sample-text">
    {title !== null && (
      <b>
        <Pieces pieces={segments(title, 0, matched, [])} />
      </b>
    )}
    {title && text && <br />}
    <Pieces pieces={segments(text, title === null ? 0 : title.length + 1, matched, [])} />
  </p>
);

const Top = ({ sample }: { sample: Sample }) => {
  const address = safeUrl(sample.url);
  return (
    <p class="match-top">
      <SourceGlyph kind={sample.sourceKind} />
      <bdi>{sample.author ?? 'Unknown author'}</bdi>
      <span>{sourceName(sample.sourceKind)}</span>
      {sample.publishedAt && <Time at={sample.publishedAt} />}
      {address && (
        <a href={address} rel="noopener noreferrer" target="_blank">
          {hostOf(address)} <Icon name="external-link" small />
        </a>
      )}
    </p>
  );
};

type Thumbed = Pick<Sample, 'itemHash' | 'features'>;
type Given = Thumbed & Pick<Sample, 'relevant'>;
type ThumbProps = { sample: Given; brandId: number; relevant: boolean };

/** What the button of a thumb brings; null takes back what was said. */
export function thumbValue({ itemHash, features }: Thumbed, relevant: boolean | null): string {
  const verdict = relevant === null ? 'none' : relevant ? 'up' : 'down';
  return `${verdict} ${itemHash} ${features.join(',')}`;
}

/** Pressed again it takes itself back. The form around the rule goes with it. */
const Thumb = ({ sample, brandId, relevant }: ThumbProps) => {
  const isGiven = sample.relevant === relevant;
  const words = relevant ? 'About us' : 'Not about us';
  const action = `/brands/${brandId}/rules/thumbs`;
  return (
    <button
      type="submit"
      form="rule-form"
      formaction={action}
      formnovalidate
      class={`button small thumb${isGiven ? ' given' : ''}`}
      name="thumb"
      value={thumbValue(sample, isGiven ? null : relevant)}
      aria-pressed={isGiven ? 'true' : 'false'}
      hx-post={action}
      hx-target="#announce"
      hx-swap="none"
      hx-disable="this"
    >
      <Icon name={relevant ? 'thumbs-up' : 'thumbs-down'} small />
      {words}
    </button>
  );
};

/** `#thumbs-<hash>`: both, and which of them was given. */
export const Thumbs = ({ sample, brandId }: { sample: Given; brandId: number }) => (
  <div class="button-row thumbs" id={`thumbs-${sample.itemHash}`}>
    <Hidden>Is this about the brand?</Hidden>
    <Thumb sample={sample} brandId={brandId} relevant={true} />
    <Thumb sample={sample} brandId={brandId} relevant={false} />
  </div>
);

const Line = ({ sample, brandId }: { sample: Sample; brandId: number | null }) => (
  <li class="sample">
    <Top sample={sample} />
    <Said sample={sample} />
    <p class="hint">{sample.why}.</p>
    {sample.doubt && (
      <p class="state warn">
        <Icon name="triangle-alert" small />
        <span>May be about something else: {sample.doubt}.</span>
      </p>
    )}
    {brandId !== null && <Thumbs sample={sample} brandId={brandId} />}
  </li>
);

/** `brandId` null: to look at only. */
export const Samples = ({ samples, brandId }: { samples: Sample[]; brandId: number | null }) => (
  <ul class="samples">
    {samples.map((sample) => (
      <Line sample={sample} brandId={brandId} />
    ))}
  </ul>
);

const effectWords = ({ downs, ups, others }: Exclusion) =>
  `drops ${downs} that ${downs === 1 ? 'is' : 'are'} not about you, ${ups} that are${others > 0 ? `, and ${count(others, 'post')} nobody has judged` : ''}`;

type ExclusionsProps = {
  exclusions: Exclusion[];
  told: DryRun['told'];
  brandId: number;
};

function toldWords({ downs, found }: DryRun['told']): string {
  if (downs === 0)
    return 'Say of some samples whether they are about you: Earshot then proposes words to leave out, and learns to tell them apart.';
  if (found === 0)
    return `Of ${count(downs, 'post')} that people called not about you, this rule finds none.`;
  if (found === 1)
    return 'One of the posts found is not about you. Say so of another one, and words that set them apart are proposed.';
  return `${number(found)} of the posts found are not about you, but no word sets them apart from your others. Say it of more samples.`;
}

/** `#exclusions`: what the thumbs say could be left out, one press each. */
export const Exclusions = ({ exclusions, told, brandId }: ExclusionsProps) => (
  <div id="exclusions" class="exclusions" aria-live="polite">
    {exclusions.length === 0 ? (
      <p class="hint">{toldWords(told)}</p>
    ) : (
      <>
        <h3>Could be left out</h3>
        <ul>
          {exclusions.map((exclusion) => (
            <li>
              <button
                type="submit"
                form="rule-form"
                formaction={`/brands/${brandId}/rules/trial`}
                class="button small"
                name="add"
                value={exclusion.part}
                hx-post={`/brands/${brandId}/rules/trial`}
                hx-target="#workbench"
                hx-swap="outerHTML"
                hx-disable="this"
              >
                <Icon name="plus" small /> Add <code>{exclusion.part}</code>
              </button>
              <span class="hint">{effectWords(exclusion)}</span>
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
);

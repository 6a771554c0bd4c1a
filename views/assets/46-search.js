/** Fields and values are offered while one types them; they come when the search is first used. */
const MOST_OFFERED = 8;
const offeredTerms = () => all('#search-terms [data-typed]:not([hidden])');
const chosenTerm = () => one('#search-terms [aria-selected=true]');

/** The word before the cursor, without the sign that leaves it out; null within a word. */
function wordBegun(field) {
  const at = field.selectionStart;
  if (/^[^\s)]/.test(field.value.slice(at))) return null;
  return /(?:^|[\s(])-?([^\s("-](?:[^\s("]*|[a-z]+:"[^"]*))$/i.exec(field.value.slice(0, at))?.[1] ?? '';
}

function pointAt(field, option) {
  chosenTerm()?.setAttribute('aria-selected', 'false');
  option?.setAttribute('aria-selected', 'true');
  option?.scrollIntoView({ block: 'nearest' });
  field.setAttribute('aria-activedescendant', option?.id ?? '');
}

function closeTerms(field) {
  pointAt(field, null);
  one('#search-terms').hidden = true;
  field.setAttribute('aria-expanded', 'false');
}

/** Fields until there is a colon, then the values of that field; all fields when `always`. */
function offerTerms(field, always) {
  const begun = wordBegun(field)?.toLowerCase();
  const isAsked = begun !== undefined && (begun !== '' || always);
  let left = MOST_OFFERED;
  for (const option of all('#search-terms [data-typed]')) {
    const typed = option.dataset.typed.toLowerCase();
    const isField = typed.endsWith(':');
    const fits = isAsked && typed.startsWith(begun) && typed !== begun && isField !== begun.includes(':');
    option.hidden = !fits || (!always && left <= 0);
    if (fits) left -= 1;
  }
  closeTerms(field);
  const isOpen = offeredTerms().length > 0;
  one('#search-terms').hidden = !isOpen;
  field.setAttribute('aria-expanded', String(isOpen));
}

async function loadTerms(field) {
  if (field.role === 'combobox') return;
  const list = one('#search-terms');
  const named = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id };
  for (const [name, value] of Object.entries({ ...named, 'aria-expanded': 'false', autocomplete: 'off' }))
    field.setAttribute(name, value);
  await htmx.ajax('GET', list.dataset.from, { source: list, target: list, swap: 'innerHTML' });
  if (document.activeElement === field) offerTerms(field, false);
}

function typeTerm(field, { dataset: { typed } }) {
  const end = field.selectionStart;
  const words = typed.endsWith(':') ? typed : `${typed} `;
  field.setRangeText(words, end - wordBegun(field).length, end, 'end');
  offerTerms(field, false);
}

const isSearch = (element) => element.matches?.('[data-terms]');

on('focusin', ({ target }) => isSearch(target) && loadTerms(target));
on('focusout', ({ target }) => isSearch(target) && closeTerms(target));
on('input', ({ target }) => isSearch(target) && offerTerms(target, false));

/** The field keeps the focus. */
on('mousedown', (event) => {
  const option = event.target.closest('#search-terms [data-typed]');
  if (!option) return;
  event.preventDefault();
  typeTerm(one('[data-terms]'), option);
});

on(
  'keydown',
  (event) => {
    const { key, target } = event;
    if (!isSearch(target) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const isOpen = !one('#search-terms').hidden;
    if (step === 1 && !isOpen) offerTerms(target, true);
    else if (step) {
      const list = offeredTerms();
      const at = list.indexOf(chosenTerm());
      pointAt(
        target,
        list[at === -1 && step < 0 ? list.length - 1 : (at + step + list.length) % list.length],
      );
    } else if (key === 'Escape' && isOpen) closeTerms(target);
    else if ((key === 'Enter' || key === 'Tab') && chosenTerm()) typeTerm(target, chosenTerm());
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

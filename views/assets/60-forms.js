/** Settings that only one choice needs come and go with it; what is hidden is not sent. */
function showAsked(form) {
  for (const part of all('[data-when]', form)) {
    const choice = form.elements[part.dataset.when];
    const applies = !choice.matches(':disabled') && part.dataset.is.split(' ').includes(choice.value);
    part.hidden = !applies;
    part.disabled = !applies;
  }
}

on('change', ({ target }) => {
  if (target.form) showAsked(target.form);
});

/** Coming back, browsers fill in what was chosen before. */
addEventListener('pageshow', () => {
  for (const form of document.forms) showAsked(form);
});

/** Where nobody has chosen a time zone yet, one's own is the likeliest. */
for (const field of all('[data-own-zone]')) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (field.value === 'UTC' && [...field.options].some(({ value }) => value === own)) field.value = own;
}

/** Leaves those that have every word that is typed. */
function filterBy(field) {
  const place = one(field.dataset.filters);
  const words = field.value.toLowerCase().split(/\s+/);
  const items = all('[data-words]', place);
  for (const item of items) item.hidden = !words.every((word) => item.dataset.words.includes(word));
  for (const group of all('[data-group]', place)) group.hidden = !one('[data-words]:not([hidden])', group);
  const left = items.filter((item) => !item.hidden);
  one('[data-none]', place).hidden = left.length > 0;
  voice().textContent = `${left.length} ${field.dataset.found}`;
  return left;
}

on('input', ({ target }) => {
  if (target.matches('[data-filters]')) filterBy(target);
});

on('keydown', ({ key, target }) => {
  if (key !== 'Enter' || !target.matches('[data-filters]') || palette()?.contains(target)) return;
  const [only, ...others] = filterBy(target);
  if (only && others.length === 0) one('a', only).click();
});

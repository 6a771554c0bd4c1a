const one = (selector, within = document) => within.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const wide = () => matchMedia('(width >= 860px)').matches;

/** Moves go one after the other: a key that is pressed while one is on its way waits for the answer. */
let moves = Promise.resolve();

function inTurn(work) {
  moves = moves.then(work, work);
}

/** Not requestSubmit(): a form that was just swapped in may not be wired yet and would leave the page. */
function post(form, button) {
  const values = Object.fromEntries(new FormData(form, button));
  return htmx.ajax('POST', form.getAttribute('action'), {
    source: '#announce',
    target: '#announce',
    swap: 'none',
    values,
  });
}

/** Does what a press on the element would do. */
function press(element) {
  if (element.dataset.focus) return write(element);
  if (element.matches('summary')) return toggle(element.parentElement);
  if (element.matches('input')) return take(element);
  if (element.hasAttribute('data-sheet')) return showSheet(element);
  if (element.form?.hasAttribute('hx-post'))
    return element.form.reportValidity() && post(element.form, element);
  element.click();
}

function write(element) {
  element.click();
  take(one(element.dataset.focus));
}

/** What is typed while a field is still to come, so that words never act as keys; null when none is awaited. */
let held = null;

function take(field) {
  field?.focus();
  if (field?.matches('input')) field.select();
  if (held) field?.setRangeText(held, field.selectionStart, field.selectionEnd, 'end');
  held = null;
}

function toggle(menu) {
  menu.open = !menu.open;
  if (menu.open) one('.menu-list button, .menu-list a', menu)?.focus();
}

function showSheet(link) {
  const sheet = one('#sheet');
  return htmx
    .ajax('GET', link.getAttribute('href'), { source: sheet, target: sheet, swap: 'innerHTML' })
    .then(() => sheet.open || sheet.showModal());
}

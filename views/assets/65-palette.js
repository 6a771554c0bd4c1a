const palette = () => one('#palette');
const offered = () => all('#palette [data-words]:not([hidden]) :is(a, button)');

/** Moves that the page does not offer now are left out; what is searched for goes into the links that search. */
function preparePalette() {
  for (const button of all('#palette [data-press]'))
    if (!find(button.dataset.press)) button.closest('[data-words]').remove();
}

on('htmx:after:swap', ({ detail: { ctx } }) => {
  if (ctx.target?.id === 'sheet') preparePalette();
});

on('input', ({ target }) => {
  if (!palette()?.contains(target)) return;
  for (const link of all('#palette [data-search]')) {
    link.closest('li').hidden = target.value.trim() === '';
    link.href = link.dataset.search.replace('%s', encodeURIComponent(target.value.trim()));
    one('b', link).textContent = target.value.trim();
  }
});

function choose(button) {
  const key = button.dataset.press;
  one('#sheet').close();
  inTurn(() => opening.then(() => pressNow(key)));
}

on('click', ({ target }) => {
  const button = target.closest?.('[data-press]');
  if (button) choose(button);
});

on('keydown', (event) => {
  const { key, target } = event;
  if (!palette()?.contains(target)) return;
  const list = [...offered(), ...all('#palette li:not([hidden]) > [data-search]')];
  const at = list.indexOf(target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step) (at + step < 0 ? one('input', palette()) : list[at + step])?.focus();
  else if (key === 'Enter' && target.matches('input')) list[0]?.click();
  else return;
  event.preventDefault();
});

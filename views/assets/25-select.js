const ticked = () => all('#rows .row-tick:checked');

/** How many are ticked; that the bar shows at all is for the style sheet. */
function countTicked() {
  const words = one('#selected');
  if (words) words.textContent = words.dataset.words.replace('#', ticked().length);
}

/** Where a selection with Shift began. */
let anchor = null;

function setTick(row, isTicked) {
  const box = row && one('.row-tick', row);
  if (box) box.checked = isTicked;
  countTicked();
}

function tick(row) {
  anchor = null;
  setTick(row, !one('.row-tick:checked', row));
}

/** Back towards where it began, the selection shrinks again. */
function extend(by) {
  const row = current();
  if (!anchor?.isConnected) anchor = row;
  const place = (each) => Math.sign(all('#rows .row').indexOf(each) - all('#rows .row').indexOf(anchor));
  const shrinks = place(row) === -by;
  setTick(row, !shrinks);
  walk(by);
  if (!shrinks) setTick(current(), true);
}

/** All that the list finds, also what is not loaded yet. */
function tickAll() {
  for (const row of all('#rows .row:not([hidden])')) setTick(row, true);
  const rest = one('#selection [name=all]');
  if (rest) rest.checked = true;
}

on('change', ({ target }) => target.matches('.row-tick') && countTicked());
on('htmx:after:swap', countTicked);

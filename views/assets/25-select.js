/** How many are ticked; that the bar shows at all is for the style sheet. */
function countTicked() {
  const words = one('#selected');
  if (words) words.textContent = words.dataset.words.replace('#', all('#rows .row-tick:checked').length);
}

function tick(row) {
  const box = row && one('.row-tick', row);
  if (!box) return;
  box.checked = !box.checked;
  countTicked();
}

document.addEventListener('change', ({ target }) => target.matches('.row-tick') && countTicked());
document.addEventListener('htmx:after:swap', countTicked);

const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
let going = 0;

/** In an open menu its own keys come first; undo means the toast before anything else. */
function find(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  return one(`.menu[open] [data-menu-key="${CSS.escape(key)}"]`) ?? one(`#toasts ${named}`) ?? one(named);
}

const openMenu = () => one('.menu[open]');

function leave(target, typing) {
  const menu = openMenu();
  if (menu) {
    menu.open = false;
    one('summary', menu).focus();
  } else if (typing) target.blur();
  else if (!one('dialog[open]')) back();
}

/** Ctrl or Cmd with Enter presses the main button of the form that one writes in. */
function primary(target) {
  const button = target.closest('form') && one('[data-primary]', target.closest('form'));
  if (button) after(() => press(button));
  return button;
}

const inList = (target) => target === document.body || target.id === 'main' || target.closest('#rows');

function single(event) {
  const { key, target } = event;
  const step = steps[key];
  if (performance.now() - going < 1500 && one(`[data-go="${CSS.escape(key)}"]`))
    return one(`[data-go="${CSS.escape(key)}"]`).click();
  going = key === 'g' ? performance.now() : 0;
  if (step && one('#rows') && (key.length === 1 || inList(target))) return walk(step) ?? true;
  if ((key === 'o' || (key === 'Enter' && target === document.body)) && current())
    return open(current(), 'push') ?? true;
  if (key === 'u') return back() ?? true;
  if (event.repeat || !find(key)) return false;
  after(() => find(key) && press(find(key)));
  return true;
}

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.isComposing || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'Enter' && primary(target)) event.preventDefault();
    return;
  }
  const typing = target.closest(
    'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]',
  );
  if (key === 'Escape') return leave(target, typing);
  if (typing || document.body.dataset.shortcuts === 'off' || one('dialog[open]')) return;
  if (single(event) !== false) event.preventDefault();
});

const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
let going = Number.NEGATIVE_INFINITY;

/** In an open menu its own keys come first; undo means the toast before anything else. */
function find(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  const found =
    one(`.menu[open] [data-menu-key="${CSS.escape(key)}"]`) ?? one(`#toasts ${named}`) ?? one(named);
  return isBehindTheList(found) ? null : found;
}

/** On a phone the list hides the opened mention; nobody decides about what is not in sight. */
const isBehindTheList = (element) => element?.closest('#detail') && !one('#detail').offsetParent;

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
  if (button) inTurn(() => press(button));
  return button;
}

const inList = (target) => target === document.body || target.id === 'main' || target.closest('#rows');

function single(event) {
  const { key, target } = event;
  const step = steps[key];
  if (performance.now() - going < 1500 && one(`[data-go="${CSS.escape(key)}"]`))
    return one(`[data-go="${CSS.escape(key)}"]`).click();
  going = key === 'g' ? performance.now() : Number.NEGATIVE_INFINITY;
  if (step && one('#rows') && (key.length === 1 || inList(target))) return inTurn(() => walk(step));
  if ((key === 'o' || (key === 'Enter' && target === document.body)) && current())
    return inTurn(() => open(current(), 'push'));
  if (key === 'x' && current()) return inTurn(() => tick(current()));
  if (key === 'u') return inTurn(back);
  const found = find(key);
  if (event.repeat || !found) return false;
  if (found.matches('[data-focus], input')) held = '';
  return inTurn(() => opening.then(() => pressNow(key)));
}

/** Found anew: the button of the mention that is opened by now. */
function pressNow(key) {
  const element = find(key);
  if (!element) held = null;
  return element && press(element);
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
  if (held !== null && key.length === 1) {
    held += key;
    return event.preventDefault();
  }
  if (key === 'Escape') return leave(target, typing);
  if (typing || document.body.dataset.shortcuts === 'off' || one('dialog[open]')) return;
  if (single(event) !== false) event.preventDefault();
});

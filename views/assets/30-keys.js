const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** `g` and `*` wait this long for their second key, in ms. */
const PATIENCE = 1500;
let first = { key: '', at: 0 };

/** An open menu has keys of its own only; else the bar of what is ticked comes first, and undo means the toast before anything else. */
function find(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  if (openMenu()) return one(`${named}, ${named.replace('key', 'menu-key')}`, openMenu());
  const found =
    (ticked().length > 0 ? one(`#selection ${named}`) : null) ??
    one(`#toasts ${named}`) ??
    all(named).find((element) => !element.closest('#selection'));
  return isBehindTheList(found) || isForOne(found) ? null : found;
}

/** While several are ticked, a key never decides about only the one that is opened. */
const isForOne = (element) => ticked().length > 0 && element?.closest('#moves, #why');

/** On a phone the list hides the opened mention; nobody decides about what is not in sight. */
const isBehindTheList = (element) => element?.closest('#detail') && !one('#detail').offsetParent;

const openMenu = () => one('.menu[open]');

function leave(target, typing) {
  const menu = openMenu();
  if (one('dialog[open]')) one('#sheet').close();
  else if (menu) {
    menu.open = false;
    one('summary', menu).focus();
  } else if (typing) target.blur();
  else if (ticked().length > 0) one('#selection [type=reset]')?.click();
  else back();
}

/** Ctrl or Cmd with Enter presses the main button of the form that one writes in, or is about to. */
function primary(target) {
  const inForm = (element) => element?.closest('form') && one('[data-primary]', element.closest('form'));
  const isPossible = inForm(target) || (waiting > 0 && one('#composer'));
  if (isPossible) {
    inTurn(() => {
      const button = inForm(document.activeElement) ?? (target.isConnected ? inForm(target) : null);
      return button && press(button);
    });
  }
  return isPossible;
}

/** Enter waits for what a key before it has opened, whatever has the focus till then, and the keys behind it wait for what it opens. */
function enter({ key, target, repeat }) {
  if (key !== 'Enter' || repeat || !(waiting > 0 || target.matches('a[hx-get][hx-target]'))) return false;
  inTurn(() => {
    const element = document.activeElement;
    if (element.matches('a, button, summary')) return press(element);
    if (current()) open(current(), 'push');
  });
  return true;
}

const inList = (target) => target === document.body || target.id === 'main' || target.closest('#rows');

/** In an open menu the arrows walk its choices, and a letter goes on to the next that begins with it. */
function walkMenu({ key, shiftKey }) {
  if (!openMenu() || shiftKey || find(key)) return false;
  const list = choices(openMenu());
  const at = list.indexOf(document.activeElement) + 1;
  const ahead = [...list.slice(at), ...list.slice(0, at)];
  const next = steps[key]
    ? ahead.at(steps[key] < 0 ? -2 : 0)
    : ahead.find(({ textContent }) => textContent.toLowerCase().startsWith(key));
  next?.focus();
  return Boolean(next);
}

function second(key) {
  const before = performance.now() - first.at < PATIENCE ? first.key : '';
  first = { key, at: performance.now() };
  if (before === 'g' && one(`[data-go="${CSS.escape(key)}"]`))
    return () => one(`[data-go="${CSS.escape(key)}"]`)?.click();
  return before === '*' && key === 'a' && one('#selection') ? tickAll : null;
}

/** What a single key does in the list, apart from pressing its button; null when that is all it does. */
function listWork({ key, shiftKey, target }) {
  const step = steps[key] ?? (shiftKey ? steps[key.toLowerCase()] : 0);
  if (step && one('#rows') && (key.length === 1 || inList(target)))
    return () => current() && (shiftKey ? extend(step) : walk(step));
  if ((key === 'o' || (key === 'Enter' && target === document.body)) && current())
    return () => current() && open(current(), 'push');
  if (key === 'x' && current()) return () => current() && tick(current());
  return key === 'u' ? back : null;
}

function single(event) {
  const { key } = event;
  if (walkMenu(event)) return true;
  const work = second(key) ?? listWork(event);
  if (work) return inTurn(work, false, false);
  const found = find(key);
  const isPossible = found || (waiting > 0 && /^[a-fh-z\d.]$/.test(key)) || (key === 'z' && hasHistory());
  if (event.repeat || !isPossible) return false;
  if (found?.matches('[data-focus], input')) held = '';
  return inTurn(() => opening.then(() => pressNow(key, found)));
}

/** Found anew: the button of the mention that is opened by now. One that was there, and is not, takes no other key either. */
function pressNow(key, wasFound) {
  if (one('dialog[open]')) return;
  const element = find(key);
  if (key === 'z' && !element?.closest('#toasts') && hasHistory()) return takeBack();
  if (wasFound && !element) {
    breakLine(voice().dataset.changed);
    return leaveOut();
  }
  if (!element?.matches('[data-focus], input')) held = null;
  return element && press(element);
}

/** With Caps Lock a key means what it says without. */
const plain = (event) =>
  event.key.length === 1 && !event.shiftKey
    ? { key: event.key.toLowerCase(), shiftKey: false, target: event.target, repeat: event.repeat }
    : event;

on('keydown', (event) => {
  const { key, target } = event;
  if (event.isComposing || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'Enter' && primary(target)) event.preventDefault();
    if (key.toLowerCase() === 'k' && one('[data-palette]')) {
      event.preventDefault();
      held = '';
      inTurn(() => press(one('[data-palette]')));
    }
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
  const isTooSoon = performance.now() - failure.at < NOTICING && (key.length === 1 || key === 'Enter');
  if (isTooSoon) leaveOut();
  if (isTooSoon || enter(event) || single(plain(event)) !== false) event.preventDefault();
});

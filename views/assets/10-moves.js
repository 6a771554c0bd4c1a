const on = document.addEventListener.bind(document);
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const wide = () => matchMedia('(width >= 53.75em)').matches;

/** Moves go one after the other: a key that is pressed while one is on its way waits for the answer. */
let moves = Promise.resolve();
let waiting = 0;
let unsent = 0;

/** How long the eye takes to see that a move has failed, in ms. */
const NOTICING = 500;
let failure = { at: Number.NEGATIVE_INFINITY };

/** The keys that wait were meant for what would have come next, and so are those that are pressed before one sees it. */
function breakLine(words) {
  failure = { at: performance.now(), words, isTyping: held !== null };
  held = null;
}

function leaveOut() {
  if (failure.isTyping) failure.at = performance.now();
  tell(`${failure.words} ${voice().dataset.skipped}`);
}

/** `isBound`: a click says itself what it is about. `isMove`: whoever leaves before it is sent would lose it. */
function inTurn(work, isBound, isMove = true) {
  const { at } = failure;
  waiting += 1;
  unsent += isMove;
  const next = async () => {
    unsent -= isMove;
    try {
      if (isBound || at === failure.at) await work();
      else leaveOut();
    } finally {
      waiting -= 1;
    }
  };
  moves = moves.then(next, next);
}

addEventListener('beforeunload', (event) => unsent && event.preventDefault());

/** Not requestSubmit(): a form that was just swapped in may not be wired yet and would leave the page. */
const post = (form, button) => send(addressOf(form, button), new FormData(form, button));

/** A bar of several buttons sends each to its own address. */
const addressOf = (form, button) => button?.getAttribute('formaction') ?? form.getAttribute('action');

/** What carries a file is sent from where it is encoded as one. */
function ask(action, sent) {
  const place = sent.has('picture') ? '#toasts' : '#announce';
  return htmx.ajax('POST', action, { source: place, target: place, swap: 'none', sent });
}

/** What was sent and never answered: nobody knows whether it was done, but sent again it is done once. */
let unanswered;

async function send(action, sent) {
  await ask(action, sent);
  if (unanswered === sent) await ask(action, sent);
}

/** As FormData, since htmx.ajax() takes one value for each name; with what shall open when this one leaves the list. */
on('htmx:config:request', ({ detail: { ctx } }) => {
  if (!ctx.sent) return;
  ctx.request.body = ctx.sent;
  const next = follower(one(`#row-${/\/mentions\/(\d+)\//.exec(ctx.request.action)?.[1]}`));
  if (next) ctx.sent.set('next', next.id.slice(4));
});

const isMove = (form) => form?.matches('form[hx-post][hx-swap=none]');
const sending = new WeakSet();

/** Moves made with the mouse wait in the same line, with what they held when they were made. */
on(
  'submit',
  (event) => {
    const { target: form, submitter } = event;
    if (!isMove(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (sending.has(form)) return;
    sending.add(form);
    const sent = new FormData(form, submitter);
    inTurn(() => send(addressOf(form, submitter), sent).finally(() => sending.delete(form)), true);
  },
  true,
);

let lastClick = 0;

/** The second click of a double click would meet the mention that comes after the one that was meant. */
on(
  'click',
  (event) => {
    const isSecond = event.detail > 1 && event.timeStamp - lastClick < 300;
    lastClick = event.timeStamp;
    if (isSecond && isMove(event.target.closest('button')?.form)) event.preventDefault();
  },
  true,
);

/** Does what a press on the element would do. */
function press(element) {
  if (element.dataset.focus) return write(element);
  if (element.matches('summary')) return toggle(element.parentElement);
  if (element.matches('input')) return take(element);
  if (element.hasAttribute('data-sheet')) return showSheet(element.getAttribute('href'));
  if (isMove(element.form)) return element.form.reportValidity() && post(element.form, element);
  if (element.matches('a[hx-get][hx-target]')) return follow(element);
  element.click();
}

/** Like a click on it, but the next key waits until it is there. */
function follow(link) {
  const [address, target, swap, push] = ['get', 'target', 'swap', 'push-url'].map((name) =>
    link.getAttribute(`hx-${name}`),
  );
  return htmx.ajax('GET', address, { source: link, target, swap, ...(push && { push }) });
}

function write(element) {
  element.closest('.held')?.setAttribute('open', '');
  element.click();
  take(one(element.dataset.focus));
}

/** What is typed while a field is still to come, so that words never act as keys; null when none is awaited. */
let held = null;

function take(field) {
  field?.focus();
  if (field?.matches('input')) field.select();
  if (held && field?.selectionEnd != null) {
    field.setRangeText(held, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  held = null;
}

const choices = (menu) => all('.menu-list :is(button, a)', menu);

function toggle(menu) {
  menu.open = !menu.open;
  if (menu.open) choices(menu)[0]?.focus();
}

function showSheet(address) {
  const sheet = one('#sheet');
  return htmx.ajax('GET', address, { source: sheet, target: sheet, swap: 'innerHTML' }).then(() => {
    if (!sheet.open && sheet.firstChild) sheet.showModal();
    take(one('input', sheet));
  });
}

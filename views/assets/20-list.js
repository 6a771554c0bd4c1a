const current = () => one('#rows .row[aria-current]');

function mark(row) {
  if (!row || row === current()) return;
  current()?.removeAttribute('aria-current');
  row.setAttribute('aria-current', 'true');
  row.scrollIntoView({ block: 'nearest' });
}

function neighbour(row, by) {
  const rows = all('#rows .row');
  let at = rows.indexOf(row) + by;
  while (rows[at]?.hidden) at += by;
  return rows[at];
}

/** What comes when a row leaves the list. */
const follower = (row) => row && (neighbour(row, 1) ?? neighbour(row, -1));

const linkOf = (row) => one('.row-link', row);

/** Until then a move would meet the mention that is just being left, also when a click leaves it. */
let opening = Promise.resolve();

/** On wide screens the newest of several asked mentions wins; #detail has hx-sync="replace". */
function open(row, history) {
  if (!wide()) return linkOf(row).click();
  opening = htmx.ajax('GET', linkOf(row).getAttribute('href'), {
    source: '#detail',
    target: '#detail',
    swap: 'innerHTML scroll:top',
    [history]: 'true',
  });
}

/** Keys act on what is seen, so walking opens; on a phone it only moves the focus. */
function walk(by) {
  const row = neighbour(current(), by);
  if (!row) return;
  mark(row);
  linkOf(row).focus({ preventScroll: true });
  if (wide()) open(row, 'replace');
}

/** A click while a move is on its way waits too: its answer is about the mention that is shown by then. */
on(
  'click',
  (event) => {
    const row = event.target.closest?.('.row-link')?.closest('.row');
    if (!row || !waiting || !event.isTrusted || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    mark(row);
    inTurn(() => open(row, 'push'), true, false);
  },
  true,
);

function back() {
  if (!wide()) return one('.toolbar [data-key="u"]')?.click();
  if (current()) linkOf(current()).focus();
}

/** Which row a request decides about, when the decision takes it out of this list. */
function leavingRow({ method, action }) {
  const [, id, move] = /\/mentions\/(\d+)\/(\w+)$/.exec(action) ?? [];
  const leaves = one('#rows')?.dataset.leaving.split(' ').includes(move);
  return method === 'POST' && leaves ? one(`#row-${id}`) : null;
}

on('htmx:before:request', ({ detail: { ctx } }) => {
  if (ctx.target?.id === 'detail') {
    ctx.target.setAttribute('aria-busy', 'true');
    opening = new Promise((resolve) => (ctx.isOpened = resolve));
  }
  const row = leavingRow(ctx.request);
  if (!row) return;
  delete one('.row-main', row).dataset.problem;
  mark(follower(row));
  row.hidden = true;
});

on('htmx:finally:request', ({ detail: { ctx } }) => {
  ctx.isOpened?.();
  one('#detail')?.removeAttribute('aria-busy');
});

const showsNow = () => one(`#row-${one('#detail [data-mention]')?.dataset.mention}`);

/** What was not done is taken back: the row returns with the reason, and the cursor stands on what is shown. */
function restore(ctx, problem) {
  if (ctx.sent || ctx.target?.matches('#detail, #sheet')) breakLine(problem);
  const row = leavingRow(ctx.request);
  if (row) row.hidden = false;
  mark(row ?? showsNow());
  if (!row) return;
  one('.row-main', row).dataset.problem = problem;
  linkOf(row).focus({ preventScroll: true });
}

const FEW = 10;

/** The next rows come before the last one is decided. */
function loadBefore() {
  const more = one('#more a');
  if (!more || more.dataset.asked || all('#rows .row:not([hidden])').length >= FEW) return;
  more.dataset.asked = 'yes';
  htmx.ajax('GET', more.getAttribute('href'), { source: more, target: '#more', swap: 'outerHTML' });
}

on('htmx:after:swap', ({ detail: { ctx } }) => {
  loadBefore();
  mark(showsNow());
  if (ctx.target?.id !== 'detail' || !showsNow()) return;
  one('.panes').dataset.shown = 'detail';
  if (!wide()) scrollTo(0, 0);
});

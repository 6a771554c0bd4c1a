/** What z takes back, the newest last; kept for the tab, so also when the toast is gone or the page was left. */
const LONGEST_HISTORY = 50;
const HISTORY = 'undo';
const undoable = () => JSON.parse(sessionStorage.getItem(HISTORY) ?? '[]');
const keep = (list) => sessionStorage.setItem(HISTORY, JSON.stringify(list.slice(-LONGEST_HISTORY)));
const hasHistory = () => undoable().length > 0;
const isUndo = (action) => /\/undo$/.test(action);

/** A toast that offers undo is remembered once. */
function remember() {
  const form = one('#toasts form');
  if (!form || form.dataset.kept) return;
  form.dataset.kept = 'yes';
  keep([...undoable(), [form.getAttribute('action'), [...new FormData(form)]]]);
}

function takeBack() {
  const [action, fields] = undoable().at(-1);
  return send(action, new URLSearchParams(fields));
}

/** Done or refused, it is no more to be taken back; only what never arrived is tried again. */
on('htmx:after:request', ({ detail: { ctx } }) => {
  if (!isUndo(ctx.request.action) || ctx.response.status >= 500) return;
  const isSame = ([action, fields]) =>
    action === ctx.request.action &&
    fields.every(([name, value]) => name === 'return' || ctx.request.body.get(name) === value);
  keep(undoable().filter((entry) => !isSame(entry)));
});

on('htmx:after:swap', remember);
remember();

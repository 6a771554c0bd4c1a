/** What is being written is kept in the tab until the server has it: for a lost connection, another mention, a reload. */
const FIELDS = '#composer textarea';
const placeOf = (action) => `typed ${document.body.dataset.viewer} ${action}`;
const actionOf = (field) => field.form.getAttribute('action');

function restoreTyped() {
  for (const field of all(FIELDS)) {
    const typed = sessionStorage.getItem(placeOf(actionOf(field)));
    if (!typed || typed === field.value || field.dataset.touched) continue;
    field.value = typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const said = document.createElement('p');
    said.className = 'hint restored';
    said.textContent = voice().dataset.restored;
    field.after(said);
    field.closest('.held')?.setAttribute('open', '');
  }
}

on('input', ({ target }) => {
  if (!target.matches(FIELDS)) return;
  target.dataset.touched = 'yes';
  sessionStorage.setItem(placeOf(actionOf(target)), target.value);
});

/** One writes on where a text ends, or over what a template left open. */
on('focusin', ({ target }) => {
  if (!target.matches(FIELDS) || target.selectionEnd) return;
  const { index, 0: blank } = /{{.*?}}|$/.exec(target.value);
  target.setSelectionRange(index, index + blank.length);
});

/** What was typed on while the answer was on its way stays. */
on('htmx:after:request', ({ detail: { ctx } }) => {
  if (ctx.request.method !== 'POST' || ctx.response.status >= 400) return;
  const place = placeOf(ctx.request.action);
  const sent = ctx.request.body.get('text');
  const lines = (text) => text?.replaceAll('\r\n', '\n');
  if (sent !== null && lines(sent) === lines(sessionStorage.getItem(place))) sessionStorage.removeItem(place);
});

/** The next person at this browser finds nothing. */
on('submit', ({ target }) => {
  if (target.getAttribute('action') === '/sign-out') sessionStorage.clear();
});

on('htmx:after:swap', restoreTyped);
restoreTyped();

/** "@Jo" in a note offers the people whom it may mean. */
const CALL = /(^|[^\p{L}\p{N}_@.])@([\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,60}|)$/u;

const namesBeside = (field) => one('.call-names', field.form);
const nameOn = (button) => one('bdi', button).textContent;
const shownNames = (list) => all('li:not([hidden]) button', list);

function asked(field) {
  return CALL.exec(field.value.slice(0, field.selectionStart))?.[2];
}

function offer(field) {
  const list = namesBeside(field);
  const begun = asked(field)?.toLowerCase();
  for (const button of all('.call-names button')) {
    const name = nameOn(button).toLowerCase();
    const fits = name.startsWith(begun) || name.split(' ').some((word) => word.startsWith(begun));
    button.parentElement.hidden = begun === undefined || name === begun || !fits;
  }
  list.hidden = shownNames(list).length === 0;
}

function call(field, name) {
  const end = field.selectionStart;
  field.setRangeText(`${name} `, end - asked(field).length, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  namesBeside(field).hidden = true;
  field.focus();
}

on('input', ({ target }) => target.matches('[data-calls]') && offer(target));

on('click', ({ target }) => {
  const button = target.closest('[data-call]');
  if (button) call(one('[data-calls]', button.form), nameOn(button));
});

on(
  'keydown',
  (event) => {
    const { key, target } = event;
    if (!target.matches('[data-calls]') || event.ctrlKey || event.metaKey || event.isComposing) return;
    const list = namesBeside(target);
    if (list.hidden) return;
    if (key === 'Enter' || key === 'Tab') call(target, nameOn(shownNames(list)[0]));
    else if (key === 'Escape') list.hidden = true;
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

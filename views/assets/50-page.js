/** Without the Clipboard API too: it is missing on plain http, and refuses long after the press. What is left to do then is to say that it is posted. */
function copyFrom(link) {
  const { text, posted } = link.closest('form').elements;
  text.select();
  const { copied, uncopied } = voice().dataset;
  const sayCopied = () => {
    voice().textContent = copied;
  };
  if (document.execCommand('copy')) sayCopied();
  else (navigator.clipboard?.writeText(text.value) ?? Promise.reject()).then(sayCopied, () => tell(uncopied));
  if (!posted || !link.matches('[data-primary]')) return;
  delete link.dataset.primary;
  posted.dataset.primary = '';
  posted.focus();
}

on('click', (event) => {
  const { target } = event;
  for (const menu of all('.menu[open]')) if (!menu.contains(target)) menu.open = false;
  const link = target.closest?.('[data-copy], [data-sheet], [data-print], a[data-focus]');
  if (!link) return;
  if (link.hasAttribute('data-copy')) copyFrom(link);
  if (link.hasAttribute('data-print')) print();
  if (link.matches('a[data-focus]')) {
    event.preventDefault();
    one(link.dataset.focus)?.focus();
  }
  if (link.hasAttribute('data-sheet')) {
    event.preventDefault();
    showSheet(link.getAttribute('href'));
  }
});

/** A filter applies when it is chosen, and empty ones stay out of the address. */
on('change', ({ target }) => {
  if (target.matches('form[data-tidy] select')) target.form.requestSubmit();
});

on('formdata', ({ target, formData }) => {
  if (!target.matches('[data-tidy]')) return;
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
});

const voice = () => one('#announce');

function tell(words) {
  voice().textContent = words;
  const toast = document.createElement('div');
  toast.className = 'toast';
  toast.textContent = words;
  one('#toasts')?.replaceChildren(toast);
}

/** Answers below 500 carry their own words; for the others and for a lost connection they are here. */
on('htmx:response:error', ({ detail: { ctx } }) => {
  if (ctx.sourceElement.matches('textarea')) return;
  const { failed, changed } = voice().dataset;
  const isOurs = ctx.response.status >= 500;
  restore(ctx, isOurs ? failed : changed);
  if (isOurs) tell(failed);
});

on('htmx:error', ({ detail: { ctx } }) => {
  if (!ctx || ctx.sourceElement.matches('textarea')) return;
  if (ctx.sent && unanswered !== ctx.sent) {
    unanswered = ctx.sent;
    return;
  }
  restore(ctx, voice().dataset.lost);
  if (ctx.request.method === 'POST' || navigator.onLine) tell(voice().dataset.lost);
});

function showConnection() {
  const bar = one('#offline');
  if (bar) bar.hidden = navigator.onLine;
}

addEventListener('online', showConnection);
addEventListener('offline', showConnection);
showConnection();

function span(milliseconds) {
  const minutes = Math.floor(Math.abs(milliseconds) / 60000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days) return `${days} d${hours % 24 ? ` ${hours % 24} h` : ''}`;
  if (!hours) return `${minutes} m`;
  return `${hours} h${minutes % 60 ? ` ${minutes % 60} m` : ''}`;
}

setInterval(() => {
  for (const due of all('[data-due]')) {
    const left = new Date(due.dataset.due) - Date.now();
    due.classList.toggle('late', left < 0);
    due.classList.toggle('soon', left >= 0 && left < 3600000);
    one('time', due).textContent = `${span(left)} ${left < 0 ? voice().dataset.late : voice().dataset.left}`;
  }
}, 60000);

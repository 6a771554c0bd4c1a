const HEARTBEAT = 15000;
let typedAt = Number.NEGATIVE_INFINITY;
let beatFor;

const isReplying = () => performance.now() - typedAt < 20000;

/** Says what is open here, and hears who else is there. A lost beat is made up for by the next one. */
async function beat() {
  clearTimeout(beatFor);
  beatFor = setTimeout(beat, HEARTBEAT);
  const places = all('[data-here]');
  if (document.hidden || places.length === 0) return;
  const id = one('#detail [data-mention]')?.dataset.mention;
  const body = new URLSearchParams({ doing: isReplying() ? 'replying' : 'viewing' });
  const asked = id ? fetch(`/mentions/${id}/presence`, { method: 'POST', body }) : fetch('/inbox/presence');
  const answer = await asked.catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const { here } = await answer.json();
  for (const place of all('[data-here]')) {
    const words = here[place.dataset.here] ?? '';
    if (place.textContent !== words) place.textContent = words;
  }
}

function soon() {
  clearTimeout(beatFor);
  beatFor = setTimeout(beat, 400);
}

document.addEventListener('input', ({ target }) => {
  if (!target.matches('.write-reply textarea')) return;
  const began = !isReplying();
  typedAt = performance.now();
  if (began) soon();
});

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (ctx.target?.id !== 'detail') return;
  typedAt = Number.NEGATIVE_INFINITY;
  soon();
});
document.addEventListener('visibilitychange', soon);
soon();

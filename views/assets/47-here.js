const HEARTBEAT = 15000;
let typedAt = Number.NEGATIVE_INFINITY;
let beatFor;
/** The mention that others are told this page is on. */
let shown;

const isReplying = () => performance.now() - typedAt < 20000;

const say = (id, doing) => [`/mentions/${id}/presence`, new URLSearchParams({ doing })];

/** A beacon arrives although the page goes. */
function leaveShown() {
  if (shown) navigator.sendBeacon(...say(shown, 'gone'));
  shown = null;
}

/** Says what is open here, and hears who else is there. A lost beat is made up for by the next one. */
async function beat() {
  clearTimeout(beatFor);
  const mine = setTimeout(beat, HEARTBEAT);
  beatFor = mine;
  const places = all('[data-here]');
  if (document.hidden || places.length === 0) return;
  const id = one('#detail [data-mention]')?.dataset.mention;
  if (shown !== id) leaveShown();
  shown = id;
  const [path, body] = say(id, isReplying() ? 'replying' : 'viewing');
  const asked = id ? fetch(path, { method: 'POST', body }) : fetch('/inbox/presence');
  const answer = await asked.catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const { here } = await answer.json();
  // A later beat knows better.
  if (mine !== beatFor) return;
  for (const place of all('[data-here]')) {
    const words = here[place.dataset.here] ?? '';
    if (place.textContent !== words) place.textContent = words;
  }
}

function soon() {
  clearTimeout(beatFor);
  beatFor = setTimeout(beat, 400);
}

on('input', ({ target }) => {
  if (!target.matches('.write-reply textarea')) return;
  const began = !isReplying();
  typedAt = performance.now();
  if (began) soon();
});

on('htmx:after:swap', ({ detail: { ctx } }) => {
  if (ctx.target?.id !== 'detail') return;
  typedAt = Number.NEGATIVE_INFINITY;
  soon();
});
on('visibilitychange', soon);
addEventListener('pagehide', leaveShown);
soon();

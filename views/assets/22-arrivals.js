/** What came in takes its place in the list; rows that are there stay as they are: opened, ticked or on their way out. */
function takeIn(items) {
  const list = one('#rows');
  let next = one('#more', list);
  for (const item of items.reverse()) {
    const group = item.matches('.group') && `.group.${item.classList[1]}`;
    const known = one(group || `#${item.id}`, list);
    if (!known) list.insertBefore(item, next);
    next = known ?? item;
  }
  if (one('.row', list)) one('li:not(.row, .group, .more)', list)?.remove();
}

on('htmx:after:swap', () => {
  const items = all('#arrived :is(.row, .group)');
  if (items.length === 0) return;
  takeIn(items);
  one('#arrived').replaceChildren();
  if (document.activeElement === document.body && current()) linkOf(current()).focus({ preventScroll: true });
});

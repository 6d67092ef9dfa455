// Opens or closes all of a tree at once.
document.addEventListener('click', event => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action=open-all], [data-action=close-all]') : null
  if (!button) return
  for (const node of button.closest('.tree')?.querySelectorAll('details') ?? []) node.open = button.dataset.action === 'open-all'
})

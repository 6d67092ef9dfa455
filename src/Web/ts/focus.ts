// When a frame is replaced, the link or field that was used is replaced with it: put the focus back on its successor,
// so that sorting and paging by keyboard does not begin again at the top of the page.
let focused = ''

document.addEventListener('turbo:before-frame-render', event => {
  const active = document.activeElement
  focused = active instanceof HTMLElement && event.target instanceof Element && event.target.contains(active) ? active.id : ''
})

document.addEventListener('turbo:frame-render', () => {
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
})

// "/" leads to the search, unless one is typing.
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')) return
  const field = [...document.querySelectorAll<HTMLInputElement>('.topbar-search input, #search-q')].find(input => input.offsetParent)
  if (!field) return
  event.preventDefault()
  field.focus()
})

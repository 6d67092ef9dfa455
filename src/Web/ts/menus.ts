// Menus are <details> and work without script; here they also close on a click elsewhere and on Escape.
const open = () => document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')

document.addEventListener('click', event => {
  for (const menu of open()) if (!(event.target instanceof Node && menu.contains(event.target))) menu.open = false
})

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  for (const menu of open()) {
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
})

// A page kept for "back" must not come back with its menus open.
document.addEventListener('turbo:before-cache', () => { for (const menu of open()) menu.open = false })

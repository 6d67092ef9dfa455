// The theme button of the top bar, the system's change of mind, and paper, which is always light.
import { applyTheme, chooseTheme, chosenTheme, toggleNavigation, type Theme } from './preferences'

const next: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' }

document.addEventListener('click', event => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null
  if (button?.dataset.action === 'theme') chooseTheme(next[chosenTheme()])
  if (button?.dataset.action === 'navigation') toggleNavigation()
})

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme)
addEventListener('storage', applyTheme)
addEventListener('beforeprint', () => { document.documentElement.dataset.bsTheme = 'light' })
addEventListener('afterprint', applyTheme)

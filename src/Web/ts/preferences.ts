// What the reader has chosen for this browser. Kept in localStorage; where that is refused, the default holds.
export type Theme = 'auto' | 'light' | 'dark'

const root = document.documentElement

function remembered(key: string): string | null {
  try { return localStorage.getItem(key) } catch { return null }
}

function remember(key: string, value: string): void {
  try { localStorage.setItem(key, value) } catch { /* a browser that keeps nothing still shows the page */ }
}

export function chosenTheme(): Theme {
  const theme = remembered('anlan-theme')
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

export function chooseTheme(theme: Theme): void {
  remember('anlan-theme', theme)
  applyTheme()
}

export function applyTheme(): void {
  const theme = chosenTheme()
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  const name = dark ? 'dark' : 'light'
  if (root.dataset.bsTheme !== name) root.dataset.bsTheme = name
  root.dataset.themeChoice = theme
}

export function toggleNavigation(): void {
  remember('anlan-navigation', root.dataset.navigation === 'narrow' ? 'wide' : 'narrow')
  applyNavigation()
}

export function applyNavigation(): void {
  root.dataset.navigation = remembered('anlan-navigation') === 'narrow' ? 'narrow' : 'wide'
}

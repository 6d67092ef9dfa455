import '@hotwired/turbo'
import './figures'
import './focus'
import './forms'
import './frames'
import './menus'
import './progress'
import './tables'
import './theming'
import './trees'

// Charts are heavy and few: the library is fetched by the first page that has one.
const drawCharts = () => {
  if (document.querySelector('anlan-chart')) void import('./chart')
}
document.addEventListener('turbo:load', drawCharts)
document.addEventListener('turbo:frame-load', drawCharts)

// On a phone the view one is in may lie beyond the edge of its strip.
document.addEventListener('turbo:load', () => {
  document.querySelector('.tabs [aria-current="page"]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
})

import '@hotwired/turbo'
import './theming'
import './menus'
import './focus'
import './forms'

// Charts are heavy and few: the library is fetched by the first page that has one.
if (!customElements.get('anlan-chart')) {
  const define = () => {
    if (document.querySelector('anlan-chart')) void import('./chart')
  }
  document.addEventListener('turbo:load', define)
  document.addEventListener('turbo:frame-load', define)
  define()
}

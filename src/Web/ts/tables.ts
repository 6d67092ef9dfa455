// <anlan-table>: a table that fits its place keeps its head in sight while the page scrolls; one that does not scrolls within itself.
class AnlanTable extends HTMLElement {
  private readonly resized = new ResizeObserver(() => this.measure())

  connectedCallback(): void {
    this.resized.observe(this)
    const table = this.querySelector('table')
    if (table) this.resized.observe(table)
  }

  disconnectedCallback(): void {
    this.resized.disconnect()
  }

  private measure(): void {
    const table = this.querySelector('table')
    if (!table) return
    const fits = table.offsetWidth <= this.clientWidth + 1
    this.classList.toggle('fits', fits)
    // Only what can be scrolled needs to be reached by keyboard.
    if (fits) this.removeAttribute('tabindex')
    else this.setAttribute('tabindex', '0')
  }
}

customElements.define('anlan-table', AnlanTable)

// The whole row is the link's: one click anywhere, while text can still be selected and other links still work.
document.addEventListener('click', event => {
  if (!(event.target instanceof Element) || event.defaultPrevented || getSelection()?.toString()) return
  if (event.target.closest('a, button, summary, input, select, label')) return
  event.target.closest('tr.row-leads')?.querySelector<HTMLAnchorElement>('a.row-link')?.click()
})

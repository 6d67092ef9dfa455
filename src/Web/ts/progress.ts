import { visit } from '@hotwired/turbo'

// What is under way is looked at again and again until it is done; then the whole page is shown anew. Without script the page has a link for it.
class Progress extends HTMLElement {
  #timer = 0

  connectedCallback() {
    this.#timer = window.setInterval(() => void this.#look(), Number(this.dataset.every ?? 2000))
  }

  disconnectedCallback() {
    window.clearInterval(this.#timer)
  }

  async #look() {
    if (document.hidden) return
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
      if (!answer.ok) return
      const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('anlan-progress')
      if (!this.isConnected) return
      if (now) this.replaceChildren(...now.childNodes)
      else {
        window.clearInterval(this.#timer)
        visit(location.href, { action: 'replace' })
      }
    } catch {
      // The connection is away for a moment; the next look tells.
    }
  }
}

customElements.define('anlan-progress', Progress)

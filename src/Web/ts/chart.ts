// <anlan-chart>: draws the table that the server has written inside it. Redrawn when the theme or the width changes, and for paper.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { optionOf, readTable } from './chart-option'

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

const paperWidth = 480

class AnlanChart extends HTMLElement {
  private chart?: echarts.ECharts
  private readonly resized = new ResizeObserver(() => this.chart?.resize())
  private readonly themed = new MutationObserver(() => this.draw())
  private readonly toPaper = () => this.drawForPaper()
  private readonly toScreen = () => { this.chart?.resize({ width: 'auto', height: 'auto' }); this.draw() }

  connectedCallback(): void {
    const canvas = this.querySelector<HTMLElement>('.chart-canvas')
    if (!canvas || this.chart) return
    canvas.replaceChildren() // a copy that Turbo kept still holds the old drawing
    this.chart = echarts.init(canvas, null, { renderer: 'svg' })
    this.draw()
    this.resized.observe(canvas)
    this.themed.observe(document.documentElement, { attributeFilter: ['data-bs-theme'] })
    addEventListener('beforeprint', this.toPaper)
    addEventListener('afterprint', this.toScreen)
  }

  disconnectedCallback(): void {
    this.resized.disconnect()
    this.themed.disconnect()
    removeEventListener('beforeprint', this.toPaper)
    removeEventListener('afterprint', this.toScreen)
    this.chart?.dispose()
    this.chart = undefined
  }

  private draw(): void {
    const table = this.querySelector('table')
    if (table) this.chart?.setOption(optionOf(readTable(table), this.dataset, this), { notMerge: true })
  }

  // The page is laid out for paper before the next frame and in a width nobody tells: drawn at once, in a size of its own, scaled by the paper.
  private drawForPaper(): void {
    const height = this.querySelector<HTMLElement>('.chart-canvas')?.clientHeight ?? 0
    this.chart?.resize({ width: paperWidth, height })
    this.draw()
    this.chart?.getZr().flush()
    this.querySelector('.chart-canvas svg')?.setAttribute('viewBox', `0 0 ${paperWidth} ${height}`)
  }
}

customElements.define('anlan-chart', AnlanChart)

// <anlan-chart>: draws the table that the server has written inside it. Redrawn when the theme or the width changes, and for paper.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { optionOf, readTable } from './chart-option'

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

class AnlanChart extends HTMLElement {
  private chart?: echarts.ECharts
  private readonly resized = new ResizeObserver(() => this.chart?.resize())
  private readonly themed = new MutationObserver(() => this.draw())
  private readonly print = () => this.drawForPaper()

  connectedCallback(): void {
    const canvas = this.querySelector<HTMLElement>('.chart-canvas')
    if (!canvas || this.chart) return
    canvas.replaceChildren() // a copy that Turbo kept still holds the old drawing
    this.chart = echarts.init(canvas, null, { renderer: 'svg' })
    this.draw()
    this.resized.observe(canvas)
    this.themed.observe(document.documentElement, { attributeFilter: ['data-bs-theme'] })
    addEventListener('beforeprint', this.print)
    addEventListener('afterprint', this.print)
  }

  disconnectedCallback(): void {
    this.resized.disconnect()
    this.themed.disconnect()
    removeEventListener('beforeprint', this.print)
    removeEventListener('afterprint', this.print)
    this.chart?.dispose()
    this.chart = undefined
  }

  private draw(): void {
    const table = this.querySelector('table')
    if (table) this.chart?.setOption(optionOf(readTable(table), this.dataset, this), { notMerge: true })
  }

  // The page is laid out for paper before the next frame, so this one cannot be waited for.
  private drawForPaper(): void {
    this.draw()
    this.chart?.resize()
    this.chart?.getZr().flush()
  }
}

customElements.define('anlan-chart', AnlanChart)

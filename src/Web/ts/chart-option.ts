// From a table and a kind to what ECharts wants, in the colours of the page.
import type { EChartsCoreOption } from 'echarts/core'

interface Series {
  name: string
  line: boolean
  values: (number | null)[]
}

export interface ChartTable {
  categories: string[]
  series: Series[]
}

export function readTable(table: HTMLTableElement): ChartTable {
  const rows = [...table.tBodies[0]?.rows ?? []]
  const heads = [...table.tHead?.rows[0]?.cells ?? []].slice(1)
  return {
    categories: rows.map(row => row.cells[0]?.textContent?.trim() ?? ''),
    series: heads.map((head, i) => ({
      name: head.textContent?.trim() ?? '',
      line: head.dataset.line === 'true',
      values: rows.map(row => {
        const value = row.cells[i + 1]?.dataset.value
        return value === undefined || value === '' ? null : Number(value)
      })
    }))
  }
}

export function optionOf(table: ChartTable, settings: DOMStringMap, element: Element): EChartsCoreOption {
  const kind = settings.kind ?? 'bar'
  const lying = kind === 'rows' || kind === 'stackedrows'
  const stacked = kind === 'stackedbar' || kind === 'stackedrows'
  const decimals = Number(settings.decimals ?? 0)
  const suffix = settings.suffix ?? ''
  const english = document.documentElement.lang.startsWith('en')
  const missing = english ? '— missing' : '— 缺失'
  const write = (value: unknown) => typeof value === 'number'
    ? value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }) + suffix
    : missing

  const style = getComputedStyle(element)
  const colour = (name: string) => resolve(element, `var(${name})`)
  const ink = colour('--tblr-body-color')
  const muted = colour('--tblr-secondary-color')
  const line = colour('--tblr-border-color')
  const surface = colour('--tblr-bg-surface')
  // Neighbouring lines need other hues; neighbouring bars are told apart by lightness.
  const order = kind === 'line' ? [1, 3, 4, 5, 6, 2] : [1, 2, 3, 4, 5, 6]
  const palette = order.map(i => colour(`--an-series-${i}`))
  const over = colour('--an-bar-attention')
  const font = { fontFamily: style.fontFamily, fontSize: 12, color: muted }

  const names = {
    type: 'category',
    data: table.categories,
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
    axisLabel: { ...font, hideOverlap: !lying, interval: lying ? 0 : 'auto', width: lying ? Math.min(180, element.clientWidth * .34) : undefined, overflow: lying ? 'truncate' : 'none' }
  }
  const values = {
    type: 'value',
    max: settings.max === undefined || settings.max === '' ? undefined : Number(settings.max),
    splitLine: { lineStyle: { color: line } },
    axisLabel: { ...font, hideOverlap: true, formatter: (value: number) => value.toLocaleString('en') + suffix }
  }

  return {
    // Motion says nothing here, and a chart must be whole at once on paper.
    animation: false,
    color: palette,
    textStyle: font,
    grid: { left: 4, right: lying ? settings.labels === 'true' ? 48 : 24 : 12, top: table.series.length > 1 ? 36 : 20, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      show: table.series.length > 1, left: 0, top: 0, itemWidth: 18, itemHeight: 9, itemGap: 16, data: table.series.map(series => kind === 'line' || series.line ? { name: series.name } : { name: series.name, icon: 'roundRect' }),
      textStyle: { ...font, color: ink }, type: 'plain'
    },
    tooltip: {
      // Not HTML: its inline styles are refused by the content security policy.
      renderMode: 'richText',
      trigger: 'axis',
      axisPointer: { type: kind === 'line' ? 'line' : 'shadow', shadowStyle: { color: muted, opacity: .08 } },
      backgroundColor: surface,
      borderColor: line,
      borderWidth: 1,
      padding: [8, 12],
      confine: true,
      textStyle: { ...font, color: ink },
      valueFormatter: write
    },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: table.series.map((series, i) => {
      const asLine = kind === 'line' || series.line
      const label = {
        // A line over bars has its own legend; its labels would stand on those of the bars.
        show: settings.labels === 'true' && !(series.line && kind !== 'line'), position: stacked ? 'inside' : lying ? 'right' : 'top',
        formatter: (point: { value: unknown }) => point.value === null || point.value === undefined ? '' : write(point.value),
        ...font, color: stacked ? surface : ink
      }
      return asLine
        ? {
            type: 'line', name: series.name, data: series.values, label, connectNulls: false, symbol: symbols[i % symbols.length], symbolSize: 7,
            color: kind === 'line' ? undefined : over,
            lineStyle: { width: 2, type: i % 2 === 0 || kind !== 'line' ? 'solid' : 'dashed' }
          }
        : {
            type: 'bar', name: series.name, data: series.values, label, barMaxWidth: 32, barMinHeight: 1, barGap: '12%',
            stack: stacked ? 'whole' : undefined, itemStyle: { borderRadius: stacked ? 0 : lying ? [0, 3, 3, 0] : [3, 3, 0, 0] }
          }
    })
  }
}

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect']

// light-dark() and color-mix() are read by the browser; ECharts wants the outcome.
function resolve(element: Element, colour: string): string {
  const probe = document.createElement('i')
  probe.style.color = colour
  element.append(probe)
  const [r, g, b] = pixel(getComputedStyle(probe).color)
  probe.remove()
  return `rgb(${r},${g},${b})`
}

const painter = document.createElement('canvas').getContext('2d', { willReadFrequently: true })

function pixel(colour: string): [number, number, number] {
  if (!painter) return [96, 112, 130]
  painter.clearRect(0, 0, 1, 1)
  painter.fillStyle = colour
  painter.fillRect(0, 0, 1, 1)
  const data = painter.getImageData(0, 0, 1, 1).data
  return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0]
}

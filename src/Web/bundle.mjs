// Builds wwwroot/dist: the scripts (split, chunks named by their hash), one stylesheet, the icon sprite.
import { build } from 'esbuild'
import { mkdir, readFile, writeFile } from 'node:fs/promises'

const dist = 'wwwroot/dist'
const browsers = ['chrome100', 'edge100', 'firefox100', 'safari15']

await mkdir(dist, { recursive: true })

await build({
  entryPoints: { app: 'ts/app.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  chunkNames: 'chunk-[name]-[hash]',
  minify: true,
  target: browsers,
  legalComments: 'none'
})

// Runs before the first paint, so it is a classic script of its own.
await build({ entryPoints: { theme: 'ts/theme.ts' }, outdir: dist, bundle: true, format: 'iife', minify: true, target: browsers })

await build({
  entryPoints: { anlan: 'css/anlan.css' },
  outdir: dist,
  bundle: true,
  minify: true,
  target: browsers,
  legalComments: 'none',
  logOverride: { 'css-syntax-error': 'silent', 'unsupported-css-property': 'silent', 'js-comment-in-css': 'silent' }
})

const names = (await readFile('icons.txt', 'utf8')).split('\n').map(line => line.trim()).filter(line => line && !line.startsWith('#'))
const symbols = await Promise.all(names.map(async name => {
  const svg = await readFile(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8')
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ').trim()
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`
}))
await writeFile(`${dist}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`)

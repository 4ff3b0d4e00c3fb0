// Builds the studio: as modules for the site, or as one file that needs nothing beside itself.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'
import { MARK } from '../layout.js'

const HERE = dirname(fileURLToPath(import.meta.url))

/** What the studio never runs: it writes no PDF, and takes no fonts of the web. */
const LACKING = /paint[\\/]pdf\.js$|brotli[\\/]decompress\.js$/

const options = {
  platform: 'browser',
  resolve: { symlinks: false },
  plugins: [
    {
      name: 'lacking',
      load: id => (LACKING.test(id) ? 'export default undefined; export const writePdf = undefined' : null),
    },
  ],
}

/** Writes the studio's modules to a folder; each is loaded when it is needed. */
export function buildModules(dir, from = HERE) {
  const input = { studio: join(from, 'studio.js'), worker: join(from, 'worker.js') }
  return build({ ...options, input, output: { dir, minify: true } })
}

/** The markup of the studio, between the header and the end of a page. */
export const body = () => `<main id="main">\n${readFileSync(join(HERE, 'studio.html'), 'utf8')}</main>`

/** The studio as one file. @param from the folder of its sources in the copy that is built */
export async function studioPage(from) {
  const [script, worker] = await Promise.all(
    ['studio.js', 'worker.js'].map(async name => {
      const output = { format: name === 'worker.js' ? 'iife' : 'es', minify: true, codeSplitting: false }
      const { output: made } = await build({ ...options, input: join(from, name), write: false, output })
      return made[0].code
    }),
  )
  const style = [join(HERE, '../style.css'), join(HERE, 'studio.css')]
    .map(file => readFileSync(file, 'utf8'))
    .join('')
    .replace(/@font-face \{[^}]*\}/, '')
  const policy =
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src blob: data:"
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,">
<title>nnanim studio</title>
<style>${style}</style>
</head>
<body class="studio">
<header class="top"><span class="brand">${MARK}<span>nnanim studio</span></span></header>
${body()}
<script type="text/plain" id="worker">${gzipSync(worker, { level: 9 }).toString('base64')}</script>
<script type="module">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`
}

if (process.argv[1] && process.argv[2] === 'file')
  writeFileSync('dist/studio.html', await studioPage(join(process.cwd(), 'docs/site/studio')))

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { json } from 'node:stream/consumers'

const kinds: Record<string, string> = {
  gif: 'image/gif',
  png: 'image/png',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
}

/**
 * Has Chromium run a module in a page that this process serves, beside files that it may fetch. What the module
 * returns comes back.
 */
export async function inBrowser<Result>(script: string, files: Record<string, Buffer>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'nnanim-browser-'))
  let report: (result: { result?: Result; error?: string }) => void
  const reported = new Promise<{ result?: Result; error?: string }>(resolve => {
    report = resolve
  })
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') report((await json(request)) as { result?: Result; error?: string })
    const name = request.url!.slice(1)
    const file = files[name]
    response.setHeader('content-type', file ? kinds[name.split('.').at(-1)!] : 'text/html')
    response.end(file ?? page(script))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const flags = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0'],
    ...['--autoplay-policy=no-user-gesture-required', '--font-render-hinting=none'],
    `--user-data-dir=${join(folder, 'profile')}`,
  ]
  const env = { ...process.env, FONTCONFIG_FILE: await fontsWithInter(folder) }
  const browser = spawn('chromium', [...flags, address], { stdio: 'ignore', env })
  const failed = once(browser, 'exit').then(([code]) => {
    throw new Error(`Chromium ended with ${code} before it had an answer`)
  })
  try {
    const { result, error } = await Promise.race([reported, failed])
    if (error !== undefined) throw new Error(error)
    return result as Result
  } finally {
    failed.catch(() => {})
    browser.kill()
    await once(browser, 'exit').catch(() => {})
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A configuration for fontconfig by which programs know the bundled font, as a reader does who has installed it. */
async function fontsWithInter(folder: string): Promise<string> {
  const require = createRequire(import.meta.url)
  const fonts = dirname(require.resolve('@expo-google-fonts/inter/package.json'))
  const file = join(folder, 'fonts.conf')
  const places = [fonts, '/usr/share/fonts'].map(place => `<dir>${place}</dir>`).join('')
  await writeFile(file, `<fontconfig>${places}<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`)
  return file
}

const page = (script: string) => `<!doctype html><script type="module">
  const work = async () => {${script}}
  const body = await work().then(result => ({ result }), error => ({ error: String(error) }))
  await fetch('/', { method: 'POST', body: JSON.stringify(body) })
</script>`

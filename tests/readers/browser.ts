import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface Decoded {
  frames: number
  microseconds: number
  width: number
  height: number
  repetitions: string
  /** Wholly see-through pixels of all frames together. */
  empty: number
}

/** Has Chromium decode every frame of a GIF, in a page that this process serves and that reports back to it. */
export async function decodeInBrowser(gif: Buffer, profile: string): Promise<Decoded> {
  let report: (decoded: Decoded) => void
  const reported = new Promise<Decoded>(resolve => {
    report = resolve
  })
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') report((await json(request)) as Decoded)
    const isGif = request.url === '/out.gif'
    response.setHeader('content-type', isGif ? 'image/gif' : 'text/html')
    response.end(isGif ? gif : page)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
  ]
  const browser = spawn('chromium', [...flags, address], { stdio: 'ignore' })
  const failed = once(browser, 'exit').then(([code]) => {
    throw new Error(`Chromium ended with ${code} before it had read the file`)
  })
  try {
    return await Promise.race([reported, failed])
  } finally {
    failed.catch(() => {})
    browser.kill()
    await once(browser, 'exit').catch(() => {})
    server.closeAllConnections()
    server.close()
  }
}

const page = `<!doctype html><script type="module">
  const data = await (await fetch('/out.gif')).arrayBuffer()
  const decoder = new ImageDecoder({ data, type: 'image/gif' })
  await decoder.tracks.ready
  await decoder.completed
  const { frameCount, repetitionCount } = decoder.tracks.selectedTrack
  let microseconds = 0, empty = 0, width, height
  for (let frameIndex = 0; frameIndex < frameCount; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex })
    microseconds += image.duration
    width = image.displayWidth
    height = image.displayHeight
    const pixels = new Uint8Array(4 * width * height)
    await image.copyTo(pixels, { format: 'RGBA' })
    for (let i = 3; i < pixels.length; i += 4) if (pixels[i] === 0) empty++
    image.close()
  }
  const body = JSON.stringify({ frames: frameCount, microseconds, width, height, empty, repetitions: String(repetitionCount) })
  await fetch('/', { method: 'POST', body })
</script>`

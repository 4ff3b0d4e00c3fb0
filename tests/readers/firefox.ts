import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where Debian has Firefox. */
const program = 'firefox-esr'

export interface Firefox {
  /** Opens a page by its text. */
  open(text: string): Promise<void>
  /** Goes to an address. */
  visit(address: string): Promise<void>
  /** The value of an expression in the page, also one that is promised. */
  evaluate(expression: string): Promise<unknown>
  /** The whole page as PNG, however large. */
  screenshot(): Promise<Uint8Array>
  /** The page as it is printed on a sheet of so many pixels without margins, as PDF. */
  print(size: { width: number; height: number }): Promise<Uint8Array>
  /** Sets a number among Firefox's preferences. */
  prefer(name: string, value: number): Promise<void>
  close(): Promise<void>
}

/**
 * Starts Debian's Firefox without a window, and speaks to it by its own protocol, Marionette: JSON over a socket
 * (firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 *
 * @throws Error where Firefox is missing or ends
 */
export async function openFirefox(): Promise<Firefox> {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-firefox-'))
  writeFileSync(join(folder, 'user.js'), preferences)
  const browser = spawn(
    program,
    ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder],
    // As root it refuses a home that is another's.
    { stdio: 'ignore', env: { ...process.env, HOME: folder } },
  )
  const ended = new Promise<never>((_, reject) => {
    browser.on('error', ({ message }) => reject(new Error(`${program} does not start: ${message}`)))
    browser.on('exit', code => reject(new Error(`${program} ended with ${code}`)))
  })
  ended.catch(() => {})
  const socket = await Promise.race([connected(join(folder, 'MarionetteActivePort')), ended])
  const send = talking(socket, ended)
  await send('WebDriver:NewSession', {})
  const file = join(folder, 'page.html')
  const bytes = async (command: string, options: object) =>
    Buffer.from(((await send(command, options)) as { value: string }).value, 'base64')
  return {
    async open(text) {
      writeFileSync(file, `<!doctype html><meta charset="utf-8">${text}`)
      await send('WebDriver:Navigate', { url: pathToFileURL(file).href })
    },
    async visit(url) {
      await send('WebDriver:Navigate', { url })
    },
    async evaluate(expression) {
      const script = `const done = arguments[0]; Promise.resolve(${expression}).then(done)`
      const answer = await send('WebDriver:ExecuteAsyncScript', { script, args: [] })
      return (answer as { value: unknown }).value
    },
    screenshot: () => bytes('WebDriver:TakeScreenshot', { full: true }),
    print({ width, height }) {
      const [page, margin] = [
        { width: width * CM, height: height * CM },
        { top: 0, right: 0, bottom: 0, left: 0 },
      ]
      return bytes('WebDriver:Print', { background: true, shrinkToFit: false, page, margin })
    },
    async prefer(name, value) {
      await send('Marionette:SetContext', { value: 'chrome' })
      const script = 'Services.prefs.setIntPref(arguments[0], arguments[1])'
      await send('WebDriver:ExecuteScript', { script, args: [name, value] })
      await send('Marionette:SetContext', { value: 'content' })
    },
    async close() {
      socket.destroy()
      if (browser.exitCode === null) {
        browser.kill()
        await once(browser, 'exit')
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Centimetres of a pixel. */
const CM = 2.54 / 96

/** Any free port, which Firefox writes down; pixels as large as they are; and a proxy that is not there instead of the network. */
const preferences = Object.entries({
  'marionette.port': 0,
  'layout.css.devPixelsPerPx': '1.0',
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
})
  .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
  .join('')

/** A connection to the port that a file names, once it is there. */
async function connected(file: string): Promise<Socket> {
  for (;;) {
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
    if (port > 0) {
      const socket = createConnection(port, '127.0.0.1')
      await once(socket, 'connect')
      return socket
    }
    await new Promise(done => setTimeout(done, 50))
  }
}

/** Sends commands, one at a time: [0, number, command, options], answered by [1, number, error, value]. */
function talking(
  socket: Socket,
  ended: Promise<never>,
): (command: string, options: object) => Promise<unknown> {
  const messages = messagesOf(socket)
  let number = 0
  let ready: Promise<unknown> = messages.next()
  return (command, options) => {
    const answer = ready.then(async () => {
      const text = JSON.stringify([0, ++number, command, options])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
      const { value } = await Promise.race([messages.next(), ended])
      const [, , error, result] = value as [
        number,
        number,
        { error: string; message: string } | null,
        unknown,
      ]
      if (error) throw new Error(`${command}: ${error.error}: ${error.message}`)
      return result
    })
    ready = answer.catch(() => {})
    return answer
  }
}

/** The messages of a socket, each of them its length in bytes, a colon and JSON. */
async function* messagesOf(socket: Socket): AsyncGenerator<unknown, undefined> {
  let rest = Buffer.alloc(0)
  for await (const chunk of socket) {
    rest = Buffer.concat([rest, chunk as Buffer])
    for (;;) {
      const colon = rest.indexOf(':')
      const end = colon + 1 + Number(rest.subarray(0, colon))
      if (colon < 1 || rest.length < end) break
      yield JSON.parse(rest.toString('utf8', colon + 1, end))
      rest = rest.subarray(end)
    }
  }
}

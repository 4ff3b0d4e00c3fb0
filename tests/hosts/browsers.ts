import { openFirefox } from '../readers/firefox.ts'
import { launch } from '../web/browser.ts'
import { serve } from './server.ts'

/** The outcome of a page: the value that `globalThis.answer` promises there, complaints, and the files asked for. */
export interface Visit {
  answer: unknown
  errors: string[]
  requests: string[]
}

/** A browser that opens what a folder has, as its server gives it. */
export interface Browser {
  visit(folder: string, page?: string): Promise<Visit>
  close(): Promise<void>
}

/** Begins every page: it keeps what goes wrong before and while its script runs. */
export const listening = `<script>
  globalThis.complaints = []
  for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation'])
    addEventListener(type, event => complaints.push(type + ': ' + (event.reason ?? event.message ?? event.blockedURI)), true)
  for (const kind of ['error', 'warn']) console[kind] = (...words) => complaints.push(words.join(' '))
</script>`

const readAnswer = `(async () => {
  for (let i = 0; !('answer' in globalThis) && i < 1200; i++) await new Promise(done => setTimeout(done, 50))
  const answer = await Promise.resolve(globalThis.answer).catch(error => 'failed: ' + (error.stack ?? error))
  return JSON.stringify({ answer: answer ?? null, errors: complaints })
})()`

/** The answer of a page of a folder, which a browser visits and then runs a script in. */
async function answerOf(
  folder: string,
  file: string,
  evaluate: (address: string, script: string) => Promise<unknown>,
): Promise<Visit> {
  const { home, asked, close } = await serve(folder)
  try {
    return { ...JSON.parse((await evaluate(home + file, readAnswer)) as string), requests: asked }
  } finally {
    close()
  }
}

/** The system's Chromium. */
export async function openChromium(): Promise<Browser> {
  const browser = await launch()
  return {
    visit: (folder, file = '') =>
      answerOf(folder, file, async (address, script) => {
        const page = await browser.newPage()
        await page.goto(address)
        const answer = await page.evaluate(script)
        await page.close()
        return answer
      }),
    close: () => browser.close(),
  }
}

/** Debian's Firefox. */
export async function openGecko(): Promise<Browser> {
  const browser = await openFirefox()
  return {
    visit: (folder, file = '') =>
      answerOf(folder, file, async (address, script) => {
        await browser.visit(address)
        return browser.evaluate(script)
      }),
    close: () => browser.close(),
  }
}

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { letterFonts } from '../language/letters.ts'
import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import type { FontTable } from '../scene/fonts/table-font.ts'
import type { Host } from './host.ts'
import { openBuiltLoops } from './loops.ts'

/** Contents of files by the names that a spec has for them: texts, or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** Multiplications between two rests: about 10 ms. Work is counted, as this room has no clock. */
const maxSize = 2e6

/** The means of a page, and of whatever else runs JavaScript: no threads, and files that are given. */
export function pageHost(files: Files = {}): Host {
  for (const [name, content] of Object.entries(files))
    if (typeof content !== 'string' && !ArrayBuffer.isView(content))
      throw new SpecError(`files.${name}`, content, 'a text, or bytes in a Uint8Array')
  return {
    async read(path, field) {
      const found = Object.hasOwn(files, path) ? files[path] : undefined
      if (found === undefined) throw missing(path, field, files)
      return { file: path, bytes: typeof found === 'string' ? new TextEncoder().encode(found) : found }
    },
    async readBeside(path, name) {
      return (await this.read(path.replace(/[^\\/]*$/, '') + name, 'model')).bytes
    },
    async readFont(path) {
      const { bytes } = await this.read(path, 'font')
      const [{ openFont }, { table }] = await Promise.all([
        import('../scene/fonts/open-font.ts'),
        import('#built/font-table'),
      ])
      const font = await openFont({ name: path, own: [bytes], bundled: table as FontTable })
      return { font, hash: this.sha256(bytes) }
    },
    async readLetters(lang) {
      const { family } = letterFonts[lang]
      const other = `or a file with its letters, such as ${family}, as the key font`
      throw new SpecError('lang', lang, `a language in letters of Inter, ${other}`)
    },
    // Not `crypto.subtle`, which pages have by https alone.
    sha256: bytes => bytesToHex(sha256(bytes)),
    loadLoops: async () => openBuiltLoops(),
    train: work => work(),
    rest: until => until ?? rest(),
    stretch(size) {
      let left = maxSize
      return () => {
        left -= size
        return left < 0
      }
    },
    endable: work => work(),
  }
}

function missing(path: string, field: string, files: Files): SpecError {
  const names = Object.keys(files)
  const near = nearest(path, names)
  const given = names.length > 0 ? `one of ${names.slice(0, 12).join(', ')}` : 'one'
  const expected = `${given} that \`files\` holds: nnanim itself reads files, its core those that are given`
  return new SpecError(field, path, expected, { suggestion: near })
}

/** A port as far as pages and Node have it alike. */
interface Port {
  onmessage: (() => void) | null
  postMessage(message: null): void
  close(): void
}

/** Waits until events were handled: a message comes after them, and sooner than a timer. */
export function rest(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel() as unknown as Record<'port1' | 'port2', Port>
    port1.onmessage = () => {
      // An open port would keep a process alive.
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

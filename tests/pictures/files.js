// The files of a figure, and a hash of each without the recipe that it carries.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { hashOf } from '../corpus/hashes.js'
import { specOf } from '../corpus/inputs.js'

const runs = (program, ...words) =>
  spawnSync(program, words, { stdio: 'ignore', cwd: import.meta.dirname }).status === 0

/** What figures need beside nnanim, and whether it is there. A library is not loaded here, but by nnanim alone. */
export const tools = {
  ffmpeg: runs('ffmpeg', '-version'),
  pdftoppm: runs('pdftoppm', '-v'),
  canvas: runs(process.execPath, '-e', 'require("canvas")'),
}

/** What is compared of a file, by its kind, and the program that reads it. */
const kinds = {
  gif: { content: file => withoutComments(readFileSync(file)) },
  png: { content: file => withoutTexts(readFileSync(file)) },
  svg: { content: file => readFileSync(file, 'utf8').replace(/<metadata>.*?<\/metadata>/s, '') },
  pdf: { content: file => bytesOf('pdftoppm', ['-r', '72', file]), needs: 'pdftoppm' },
  mp4: { content: decodedFrames, needs: 'ffmpeg' },
  webm: { content: decodedFrames, needs: 'ffmpeg' },
  frames: {
    content: folder =>
      framesIn(folder)
        .map(file => hashOf(kinds.png.content(file)))
        .join(),
  },
}

/** The kind of a file; a folder is one of frames. */
export function kindOf(file) {
  return file.endsWith('/') ? 'frames' : extname(file).slice(1)
}

/**
 * Hashes of the files of a figure by their names, in a folder that is new for them.
 *
 * @returns null where this machine cannot make them
 */
export async function filesOf(library, figure, folder) {
  const made = await makeFiles(library, figure, folder)
  return (
    made && Object.fromEntries(made.map(file => [basename(file), hashOf(kinds[kindOf(file)].content(file))]))
  )
}

/**
 * Makes the files of a figure that this machine can read again.
 *
 * @param changes keys that the spec has otherwise
 * @returns their paths, or null where the figure's rasterizer is not installed
 */
export async function makeFiles(library, { spec, outputs, twins }, folder, changes = {}) {
  if (tools[spec.rasterizer] === false) return null
  const output = outputs
    .map(name => (name.endsWith('/') ? name : `figure.${name}`))
    .filter(name => tools[kinds[kindOf(name)].needs] !== false)
    .map(name => join(folder, name))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const asked = specOf(library, { spec: { ...spec, ...changes } }, join(folder, '..'))
  const made = await library.render(asked, { output, twins, jobs: 1 })
  return made.outputs.map(({ file }) => file)
}

export function framesIn(folder) {
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name))
}

/** A GIF without its comments (GIF89a, 24): the recipe is one. */
function withoutComments(file) {
  const tableAt = at => (file[at] & 0x80 ? 3 * 2 ** ((file[at] & 7) + 1) : 0)
  const kept = []
  let at = 13 + tableAt(10)
  kept.push(file.subarray(0, at))
  while (at < file.length) {
    const start = at
    const [block, label] = [file[at], file[at + 1]]
    if (block === 0x21) at += 2
    else if (block === 0x2c) at += 11 + tableAt(at + 9)
    else at = file.length
    while (at < file.length && file[at] !== 0) at += 1 + file[at]
    at++
    if (block !== 0x21 || label !== 0xfe) kept.push(file.subarray(start, at))
  }
  return Buffer.concat(kept)
}

/** A PNG without its texts, the chunks of the kind iTXt: the recipe is one. */
function withoutTexts(file) {
  const kept = [file.subarray(0, 8)]
  for (let at = 8; at < file.length; ) {
    const end = at + 12 + file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) !== 'iTXt') kept.push(file.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

/** Times and hashes of a video's decoded frames in I420. */
function decodedFrames(file) {
  const words = ['-v', 'error', '-i', file, '-map', '0:v', '-fps_mode', 'passthrough', '-pix_fmt', 'yuv420p']
  const lines = bytesOf('ffmpeg', [...words, '-f', 'framemd5', '-'])
    .toString()
    .split('\n')
  return lines.filter(line => !line.startsWith('#software')).join('\n')
}

export function bytesOf(program, words) {
  return execFileSync(program, words, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 30 })
}

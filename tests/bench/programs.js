import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { run } from './measure.js'

const pathOf = name => fileURLToPath(new URL(name, import.meta.url))
const command = pathOf('../../bin/nnanim.js')

export const node = process.execPath

/** The command with the words of a line. */
export const nnanim = (line, ...more) => [node, command, ...line.split(' '), ...more]

/** A script of this folder, in Node. */
export const script = (name, ...words) => [node, pathOf(name), ...words.map(String)]

/** Peak memory in bytes of a program in Node. */
export const peakOf = ([program, ...words]) =>
  Number(run([program, '--require', pathOf('peak.cjs'), ...words]).aside)

const works = ([program, ...words]) => spawnSync(program, words, { stdio: 'ignore' }).status === 0
const first = (names, ...words) => names.find(name => works([name, ...words])) ?? null

/** Programs to compare with, null where they are not installed. */
export const others = {
  python: first(['python3', '/usr/bin/python3'], '-c', 'import sklearn, matplotlib'),
  ffmpeg: first(['ffmpeg'], '-version'),
  gifsicle: first(['gifsicle'], '--version'),
  gifski: first([process.env.GIFSKI ?? 'gifski'], '--version'),
}

/** A figure of article.py; null without Python, or without the ffmpeg that it asks for. */
export function article(figure, file, ...words) {
  const lacking = others.python === null || (words.includes('ffmpeg') && others.ffmpeg === null)
  return lacking ? null : [others.python, pathOf('article.py'), figure, file, ...words]
}

export const fitInPython = size => (others.python === null ? null : [others.python, pathOf('fit.py'), size])

/** A program as a thing to run; null stays null. */
export const running = words => (words === null ? null : () => run(words))

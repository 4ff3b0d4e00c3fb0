// Ends the command by SIGINT, SIGTERM and SIGKILL at moments that chance chooses, over all formats, and tells of every
// file that is neither the old nor the new one, and of all that is left behind; what SIGKILL leaves, the next run removes.
//
//   node tests/attack/kills.js [kills] [seed]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chance } from './mutate.js'

const [kills = 30, seed = 1] = process.argv.slice(2).map(Number)
const bin = resolve('bin/nnanim.js')
const top = mkdtempSync(join(tmpdir(), 'nnanim-kills-'))
const quick = ['--samples', '40', '--size', '300', '--fps', '10', '--duration', '1', '-q']
const figure = (...names) => ({
  words: n => ['xor', ...quick, '--seed', `${n}`, ...names.flatMap(name => ['-o', name])],
})
const batch = {
  words: () => ['batch', '../batch.json', '--allow-outside', '-q', '--jobs', '2'],
  before(n) {
    const keys = { samples: 40, size: 300, fps: 10, duration: 1, seed: n }
    const figures = ['a.gif', 'b.png', 'c.webm', 'frames/'].map((output, i) => ({
      ...{ ...keys, data: ['xor', 'blobs'][i % 2] },
      output: `work/${output}`,
    }))
    writeFileSync(join(top, 'batch.json'), JSON.stringify({ figures }))
  },
}
/** What is written, by names. */
const cases = {
  ...Object.fromEntries(
    ['a.gif', 'a.mp4', 'a.webm', 'a.png', 'a.svg', 'a.anim.svg', 'a.pdf', 'a.html', 'frames/'].map(name => [
      name,
      figure(name),
    ]),
  ),
  twins: { words: n => [...figure('a.gif', 'a.png').words(n), '--twins'], together: true },
  'several and a model': {
    words: n => [...figure('a.gif', 'a.svg', 'a.pdf').words(n), '--save-model', 'm.json'],
    together: true,
  },
  batch,
}

/** The files below a folder, by name and hash. */
function tree(folder, below = '') {
  const found = {}
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = join(below, name)
    if (statSync(join(folder, path)).isDirectory())
      Object.assign(found, tree(folder, path), { [`${path}/`]: 'folder' })
    else
      found[path] = createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex')
  }
  return found
}

const work = join(top, 'work')
const complete = words => {
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words], { cwd: work, encoding: 'utf8' })
  return status === 0 ? null : `exit code ${status}: ${stderr}`
}

for (const one of Object.values(cases)) {
  one.made = {}
  for (const n of [1, 2]) {
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work)
    one.before?.(n)
    const began = performance.now()
    const failed = complete(one.words(n))
    if (failed) throw new Error(`${one.words(n).join(' ')}: ${failed}`)
    one.seconds = (performance.now() - began) / 1000
    one.made[n] = tree(work)
    if (n === 1) {
      one.old = join(top, `old ${Object.values(cases).indexOf(one)}`)
      cpSync(work, one.old, { recursive: true })
    }
  }
}

/** What is wrong with the files after a kill. */
function faultsOf(one, found, signal) {
  const [old, now] = [one.made[1], one.made[2]]
  const faults = []
  const ages = new Set()
  const names = new Set([...Object.keys(old), ...Object.keys(now), ...Object.keys(found)])
  for (const name of names) {
    // A folder of frames is judged as a whole, once it has been read by the next run.
    const isTemporary = /[.]tmp(\/|$)|nnanim[.]commit/.test(name)
    if (signal === 'SIGKILL' && (isTemporary || name.startsWith('frames/'))) continue
    if (isTemporary || !(name in old)) faults.push(`${name} is left`)
    else if (found[name] === old[name] && found[name] === now[name]) continue
    else if (found[name] === old[name]) ages.add('old')
    else if (found[name] === now[name]) ages.add('new')
    else faults.push(`${name} is ${found[name] ? 'neither the old nor the new one' : 'gone'}`)
  }
  const isMixed = one.together || Object.keys(old).every(name => name.startsWith('frames'))
  if (isMixed && signal !== 'SIGKILL' && ages.size > 1) faults.push('some are old, some new')
  return faults
}

const faults = []
const ends = {}
let temporaries = 0
const began = performance.now()
for (let i = 0, killed = 0; killed < kills; i++) {
  const random = chance(`${seed} ${i}`)
  const [name, one] = Object.entries(cases)[i % Object.keys(cases).length]
  const signal = random.pick(['SIGINT', 'SIGTERM', 'SIGKILL'])
  rmSync(work, { recursive: true, force: true })
  cpSync(one.old, work, { recursive: true })
  one.before?.(2)
  const child = spawn(process.execPath, [bin, ...one.words(2)], { cwd: work, stdio: 'ignore' })
  let isOpen = true
  const ended = new Promise(done =>
    child.on('exit', (code, by) => {
      isOpen = false
      done(by ?? code)
    }),
  )
  if (random.below(3) > 0) {
    // From its first temporary file on, which is when there is something to lose.
    while (isOpen && !readdirSync(work).some(name => name.endsWith('.tmp'))) await setTimeout(2)
    await setTimeout(random.next() ** 2 * one.seconds * 150)
  } else await setTimeout(random.next() * one.seconds * 700)
  child.kill(signal)
  const end = await ended
  ends[end] = (ends[end] ?? 0) + 1
  // It was done before.
  if (end === 0) continue
  killed++
  const found = tree(work)
  if (Object.keys(found).some(path => path.includes('.tmp'))) temporaries++
  const wrong = faultsOf(one, found, signal)
  if (signal === 'SIGKILL') {
    const failed = complete(one.words(2))
    if (failed) wrong.push(`the next run fails with ${failed}`)
    const after = tree(work)
    if (JSON.stringify(after) !== JSON.stringify(one.made[2]))
      wrong.push(
        `the next run leaves ${Object.keys(after).filter(path => after[path] !== one.made[2][path])}`,
      )
  }
  for (const fault of wrong) faults.push(`${i}: ${name}, ${signal}: ${fault}`)
}
rmSync(top, { recursive: true })
const seconds = Math.round((performance.now() - began) / 1000)
console.log(
  `${kills} kills in ${seconds} s, ${temporaries} left temporary files for the next run; ends ${JSON.stringify(ends)}`,
)
for (const fault of faults) console.log(fault)
console.log(`${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0

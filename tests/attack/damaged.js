// Gives damaged pages, moving vectors, recipes, models and expressions to the command, and tells of every call that does
// not end as it should: with exit code 0, 1, 2 or 3, without a stack, within 10 s of a processor and 1 GB.
//
//   node tests/attack/damaged.js [calls in this process] [calls in processes of their own] [seed]
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { run } from '../../dist/cli/main.js'
import { recipe } from '../../dist/encode/recipe.js'
import { content } from '../../dist/paint/xml.js'
import { chance, damageBytes, damageJson } from './mutate.js'

const [inside = 1000, outside = 30, seed = 1] = process.argv.slice(2).map(Number)
const bin = resolve('bin/nnanim.js')
const folder = mkdtempSync(join(tmpdir(), 'nnanim-damaged-'))
process.chdir(folder)
process.env.NO_COLOR = '1'

/** What the command wrote to a stream meanwhile, and did not print. */
function capture(stream) {
  const { write } = stream
  let text = ''
  stream.write = (chunk, ...rest) => {
    text += chunk
    rest.find(word => typeof word === 'function')?.()
    return true
  }
  return () => {
    stream.write = write
    return text
  }
}

async function here(words) {
  const ends = [capture(process.stdout), capture(process.stderr)]
  process.exitCode = undefined
  const began = process.cpuUsage()
  let thrown = ''
  try {
    await run(words)
  } catch (error) {
    thrown = String(error.stack)
  }
  const [stdout, stderr] = ends.map(end => end())
  const code = process.exitCode ?? 0
  const { user, system } = process.cpuUsage(began)
  process.exitCode = undefined
  // It is the command's to listen, not that of 100,000 calls in one process.
  for (const name of ['SIGXFSZ']) process.removeAllListeners(name)
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error')
  return { code, stdout, stderr: stderr + thrown, bytes: 0, seconds: (user + system) / 1e6 }
}

function there(words) {
  const child = spawn('nice', [process.execPath, bin, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr, bytes, seconds] = ['', '', 0, 0]
  child.stdout.on('data', text => (stdout += text))
  child.stderr.on('data', text => (stderr += text))
  const look = () => {
    try {
      bytes = Math.max(
        bytes,
        1024 * /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'latin1'))[1],
      )
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'latin1').split(') ').at(-1).split(' ')
      seconds = (Number(stat[11]) + Number(stat[12])) / 100
    } catch {
      // It has ended, or is not Linux's.
    }
  }
  const timer = setInterval(look, 20)
  const killer = setTimeout(() => child.kill('SIGKILL'), 60_000)
  return new Promise(done =>
    child.on('close', (status, signal) => {
      clearInterval(timer)
      clearTimeout(killer)
      done({ code: signal ?? status, stdout, stderr, bytes, seconds })
    }),
  )
}

/** Files to damage, made by the command. */
async function make(...words) {
  const { code, stderr } = await here(words)
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`)
}
const quick = '--samples 40 --size 240 --fps 5 --duration 1 --restarts 2 --max-iter 50 -q'.split(' ')
await make('xor', ...quick, '-o', 'page.html', '-o', 'still.svg', '--save-model', 'model.json')
await make('blobs', ...quick, '--hidden', '2', '-o', 'moving.anim.svg')
const originals = Object.fromEntries(
  ['page.html', 'still.svg', 'moving.anim.svg', 'model.json'].map(name => [name, readFileSync(name)]),
)
const model = JSON.parse(originals['model.json'])
const still = String(originals['still.svg'])
const [, held] = /<metadata>(.*?)<\/metadata>/s.exec(still)
await make('show', 'still.svg')
const shown = await here(['show', '--json', 'still.svg'])
const known = JSON.parse(shown.stdout)
const hidden = [
  { units: 3, activation: 'tanh' },
  { units: 2, activation: 'relu' },
]
const others = [
  { ...known.spec, scene: 'data', hidden },
  { ...known.spec, scene: 'boundary', solver: 'adam', learningRate: 0.01, batchSize: 20, maxIter: 5 },
  { ...known.spec, title: 'A title', caption: 'below', alt: 'words', theme: 'dark', at: '50%' },
].map(spec => ({ ...known, spec }))
const expressions = [
  'y > sin(3*x)',
  'x^2 + y^2 < 1',
  '(x - 1)*(y + 2) >= 0.5 and x < 2',
  'abs(x) + abs(y) < 1 or x*y > 2',
]

/** Ways to read what was made: the first is taken more often. */
const reading = file => [
  ['show', file],
  ['show', '--json', file],
  ['validate', file],
  ['remake', file, '--dry-run', '-o', 'out.svg'],
  ['verify', file],
]
const small = ['--at', '0', '--size', '100', '-q', '-o', 'out.svg']
const inputs = {
  page: random => ({
    file: 'd.html',
    bytes: damageBytes(originals['page.html'], random),
    calls: reading('d.html'),
  }),
  vector: random => ({
    file: 'd.anim.svg',
    bytes: damageBytes(originals['moving.anim.svg'], random),
    calls: reading('d.anim.svg'),
  }),
  recipe(random) {
    const damaged = damageJson(random.pick([known, known, ...others]), random)
    const text =
      random.below(3) === 0 ? String(damageBytes(JSON.stringify(damaged), random)) : textOf(damaged)
    return {
      file: 'd.svg',
      bytes: Buffer.from(still.replace(held, () => content(text))),
      calls: reading('d.svg'),
    }
  },
  model(random) {
    const bytes =
      random.below(2) === 0
        ? Buffer.from(JSON.stringify(damageJson(model, random)))
        : damageBytes(originals['model.json'], random)
    const drawn = ['xor', '--model', 'd.json', '--samples', '20']
    return {
      file: 'd.json',
      bytes,
      calls: [
        ['validate', 'd.json'],
        [...drawn, '--dry-run'],
        [...drawn, ...small],
        [...drawn, '--scene', 'data,boundary', '--size', '800', '--at', '0', '-q', '-o', 'out.svg'],
      ],
    }
  },
  expression(random) {
    const text = String(damageBytes(Buffer.from(random.pick(expressions)), random)).replaceAll('\0', '')
    const few = ['--samples', '20', '--restarts', '1', '--max-iter', '5']
    return {
      file: null,
      calls: [
        [text, '--dry-run'],
        [text, '--dry-run'],
        [text, '--dry-run'],
        [text, ...few, ...small],
      ].map(call => (call[0].startsWith('-') ? ['./', ...call] : call)),
    }
  },
}
function textOf(damaged) {
  try {
    return recipe(damaged)
  } catch {
    return JSON.stringify(damaged)
  }
}

const faults = new Map()
const codes = {}
let [slowest, largest] = [0, 0]
async function attack(count, call, start) {
  for (let i = 0; i < count; i++) {
    const random = chance(`${seed} ${start + i}`)
    const kind = Object.keys(inputs)[i % 5]
    const { file, bytes, calls } = inputs[kind](random)
    const words = calls[Math.floor(random.next() ** (call === here ? 3 : 1) * calls.length)]
    if (file !== null) writeFileSync(file, bytes)
    const found = await call(words)
    const { seconds } = found
    slowest = Math.max(slowest, seconds)
    largest = Math.max(largest, found.bytes)
    codes[found.code] = (codes[found.code] ?? 0) + 1
    const said = found.stderr + found.stdout
    const fault = ![0, 1, 2, 3].includes(found.code)
      ? `code ${found.code}`
      : /\n +at .*[:(]/.test(found.stderr)
        ? 'a stack'
        : seconds > 10
          ? 'over 10 s'
          : found.bytes > 1e9
            ? 'over 1 GB'
            : (/Cannot (read|convert|mix)[^\n]*|is not (a function|iterable|a constructor)|Maximum call stack|Invalid (array|string|typed)[^\n]*|\[object |expected undefined|NaN million|\bundefined\b|out of (memory|range)/.exec(
                said,
              )?.[0] ?? null)
    if (fault === null) continue
    const key = `${kind}: ${fault}`
    const kept = join(tmpdir(), `nnanim-fault-${faults.size}${file === null ? '.txt' : `-${file}`}`)
    if (!faults.has(key)) {
      faults.set(key, {
        count: 0,
        words,
        file: kept,
        seconds,
        stderr: found.stderr.slice(0, 600),
        stdout: found.stdout.slice(0, 200),
      })
      writeFileSync(kept, bytes ?? words.join('\n'))
    }
    faults.get(key).count++
  }
}

const began = performance.now()
await attack(inside, here, 0)
const between = performance.now()
const memory = process.memoryUsage().rss
await attack(outside, there, inside)
const ended = performance.now()
process.chdir('/')
rmSync(folder, { recursive: true })
console.log(
  `${inside} calls in one process in ${Math.round((between - began) / 1000)} s (${Math.round(memory / 1e6)} MB), ` +
    `${outside} in their own in ${Math.round((ended - between) / 1000)} s; the longest took ${slowest.toFixed(1)} s, ` +
    `the largest ${Math.round(largest / 1e6)} MB; exit codes ${JSON.stringify(codes)}`,
)
for (const [name, { count, ...first }] of faults)
  console.log(`${name}: ${count} times, first ${JSON.stringify(first)}`)
console.log(`${faults.size} faults`)
process.exitCode = faults.size > 0 ? 1 : 0

// Changes constants and comparisons of src/ one by one, in a copy, and shows which test notices.
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import seedrandom from 'seedrandom'
import { equivalent } from './equivalent.js'
import { placesOf } from './places.js'

/** What makes the picture and the numbers. */
const rooms = ['scene', 'encode', 'paint', 'network', 'options', 'figure']

/** Places that are always drawn, as tests once let them pass: a file, a text that stands in it once, and what it becomes. */
const named = [
  ['src/network/line-search.ts', 'sufficientDecrease = ', '1e-3', '0.2'],
  ['src/scene/style/give-way.ts', 'FADE = ', '4', '1'],
  ['src/encode/budget.ts', '2 ** (quality / ', '45', '180'],
  ['src/encode/anim-svg/animate.ts', 'step: ', '0.24', '0.96'],
  ['src/encode/anim-svg/keyframes.ts', 'MIN_REST = ', '3', '30'],
  ['src/scene/compare/draw-marks.ts', 'ring = { color: theme.ink, width: ', '1.6', '0.4'],
  ['src/encode/gif/palette.ts', 'flatShare = 1 / ', '4000', '400'],
]

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '60' },
    only: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})

const special = find(named)
const reasons = new Map(find(equivalent).map(place => [placeKey(place), place.after]))
const places =
  options.only.length > 0
    ? chosen(options.only)
    : drawn(Number(options.count), options.seed).slice(Number(options.from) - 1)
if (options.list) for (const place of places) console.log(nameOf(place))
else await tryAll(places)

/** All places of a room, but those in files that `--without` names the beginning of. */
function placesIn(room) {
  return readdirSync(join('src', room), { recursive: true })
    .map(name => `src/${room}/${name}`)
    .filter(name => name.endsWith('.ts') && !isLeftOut(name))
    .sort()
    .flatMap(file => placesOf(file, readFileSync(file, 'utf8')))
}

function isLeftOut(file) {
  return options.without.some(start => file.startsWith(start))
}

/**
 * Where the places are that a list gives as file, the text before, and what is changed.
 *
 * @throws Error where some are gone: a list that is out of date would say nothing of them
 */
function find(list) {
  const gone = []
  const found = list.map(([file, context, before, after]) => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const at = text.indexOf(context + before)
    const place = placesOf(file, text).find(({ start }) => at >= 0 && start === at + context.length)
    if (!place) gone.push(`${file}: ${context + before}`)
    return { ...place, after }
  })
  if (gone.length > 0)
    throw new Error(`these places are gone, so tests/mutants must name others:\n  ${gone.join('\n  ')}`)
  return found
}

/** So many places, as many of each room as its share of all places, the named ones among them. */
function drawn(count, seed) {
  const all = rooms.map(placesIn)
  const total = all.flat().length
  const known = seed === '1' ? special.filter(({ file }) => !isLeftOut(file)) : []
  const names = known.map(placeKey)
  const chance = seedrandom(seed)
  const ordered = all.flatMap(list =>
    list
      .filter(place => !names.includes(placeKey(place)))
      .map(place => ({ place, at: chance() }))
      .sort((a, b) => a.at - b.at)
      // The middle of its part of the room: in order of these, rooms take turns by their sizes.
      .map(({ place }, i) => ({ place, turn: (i + 0.5) / list.length })),
  )
  ordered.sort((a, b) => a.turn - b.turn)
  if (count > total) throw new RangeError(`there are ${total} places`)
  return [...known, ...ordered.slice(0, count - known.length).map(({ place }) => place)]
}

/** The places on lines that are named as file:line, or all in a file. */
function chosen(names) {
  return names.flatMap(name => {
    const [file, line] = name.split(':')
    const found = placesOf(file, readFileSync(file, 'utf8'))
      .map(place => special.find(other => placeKey(other) === placeKey(place)) ?? place)
      .filter(place => line === undefined || place.line === Number(line))
    if (found.length === 0) throw new RangeError(`nothing can be changed at ${name}`)
    return found
  })
}

function placeKey({ file, start }) {
  return `${file} ${start}`
}

function nameOf({ file, line, before, after }) {
  return `${file.slice(4)}:${line} | ${before} → ${after}`
}

/** Tries each place by itself, then all that lived together with every test, and prints a table. */
async function tryAll(places) {
  process.on('SIGINT', () => process.exit(130))
  process.on('SIGTERM', () => process.exit(143))
  const copy = await copyOfRepository()
  // Here nothing is changed: what fails here too says nothing of a change.
  copy.untouched = await copyOfRepository()

  console.log('| place | change | killed by | seconds |\n| --- | --- | --- | --- |')
  const lived = []
  const print = (place, killer, since) =>
    console.log(`| ${nameOf(place)} | ${killer} | ${Math.round((Date.now() - since) / 1000)} |`)
  for (const place of places) {
    const since = Date.now()
    const reason = reasons.get(placeKey(place))
    const killer = reason
      ? `equivalent: ${reason}`
      : await changed(copy, [place], () => firstKiller(copy, place))
    if (killer) print(place, killer, since)
    else {
      lived.push(place)
      if (options.quick) print(place, '**lived**', since)
    }
  }
  if (!options.quick && lived.length > 0)
    for (const { place, killer, since } of await tryTogether(copy, lived)) print(place, killer, since)
}

/** A folder with the repository as it is, and its library; it is gone when the process ends. */
async function copyOfRepository() {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-mutants-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const left = ['node_modules', 'docs/site/node_modules', 'site', '.git', '.pictures']
  cpSync('.', folder, { recursive: true, filter: path => !left.includes(path) })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const copy = { folder, alwaysFail: [], pass: [] }
  await build(copy, { bundle: false })
  return copy
}

/**
 * What kills one place: the test of its file, those beside it, or the quick figures of the corpus, which are shapes: no
 * encoder makes them, and of the scenes they tell sooner than the tests beside.
 */
async function firstKiller(copy, { file }) {
  const near = file.replace('src/', 'tests/').replace(/\.ts$/, '.test.ts')
  const folder = dirname(near)
  const names = existsSync(join(copy.folder, folder)) ? readdirSync(join(copy.folder, folder)) : []
  const beside = [`${folder}.test.ts`, ...names.map(name => join(folder, name))].filter(name =>
    existsSync(join(copy.folder, name)),
  )
  const own = beside.filter(name => name === near)
  const quick = beside.filter(name => name.endsWith('.test.ts') && name !== near)
  const others = [...quick, ...beside.filter(name => name.endsWith('.slow.ts'))]
  const figures = ['tests/corpus/corpus.test.ts']
  const order = {
    scene: options.quick ? [own, figures] : [own, figures, others],
    network: [own, others, figures],
  }[file.split('/')[1]]
  for (const files of order ?? [own, others]) {
    if (files.length === 0) continue
    if (files === figures && !(await build(copy, { bundle: false }))) return 'tsc'
    const [failed] = await failures(copy, files, ['--bail', '1'])
    if (failed) return failed
  }
}

/**
 * What kills places that lived: all of them at once with every test, then each by itself with the tests that failed, since
 * most tests fail for none of them.
 */
async function tryTogether(copy, lived) {
  await build(copy.untouched, { bundle: true })
  const files = await changed(copy, lived, async () => {
    await build(copy, { bundle: true })
    return failures(copy, [], [])
  })
  const results = []
  for (const place of lived) {
    const since = Date.now()
    const killer = await changed(copy, [place], async () => {
      if (files.length === 0) return undefined
      await build(copy, { bundle: true })
      return (await failures(copy, files, ['--bail', '1']))[0]
    })
    results.push({ place, killer: killer ?? '**lived**', since })
  }
  return results
}

/** Does something while places of the copy are changed. */
async function changed(copy, places, action) {
  const texts = new Map()
  for (const { file } of places) texts.set(file, readFileSync(join(copy.folder, file), 'utf8'))
  for (const [file, text] of texts) {
    let next = text
    for (const { start, end, after } of places
      .filter(place => place.file === file)
      .sort((a, b) => b.start - a.start))
      next = next.slice(0, start) + after + next.slice(end)
    writeFileSync(join(copy.folder, file), next)
  }
  try {
    return await action()
  } finally {
    for (const [file, text] of texts) writeFileSync(join(copy.folder, file), text)
  }
}

/** Compiles the library, of which the figures are made, and bundles the command. Gives whether there were no errors. */
async function build(copy, { bundle }) {
  const compiled = await run(copy, 'tsc', ['-p', 'tsconfig.build.json'], 300)
  const bundled = bundle ? await run(copy, 'rolldown', ['-c'], 300) : true
  return compiled && bundled
}

/** The test files of which something fails that does not fail anyway, of all files where there are none named. */
async function failures(copy, files, flags) {
  const { alwaysFail, pass, untouched } = copy
  for (;;) {
    const left = files.filter(name => !alwaysFail.includes(name))
    if (files.length > 0 && left.length === 0) return []
    const failed = await failedFiles(copy, left, [...flags, ...alwaysFail.map(name => `--exclude=${name}`)])
    const fresh = failed.filter(name => name.startsWith('tests/') && !pass.includes(name))
    const anyway = fresh.length > 0 ? await failedFiles(untouched, fresh, []) : []
    pass.push(...fresh.filter(name => !anyway.includes(name)))
    alwaysFail.push(...anyway)
    const real = failed.filter(name => !anyway.includes(name))
    if (real.length > 0 || failed.length === 0) return real
  }
}

/** The test files of which something fails, all where there are none named; "no end" for a run that has to be ended. */
async function failedFiles(copy, files, flags) {
  const report = join(copy.folder, 'mutant.json')
  rmSync(report, { force: true })
  const words = [
    'vitest',
    'run',
    ...(files.length > 0 ? [] : ['--project', 'quick']),
    '--maxWorkers=1',
    '--testTimeout=600000',
    ...flags,
    ...files,
  ]
  const output = ['--reporter=json', `--outputFile=${report}`]
  const seconds = files.length === 1 ? 150 : files.length > 1 ? 600 : 7200
  const passed = await run(copy, 'vitest', [...words, ...output], seconds)
  if (passed) return []
  if (!existsSync(report)) return ['no end']
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const names = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
  // A rejection that nobody caught fails the run and no file.
  return names.length > 0 ? names.map(name => name.slice(name.indexOf('tests/'))) : ['an uncaught error']
}

/** Runs a package's command in the copy, at the lowest priority and in a group of its own. Gives whether it ended well, in time. */
function run(copy, command, words, seconds) {
  return new Promise(done => {
    const child = spawn('nice', ['-n', '19', join('node_modules/.bin', command), ...words], {
      cwd: copy.folder,
      stdio: 'ignore',
      detached: true,
    })
    const end = () => process.kill(-child.pid, 'SIGKILL')
    const timer = setTimeout(end, seconds * 1000)
    process.prependOnceListener('exit', end)
    child.on('exit', code => {
      clearTimeout(timer)
      process.removeListener('exit', end)
      done(code === 0)
    })
  })
}

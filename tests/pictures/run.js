// Compares the figures of the corpus with what they were: npm run pictures -- --help
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { closest } from 'fastest-levenshtein'
import { figures } from '../corpus/figures.js'
import { writeInputs } from '../corpus/inputs.js'
import { hashFile, known } from '../corpus/known.js'
import { writeAll } from './all.js'
import { buildBaseline, openBaseline, openLibrary } from './baseline.js'
import { compare, rowsOf } from './compare.js'
import { tools } from './files.js'
import { shapesOf } from './shapes.js'
import { writeSheet } from './sheet.js'

const usage = `npm run pictures                         compares all figures with what they were
npm run pictures -- NAME…                compares these
npm run pictures -- --shapes             compares shapes alone, also where there is a baseline
npm run pictures -- --baseline COMMIT    notes what files are at a commit, on this machine
npm run pictures -- --accept NAME…       takes the shapes of these figures for what they should be
npm run pictures -- --list               prints the names
npm run pictures -- --all WORD…          contact sheets of all figures, to be looked at, or of those whose names have
                                         these words: orbit, moons`

/** Sheets of a run at most: after a change of everything nobody looks at more. */
const maxSheets = 12

const root = join(import.meta.dirname, '../..')
const baselineFolder = join(root, '.pictures/baseline')
const sheetFolder = join(root, '.pictures/sheets')
const allFolder = join(root, '.pictures/all')

const hashes = Object.fromEntries(known)

/** Compares figures, and says and shows what differs. @returns whether nothing does */
async function report(names, scratch, withFiles) {
  const library = await openLibrary(root)
  const baseline = withFiles ? await openBaseline(baselineFolder) : null
  if (baseline) sayWhatLacks()
  const different = []
  for (const name of progress(names)) {
    const found = name in figures ? await compareOrFail(name, { library, baseline, scratch }) : { gone: true }
    const words = wordsOf(name, found, baseline)
    if (words === '') continue
    console.log(`${name}: ${words}`)
    different.push({ name, found })
  }
  // Only now: what draws the sheets loads the font that the files are drawn with, too.
  rmSync(sheetFolder, { recursive: true, force: true })
  const drawable = different.filter(({ found }) => found.hashes !== undefined)
  for (const { name, found } of drawable.slice(0, maxSheets)) {
    const rows = await rowsOf(figures[name], found, { library, baseline, scratch })
    if (rows.length === 0) {
      if (found.differs.length > 0 && baseline)
        console.log(`${name}: is as at ${baseline.commit}, not as accepted`)
      continue
    }
    mkdirSync(sheetFolder, { recursive: true })
    const file = join(sheetFolder, `${name}.png`)
    const counts = await writeSheet(rows, file)
    console.log(`${relative('', file)}: ${counts.join(', ')} pixels differ`)
  }
  summarize(names, different, baseline)
  return different.length === 0
}

async function compareOrFail(name, { library, baseline, scratch }) {
  try {
    return await compare(name, figures[name], { library, baseline, scratch, known: hashes[name] })
  } catch (error) {
    return { error }
  }
}

function wordsOf(name, { gone, error, differs = [], files = [] }, baseline) {
  if (gone) return 'is no figure any more, but has a hash'
  if (error) return `cannot be made: ${error.message}`
  const shapes =
    differs.length === 0 ? [] : name in hashes ? [`${differs.join(', ')} differ`] : ['has no hashes yet']
  return [
    ...shapes,
    ...(files.length > 0 ? [`${files.join(', ')} differ from ${baseline.commit}`] : []),
  ].join('; ')
}

function summarize(names, different, baseline) {
  console.log(`${different.length} of ${names.length} figures differ`)
  const shapes = different
    .filter(({ found }) => found.gone || found.differs?.length > 0)
    .map(({ name }) => name)
  if (shapes.length > 0) {
    if (!baseline) console.log('to see what they were: npm run pictures -- --baseline COMMIT')
    console.log(`if that is meant to be seen: npm run pictures -- --accept ${shapes.join(' ')}`)
  }
}

async function accept(names) {
  const library = await openLibrary(root)
  for (const name of progress(names)) {
    const now = name in figures ? (await shapesOf(library, figures[name])).hashes : undefined
    console.log(`${name}: ${isDeepStrictEqual(now, hashes[name]) ? 'is as it was' : 'accepted'}`)
    hashes[name] = now
  }
  const lines = Object.keys(hashes)
    .filter(name => hashes[name] !== undefined)
    .sort()
    .map(name => `${name} ${Object.values(hashes[name]).join(' ')}\n`)
  writeFileSync(hashFile, lines.join(''))
}

async function makeBaseline(commit, scratch) {
  buildBaseline(root, baselineFolder, commit)
  const baseline = await openBaseline(baselineFolder)
  sayWhatLacks()
  for (const name of progress(Object.keys(figures))) {
    const files = await baseline.filesOf(name, figures[name], join(scratch, 'before'))
    if (files === null) console.log(`${name}: cannot be made here at ${baseline.commit}`)
  }
  console.log(`the files of ${baseline.commit} are noted in ${relative('', baselineFolder)}`)
}

function sayWhatLacks() {
  for (const [name, there] of Object.entries(tools))
    if (!there) console.log(`${name} is not installed: what needs it is not compared`)
}

function* progress(names) {
  for (const [i, name] of names.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${i + 1} of ${names.length}: ${name}\r\x1b[K`)
    yield name
  }
}

function wrong(message) {
  console.error(message)
  process.exit(2)
}

function readCall() {
  const flag = { type: 'boolean', default: false }
  const options = {
    accept: flag,
    all: flag,
    list: flag,
    shapes: flag,
    help: flag,
    baseline: { type: 'string' },
  }
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    return { ...values, asked: positionals }
  } catch (error) {
    return wrong(`${error.message}\n\n${usage}`)
  }
}

const call = readCall()
// A figure that is no more keeps its hash until that is accepted.
const names = [...new Set([...Object.keys(figures), ...Object.keys(hashes)])]
const unknown = call.all ? undefined : call.asked.find(name => !names.includes(name))
if (unknown !== undefined) wrong(`there is no figure ${unknown}; the nearest is ${closest(unknown, names)}`)
if (call.accept && call.asked.length === 0) wrong(`--accept takes the names of figures\n\n${usage}`)
const looked = Object.keys(figures).filter(name => call.asked.every(word => name.includes(word)))
if (call.all && looked.length === 0) wrong(`no figure has ${call.asked.join(' and ')} in its name`)
const scratch = mkdtempSync(join(tmpdir(), 'nnanim-pictures-'))
writeInputs(scratch)
try {
  const chosen = call.asked.length > 0 ? call.asked : names
  if (call.help) console.log(usage)
  else if (call.all) await writeAll(await openLibrary(root), scratch, allFolder, looked, console.log)
  else if (call.list) console.log(Object.keys(figures).join('\n'))
  else if (call.accept) await accept(chosen)
  else if (call.baseline !== undefined) await makeBaseline(call.baseline, scratch)
  else if (!(await report(chosen, scratch, !call.shapes))) process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

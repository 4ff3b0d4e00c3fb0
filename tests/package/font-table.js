// Writes dist/font.json, the bundled font as a table: outlines, what stands instead of characters, kerning, places of
// marks (OpenType 1.9.1). It is read off by fontkit, and src/scene/fonts/table-font.ts describes it. Part of `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs'
import { create } from 'fontkit'
import { classZero } from '../../dist/scene/fonts/table-font.js'

const [regular, strong] = ['400', '600'].map(weight => create(readFileSync(`dist/fonts/Inter-${weight}.ttf`)))
const all = Array.from({ length: regular.numGlyphs }, (_, glyph) => glyph)

/** The glyphs of a coverage in their order. */
function covered({ version, glyphs, rangeRecords }) {
  if (version === 1) return glyphs
  return rangeRecords.flatMap(({ start, end }) => all.slice(start, end + 1))
}

function classOf(glyph, { version, startGlyph, classValueArray, classRangeRecord }) {
  if (version === 1) return classValueArray[glyph - startGlyph] ?? 0
  return classRangeRecord.find(({ start, end }) => start <= glyph && glyph <= end)?.class ?? 0
}

function ofClass(number, definition, among = all) {
  return among.filter(glyph => classOf(glyph, definition) === number)
}

const sets = new Map()

/** The number of a set of glyphs. */
function setOf(glyphs) {
  const ranges = []
  for (const glyph of glyphs.toSorted((a, b) => a - b))
    if (ranges.at(-1) === glyph - 1) ranges[ranges.length - 1] = glyph
    else ranges.push(glyph, glyph)
  const key = ranges.join()
  if (!sets.has(key)) sets.set(key, { number: sets.size, ranges })
  return sets.get(key).number
}

/** The lookups that are needed, in their order, by their numbers in the font. */
const needed = new Map()
const lookupList = regular.GSUB.lookupList.toArray()

function lookupAt(index) {
  if (!needed.has(index)) {
    const lookup = { rules: [] }
    needed.set(index, { number: needed.size, lookup })
    const { lookupType, flags, subTables } = lookupList[index]
    if (Object.values(flags.flags).some(Boolean)) throw new Error(`lookup ${index} leaves glyphs out`)
    lookup.rules.push(...subTables.flatMap(table => rulesOf(table, lookupType)))
  }
  return needed.get(index).number
}

function rulesOf(table, type) {
  if (type === 1) {
    const instead = (glyph, i) => (table.version === 1 ? glyph + table.deltaGlyphID : table.substitute.get(i))
    const pairs = covered(table.coverage).map((glyph, i) => [glyph, instead(glyph, i)])
    return [{ kind: 'one', glyphs: Object.fromEntries(pairs) }]
  }
  if (type === 4) {
    const ligatures = covered(table.coverage).map((glyph, i) => [
      glyph,
      table.ligatureSets.get(i).map(({ glyph, components }) => ({ instead: glyph, rest: components })),
    ])
    return [{ kind: 'several', glyphs: Object.fromEntries(ligatures) }]
  }
  if ((type === 5 || type === 6) && table.version === 3) {
    const setsOf = (coverages = []) => coverages.map(coverage => setOf(covered(coverage)))
    const row = setsOf(table.inputCoverage ?? table.coverages)
    const [before, after] = [setsOf(table.backtrackCoverage), setsOf(table.lookaheadCoverage)]
    return [{ kind: 'row', before, row, after, apply: applied(table.lookupRecords) }]
  }
  if (type === 6 && table.version === 2) {
    const { backtrackClassDef, inputClassDef, lookaheadClassDef } = table
    const setsOf = (classes, definition) => classes.map(number => setOf(ofClass(number, definition)))
    return table.chainClassSet.flatMap((rules, number) =>
      (rules ?? []).map(({ backtrack, input, lookahead, lookupRecords }) => ({
        kind: 'row',
        before: setsOf(backtrack, backtrackClassDef),
        row: [
          setOf(ofClass(number, inputClassDef, covered(table.coverage))),
          ...setsOf(input, inputClassDef),
        ],
        after: setsOf(lookahead, lookaheadClassDef),
        apply: applied(lookupRecords),
      })),
    )
  }
  throw new Error(`no lookup of type ${type}.${table.version} is known`)
}

function applied(records) {
  return records.map(({ sequenceIndex, lookupListIndex }) => ({
    place: sequenceIndex,
    lookup: lookupAt(lookupListIndex),
  }))
}

/** The numbers of the lookups of a feature in one script, each once. */
function lookupsOf(table, tag) {
  const { script } = table.scriptList.find(({ tag }) => tag === 'latn')
  const indexes = script.defaultLangSys.featureIndexes.filter(i => table.featureList[i].tag === tag)
  return indexes.flatMap(i => [...new Set(table.featureList[i].feature.lookupListIndexes)])
}

/** The order in which what all texts have, and fractions, is applied. */
const order = ['ccmp', 'calt', 'frac', 'numr', 'dnom']
  .flatMap(tag => lookupsOf(regular.GSUB, tag).map(index => ({ tag, index })))
  .sort((a, b) => a.index - b.index)
  .map(({ tag, index }) => {
    const number = lookupAt(index)
    if (tag.length === 4 && !['ccmp', 'calt'].includes(tag)) needed.get(index).lookup.fraction = tag
    return number
  })

/** First code point, count and first glyph of runs. */
const characters = []
for (const code of regular.characterSet.toSorted((a, b) => a - b)) {
  const glyph = regular.glyphForCodePoint(code).id
  const [first, count, from] = characters.slice(-3)
  if (first + count === code && from + count === glyph) characters[characters.length - 2]++
  else characters.push(code, 1, glyph)
}

/** All glyphs that texts may have. */
const reachable = new Set(regular.characterSet.map(code => regular.glyphForCodePoint(code).id))
for (const { lookup } of needed.values())
  for (const rule of lookup.rules)
    for (const value of Object.values(rule.glyphs ?? {}))
      for (const glyph of [value].flat()) reachable.add(glyph.instead ?? glyph)

function faceOf(font) {
  const contours = new Map()
  return {
    advances: all.map(glyph => font.getGlyph(glyph).advanceWidth).join(' '),
    outlines: all.map(glyph =>
      reachable.has(glyph) ? outlineOf(font.getGlyph(glyph).path, contours).join(' ') : '',
    ),
    contours: [...contours.keys()],
    kerning: lookupsOf(font.GPOS, 'kern')
      .toSorted((a, b) => a - b)
      .map(index => kerningOf(font.GPOS.lookupList.get(index))),
    anchors: ['mark', 'mkmk'].flatMap(tag =>
      lookupsOf(font.GPOS, tag).flatMap(index => font.GPOS.lookupList.get(index).subTables.map(anchorsOf)),
    ),
  }
}

function outlineOf({ commands }, contours) {
  const outline = []
  let steps = ''
  let last = [0, 0]
  const end = () => {
    if (outline.length === 0) return
    if (!contours.has(steps)) contours.set(steps, contours.size)
    outline[outline.length - 3] = contours.get(steps)
  }
  for (const { command, args } of commands) {
    const points = args.map((value, k) => (k % 2 === 0 ? 2 : -2) * value)
    if (points.some(value => !Number.isInteger(value))) throw new Error('half units do not suffice')
    if (command === 'moveTo') {
      end()
      steps = ''
      outline.push(0, ...points)
    } else {
      const run = points.map((value, k) => value - (k < 2 ? last[k] : points[k - 2]))
      steps += command[0] + run.join(' ').replaceAll(' -', '-')
    }
    if (points.length > 0) last = points.slice(-2)
  }
  end()
  return outline
}

/** The tables of a lookup in one: pairs, and classes for the rest. */
function kerningOf({ subTables }) {
  const tables = subTables.map(table => table.extension ?? table)
  const classes = tables.find(({ version }) => version === 2)
  const isCovered = new Set(classes ? covered(classes.coverage) : [])
  const values =
    classes?.classRecords.toArray().map(row => row.toArray().map(({ value1 }) => value1.xAdvance)) ?? []
  const [first, second] = [classes?.classDef1, classes?.classDef2].map(
    definition => definition && all.map(glyph => classOf(glyph, definition)),
  )
  const pairs = new Map()
  for (const { coverage, pairSets } of tables.filter(({ version }) => version === 1))
    for (const [i, glyph] of covered(coverage).entries()) {
      if (!pairs.has(glyph)) pairs.set(glyph, new Map())
      // The first table that has a pair counts.
      for (const { secondGlyph, value1 } of pairSets.get(i))
        if (!pairs.get(glyph).has(secondGlyph)) pairs.get(glyph).set(secondGlyph, value1.xAdvance)
    }
  const otherwise = (glyph, next) => (isCovered.has(glyph) ? values[first[glyph]][second[next]] : 0)
  const rows = []
  const rowOf = glyph => {
    const others = [...(pairs.get(glyph) ?? [])].filter(([next, value]) => value !== otherwise(glyph, next))
    const row = others.flat().join(' ')
    if (row !== '' && !rows.includes(row)) rows.push(row)
    return rows.indexOf(row) + 1
  }
  const letters = classes => classes?.map(number => String.fromCharCode(classZero + number)).join('') ?? ''
  return {
    pairs: letters(all.map(rowOf)),
    rows,
    first: letters(first?.map((number, glyph) => (isCovered.has(glyph) ? number + 1 : 0))),
    second: letters(second),
    values: values.map(row => row.join(' ')),
  }
}

function anchorsOf(table) {
  if (table.classCount !== 1) throw new Error('marks of several classes')
  const placesOf = (coverage, points) =>
    covered(coverage)
      .map((glyph, i) => `${glyph} ${points[i].xCoordinate} ${points[i].yCoordinate}`)
      .join(' ')
  const onMark = table.mark2Coverage !== undefined
  const marks = (table.markArray ?? table.mark1Array).map(({ markAnchor }) => markAnchor)
  const bases = (table.baseArray ?? table.mark2Array).map(([anchor]) => anchor)
  return {
    marks: placesOf(table.markCoverage ?? table.mark1Coverage, marks),
    bases: placesOf(table.baseCoverage ?? table.mark2Coverage, bases),
    onMark,
  }
}

const marks = setOf(all.filter(glyph => classOf(glyph, regular.GDEF.glyphClassDef) === 3))
const faces = { 400: faceOf(regular), 600: faceOf(strong) }
const lookups = [...needed.values()].map(({ lookup }) => lookup)
const table = {
  characters,
  sets: [...sets.values()].map(({ ranges }) => ranges),
  marks,
  lookups,
  order,
  faces,
}
writeFileSync('dist/font.json', JSON.stringify(table))

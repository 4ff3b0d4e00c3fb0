import type {
  Best,
  Count,
  ErrorScore,
  FitErrors,
  LeftOutFacts,
  MeasuredFacts,
  PairsFacts,
  PointsFacts,
  Reached,
  ReachedError,
  ResultFacts,
  Score,
  Scored,
  SliceFacts,
  SweepResult,
} from '../../src/language/facts.ts'
import type { Language } from '../../src/language/language.ts'

/** True of messages that take facts, false of others. */
type Takes<Messages> = Messages extends string | readonly string[]
  ? false
  : Messages extends (facts: never) => unknown
    ? true
    : { [Key in keyof Messages]: Takes<Messages[Key]> }[keyof Messages]

/** Facts for each message that takes some. */
export type Samples<Messages> = {
  [Key in keyof Messages as true extends Takes<Messages[Key]> ? Key : never]: Messages[Key] extends (
    facts: infer Facts,
  ) => unknown
    ? readonly Facts[]
    : Samples<Messages[Key]>
}

const count: Count = { correct: 150, samples: 200 }
const errorScores = (['held out', 'fresh points', 'folds'] as const).flatMap((by): ErrorScore[] => [
  { rmse: 0.2, by, other: 0.31 },
  { rmse: 1.2e9, by, other: null },
])

const fitErrors: readonly FitErrors[] = [
  { rmse: 0.0627, held: null, errors: [{ by: 'given', rmse: 0.0627, r2: 0.9871 }], mean: null },
  {
    ...{ rmse: 1.2e9, held: 3.4e9, mean: { name: 'price', value: 2e10 } },
    errors: [
      { by: 'test', rmse: 3.4e9, r2: 0.38 },
      { by: 'given', rmse: 1.2e9, r2: 0.41 },
    ],
  },
  {
    ...{ rmse: 30_210, held: null, mean: { name: 'price', value: 183_400 } },
    errors: [
      { by: 'folds', rmse: 34_807, r2: 0.9612 },
      { by: 'given', rmse: 30_210, r2: 0.99991 },
    ],
  },
  {
    ...{ rmse: 11_601, held: null, mean: null },
    errors: [{ by: 'given', rmse: 11_601, r2: 0.982, log: { r2: 0.975, factor: 1.08 } }],
  },
  { rmse: 1e-9, held: null, errors: [{ by: 'given', rmse: 1e-9, r2: -0.2 }], mean: null },
]
const nearnesses = ['near', 'off', 'through'] as const
const errorSets: readonly ReachedError[] = [
  { unit: 'iteration', error: 0.28, held: null, loss: 0.1 },
  {
    unit: 'epoch',
    error: 1.2e9,
    held: 1.4e9,
    loss: 0.2,
  },
]
const straights = [1, 2, 7].map(features => ({ features, rmse: 0.39 }))
const held: Count = { correct: 55, samples: 60 }
const line = { kind: 'line', many: false } as const
const lines = { kind: 'line', many: true } as const
const linear = { kind: 'linear', many: false } as const
const best: Best = { ...count, by: line, exact: true }
const result: ResultFacts = { ...count, by: line, constant: null, classes: null, better: null, held: null }
const unequal: ResultFacts['classes'] = {
  least: { name: 'yes', correct: 37, samples: 44 },
  most: { name: 'no', samples: 956 },
}
const results: ResultFacts[] = [
  result,
  { ...result, correct: 200, by: { kind: 'cuts', cuts: 1, further: 0 } },
  { ...result, correct: 200, by: { kind: 'cuts', cuts: 2, further: 1 }, held },
  { ...result, by: { kind: 'cuts', cuts: 3, further: 2 }, classes: unequal },
  { ...result, by: { kind: 'whole' } },
  { ...result, by: { kind: 'units', units: 1, layers: 1 } },
  {
    ...result,
    by: { kind: 'units', units: 21, layers: 2 },
    better: { than: 'best', correct: 155, exact: true },
  },
  { ...result, by: { kind: 'output layer' }, better: { than: 'best', correct: 155, exact: false } },
  { ...result, by: { kind: 'output layer' }, better: { than: 'no hidden layer', correct: 160, exact: true } },
  { ...result, by: { kind: 'outputs', linear: line } },
  { ...result, by: { kind: 'threshold', many: false } },
  { ...result, by: { kind: 'plane', many: true } },
  { ...result, by: linear },
  { ...result, constant: 'class' },
  { ...result, constant: 'output', held },
]
const plane = { kind: 'components', share: 0.83 } as const
const planes = [plane, { kind: 'discriminants', share: 1 }, { kind: 'discriminant', share: 1 }] as const
const components = { method: 'pca', count: 2, share: 0.956 } as const
const discriminants = { method: 'lda', count: 3, share: 1 } as const
const points: PointsFacts = { samples: 200, classes: 2, held: 0 }
const pointSets: PointsFacts[] = [points, { samples: 140, classes: 11, held: 60 }]
const tables = [{ table: 'flowers.csv' }, { table: null }] as const
const one = [{ units: 2, activation: 'sigmoid' }]
const layerSets = [
  [],
  [{ units: 1, activation: 'relu' }],
  one,
  [...one, { units: 21, activation: 'tanh' }, { units: 3, activation: 'tanh' }],
]
const out: LeftOutFacts = {
  accuracy: 0.93,
  line,
  lineAccuracy: 0.85,
  most: { name: 'no', share: 0.55 },
  againstMost: false,
}
const swept: SweepResult = {
  ...count,
  plural: true,
  separates: false,
  possible: false,
  held: null,
  first: false,
}
const sweptSets: SweepResult[] = [
  swept,
  { ...swept, plural: false, possible: true, held },
  { ...swept, correct: 200, separates: true },
  { ...swept, correct: 200, separates: true, first: true },
  { ...swept, held, first: true },
]
const reached: Reached = {
  unit: 'iteration',
  samples: 200,
  right: { kind: 'some', correct: 150 },
  held: null,
  loss: 0.4,
}
const reachedSets: Reached[] = [
  reached,
  {
    ...reached,
    unit: 'epoch',
    right: { kind: 'some', correct: 141 },
    loss: 0.052,
  },
  { ...reached, unit: 'step', right: { kind: 'all', since: null }, held: { correct: 55, samples: 60 } },
  { ...reached, right: { kind: 'all', since: 6 } },
  { ...reached, right: { kind: 'constant', constant: 'class', correct: 100 } },
]
const score: Score = { correct: 199, notLearned: 195 }
const scoredSets: Scored[] = [
  { samples: 200, notLearned: { by: 'fresh points', samples: 200 } },
  { samples: 150, notLearned: { by: 'folds', samples: 150 } },
  { samples: 6000, notLearned: { by: 'folds', samples: 4472 } },
  { samples: 140, notLearned: { by: 'held out', samples: 60 } },
  { samples: 200, notLearned: null },
]

const measured: MeasuredFacts[] = [
  { by: 'test', folds: null, samples: 178 },
  { by: 'folds', folds: 5, samples: 178 },
  { by: 'given', folds: null, samples: 178 },
]
const worths = [
  { names: ['flavanoids', 'proline'], loss: 0.41, wrong: 31, error: null },
  { names: ['ash'], loss: 0.0031, wrong: 0, error: null },
  { names: ['ash'], loss: 0.031, wrong: 1, error: null },
  { names: ['size'], loss: 61_000, wrong: 61_000, error: { from: 34_807, to: 95_810 } },
  null,
]

const prediction = { class: 'a', share: 0.861, right: true }
const counts = [0, 1, 2, 5, 21]

/** Slices that hold what is usual, what was given, both, a row, categories, or one column that moves. */
const heldColumns = [
  { column: 'proline', value: 750, unit: null },
  { column: 'sepal width', value: 3.05, unit: 'cm' },
]
const ownSlices: readonly Partial<SliceFacts>[] = [
  { held: heldColumns, marked: 2 },
  { held: heldColumns.slice(1) },
  { held: [], others: 11, by: ['median'] },
  { held: heldColumns.slice(0, 1), others: 1, by: ['row'], row: 17 },
  { held: [{ column: 'smoker', value: 'no', unit: null }], others: 4, by: ['usual'] },
  { held: heldColumns, marked: 1 },
  { held: heldColumns, marked: 1, others: 1, by: ['row', 'given'], row: 17 },
  { held: heldColumns, others: 2, by: ['usual', 'given'] },
]
const slices = ownSlices.map(
  (held, i): SliceFacts => ({
    ...{ held: [], marked: 0, others: 0, by: [], row: null, ...held },
    without: ['Chinstrap', 'Gentoo'].slice(0, i % 3),
    axes: ['alcohol', 'hue'] as const,
    moves: i === 4 ? 'age' : null,
    near: 97,
    samples: 178,
    foreign: i % 3,
    columns: 4,
    chosen: i === 0 ? null : { by: (['test', 'folds', 'given'] as const)[i % 3], isAmongMany: i % 2 === 0 },
    reach: { full: 0.25, gone: 1 },
  }),
)

const ownPairs: readonly Partial<PairsFacts>[] = [
  { target: 'price', near: [12, 84, 60], by: ['median'] },
  { held: [], by: ['median'], near: [12, 84, 60], foreign: 5 },
  { held: heldColumns.slice(0, 1), row: 17, by: ['row'], near: [84, 84, 84], foreign: 0 },
  { columns: ['alcohol', 'hue'], held: heldColumns.slice(0, 1), by: [], near: [84], foreign: 1 },
]
const pairs = ownPairs.map(
  (held): PairsFacts => ({
    ...{ columns: ['alcohol', 'hue', 'ash'], samples: 178, chosen: { by: 'folds', isAmongMany: false } },
    ...{ target: null, near: [], foreign: 0, held: [], by: [], row: null },
    ...{ ...held, reach: { full: 0.25, gone: 1 } },
  }),
)

/** Facts that each message may be told, in its usual and its rare forms. */
export const samples: Samples<Language> = {
  numbers: {
    number: [200, 0.0001],
    local: ['0.25', '−1.5', '3.1k'],
    percent: [0.98],
    fewDigits: [-4.5678, 0, 12.345, 1234],
    fourDigits: [5.1000000001, -0.04718823, 0, 123456],
    certainty: [1, 0.99999, 0.999, 0.86123, 0.5],
    amount: [0.0123],
    heldValue: [
      { value: 1065, unit: null, decimals: undefined },
      { value: 1.3, unit: 'cm', decimals: undefined },
      { value: 1.3, unit: 'cm', decimals: 2 },
      { value: 'medium', unit: null, decimals: undefined },
    ],
  },
  chapters: {
    cut: [{ unit: 'h₁' }],
    fence: [{ cuts: 1 }, { cuts: 3 }],
    inScene: [{ name: 'Two', scene: 'data 2' }],
    layer: [{ layer: 2 }],
    point: [{ number: 2 }],
  },
  axes: {
    component: [0, 1, 2].map(index => ({ index })),
    direction: [
      { index: 0, only: true },
      { index: 1, only: false },
    ],
    discriminant: [{ index: null }, { index: 1 }],
    within: [{ name: 'day', within: '2024' }],
    day: [{ day: 5, month: 3 }],
    month: Array.from({ length: 12 }, (_, i) => ({ month: i + 1, year: 2024 })),
    date: [{ day: 5, month: 3, year: 2024 }],
    years: [
      { from: 2023, to: 2024 },
      { from: 2024, to: 2024 },
    ],
    iterates: (['iteration', 'epoch', 'step'] as const).map(unit => ({ unit })),
    curves: [true, false].map(penalized => ({ penalized })),
    arrows: [{ follows: true }, { follows: false }],
    percent: [{ value: 99.5 }],
    probabilityOf: [{ name: 'yes' }],
  },
  panels: {
    without: [
      { unit: 'h₂', layer: null },
      { unit: 'h₃', layer: 1 },
    ],
    lacks: [0, 3].map(lost => ({ unit: 'h₂', layer: null, lost, correct: 141, samples: 200 })),
    layers: [[], [1], [2], [8, 3], [8, 5, 3]].map(units => ({ units })),
    components: [
      { count: 2, method: 'pca' },
      { count: 3, method: 'lda' },
    ],
    learningRate: [{ value: 0.001 }],
    value: (['alpha', 'noise', 'seed'] as const).map(key => ({ key, value: key === 'seed' ? 3 : 0.25 })),
    result: sweptSets.flatMap(facts => [
      { ...facts, after: null, projected: false },
      { ...facts, after: 8200, projected: true },
    ]),
  },
  facts: {
    data: [{ name: 'flowers.csv' }, { name: null }],
    best: [best, { ...best, exact: false }],
    units: [{ units: [8, 3] }, { units: [] }],
  },
  data: {
    title: [['x₁', 'x₂']],
    points: pointSets,
    pointsOf: pointSets.map(facts => ({ ...facts, forms: ['a disc inside a ring', 'hollow'] as const })),
    forms: [{ forms: ['a disc inside a ring', 'hollow'] }],
    classNumber: [{ name: '1' }],
    columns: tables.map(table => ({ ...table, names: ['length', 'width'] })),
    reduced: tables.map(table => ({ ...table, features: 4, ...components })),
    projected: tables.flatMap(table => planes.map(to => ({ ...table, features: 4, ...to }))),
  },
  fitTraining: {
    first: [
      { kind: 'step', number: 0 } as const,
      { kind: 'start', number: 10, of: 10, isRight: false } as const,
    ].map(start => ({ ...errorSets[0], start })),
    between: errorSets.flatMap(facts => [
      { ...facts, iterate: 3, plateau: null },
      { ...facts, iterate: 12, plateau: { from: 10, to: 20 } },
    ]),
    last: errorSets.map(facts => ({ ...facts, after: 12, isLast: false, stopped: 'gradient' as const })),
    clause: [1, 2, 7].map(features => ({ features, layers: [{ units: 6, activation: 'tanh' }] })),
  },
  target: {
    off: [{ value: 3.1428, error: 0.0627 }],
    sentence: [{ value: -3.1428, error: 0.0627 }],
  },
  regression: {
    points: [
      { samples: 80, held: 0 },
      { samples: 300, held: 92 },
    ],
    formula: [{ formula: 'y = sin(3*x)' }],
    table: [
      { table: 'cars.csv', target: 'mpg', features: ['weight', 'horsepower'] },
      { table: null, target: 'mpg', features: ['a', 'b', 'c', 'd', 'e'] },
    ],
    straight: straights,
    off: fitErrors,
    only: [{ names: ['size', 'rooms'], r2: 0.714, all: 0.9612 }],
    constant: fitErrors,
    panel: fitErrors.flatMap(errors => [true, false].map(least => ({ ...errors, least }))),
    title: [{ sizes: [] }, { sizes: [6] }, { sizes: [8, 3] }],
  },
  lift: {
    stand: [
      { feature: 'x', target: 'y' },
      { feature: 'flipper length', target: 'body mass' },
    ],
    way: [1, 2, 3].flatMap(features => [1, 2, 6].map(units => ({ units, features, bends: units !== 2 }))),
    plane: fitErrors.flatMap((errors, i) =>
      (['line', 'plane'] as const).map(kind => ({ ...errors, kind, nearness: nearnesses[i % 3] })),
    ),
    back: [1, 2, 3].flatMap(features => (['line', 'plane'] as const).map(kind => ({ features, kind }))),
    fit: fitErrors.flatMap(errors =>
      [1, 2].flatMap(features =>
        [true, false].map(bends => ({ ...errors, features, bends, kind: 'plane' as const })),
      ),
    ),
  },
  fit: {
    chapterPart: [{ unit: 'h₁₂' }],
    mean: [{ rmse: 0.71 }],
    part: [1, 2, 6].map(count => ({ unit: 'h₄', count, rmse: 0.39, isWorse: count < 3 })),
    rest: [
      { units: 2, all: 8, rmse: 0.063 },
      { units: 58, all: 64, rmse: 0.063 },
    ],
    clause: [null, 1, 6].map(units => ({ units })),
  },
  predictions: {
    output: [1, 6].map(sources => ({ sources, result: ['The network: error 0.063', 'R² 0.99'] as const })),
    point: [true, false].map(isLargest => ({ name: 'mpg', value: -3.14, error: 0.0627, isLargest })),
  },
  levels: {
    title: [{ name: 'mpg' }],
    chapter: [{ name: 'z', label: '−0.5' }],
    line: [{ name: 'z', label: '−0.5' }],
  },
  regions: {
    creases: [
      { creases: 1, regions: 2, most: null },
      { creases: 1, regions: 2, most: 2 },
      { creases: 3, regions: 7, most: 7 },
      { creases: 64, regions: 1900, most: 2081 },
    ],
    layer: [{ layer: 2, regions: 56 }],
    counted: [{ regions: 1 }, { regions: 12 }],
    slopes: [
      { regions: 1, constant: 0, classes: 2 },
      { regions: 950, constant: 3, classes: 3 },
      { regions: 7, constant: 1, classes: 0 },
    ],
    junctions: [{ junctions: 1 }, { junctions: 3 }],
    joints: [{ joints: 0 }, { joints: 1 }, { joints: 11 }],
    region: [
      { number: 1, pattern: [] },
      { number: 12, pattern: ['101', '01'] },
    ],
    points: [{ correct: 0, samples: 200 }],
  },
  slice: {
    near: slices,
    fromSlice: [
      { distance: 0.314, shown: true, foreign: false },
      { distance: 0.314, shown: true, foreign: true },
      { distance: 1.2, shown: false, foreign: false },
    ],
    count: [{ near: 84, samples: 150 }],
    pairsTitle: pairs,
    pairs,
    foreignTo: [{ each: [{ name: 'linear SVM', foreign: 6 }, { name: 'decision tree', foreign: 0 }] }], // biome-ignore format: one line
    title: [
      { column: 'proline', value: 433, unit: null, near: 97, samples: 178, without: [] },
      { column: 'petal width', value: 1.3, unit: 'cm', near: 8, samples: 150, without: ['setosa'] },
    ],
  },
  sliders: {
    others: [
      { others: 1, by: ['median'], row: null },
      { others: 7, by: ['row', 'given'], row: 17 },
    ],
    near: slices,
  },
  forms: {
    circles: [true, false].map(hollow => ({ hollow })),
    clusters: [{ classes: 3 }],
    expression: [{ formula: 'x*y > 0' }],
    spirals: [{ classes: 3 }],
  },
  titles: {
    diagram: [{ sizes: [2, 3, 1] }],
    network: [
      { sizes: [], wide: null, decision: line },
      { sizes: [1], wide: null, decision: { kind: 'threshold', many: false } },
      { sizes: [2], wide: null, decision: lines },
      { sizes: [8], wide: 2, decision: null },
      { sizes: [8, 3], wide: null, decision: { kind: 'plane', many: true } },
      { sizes: [2], wide: null, decision: 'one class' },
    ],
    lift: [null, 1, 2].map(features => ({ units: 3, features })),
    cuts: [1, 2, 3].map(units => ({ units })),
    orbit: [1, 2].map(layers => ({ layers })),
    surface: [
      { name: null, features: 2 },
      { name: 'class 1', features: 1 },
    ],
    ways: [{ count: 7 }],
    fits: [{ count: 6 }],
    training: [
      { unit: 'iteration', first: 0, last: 11 },
      { unit: 'epoch', first: 0, last: 1 },
      { unit: 'step', first: 0, last: 200 },
    ],
  },
  layers: {
    scored: [{ classes: 2 }, { classes: 3 }],
    onTheWay: [
      { units: 2, moved: 'plane', bends: true },
      { units: 1, moved: 'line', bends: false },
      { units: 3, moved: 'points', bends: true },
    ],
    to: counts.slice(1).map(units => ({ layer: 2, units, kept: units > 3 ? 0.83 : null })),
    stretch: [{ layer: null }, { layer: 2 }],
    turn: [{ layer: null }, { layer: 2 }],
    slide: [{ layer: null }, { layer: 2 }],
    activation: [
      { layer: null, name: 'sigmoid', symbol: 'σ', bounded: true },
      { layer: 2, name: 'relu', symbol: 'relu', bounded: false },
    ],
    cuts: [
      { units: 1, cuts: 1 },
      { units: 2, cuts: 2 },
      { units: 3, cuts: 1 },
      { units: 4, cuts: 3 },
    ],
    cut: [{ unit: 'h₁' }],
  },
  paper: {
    press: (['off', 'nearly', 'range'] as const).map(beyond => ({ beyond })),
    boundary: [0, 1, 48].flatMap(corners => [true, false].map(opened => ({ corners, opened }))),
  },
  results: {
    input: [
      { view: null, best, isAsGood: false },
      { view: null, best: { ...best, correct: 200 }, isAsGood: false },
      { view: { features: 4, plane }, best: { ...best, by: linear, exact: false }, isAsGood: true },
      { view: { features: 4, plane: planes[1] }, best: { ...best, by: linear }, isAsGood: false },
      { view: { features: 4, plane: planes[2] }, best: { ...best, by: linear }, isAsGood: false },
      { view: components, best: { ...best, by: lines, exact: false }, isAsGood: true },
      { view: discriminants, best: { ...best, by: { kind: 'plane', many: true } }, isAsGood: false },
    ],
    network: results,
    hidden: [
      { ...result, view: null, now: true },
      { ...result, view: 'none', now: false },
      { ...result, correct: 200, view: 'line', now: true },
      ...results.map(facts => ({ ...facts, view: 'layer' as const, now: false })),
      { ...result, view: { share: 0.83 }, now: false },
    ],
    oneClass: [true, false].map(joins => ({ joins })),
    none: [line, lines, linear],
    another: [line, lines, linear],
    gap: [
      { width: 0.41, between: ['class 0', 'class 1'], classes: 2, units: null },
      { width: 12, between: ['a', 'b'], classes: 3, units: 8 },
      { width: 0.041, between: null, classes: 3, units: null },
    ],
    allSides: [
      { wrong: 3, samples: 200, planes: 'one' },
      { wrong: 0, samples: 200, planes: 'one' },
      { wrong: 0, samples: 200, planes: 'many' },
      { wrong: 0, samples: 200, planes: null },
    ],
    returned: [
      ...(['points', null] as const).map(of => ({ ...count, line: of, held })),
      ...([line, lines, { kind: 'plane', many: false }, { kind: 'threshold', many: false }] as const).flatMap(
        by =>
          (by.many ? [0] : [1, 2]).flatMap(curves =>
            [true, false].map(bent => ({
              correct: 200,
              samples: 200,
              line: { by, bent, curves },
              held: null,
            })),
          ),
      ),
    ],
    sheets: [1, 3, 7].map(surfaces => ({ units: surfaces === 7 ? 24 : surfaces, surfaces })),
    added: [{ shape: null }, { shape: 'hill' }, { shape: 'valley' }],
    bias: [{ raises: true }, { raises: false }],
    shore: [{ name: 'class 1' }],
    levels: [{ high: 0.95, low: 0.05 }],
    surface: [
      ...results.map(facts => ({ ...facts, shape: 'valley' as const, height: null })),
      ...(['plain', 'step', 'ridge', 'hill', 'landscape'] as const).map(shape => ({
        ...result,
        shape,
        height: null,
      })),
      { ...result, shape: null, height: null },
      { ...result, shape: 'hill', height: 'yes' },
    ],
  },
  choice: {
    nothing: [
      { ...out, clearly: true },
      { ...out, accuracy: 0.55, clearly: true },
      { ...out, accuracy: 0.58, clearly: false },
    ],
    noneNeeded: [out, { ...out, line: linear }],
    network: [out, { ...out, againstMost: true }],
    overfit: [true, false].map(named => ({ unseen: 0.65, seen: 1, named })),
    rare: [0.64, null].map(precision => ({ name: 'yes', correct: 9, samples: 89, recall: 0.1, precision })),
    behind: [{ caption: ['Two cuts'], accuracy: 0.93 }],
  },
  training: {
    first: [
      { kind: 'step', number: 0 } as const,
      { kind: 'continuation', by: 'alpha', failed: 2 } as const,
      { kind: 'continuation', by: 'activation', failed: 1 } as const,
      { kind: 'start', number: 1, of: 1, isRight: true } as const,
      { kind: 'start', number: 3, of: 3, isRight: true } as const,
      { kind: 'start', number: 10, of: 10, isRight: false } as const,
    ].map(start => ({ ...reached, start })),
    between: reachedSets.flatMap(facts => [
      { ...facts, iterate: 3, plateau: null },
      { ...facts, iterate: 12, plateau: { from: 10, to: 20 } },
    ]),
    last: [
      ...reachedSets.map(facts => ({ ...facts, after: 12, isLast: false, stopped: null })),
      ...(['gradient', 'decrease', 'iterations', 'lineSearch', 'noImprovement'] as const).map(stopped => ({
        ...reached,
        after: 1,
        isLast: true,
        stopped,
      })),
    ],
  },
  network: {
    inputs: [1, 2, 64].map(features => ({ count: features })),
    adds: [
      { layer: null, units: 1, sources: 1 },
      { layer: null, units: 3, sources: 2 },
      { layer: 2, units: 3, sources: 8 },
    ],
    changes: [
      { activation: 'sigmoid', bounded: true, on: { unit: 'h₂', side: 'right' } },
      { activation: 'relu', bounded: false, on: { unit: 'h₁', side: 'top' } },
      { activation: null, bounded: false, on: null },
    ],
    output: [2, 3].flatMap(classes => [
      { sources: 3, hidden: true, classes, result: ['Three cuts separate all 200'] },
      { sources: 2, hidden: false, classes, result: ['A line gets 150 of 200 right', 'held out 55 of 60'] },
    ]),
    point: [
      { name: 'class 1', share: 0.9999, isNearest: false, right: true },
      { name: 'class 1', share: 0.52, isNearest: true, right: false },
    ],
    more: (['feature', 'unit', 'output', null] as const).map(place => ({ count: 24, place })),
    pixels: [{ count: 64 }],
    unit: [
      { name: 'x₁', place: 'feature', layer: 0 },
      { name: 'h₂', place: 'unit', layer: 1 },
      { name: 'P(class 1)', place: 'output', layer: 2 },
    ],
    scaled: [{ name: 'sepal length', mean: 5.84, deviation: 0.83 }],
    formula: [
      {
        name: 'h₂',
        activation: 'σ',
        terms: [
          { name: 'x₁', weight: -1.3 },
          { name: 'x₂', weight: 0.4 },
        ],
        more: 0,
        bias: 0.7,
      },
      { name: 'z₁', activation: null, terms: [{ name: 'h₁', weight: 12.34 }], more: 24, bias: -0.25 },
    ],
    softmax: [{ name: 'setosa', sum: 'z₁' }],
    above: [{ correct: 97, samples: 200 }],
    wrong: [{ share: '1', loss: '2' }],
    moves: [true, false].map(halved => ({ rate: '2', halved })),
    pass: [false, true].flatMap(back => [1, null].map(layer => ({ layer, back }))),
    falls: [{ before: '3', after: '2' }],
  },
  classifiers: {
    knn: [1, 5].map(neighbors => ({ neighbors })),
    logistic: [2, 3].map(classes => ({ classes })),
    network: [
      { by: { kind: 'cuts', cuts: 2, further: 0 }, hidden: true },
      { by: line, hidden: false },
    ],
    qda: [2, 3].map(classes => ({ classes })),
    rbf: counts.slice(1).map(supports => ({ supports })),
    svm: [2, 3].map(classes => ({ classes, supports: 3 })),
    tree: [
      { upright: 0, level: 0, oblique: 0 },
      { upright: 1, level: 0, oblique: 0 },
      { upright: 0, level: 5, oblique: 0 },
      { upright: 3, level: 2, oblique: 0 },
      { upright: 0, level: 0, oblique: 4 },
    ],
  },
  regressors: {
    kernel: [1, 40].map(bumps => ({ bumps, drawn: Math.min(24, bumps) })),
    knn: [1, 5].map(neighbors => ({ neighbors })),
    network: [0, 1, 6].map(units => ({ units })),
    polynomial: [0, 3].map(degree => ({ degree })),
    tree: [1, 16].map(parts => ({ parts })),
  },
  scores: {
    caption: [{ label: 'QDA', says: ['a Gaussian for each class', 'a conic'], result: '199 of 200' }],
    above: scoredSets.map(scored => ({ score, scored })),
    ranking: [
      {
        best: ['QDA'],
        correct: 196,
        allBut: null,
        each: false,
        others: [{ names: ['Tree', 'SVM'], correct: 190 }],
      },
      { best: ['QDA', 'SVM'], correct: 200, allBut: null, each: false, others: [] },
      { best: ['A', 'B', 'C', 'D'], correct: 60, allBut: ['QDA'], each: false, others: [] },
      { best: ['A', 'B'], correct: 60, allBut: null, each: true, others: [] },
    ].flatMap(facts =>
      scoredSets.map(({ samples, notLearned }) => ({ ...facts, ...(notLearned ?? { samples, by: null }) })),
    ),
    all: scoredSets.map(scored => ({ scores: [{ ...score, name: 'QDA' }], scored })),
  },
  errors: {
    above: errorScores,
    ranking: (['held out', 'fresh points', 'folds'] as const).flatMap(by => [
      { by, samples: 80, ranked: [{ name: 'tree', rmse: 0.2 }] },
      {
        by,
        samples: 80,
        ranked: ['tree', 'line', 'neural network'].map((name, i) => ({ name, rmse: i + 0.2 })),
      },
    ]),
    all: [{ by: 'folds', samples: 80, scores: errorScores.map(score => ({ ...score, name: 'tree' })) }],
  },
  fences: {
    question: [
      { name: 'class 0', samples: 100, others: 1200, each: [] },
      {
        name: 'a',
        samples: 50,
        others: 100,
        each: [
          { name: 'a', cuts: 1 },
          { name: 'b', cuts: null },
        ],
      },
      {
        name: 'a',
        samples: 50,
        others: 100,
        each: ['a', 'b', 'c', 'd', 'e'].map(name => ({ name, cuts: 2 })),
      },
    ],
    none: [1, 17].map(inside => ({ name: 'class 0', inside })),
    inside: [1, 2, 3].map(within => ({ name: 'class 0', within })),
    hull: [0, 17].map(inside => ({ name: 'class 0', samples: 100, others: 100, inside })),
    cuts: [
      { cuts: 1, stay: 0, open: 1, isLast: true },
      { cuts: 2, stay: 0, open: 1, isLast: true },
      { cuts: 2, stay: 0, open: 2, isLast: true },
      { cuts: 3, stay: 0, open: 0, isLast: true },
      { cuts: 3, stay: 0, open: 1, isLast: true },
      { cuts: 1, stay: 59, open: 1, isLast: false },
      { cuts: 2, stay: 20, open: 1, isLast: false },
      { cuts: 2, stay: 17, open: 2, isLast: true },
      { cuts: 3, stay: 1, open: 0, isLast: true },
      { cuts: 4, stay: 17, open: 1, isLast: true },
      { cuts: 5, stay: 17, open: 0, isLast: true },
    ].map(facts => ({ ...facts, others: 100 })),
    found: [
      { found: [{ units: 1, correct: 200, trainings: 1 }], samples: 200 },
      {
        found: [
          { units: 1, correct: 135, trainings: 5 },
          { units: 2, correct: 200, trainings: 2 },
        ],
        samples: 200,
      },
      {
        found: [
          { units: 1, correct: 135, trainings: 5 },
          { units: 2, correct: 190, trainings: 5 },
        ],
        samples: 200,
      },
    ],
    unit: [
      { unit: 'h₁', off: 34, others: 100, lost: 0, degrees: 12 },
      { unit: 'h₂', off: 34, others: 100, lost: 3, degrees: null },
    ],
    result: [
      { correct: 200, samples: 200, wrong: [], cuts: null },
      { correct: 200, samples: 200, wrong: [], cuts: 3 },
      {
        correct: 198,
        samples: 200,
        wrong: [
          { number: 6, share: 0.384 },
          { number: 69, share: 0.21 },
        ],
        cuts: null,
      },
    ],
  },
  columns: {
    right: measured.map(rows => ({ ...rows, correct: 168 })),
    worth: measured.flatMap(rows => worths.map(top => ({ ...rows, top, shuffled: 178 }))),
    both: [[], ['the more said']].map(more => ({
      worth: [
        'Most important: flavanoids',
        'shuffled: 31 of 178 more are wrong',
        'measured on held-out rows',
        ...more,
      ] as const,
      right: ['Accuracy: 168 of 178 (94 %)', 'measured on held-out rows'] as const,
    })),
    alike: [0, 1, 5].map(more => ({ names: ['petal length', 'petal width'], correlation: 0.963, more })),
    key: [{ samples: 178 }],
    rest: [2, 0].map(most => ({ count: 48, most })),
    dependence: ['price', null].map(name => ({ name })),
    highest: [
      { name: 'price', column: 'size', most: '190', least: '45', by: '120' },
      { name: 'P(versicolor)', column: 'kind', most: 'villa', least: 'flat', by: '2' },
    ],
  },
  alt: {
    dependence: [{ pair: true }, { pair: false }],
    columns: [{ beside: 'confusion' }, { beside: 'residuals' }],
    results: [['Two cuts make a valley', 'from all sides']],
    regressionData: [
      { samples: 80, held: 0, target: 'y', features: ['x'], source: { formula: 'y = sin(3*x)' } },
      {
        samples: 300,
        held: 92,
        target: 'mpg',
        features: ['weight', 'horsepower'],
        source: { table: 'cars.csv' },
      },
      { samples: 300, held: 0, target: 'mpg', features: ['a', 'b', 'c', 'd', 'e'], source: { table: null } },
    ],
    regressionResult: fitErrors.flatMap(errors =>
      [null, ...straights].map(straight => ({
        ...errors,
        straight,
        layers: [{ units: 6, activation: 'tanh' }],
      })),
    ),
    regressionPanels: [{ panels: fitErrors.map((errors, i) => ({ ...errors, name: `${i + 2} units` })) }],
    regressors: [1, 6].map(regressors => ({ count: regressors })),
    regressionDots: [{ features: 1 }, { features: 2 }],
    liftStory: [1, 2, 3].map(features => ({ features, layers: [{ units: 2, activation: 'tanh' }] })),
    lift: [1, 2, 3].flatMap(features =>
      nearnesses.map(nearness => ({
        ...{ features, nearness, back: nearness !== 'off' },
        layers: [{ units: 2, activation: 'tanh' }],
      })),
    ),
    levels: [{ levels: 1 }, { levels: 7 }],
    regions: [
      { layers: [{ units: 6, activation: 'relu' }], regions: 19, corners: 8, learns: true },
      { layers: [{ units: 6, activation: 'relu' }], regions: 1, corners: 0, learns: false },
      {
        layers: [
          { units: 8, activation: 'relu' },
          { units: 3, activation: 'leaky_relu' },
        ],
        regions: 56,
        corners: null,
        learns: false,
      },
    ],
    outputSurface: [{ layers: [{ units: 6, activation: 'tanh' }] }],
    moving: [
      { column: 'proline', from: heldColumns[0], to: { ...heldColumns[0], value: 1200 } },
      {
        column: 'petal width',
        from: { ...heldColumns[1], value: 0.1 },
        to: { ...heldColumns[1], value: 2.5 },
      },
    ],
    pairs,
    whole: [{ ...count, columns: 4 }],
    slice: slices,
    slices: [
      { slices: slices.slice(0, 3).map((one, i) => ({ ...one, name: `proline ${400 + i}` })), correct: 90 },
    ],
    sentences: [['one.csv has 200 points', 'they move']],
    builtIn: [[], ['a', 'b']].flatMap(names =>
      pointSets.map(facts => ({ ...facts, names, forms: ['a disc inside a ring'] as const })),
    ),
    table: [
      { ...points, table: 'flowers.csv', names: ['a', 'b'], features: 4, reduced: null },
      { ...points, held: 60, table: null, names: [], features: 1, reduced: components },
    ],
    still: [{ captions: ['Two cuts', 'All sides'] }],
    film: [
      { moments: null, clauses: ['they move'], inTurn: false },
      { moments: 6, clauses: ['they move'], inTurn: false },
      { moments: null, clauses: ['they move', 'they turn'], inTurn: false },
      { moments: 6, clauses: ['they move', 'they turn'], inTurn: false },
      { moments: null, clauses: ['they move', 'they turn'], inTurn: true },
      { moments: 6, clauses: ['they move', 'they turn'], inTurn: true },
    ],
    result: [0, 1, 2].flatMap(layers =>
      ([null, 'class', 'output'] as const).flatMap(constant =>
        ([null, 'can', 'cannot'] as const).map(others => ({
          ...{ ...count, layers, by: line, separates: false, constant, others },
          before: layers > 0 ? best : null,
          best: layers === 0 ? { correct: 155, exact: false } : null,
        })),
      ),
    ),
    sweep: [{ panels: ['1 unit', '2 units', '3 units'] }],
    sweepShort: [{ panels: 3 }],
    sweepResults: [{ results: sweptSets.map(facts => ({ ...facts, name: '3 units' })) }],
    sweepBest: [
      { name: null, held: false, samples: 200 },
      { name: '3 units', held: false, samples: 200 },
      { name: '3 units', held: true, samples: 200 },
    ],
    transform: layerSets.flatMap(layers => [
      { sheet: 2, cube: true, layers, back: 'border' as const },
      { sheet: 1, cube: false, layers, back: 'points' as const },
      { sheet: null, cube: false, layers, back: null },
    ]),
    data: [null, ...planes].map(of => ({ plane: of?.kind ?? null })),
    boundary: layerSets.flatMap(layers => [
      { layers, features: 2, cuts: true },
      { layers, features: 1, cuts: false },
      { layers, features: null, cuts: false },
    ]),
    orbit: layerSets.map(layers => ({ layers, decision: layers.length > 1 })),
    surface: layerSets.flatMap(layers => [
      { layers, features: 2, sheet: true, water: true },
      { layers, features: 2, sheet: true, water: false },
      { layers, features: 1, sheet: true, water: false },
      { layers, features: 2, sheet: false, water: false },
    ]),
    story: [
      { best: line, cuts: true, layers: one, decision: true, surface: true },
      { best: null, cuts: false, layers: one, decision: false, surface: false },
    ],
    explain: [
      {
        name: 'class 0',
        possible: true,
        open: 0,
        stages: [
          { cuts: 1, stay: 59 },
          { cuts: 2, stay: 20 },
          { cuts: 3, stay: 0 },
        ],
      },
      { name: 'a', possible: true, open: 2, stages: [{ cuts: 2, stay: 0 }] },
      { name: 'a', possible: false, open: 1, stages: [{ cuts: 3, stay: 2 }] },
      { name: 'a', possible: false, open: null, stages: [] },
    ],
    compare: [1, 7].map(classifiers => ({ count: classifiers })),
    network: ([true, false, 'step'] as const).flatMap(learns =>
      layerSets.map(layers => ({ layers, learns })),
    ),
    training: layerSets.map(layers => ({ layers })),
  },
  notes: {
    of: [{ panels: ['2 units', '3 units'], note: 'draws a sample of 20 of 40 rows' }],
    flat: fitErrors,
    straight: straights.map(one => ({ ...one, network: 0.4 })),
    projectedInput: [{ features: 7, share: 0.81 }],
    slice: slices,
    movedSlice: [['alcohol', 'hue']],
    copied: [['proline', 'hue']],
    slicePairs: pairs,
    beyond: [{ count: 1 }, { count: 2 }],
    drawn: [{ drawn: 5000, rows: 60_000 }],
    sample: [true, false].map(of => ({ drawn: 5000, rows: 60_000, held: of })),
    shuffled: [{ drawn: 5000, rows: 60_000 }],
    projected: planes.map(of => ({ features: 4, plane: of })),
    leftOut: [{ flags: '--no-sheet, --no-cuts' }],
    scores: [{ classes: 5 }],
    hiddenProjected: [{ share: 0.83 }],
    wholeLayer: [null, 2].flatMap(layer => (['wide', 'mirrored'] as const).map(why => ({ layer, why }))),
    isLine: [true, false].map(chosen => ({ chosen })),
    constant: (['class', 'output'] as const).flatMap(constant =>
      ([null, 'solver', 'starts', 'layer'] as const).map(remedy => ({ ...count, constant, remedy })),
    ),
    fewer: [{ ...count, logistic: 160, remedy: 'starts' }],
    nothing: [out],
    noneNeeded: [true, false].map(drawn => ({ ...out, drawn })),
    glyphs: [
      { font: null, missing: ['学 (U+5B66)'], more: 0 },
      { font: 'own.ttf', missing: ['学 (U+5B66)'], more: 3 },
    ],
  },
  element: {
    failed: [{ reason: 'the figure is damaged: it is no JSON' }],
    unreachable: [{ address: 'moons.figure.json' }],
  },
  page: {
    timeOf: [
      { now: '0:01', whole: '0:06', chapter: undefined },
      { now: '0:01', whole: '0:06', chapter: 'The data' },
    ],
    copies: [{ keys: 'Ctrl+C' }],
    hint: [true, false].flatMap(play => [
      { play, turns: true, points: 'tap' as const, units: false },
      { play, turns: false, points: 'point' as const, units: false },
      { play, turns: false, points: 'point' as const, units: true },
      { play, turns: true, points: null, units: false },
    ]),
    tableCaption: [{ points: 200 }],
    predicted: [{ by: null }, { by: '3 units' }],
    prediction: [prediction, { ...prediction, right: false }],
    predictedSentence: [prediction, { ...prediction, right: false }],
    row: [true, false].map(of => ({ row: 204, held: of })),
    pointTitle: [{ row: '204' }],
    unitSentence: [['h₁, a unit of layer 1', 'h₁ = σ(x₁ + 2)']],
    pointSentence: [
      {
        number: '204',
        features: [{ name: 'x', value: '1' }],
        own: { name: 'class', value: 'a' },
        predictions: [null, '3 units'].map(network => ({ network, sentence: 'predicted a with 60 %' })),
        slice: null,
      },
      {
        ...{ number: '17', features: [], own: { name: 'y', value: '1' }, predictions: [] },
        slice: { name: 'from the slice', value: '1.20 standard deviations, not shown' },
      },
    ],
  },
}

/*
 * Every sentence in Spanish that a reader of a figure can see.
 *
 * Glossary, with the places where each word was looked up:
 *
 *   neural network, layer      red neuronal, capa
 *   hidden layer               capa oculta; output layer: capa de salida
 *   unit                       neurona
 *   weight, bias               peso, sesgo
 *   activation                 activación
 *     https://cursa.app/es/pagina/fundamentos-de-redes-neuronales-artificiales-y-representacion-de-datos;
 *     Torres: Python Deep Learning (Marcombo, 2020), chapter 4
 *   decision boundary          frontera de decisión
 *   straight line, plane       recta, plano; threshold: umbral
 *   separable                  linealmente separable
 *     https://cursa.app/es/pagina/perceptron-y-clasificacion-lineal-con-redes-neuronales (“En 2D, esto es una recta; en 3D, un plano”)
 *   loss                       pérdida; iteration, epoch, step: iteración, época, paso
 *   learning rate              tasa de aprendizaje; regularization: regularización; noise: ruido; seed: semilla
 *     https://cursa.app/es/pagina/perdidas-metricas-y-formulacion-del-entrenamiento-de-redes-neuronales
 *   training data              datos de entrenamiento; held out: datos de prueba
 *   cross-validation           validación cruzada, de 5 particiones
 *   permutation importance     importancia por permutación; overfitting: sobreajuste
 *     https://es.wikipedia.org/wiki/Validación_cruzada; https://es.wikipedia.org/wiki/Sobreajuste
 *     https://albarran.github.io/AnalDatos/docs/Tema05.html (Universidad de Alicante)
 *   error (RMSE)               error; root mean square error: raíz del error cuadrático medio
 *     https://www.datacamp.com/es/tutorial/rmse
 *   accuracy                   exactitud, on its axis: aciertos; confusion matrix: matriz de confusión; scatter plot: diagrama de dispersión
 *     https://es.wikipedia.org/wiki/Matriz_de_confusión; https://es.wikipedia.org/wiki/Diagrama_de_dispersión
 *   feature                    variable; standardized: estandarizada
 *   principal component        componente principal; variance: varianza; discriminant: discriminante
 *     https://es.wikipedia.org/wiki/Análisis_de_componentes_principales
 *   nearest neighbours         vecinos más cercanos; decision tree: árbol de decisión; logistic regression: regresión logística
 *   support vector, margin     vector de soporte, margen
 *     https://es.wikipedia.org/wiki/Máquinas_de_vectores_de_soporte; https://rstudio-pubs-static.s3.amazonaws.com/1295463_8bcfd0f02ae6482f9972846b623c3edc.html
 *   hull                       envolvente convexa; cut: corte; slice: sección; fence: cerca
 *     https://es.wikipedia.org/wiki/Envolvente_convexa
 *   keys of a keyboard         Espacio, Intro, Mayús, Inicio, Fin, Re Pág, Av Pág, Esc
 */
import type * as Facts from './facts.ts'
import { capital, formatsOf } from './formats.ts'
import { numberWriters } from './numbers.ts'
import { bothCounts, bothErrors, errorsInTurn } from './results.ts'
import { trainingCaptions } from './training.ts'
import type { Translated } from './untranslated.ts'

const { number, list: listed, plural } = formatsOf('es')
const { local, percent, twoDigits, fewDigits, fourDigits, signed, short, ranged, certainty, amount, heldValue, explained } = numberWriters(number, {
  point: ',',
  percent: '\u00a0%',
  to: '–',
})
/** ["a", "b", "índice"] → "a, b e índice": "y" is "e" before the sound of i, which lists know of letters without an accent. */
const list = (items: readonly string[]) => {
  const last = items.at(-1) ?? ''
  return /^h?í/i.test(last) ? listed(items).replace(new RegExp(` y (?=.{${last.length}}$)`), ' e ') : listed(items)
}
const above = (bound: string) => `más de ${bound}`

// The words that sentences share.

const digits = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez']
/** 2 → "dos"; numbers from eleven on stay digits. */
const word = (count: number) => digits[count] ?? number(count)
/** "un corte", "dos cortes": `one` has its article. */
const counting = (count: number, one: string, other: string) => plural(count, { one, other: `${word(count)} ${other}` })
const neurons = (count: number) => counting(count, 'una neurona', 'neuronas')
const hiddenNeurons = (count: number) => counting(count, 'una neurona oculta', 'neuronas ocultas')
const cutsOf = (count: number) => counting(count, 'un corte', 'cortes')
const of = ({ correct, samples }: Facts.Count) => `${number(correct)} de ${number(samples)}`
const quoted = (name: string) => `«${name}»`
/** A class in a sentence: those that have numbers take an article. */
const theClass = (name: string) => (/^clase /.test(name) ? `la ${name}` : name)
const among = (names: readonly string[]) => (names.length > 0 ? ` (${names.join(', ')})` : '')
const pointsOf = (count: number) => `${number(count)} ${plural(count, { one: 'punto', other: 'puntos' })}`

interface Subject {
  name: string
  many: boolean
}
/** The forms of a linear decision: one of them, many, the best one, none, another one, others, the one and those of the output. */
const lines = {
  threshold: {
    ...{ one: 'un umbral', many: 'unos umbrales', bare: 'umbrales', best: 'el mejor umbral', none: 'ningún umbral' },
    ...{ other: 'otro umbral', others: 'otros umbrales', the: 'el umbral', all: 'los umbrales' },
  },
  line: {
    ...{ one: 'una recta', many: 'unas rectas', bare: 'rectas', best: 'la mejor recta', none: 'ninguna recta' },
    ...{ other: 'otra recta', others: 'otras rectas', the: 'la recta', all: 'las rectas' },
  },
  plane: {
    ...{ one: 'un plano', many: 'unos planos', bare: 'planos', best: 'el mejor plano', none: 'ningún plano' },
    ...{ other: 'otro plano', others: 'otros planos', the: 'el plano', all: 'los planos' },
  },
  linear: {
    ...{ one: 'un clasificador lineal', many: 'unos clasificadores lineales', bare: 'clasificadores lineales', best: 'el mejor clasificador lineal' },
    ...{ none: 'ningún clasificador lineal', other: 'otro clasificador lineal', others: 'otros clasificadores lineales' },
    ...{ the: 'el clasificador lineal', all: 'los clasificadores lineales' },
  },
}
const linearSubject = (linear: Facts.LinearFacts): Subject => {
  const { one, many } = lines[linear.kind]
  return linear.many ? { name: many, many: true } : { name: one, many: false }
}
const subjectOf = (by: Facts.Decider): Subject => {
  switch (by.kind) {
    case 'outputs': {
      const { the, all } = lines[by.linear.kind]
      return by.linear.many ? { name: `${all} de la salida`, many: true } : { name: `${the} de la salida`, many: false }
    }
    case 'cuts':
      if (by.further > 0) return { name: 'todas las capas juntas', many: true }
      return { name: cutsOf(by.cuts), many: by.cuts > 1 }
    case 'units':
      if (by.units === 1) return { name: 'una neurona', many: false }
      return { name: by.layers === 1 ? `${number(by.units)} neuronas juntas` : counting(by.layers, 'una capa', 'capas'), many: true }
    case 'whole':
      return { name: 'toda la red', many: false }
    case 'output layer':
      return { name: 'la capa de salida', many: false }
    default:
      return linearSubject(by)
  }
}
const does = ({ many }: Pick<Subject, 'many'>, one: string, other: string) => (many ? other : one)
const all = (samples: number) => `los ${number(samples)}`
/** "una recta acierta 197 de 200", "unos planos separan los 200". */
const counted = (subject: Subject, right: string, samples: number, separates: boolean) =>
  separates
    ? `${subject.name} ${does(subject, 'separa', 'separan')} ${all(samples)}`
    : `${subject.name} ${does(subject, 'acierta', 'aciertan')} ${right} de ${number(samples)}`
const atLeast = ({ correct, exact }: Pick<Facts.Best, 'correct' | 'exact'>) => (exact ? number(correct) : `al menos ${number(correct)}`)
/** "la mejor recta acierta 150 de 200"; where another one may get more, it is said of one alone: "una recta". */
const bestLine = (best: Facts.Best, correct = number(best.correct)) => {
  const separates = best.correct === best.samples
  const subject = linearSubject(best.by)
  const isBest = best.exact && !separates && !subject.many
  return counted(isBest ? { ...subject, name: lines[best.by.kind].best } : subject, correct, best.samples, separates)
}
/** "ninguna recta acierta más de 150 de 200", where that is proved: what a network is asked. */
const question = (best: Facts.Best) => {
  const { none, best: named } = lines[best.by.kind]
  if (best.correct === best.samples || best.by.many) return bestLine(best)
  return best.exact ? `${none} acierta más de ${of(best)}` : `${named} hallad${named.startsWith('la') ? 'a' : 'o'} acierta ${of(best)}`
}
const alike = (constant: Facts.ConstantFact) => (constant === 'class' ? 'todos los puntos en una clase' : 'la salida es casi constante')
const accuracyOf = (count: Facts.Count, name = 'exactitud') => `${name}: ${of(count)} (${percent(count.correct / count.samples)})`
const heldOut = (held: Facts.Count | null) => (held ? `, en prueba ${of(held)}` : '')
const further = ({ classes, better, held }: Pick<Facts.ResultFacts, 'classes' | 'better' | 'held'>) => [
  ...(classes ? [`${quoted(classes.least.name)}: ${of(classes.least)}, siempre ${quoted(classes.most.name)}: ${number(classes.most.samples)}`] : []),
  ...(better === null ? [] : [better.than === 'best' ? `${lines.linear.best}: ${atLeast(better)}` : `sin capas ocultas: ${number(better.correct)}`]),
  ...(held ? [accuracyOf(held, 'exactitud en prueba')] : []),
]
/** "Una recta separa los 200": what decides, and what the network gets right. */
const result = (facts: Facts.ResultFacts, begin = ''): Facts.Caption => {
  if (facts.constant) return [capital(alike(facts.constant)), accuracyOf(facts), ...further({ ...facts, classes: null, better: null })]
  const separates = facts.correct === facts.samples
  const done = counted(subjectOf(facts.by), number(facts.correct), facts.samples, separates)
  return [capital(`${begin}${done}`), ...further(facts)]
}
const pointsIn = ({ samples, classes }: Facts.PointsFacts) => `${pointsOf(samples)} en ${counting(classes, 'una clase', 'clases')}`
const componentsOf = (
  { method, count, share }: Facts.ComponentFacts,
  pca: readonly [one: string, other: string] = ['una componente principal', 'componentes principales'],
) =>
  method === 'pca'
    ? `${counting(count, ...pca)} (${percent(share)} de la varianza)`
    : `${counting(count, 'un discriminante', 'discriminantes')} (${percent(share)} de la varianza entre clases)`
/** Behind "de". */
const planes = {
  components: 'sus dos primeras componentes principales',
  discriminants: 'sus dos primeros discriminantes',
  discriminant: 'su discriminante y la primera componente del resto',
}
const keeps = ({ kind, share }: Facts.PlaneFacts) =>
  kind === 'discriminant' ? 'toda la varianza entre clases' : `el ${percent(share)} de la varianza${kind === 'components' ? '' : ' entre clases'}`
/** "una capa oculta de dos neuronas sigmoid", "capas ocultas de 8 neuronas tanh y 3 tanh". */
const networkOf = (layers: readonly Facts.UnitsFacts[]) => {
  if (layers.length === 0) return 'una red sin capas ocultas'
  const [{ units, activation }] = layers
  if (layers.length === 1) return `una capa oculta de ${counting(units, `una neurona ${activation}`, `neuronas ${activation}`)}`
  const named = plural(units, { one: 'neurona ', other: 'neuronas ' })
  return `capas ocultas de ${list(layers.map((layer, i) => `${number(layer.units)} ${i === 0 ? named : ''}${layer.activation}`))}`
}
/** The verb of a network. */
const networkDoes = (layers: readonly Facts.UnitsFacts[], one: string, other: string) => (layers.length > 1 ? other : one)
const sides = { right: 'a la derecha de', left: 'a la izquierda de', top: 'encima de', bottom: 'debajo de' }
/** The input as a place, with its article. */
const field = (features: number) => (features === 1 ? 'el eje' : 'el plano')
const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic']
/** Ordinals of feminine words. */
const nth = (index: number) => `${number(index + 1)}.ª`
const notLearned: Record<Facts.NotLearnedBy, { points: string; long: string; short: string }> = {
  'held out': { points: 'puntos de prueba', long: 'en prueba', short: 'prueba' },
  'fresh points': { points: 'puntos nuevos', long: 'puntos nuevos', short: 'nuevos' },
  folds: { points: 'filas en validación cruzada', long: 'validación cruzada', short: 'val. cruzada' },
}
const sweepResult = ({ plural: many, separates, possible, held, ...count }: Facts.SweepResult) =>
  separates
    ? `${does({ many }, 'separa', 'separan')} ${all(count.samples)}${heldOut(held)}`
    : `${does({ many }, 'acierta', 'aciertan')} ${of(count)}${possible ? ', aunque todos son separables' : ''}${heldOut(held)}`
const moments = (count: number | null) => (count === null ? '' : `${counting(count, 'un momento', 'momentos')} de una animación`)
/** Iterates: their name, one and many of them, and the words before a number: from, to, since. */
const iterates: Record<Facts.Counted, { name: string; one: string; other: string; from: string; to: string; since: string }> = {
  iteration: { name: 'iteración', one: 'una iteración', other: 'iteraciones', from: 'de la iteración', to: 'a la', since: 'desde la' },
  epoch: { name: 'época', one: 'una época', other: 'épocas', from: 'de la época', to: 'a la', since: 'desde la' },
  step: { name: 'paso', one: 'un paso', other: 'pasos', from: 'del paso', to: 'al', since: 'desde el' },
}
const reached = ({ unit, samples, right }: Facts.Reached) => {
  if (right.kind === 'constant') return right.constant === 'class' ? 'todos en una clase' : alike(right.constant)
  if (right.kind === 'some') return `acierta ${of({ ...right, samples })}`
  return right.since === null ? `acierta ${all(samples)}` : `${all(samples)} ${iterates[unit].since} ${number(right.since)}`
}
const learned = ({ samples, right, held, loss }: Facts.Reached) => [
  ...(right.kind === 'constant' ? [accuracyOf({ correct: right.correct, samples })] : []),
  ...(held ? [`exactitud en prueba: ${of(held)}`] : []),
  `pérdida ${twoDigits(loss)}`,
]
const more = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? [`y ${number(held)} más de prueba`] : [])
const moreHeldOut = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? `; y ${number(held)} más de prueba` : '')
const sweepDone = (facts: Facts.SweepResult) => {
  if (!facts.first) return sweepResult(facts)
  if (facts.held) return `${sweepResult(facts)}, lo mejor`
  return `${does({ many: facts.plural }, 'separa', 'separan')} primero ${all(facts.samples)}`
}
const inLayer = (layer: number | null, text: string) => (layer === null ? capital(text) : `Capa ${number(layer)}: ${text}`)
const remedies: Record<Facts.Remedy, string> = {
  solver: 'una --learning-rate mayor, más --max-iter o una --alpha menor',
  starts: 'otra --seed, más --restarts o una --alpha menor',
  layer: 'una capa oculta o una --alpha menor',
}
const mayHelp = (remedy: Facts.Remedy | null) => (remedy === null ? '' : `; quizá ayude ${remedies[remedy]}`)
const counts = (score: Facts.Score, scored: Facts.Scored) => bothCounts(score, scored, { number, of, bare: number, notLearned, blank: ' ', and: ', ' })

const measuredOn = ({ by, folds }: Omit<Facts.MeasuredFacts, 'samples'>) =>
  ({
    test: 'medido en datos de prueba',
    folds: `medido en validación cruzada${folds === null ? '' : ` de ${counting(folds, 'una partición', 'particiones')}`}`,
    given: 'medido en las filas dadas, que pueden incluir las de entrenamiento',
  })[by]
const heldAt = ({ column, ...held }: Facts.HeldAt) => `${column} ${heldValue(held)}`
const heldBy = (others: number, { by, row }: Pick<Facts.SliceFacts, 'by' | 'row'>) => {
  const [median, usual] = others === 1 ? ['en su mediana', 'en su mediana o moda'] : ['en sus medianas', 'en sus medianas o modas']
  return by.map(way => ({ median, usual, row: `como en la fila ${row}`, given: 'como se indicó' })[way]).join(' o ')
}
/** "hue 1 (mediana), proline 750", "proline 750, diez más en sus medianas", "las otras 11 columnas como en la fila 17": what a slice holds. */
const holds = ({ held, marked, others, ...ways }: Facts.SliceFacts) => {
  const by = heldBy(others, ways)
  const mark = ways.row === null ? 'mediana' : `fila ${number(ways.row)}`
  const named = held.map((one, i) => `${heldAt(one)}${i < marked ? ` (${mark})` : ''}`).join(', ')
  if (others === 0) return named
  return named === ''
    ? `${plural(others, { one: 'la otra columna', other: `las otras ${word(others)} columnas` })} ${by}`
    : `${named}, ${counting(others, 'una más', 'más')} ${by}`
}
const mattersMost = (columns: readonly string[], { by, isAmongMany }: NonNullable<Facts.SliceFacts['chosen']>) => {
  const amongMany = isAmongMany ? ' entre las columnas con más de dos valores' : ''
  return `${list(columns)} tienen la mayor importancia por permutación${amongMany}, ${measuredOn({ by, folds: null }).replace('medido', 'medida')}`
}
const nearOf = ({ near, samples }: Pick<Facts.SliceFacts, 'near' | 'samples'>) => `${number(near)} de ${number(samples)}`
const nearPoints = ({ near, samples, without }: Pick<Facts.SliceFacts, 'near' | 'samples' | 'without'>) =>
  `${nearOf({ near, samples })} filas ${plural(near, { one: 'está', other: 'están' })} cerca de la sección${without.length === 0 ? '' : ` (ninguna de ${without.join(', ')})`}`
const restNotShown = 'las demás no se muestran'
const inForeignColour = 'en el color de otra clase: otras columnas difieren'

/** "las otras columnas en sus medianas": what slices along pairs of columns hold. */
const holdsOthers = ({ held, by, row }: Facts.PairsFacts) =>
  [...held.map(heldAt), ...(by.length > 0 ? [`las otras columnas ${heldBy(2, { by, row })}`] : [])].join(', ')
/** "12 a 84 de 150". */
const nearEach = ({ near, samples }: Pick<Facts.PairsFacts, 'near' | 'samples'>) => {
  const [least, most] = [Math.min(...near), Math.max(...near)]
  return `${least === most ? number(most) : `${number(least)} a ${number(most)}`} de ${number(samples)}`
}

const sweptNumbers: Record<Facts.SweptNumber, string> = { alpha: 'alfa', noise: 'ruido', seed: 'semilla' }
const straightLine = (features: number) => (features === 1 ? 'una recta' : features === 2 ? 'un plano' : 'un modelo lineal')
const rootMeanSquare = 'raíz del error cuadrático medio'
/** "Sin capa oculta", "Seis neuronas ocultas", "Dos capas ocultas, 8 → 3 neuronas". */
const hiddenLayers = (sizes: readonly number[]) => {
  if (sizes.length === 0) return 'Sin capa oculta'
  if (sizes.length === 1) return capital(hiddenNeurons(sizes[0]))
  return `${capital(word(sizes.length))} capas ocultas, ${sizes.map(number).join(' → ')} neuronas`
}
/** "error en prueba 0,07". */
const errorsFirst = (facts: Facts.NamedErrors) =>
  errorsInTurn(facts, {
    names: { own: 'error ', given: 'error de entrenamiento ', test: 'error en prueba ', folds: 'error de validación cruzada ' },
    ofMean: (share, target) => `${percent(share)} de la media de ${target}`,
    r2: r2 => `R² ${explained(r2, above)}`,
    log: ({ factor, r2 }) => [`error típico: un factor de ${fewDigits(factor)}`, `R² de los logaritmos: ${explained(r2, above)}`],
    amount,
    and: '; ',
  })
/** Both errors of a regressor, in four ways with ever fewer words; a semicolon keeps numbers with commas apart. */
const errorsOf = (score: Facts.ErrorScore) => bothErrors(score, { amount, named: digits => `error ${digits}`, notLearned, blank: ' ', and: '; ' })

const lossAnd = ({ held, loss }: Facts.ReachedError) => [...(held !== null ? [`error en prueba ${amount(held)}`] : []), `pérdida ${twoDigits(loss)}`]

const trainingOf = trainingCaptions({
  colon: ': ',
  start: start => (start.kind === 'step' ? `Paso ${number(start.number)}` : 'Pesos iniciales'),
  firstWeights(start) {
    if (start.kind === 'continuation')
      return `continúa desde ${start.by === 'alpha' ? 'una regularización menor' : 'una activación más suave'}, tras ${counting(start.failed, 'un inicio fallido', 'inicios fallidos')}`
    return start.isRight
      ? `inicio ${number(start.number)}, tras ${counting(start.number - 1, 'un fallo', 'fallos')}`
      : `el mejor de ${number(start.of)} inicios`
  },
  iterate: (unit, iterate) => `${capital(iterates[unit].name)} ${number(iterate)}`,
  hardlyChanges: (unit, { from, to }) => `casi sin cambios ${iterates[unit].from} ${number(from)} ${iterates[unit].to} ${number(to)}`,
  afterAll: ({ after, isLast, unit }) =>
    unit === 'step' ? `${isLast ? 'Paso' : 'Tras el paso'} ${number(after)}` : `Tras ${counting(after, iterates[unit].one, iterates[unit].other)}`,
  reasons: {
    gradient: 'el gradiente está cerca de 0',
    decrease: 'la pérdida ya apenas baja',
    iterations: 'se alcanzó el máximo --max-iter',
    lineSearch: 'ningún paso baja la pérdida',
    noImprovement: 'la pérdida lleva diez épocas sin bajar',
  },
})

export const tag = 'es'
export const numbers: Translated<'es'>['numbers'] = { number, local, percent, fewDigits, fourDigits, certainty, amount, heldValue }
export const chapters: Translated<'es'>['chapters'] = {
  again: 'Otra vez los datos',
  afterTurn: 'Después del giro',
  away: 'Sin puntos',
  back: 'Vuelta',
  beforeTurn: 'Antes del giro',
  bestLine: 'La mejor recta',
  boundary: 'Frontera de decisión',
  cuts: 'Los cortes',
  fence: ({ cuts }) => capital(cutsOf(cuts)),
  found: 'Hallados al entrenar',
  hull: 'La envolvente convexa',
  inside: 'Dentro',
  cut: ({ unit }) => `Corte ${unit}`,
  data: 'Los datos',
  end: 'El final',
  first: 'Pesos iniciales',
  last: 'Aprendido',
  inScene: ({ name, scene }) => `${name} (${scene})`,
  layer: ({ layer }) => `Capa ${number(layer)}`,
  learning: 'El aprendizaje',
  line: 'La recta',
  oneByOne: 'Uno tras otro',
  orbit: 'Desde todos los lados',
  output: 'La salida',
  point: ({ number: nth }) => `Punto ${number(nth)}`,
  regions: 'Las regiones',
  result: 'El resultado',
  sideBySide: 'Lado a lado',
  surface: 'La superficie',
  there: 'Ida',
  turn: 'El giro',
  verdict: 'El veredicto',
  activation: 'Activación',
  slide: 'b desplaza',
  stretch: 'W estira',
  weights: 'Los pesos',
  press: 'Aplanado',
  fold: 'Plegado',
  turning: 'W gira',
  score: 'Puntuaciones',
}

export const axes: Translated<'es'>['axes'] = {
  component: ({ index }) => `${nth(index)} componente`,
  direction: ({ index, only }) => (only ? 'dirección de salida' : `${nth(index)} dirección de salida`),
  discriminant: ({ index }) => (index === null ? 'discriminante' : `${number(index + 1)}.º discriminante`),
  spread: 'componente',
  within: ({ name, within }) => `${name} (${within})`,
  day: ({ day, month }) => `${number(day)}\u00a0${months[month - 1]}`,
  month: ({ month, year }) => `${months[month - 1]} ${year}`,
  date: ({ day, month, year }) => `${number(day)}\u00a0${months[month - 1]} ${year}`,
  years: years => ranged(years, String),
  no: 'no',
  yes: 'sí',
  accuracy: 'aciertos',
  regions: 'regiones lineales',
  error: 'error (RMSE)',
  loss: 'pérdida',
  curves: ({ penalized }) => [penalized ? 'entrenamiento, con regularización' : 'entrenamiento', 'prueba'],
  iterates: ({ unit }) => iterates[unit].name,
  work: 'evaluaciones del gradiente × puntos',
  arrows: ({ follows }) => (follows ? 'cada corte sigue la suma de las fuerzas de todos los puntos' : 'flechas: el gradiente ahora, punto por punto'),
  percent: ({ value }) => `${number(value)}\u00a0%`,
  probability: 'P',
  probabilityOf: ({ name }) => `P(${name})`,
}

export const panels: Translated<'es'>['panels'] = {
  layers: ({ units }) => {
    if (units.length === 0) return 'sin capa oculta'
    return `${list(units.map(number))} ${plural(units.length === 1 ? units[0] : 2, { one: 'neurona', other: 'neuronas' })}`
  },
  components: ({ count, method }) =>
    `${number(count)} ${method === 'pca' ? plural(count, { one: 'componente', other: 'componentes' }) : plural(count, { one: 'discriminante', other: 'discriminantes' })}`,
  learningRate: ({ value }) => `tasa de aprendizaje ${number(value)}`,
  value: ({ key, value }) => `${sweptNumbers[key]} ${number(value)}`,
  whole: 'la red completa',
  without: ({ unit, layer }) => `sin ${unit}${layer === null ? '' : ` de la capa ${number(layer)}`}`,
  lacks: ({ lost, unit, layer, ...count }) => `${panels.without({ unit, layer })}${lost === 0 ? ' no se pierde nada' : `: ${of(count)}`}`,
  result: ({ after, projected, ...facts }) => `${sweepDone(facts)}${after === null ? '' : `, a los ${short(after)}`}${projected ? ', en proyección' : ''}`,
}

export const facts: Translated<'es'>['facts'] = {
  data: ({ name }) => name ?? 'una tabla',
  best: best => atLeast(best),
  units: ({ units }) => units.map(number).join(', ') || number(0),
}

export const data: Translated<'es'>['data'] = {
  title: parts => parts.join(', '),
  points: points => [pointsIn(points), ...more(points)],
  pointsOf: ({ forms, ...points }) => [pointsIn(points), capital(forms.join(', ')), ...more(points)],
  forms: ({ forms: [first, ...others] }) => [capital(first), ...others],
  classNumber: ({ name }) => `clase ${name}`,
  columns: ({ table, names }) => [`${table ?? 'Una tabla'}: ${list(names)}`],
  reduced: ({ table, features, ...to }) => [
    `${table ?? 'Una tabla'}: ${number(features)} ${plural(features, { one: 'variable', other: 'variables' })}`,
    componentsOf(to),
  ],
  projected: ({ table, features, ...plane }) => [`${table ?? 'Una tabla'}: ${number(features)} variables, en proyección`, `muestra ${keeps(plane)}`],
}

export const regression: Translated<'es'>['regression'] = {
  points: ({ samples, held }) => [pointsOf(samples), ...more({ held })],
  formula: ({ formula }) => [formula],
  table: ({ table, target, features }) => [
    `Predecir ${target} según ${features.length > 3 ? `${word(features.length)} columnas` : list(features)}`,
    table ?? 'una tabla',
  ],
  straight: ({ features, rmse }) => [`${capital(straightLine(features))}: error ${amount(rmse)}`, rootMeanSquare],
  off: facts => {
    const [says, ...others] = errorsFirst(facts)
    return [capital(says), ...others]
  },
  only: ({ names, r2, all }) => `solo ${list(names)}, las demás permutadas: R² ${explained(r2, above)}; todas las columnas: ${explained(all, above)}`,
  constant: ({ rmse }) => ['La red predice lo mismo en todas partes', `error ${amount(rmse)}`],
  panel: ({ rmse, held, least }) => `error ${amount(rmse)}${held === null ? '' : `; prueba ${amount(held)}`}${least ? ', el menor' : ''}`,
  title: ({ sizes }) => hiddenLayers(sizes),
}

export const fit: Translated<'es'>['fit'] = {
  chapterMean: 'La media',
  chapterPart: ({ unit }) => `Se suma ${unit}`,
  chapterRest: 'Las demás',
  chapterFit: 'El ajuste',
  pointMean: 'media',
  mean: ({ rmse }) => [`Solo la media: error ${amount(rmse)}`, rootMeanSquare],
  part: ({ unit, count, rmse, isWorse }) => [
    count === 1 ? `Con una neurona: error ${amount(rmse)}` : `Con ${word(count)}: ${amount(rmse)}`,
    isWorse ? `más que sin ${unit}: las otras neuronas la corrigen` : `lo que aporta ${unit}`,
  ],
  rest: ({ units, all, rmse }) => [`Con las ${word(all)}: ${amount(rmse)}`, `lo que aportan las otras ${word(units)} neuronas`],
  clause: ({ units }) =>
    units === null
      ? 'una recta se traza a través de los puntos'
      : units === 1
        ? 'lo que aporta la neurona se dibuja como curva'
        : `los aportes de ${word(units)} neuronas se dibujan como curvas y se suman hasta la curva por los puntos`,
}

export const fitTraining: Translated<'es'>['fitTraining'] = {
  ...trainingOf(({ error }: Facts.ReachedError) => `error ${amount(error)}`, lossAnd),
  predicted: 'predicho',
  clause: ({ layers, features }) =>
    `mientras ${networkDoes(layers, 'aprende', 'aprenden')} ${networkOf(layers)}, cambian ${features === 1 ? 'la curva por los puntos' : features === 2 ? 'las curvas de nivel de la predicción' : 'la predicción de cada punto'}, los lugares de los puntos en ella y la curva de la pérdida`,
}

export const target: Translated<'es'>['target'] = {
  off: ({ value, error }) => `${fourDigits(value)}; error ${amount(error)}`,
  error: 'error',
  rest: 'sesgo',
  sentence: ({ value, error }) => `predicción ${fourDigits(value)}; error ${amount(error)}`,
}

export const lift: Translated<'es'>['lift'] = {
  stand: ({ feature, target }) => [
    /\s/.test(feature + target) ? 'La entrada es el suelo, el objetivo, la altura' : `El eje ${feature} pasa al suelo, el eje ${target} a la altura`,
  ],
  way: ({ units, features, bends }) => {
    if (features > 2) return ['Los puntos pasan a la capa oculta']
    if (units === 1) return [features === 1 ? 'Una neurona estira el eje' : 'Una neurona aplana el suelo a una línea']
    return [`${capital(neurons(units))} ${bends ? 'curvan' : 'mueven'} ${features === 1 ? 'el eje' : 'el suelo'}`]
  },
  plane: ({ kind, nearness, ...of }) => {
    const one = capital(lines[kind].one)
    if (nearness === 'off') return [`${one} queda lejos de las alturas`, ...errorsFirst(of)]
    return [`${one} ${nearness === 'through' ? 'se ajusta a' : 'pasa cerca de'} todas las alturas`, ...errorsFirst(of)]
  },
  back: ({ features, kind }) => [
    features > 2
      ? 'De vuelta a los datos'
      : features === 1 && kind === 'plane'
        ? 'La recta en el plano vuelve a la entrada'
        : `En la entrada, ${lines[kind].the} se curva`,
  ],
  fit: ({ kind, bends, features, ...of }) => [
    `${capital(lines[kind].the)} ${bends ? `es esta ${features === 1 ? 'curva' : 'superficie'}` : 'ha vuelto'}`,
    ...errorsFirst(of),
  ],
  chapters: { stand: 'El eje', plane: 'El plano', down: 'Otra vez el diagrama', fit: 'El ajuste', sum: 'La suma' },
}

export const predictions: Translated<'es'>['predictions'] = {
  output: ({ sources, result: [off, ...others] }) => [`La salida suma ${counting(sources, 'un aporte', 'aportes')}`, off, ...others],
  point: ({ name, value, error, isLargest }) =>
    isLargest
      ? [`El mayor error: ${amount(error)}`, `${name}: predicción ${fewDigits(value)}`]
      : [`${name}: predicción ${fewDigits(value)}`, `error ${amount(error)}`],
}

export const levels: Translated<'es'>['levels'] = {
  title: ({ name }) => `${name} según la red sobre el plano de entrada`,
  all: 'Todas las curvas',
  chapter: ({ name, label }) => `${name} = ${label}`,
  line: ({ name, label }) => [`Aquí la red predice ${name} = ${label}`],
}

export const regions: Translated<'es'>['regions'] = {
  title: 'Regiones lineales de la red',
  creases: ({ creases, regions: own, most }) => {
    const count = most === null || own === most ? counting(own, 'una región', 'regiones') : `${number(own)} de ${number(most)} regiones`
    return `${capital(counting(creases, 'un pliegue', 'pliegues'))}, ${count}${own === most ? ' (máximo)' : ''}`
  },
  layer: ({ layer, regions: own }) => `Pliegues de la capa ${number(layer)}: ${counting(own, 'una región', 'regiones')}`,
  counted: ({ regions: own }) => counting(own, 'una región', 'regiones'),
  slopes: ({ regions: own, constant, classes }) => [
    own === 1 ? 'Una región: aquí la red es lineal' : 'Color: dirección y tamaño de la pendiente',
    ...(classes > 2 ? ['de la ventaja sobre la clase siguiente'] : []),
    ...(constant > 0 ? [`constante en ${counting(constant, 'una región', 'regiones')}`] : []),
  ],
  junctions: ({ junctions }) => `tres clases se tocan en ${counting(junctions, 'un punto', 'puntos')}`,
  joints: ({ joints }) => `${capital(counting(joints + 1, 'un tramo recto', 'tramos rectos'))}, ${counting(joints, 'un pliegue', 'pliegues')}`,
  region: ({ number: nth, pattern }) => [`Región ${number(nth)}`, ...pattern].join(' · '),
  points: count => `contiene ${of(count)} puntos`,
}

export const marks: Translated<'es'>['marks'] = {
  heldOut: 'de prueba',
  wrong: 'fallo',
  lost: 'perdido',
  foreign: 'correcto: otras columnas difieren',
  support: 'vector de soporte',
}

export const slice: Translated<'es'>['slice'] = {
  near: facts => (facts.moves === null ? [`${nearPoints(facts)}, ${restNotShown}`, `fijo: ${holds(facts)}`] : [`fijo: ${holds(facts)}`]),
  distance: 'a la sección',
  fromSlice: ({ distance, shown, foreign }) =>
    `${twoDigits(distance)} desviaciones estándar${shown ? (foreign ? ', correcto: otras columnas difieren' : '') : ', no se muestra'}`,
  title: facts => `${heldAt(facts)}: ${nearPoints(facts)}`,
  count: nearOf,
  pairsTitle: ({ columns }) => (columns.length === 2 ? 'Sección según dos columnas' : `Secciones según todos los pares de ${word(columns.length)} columnas`),
  pairs: facts => [
    `${nearEach(facts)} filas ${plural(Math.max(...facts.near), { one: 'está', other: 'están' })} cerca de ${facts.columns.length === 2 ? 'la' : 'cada'} sección, ${restNotShown}`,
    `fijo: ${holdsOthers(facts)}`,
  ],
  foreignTo: ({ each }) =>
    `correctos en el color de otra clase, pues otras columnas difieren: ${each.map(({ name, foreign }) => `${name} ${number(foreign)}`).join(', ')}`,
}

export const sliders: Translated<'es'>['sliders'] = {
  name: 'Columnas fijas',
  reset: 'Restablecer',
  others: ({ others, ...ways }) => `${counting(others, 'una más', 'más')} ${heldBy(others, ways)}`,
  near: nearPoints,
}

export const forms: Translated<'es'>['forms'] = {
  article: ['tres nubes solapadas en fila', 'la del medio, una clase propia'],
  blobs: ['tres nubes en fila', 'la del medio, una clase propia'],
  checkerboard: ['las casillas de un tablero'],
  circles: ({ hollow }) => [hollow ? 'un anillo dentro de otro' : 'un disco en un anillo'],
  clusters: ({ classes }) => [`${counting(classes, 'una nube', 'nubes')} en un círculo`, 'cada una es una clase'],
  digits: ['cifras manuscritas'],
  expression: ({ formula }) => [`una clase está donde ${formula}`],
  flower: ['los pétalos de una flor', 'de dos clases'],
  iris: ['medidas de tres especies de lirio'],
  moons: ['dos medias lunas entrelazadas'],
  spirals: ({ classes }) => [`${counting(classes, 'un brazo', 'brazos')} de una espiral`],
  xor: ['cuatro nubes en las esquinas de un cuadrado', 'esquinas opuestas, la misma clase'],
}

export const titles: Translated<'es'>['titles'] = {
  network: ({ sizes, wide, decision }) => {
    const shown = `${hiddenLayers(sizes)}${sizes.length === 1 && wide !== null ? ` en ${counting(wide, 'una dimensión', 'dimensiones')}` : ''}`
    if (decision === null) return shown
    if (decision === 'one class') return `${shown}, una clase para todos`
    return `${shown}, ${decision.many ? `${lines[decision.kind].bare} entre las clases` : lines[decision.kind].one}`
  },
  diagram: ({ sizes }) => `La red: ${sizes.map(number).join(' → ')}`,
  lift: ({ units, features }) =>
    `${capital(hiddenNeurons(units))} ${plural(units, { one: 'eleva', other: 'elevan' })} ${features === null ? 'los puntos' : field(features)} a un cubo`,
  oneClass: 'Una sola clase en todas partes',
  boundary: 'La frontera de decisión',
  cuts: ({ units }) => `${capital(neurons(units))} ${plural(units, { one: 'hace', other: 'hacen' })} ${cutsOf(units)}`,
  orbit: ({ layers }) => (layers > 1 ? 'La última capa oculta desde todos los lados' : 'La capa oculta desde todos los lados'),
  surface: ({ name, features }) => `${name === null ? 'P(clase predicha)' : `P(${name})`} sobre ${field(features)} de entrada`,
  ways: ({ count }) => `${capital(counting(count, 'una forma', 'formas'))} de dividir un plano`,
  fits: ({ count }) => `${capital(counting(count, 'una forma', 'formas'))} de trazar una curva`,
  training: ({ unit, first, last }) =>
    `La red aprende: ${unit === 'step' ? `pasos ${number(first)} a ${number(last)}` : counting(last, iterates[unit].one, iterates[unit].other)}`,
}

export const layers: Translated<'es'>['layers'] = {
  stay: ['Sin capa oculta: los puntos no se mueven'],
  scored: ({ classes }) => [classes === 2 ? 'La puntuación: suma ponderada de columnas' : 'Una puntuación por clase: sumas ponderadas'],
  onTheWay: ({ units, moved, bends }) => [
    moved === 'points'
      ? 'Los puntos pasan a la capa oculta'
      : `${capital(neurons(units))} ${bends ? plural(units, { one: 'curva', other: 'curvan' }) : plural(units, { one: 'mueve', other: 'mueven' })} ${field(moved === 'line' ? 1 : 2)}`,
  ],
  to: ({ layer, units, kept }) => [
    `A la capa ${number(layer)}: ${number(units)} ${plural(units, { one: 'neurona', other: 'neuronas' })}`,
    ...(kept === null ? [] : [`en proyección: muestra el ${percent(kept)} de la varianza`]),
  ],
  stretch: ({ layer }) => [inLayer(layer, 'P estira el espacio: x P, W = P Q')],
  turn: ({ layer }) => [inLayer(layer, 'Q gira el espacio: x P Q = x W')],
  slide: ({ layer }) => [inLayer(layer, 'el sesgo b desplaza el espacio: x W + b')],
  activation: facts => [inLayer(facts.layer, `${facts.name} ${facts.bounded ? 'comprime' : 'dobla'} el espacio: h = ${facts.symbol}(x W + b)`)],
  cuts: ({ units, cuts }) => {
    if (cuts === units) return [titles.cuts({ units })]
    return [`Aquí ${plural(cuts, { one: 'corta una', other: `cortan ${word(cuts)}` })} de ${word(units)} neuronas`]
  },
  cut: ({ unit }) => [`${unit} suma su lado`],
}

const terrains: Record<Facts.Terrain, string> = {
  plain: 'una llanura',
  step: 'un escalón',
  valley: 'un valle',
  ridge: 'una cresta',
  hill: 'una colina',
  landscape: 'un paisaje',
}

export const paper: Translated<'es'>['paper'] = {
  creases: ['Cada neurona hace un pliegue'],
  press: ({ beyond }) => [`Lo que ${beyond === 'range' ? 'sale de su rango' : 'apaga'} ${beyond === 'nearly' ? 'casi ' : ''}se aplana`],
  fold: ['La capa siguiente pliega el plano'],
  boundary: ({ corners, opened }) =>
    `${opened ? 'Abierto' : 'Frontera'}: ${counting(corners, 'un vértice', 'vértices')}${['', ' en un pliegue'][corners] ?? ' en pliegues'}`,
}

export const results: Translated<'es'>['results'] = {
  input: ({ view, best, isAsGood }) => [
    capital(question(best)),
    ...(isAsGood ? ['tan bien como la red'] : []),
    ...(view === null
      ? []
      : ['plane' in view ? `${number(view.features)} variables, en proyección (${keeps(view.plane)})` : componentsOf(view, ['una componente', 'componentes'])]),
  ],
  network: facts => result(facts),
  hidden: ({ view, now, ...facts }) => {
    // On the input another one may get as many.
    const [done, ...others] = result(facts, now ? 'ahora ' : view === null || view === 'none' || facts.by.kind === 'outputs' ? '' : 'aquí ')
    const shown =
      view === null || view === 'layer'
        ? []
        : [
            view === 'none'
              ? 'sin capa oculta'
              : view === 'line'
                ? 'la capa oculta se ha reducido a un solo número'
                : `la capa oculta, en proyección: muestra el ${percent(view.share)} de la varianza`,
          ]
    return [done, ...others, ...shown]
  },
  undecided: ['Aquí la red duda: la frontera'],
  paler: ['Más pálido: menos seguro'],
  oneClass: ({ joins }) => [`La salida ${joins ? 'une los cortes' : 'decide'}: una sola clase`],
  none: linear => {
    if (linear.kind === 'linear') return ['No son linealmente separables']
    const { none, all } = lines[linear.kind]
    return [linear.many ? `${capital(all)} no pueden separarlos todos` : `${capital(none)} puede separarlos todos`]
  },
  another: linear => {
    if (linear.kind === 'linear') return ['Sí son linealmente separables']
    const { other, others } = lines[linear.kind]
    return [linear.many ? `${capital(others)} los separarían todos` : `${capital(other)} los separaría todos`]
  },
  gap: ({ width, between, classes, units }) => [
    between === null ? `El hueco más estrecho entre clases: ${twoDigits(width)}` : `El hueco${classes > 2 ? ' más estrecho' : ''} mide ${twoDigits(width)}`,
    ...(between === null ? [] : [`entre ${list(between.map(theClass))}`]),
    ...(units === null ? [] : [`en el espacio de las ${number(units)} neuronas`]),
  ],
  allSides: ({ wrong, samples, planes: drawn }) => {
    if (wrong > 0) return [`${number(wrong)} de ${number(samples)} ${plural(wrong, { one: 'está', other: 'están' })} en el lado equivocado`]
    if (drawn === null) return ['Desde todos los lados']
    return [`Desde todos los lados: ${drawn === 'many' ? 'planos' : 'un plano'} en medio`]
  },
  returned: ({ line, held, ...count }) => {
    if (line === 'points') return [`${of(count)} en el lado correcto`, ...further({ classes: null, better: null, held })]
    const done = count.correct === count.samples ? `acierta ${all(count.samples)}` : `acierta ${of(count)}`
    if (line === null) return [`La frontera de decisión ${done}`]
    const { the, all: every } = lines[line.by.kind]
    if (line.by.many) return [`${capital(every)} son ahora la frontera: ${done}`]
    const pieces = line.bent ? 'curvas' : 'rectas'
    return [`${capital(the)} ${line.curves > 1 ? `son ahora ${word(line.curves)} ${pieces}` : `es ahora ${line.bent ? 'esta curva' : 'la frontera'}`}: ${done}`]
  },
  sheets: ({ units, surfaces }) => [`${capital(neurons(units))}, ${counting(surfaces, 'una superficie', 'superficies')}`, 'cada una: salida × peso'],
  added: ({ shape }) => [shape === null ? 'Sumadas' : `Sumadas, forman ${terrains[shape]}`],
  bias: ({ raises }) => [`El sesgo ${raises ? 'eleva' : 'baja'} la superficie`],
  shore: ({ name }) => ['Agua en cero: la orilla es la frontera', `altura: el logit de ${name}`],
  squashed: ['Como probabilidad: la orilla no se mueve'],
  levels: ({ high, low }) => [`Agua al ${percent(high)}, luego al ${percent(low)}`],
  surface: ({ shape, height, ...facts }) => {
    if (facts.constant) return result(facts)
    const more = [accuracyOf(facts), ...further(facts)]
    if (shape === null) return ['Altura: P de la clase predicha', ...more]
    if (height !== null) return [`La altura es P(${height})`, ...more]
    const subject = subjectOf(facts.by)
    return [capital(`${subject.name} ${does(subject, 'forma', 'forman')} ${terrains[shape]}`), ...more]
  },
}

export const network: Translated<'es'>['network'] = {
  inputs: ({ count }) => [`La entrada: ${counting(count, 'un número', 'números')}`],
  adds: ({ layer, units, sources }) => [
    layer === null
      ? `Cada neurona calcula ${sources === 1 ? 'peso × entrada + sesgo' : 'una suma ponderada'}`
      : `Capa ${number(layer)}: ${neurons(units)} ${plural(units, { one: 'suma', other: 'suman' })} ${counting(sources, 'un mapa', 'mapas')}`,
    ...(layer === null
      ? [`${number(units)} ${plural(units, { one: 'suma', other: 'sumas' })} de ${counting(sources, 'una entrada', 'entradas')} y un sesgo`]
      : ['ponderados, más un sesgo']),
  ],
  changes: ({ activation, bounded, on }) => [
    activation === null ? '… y transmite la suma' : bounded ? '… y comprime la suma: activa o no' : `… y aplica ${activation} a la suma`,
    ...(on === null ? [] : [`${on.unit} se activa ${sides[on.side]} su línea`]),
  ],
  output: ({ sources, hidden, classes, result: [done, ...others] }) => [
    `${classes > 2 ? `${capital(word(classes))} salidas suman` : 'La salida suma'} ${hidden ? counting(sources, 'un mapa', 'mapas') : counting(sources, 'un número', 'números')}`,
    done,
    ...others,
  ],
  point: ({ name, share, isNearest, right }) => [
    `${isNearest ? 'El punto menos seguro' : 'Un punto'}: ${name}, ${certainty(share)}`,
    ...(right ? [] : ['mal: el punto es de otra clase']),
  ],
  lines: { adds: 'suma', takes: 'resta; anchura: su parte en la suma', short: 'resta' },
  pixelLines: { adds: 'el píxel suma', takes: 'el píxel resta' },
  pixels: ({ count }) => counting(count, 'un píxel', 'píxeles'),
  more: ({ count, place }) =>
    place ? `y ${number(count)} ${{ feature: 'variables', unit: 'neuronas', output: 'salidas' }[place]} más` : `+ ${number(count)} más`,
  largest: 'gana la mayor',
  unit: ({ name, place, layer }) =>
    place === 'unit' ? `${name}, una neurona de la capa ${number(layer)}` : `${name}, una ${place === 'output' ? 'salida' : 'variable'}`,
  scaled: ({ name, mean, deviation }) => `estandarizada: (${name} ${mean < 0 ? '+' : '−'} ${twoDigits(Math.abs(mean))}) / ${twoDigits(deviation)}`,
  /** "h₂ = σ(1,30 x₁ − 0,40 x₂ + 0,70)": spaces within a term do not break. */
  formula: ({ name, activation, terms, more, bias }) => {
    const all = [
      ...terms.map(({ name: of, weight }) => `${signed(weight)} ${of}`.replace(/ /g, '\u00a0')),
      ...(more > 0 ? [`+\u00a0${number(more)}\u00a0más`] : []),
      signed(bias),
    ]
    const sum = all.join(' ').replace(/^\+\s/, '').replace(/^−\s/, '−')
    return `${name} = ${activation === null ? sum : `${activation}(${sum})`}`
  },
  softmax: ({ name, sum }) => `P(${name}) = exp ${sum} / Σ exp z`,
  above: count => `la suma es positiva en ${of(count)} puntos`,
  wrong: ({ share, loss }) => [`La clase correcta recibe p = ${share}: pérdida ${loss}`],
  moves: ({ rate, halved }) => [`Cada peso cambia en −${rate} × su gradiente ∂`, ...(halved ? ['reducida hasta que baje la pérdida'] : [])],
  pass: ({ layer, back }) => `${back ? 'Hacia atrás' : 'Hacia delante'}: ${layer === null ? 'la salida' : `capa ${number(layer)}`}`,
  falls: ({ before, after }) => [`La pérdida de la fila baja de ${before} a ${after}`],
}

export const choice: Translated<'es'>['choice'] = {
  nothing: ({ accuracy, most, clearly }) => {
    const right = percent(accuracy)
    const against = right === percent(most.share) ? '' : `, frente al ${percent(most.share)}`
    return [`No es ${clearly ? '' : 'claramente '}mejor que siempre ${quoted(most.name)}`, `exactitud en validación cruzada: ${right}${against}`]
  },
  noneNeeded: ({ line, lineAccuracy }) => [
    'No hace falta capa oculta',
    `${lines[line.kind].one} lo hace igual de bien: exactitud en validación cruzada ${percent(lineAccuracy)}`,
  ],
  network: ({ accuracy, line, lineAccuracy, most, againstMost }) => {
    const other = againstMost ? `siempre ${quoted(most.name)}: ${percent(most.share)}` : `${lines[line.kind].one}: ${percent(lineAccuracy)}`
    return [`La red: ${percent(accuracy)}, ${other}`, 'exactitud en validación cruzada']
  },
  overfit: ({ unseen, seen, named }) => [
    `${named ? 'Sobreajuste: acierta' : 'Acierta'} el ${percent(unseen)} en prueba`,
    `y el ${percent(seen)} en entrenamiento`,
  ],
  rare: ({ name, recall, precision, ...found }) => [
    `${quoted(name)}: exhaustividad ${percent(recall)} (${of(found)})`,
    precision === null ? 'nunca se predice' : `precisión ${percent(precision)}`,
  ],
  behind: ({ caption, accuracy }) => [...caption, `exactitud en validación cruzada: ${percent(accuracy)}`],
}

export const training: Translated<'es'>['training'] = trainingOf(reached, learned)

export const estimators: Translated<'es'>['estimators'] = {
  knn: { name: 'vecinos más cercanos', short: 'Vecinos' },
  logistic: { name: 'regresión logística', short: 'Logística' },
  network: { name: 'red neuronal', short: 'Red' },
  qda: { name: 'QDA', short: 'QDA' },
  rbf: { name: 'SVM RBF', short: 'RBF' },
  svm: { name: 'SVM lineal', short: 'Lineal' },
  tree: { name: 'árbol de decisión', short: 'Árbol' },
  kernel: { name: 'ridge con kernel', short: 'Kernel' },
  line: { name: 'recta', short: 'Recta' },
  polynomial: { name: 'polinomio', short: 'Polinomio' },
  regressionTree: { name: 'árbol de regresión', short: 'Árbol' },
}

export const classifiers: Translated<'es'>['classifiers'] = {
  knn: ({ neighbors }) => [neighbors === 1 ? 'la clase del punto más cercano' : `voto de los ${word(neighbors)} puntos más cercanos`],
  logistic: ({ classes }) => [classes === 2 ? 'una recta' : 'rectas entre las clases'],
  network: ({ by, hidden }) => [subjectOf(by).name, ...(hidden ? [] : ['sin capa oculta'])],
  qda: ({ classes }) => ['una normal por clase', `una cónica donde ${classes === 2 ? 'ambas' : 'dos'} son iguales`],
  rbf: ({ supports }) => [`suma de campanas en ${counting(supports, 'un vector de soporte', 'vectores de soporte')}`],
  svm: ({ classes, supports }) => [
    classes === 2 ? 'la recta con el mayor margen' : 'una recta por par de clases',
    `con ${counting(supports, 'un vector de soporte', 'vectores de soporte')}`,
  ],
  tree: ({ upright, level, oblique }) => {
    const cuts = upright + level + oblique
    if (cuts === 0) return ['ninguna división: una sola clase']
    if (cuts === 1) return [`una división${upright > 0 ? ' vertical' : level > 0 ? ' horizontal' : ''}`]
    const kinds = [...(upright > 0 ? ['verticales'] : []), ...(level > 0 ? ['horizontales'] : [])]
    return [`${number(cuts)} divisiones${kinds.length === 0 ? '' : ` ${kinds.join(' y ')}`}`]
  },
}

export const regressors: Translated<'es'>['regressors'] = {
  kernel: ({ bumps, drawn }) => [
    bumps === 1 ? 'una campana en el punto' : `suma de campanas en ${word(bumps)} puntos`,
    ...(drawn < bumps ? [`${number(drawn)} de ellas dibujadas`] : []),
  ],
  knn: ({ neighbors }) => [neighbors === 1 ? 'el valor del punto más cercano' : `la media de los ${word(neighbors)} puntos más cercanos`],
  line: ['ajuste por mínimos cuadrados'],
  network: ({ units }) => [
    units === 0 ? 'sin capa oculta' : plural(units, { one: 'el aporte de una neurona', other: `los aportes de ${word(units)} neuronas, sumados` }),
  ],
  polynomial: ({ degree }) => [degree === 0 ? 'la media de todos los puntos' : `términos hasta el grado ${word(degree)}`],
  tree: ({ parts }) => [parts === 1 ? 'la media de todos los puntos' : `la media en cada una de ${word(parts)} hojas`],
}

export const scores: Translated<'es'>['scores'] = {
  caption: ({ label, says: [first, ...others], result }) => [`${label}: ${first}`, ...others, result],
  above: ({ score, scored }) => counts(score, scored),
  ranking: ({ samples, by, best, allBut, others, ...top }) => {
    const whole = ` de ${number(samples)}`
    const points = by === null ? 'los datos de entrenamiento' : by === 'held out' ? 'los puntos de prueba' : `${number(samples)} ${notLearned[by].points}`
    const got = top.correct === samples ? all(samples) : `${number(top.correct)}${by !== null && by !== 'held out' ? '' : whole}`
    const ofPoints = `de ${points}`
    if (top.each) return [`Todos aciertan ${got}`, ofPoints]
    const gets = best.length > 1 || allBut ? 'aciertan' : 'acierta'
    const names = allBut ? `todos menos ${list(allBut)}` : list(best)
    const rest = others.map(({ names, correct }) => `${list(names)} ${number(correct)}`)
    if (best.length < 3 || allBut?.length === 1) return [capital(`${names} ${gets} ${got}`), ofPoints, ...rest]
    return [`${capital(word(best.length))} aciertan ${got}`, `${ofPoints}: ${names}`, ...rest]
  },
  all: ({ scores, scored: { samples, notLearned: judged } }) => {
    const results = scores.map(score => `${score.name} ${number(score.correct)}${score.notLearned === null ? '' : ` y ${number(score.notLearned)}`}`)
    const others = judged ? ` y en ${number(judged.samples)} ${notLearned[judged.by].points}` : ''
    return `aciertos en ${number(samples)} puntos de entrenamiento${others}: ${results.join(', ')}`
  },
}

export const errors: Translated<'es'>['errors'] = {
  above: score => errorsOf(score),
  ranking: ({ by, samples, ranked: [first, ...others] }) => [
    `El menor error: ${first.name}, ${amount(first.rmse)}`,
    `en ${number(samples)} ${notLearned[by].points}`,
    ...(others.length === 0 ? [] : [`luego ${list(others.slice(0, 2).map(({ name, rmse }) => `${name} ${amount(rmse)}`))}`]),
  ],
  all: ({ scores, by, samples }) => {
    const results = scores.map(({ name, rmse, other }) => `${name} ${amount(rmse)}${other === null ? '' : ` y ${amount(other)}`}`)
    return `${rootMeanSquare} en los datos de entrenamiento y en ${number(samples)} ${notLearned[by].points}: ${results.join('; ')}`
  },
}

const openSides = (open: number) => (open === 0 ? 'la cerca está cerrada' : open === 1 ? 'con un lado abierto' : 'con dos lados abiertos')

export const fences: Translated<'es'>['fences'] = {
  title: 'Cuántos cortes hacen falta',
  question: ({ name, samples, others, each }) => [
    `¿Se puede cercar ${theClass(name)} con cortes rectos?`,
    `${pointsOf(samples)}, otros ${number(others)}`,
    ...(each.length === 0
      ? []
      : each.length > 4
        ? [`de ${word(each.length)} clases, la que más necesita`]
        : [`lo mínimo: ${each.map(({ name, cuts }) => `${name} ${cuts === null ? 'sin cerca' : cutsOf(cuts)}`).join(', ')}`]),
  ],
  none: ({ name, inside }) => [
    `Ningún corte recto cerca ${theClass(name)}`,
    `${inside === 1 ? 'otro está' : `otros ${number(inside)} están`} entre sus puntos`,
  ],
  inside: ({ name, within }) => [
    'Ningún corte aparta este punto',
    within === 1 ? `un punto de ${theClass(name)} ocupa el mismo lugar` : `está entre ${word(within)} de ${theClass(name)}`,
  ],
  hull: ({ inside, others }) => [
    'Todo corte pasa fuera de esta envolvente',
    `${inside === 0 ? '' : `${number(others - inside)} de `}los otros ${number(others)} están fuera`,
  ],
  cuts: ({ cuts, stay, others, open, isLast }) => {
    const count = capital(cutsOf(cuts))
    if (stay === 0) {
      if (cuts === 1) return ['Basta un corte', 'una recta los separa']
      return [`${open === 0 ? `${count}:` : `Bastan ${cutsOf(cuts)},`} ${openSides(open)}`, 'demostrado: con menos no basta']
    }
    const stays = plural(stay, { one: 'queda', other: 'quedan' })
    if (isLast) return [`${count}: solo ${stays} ${stay === 1 ? 'este punto' : `estos ${number(stay)}`}`, 'demostrado: con menos quedan más']
    return [
      `${count}: ${stays} dentro ${number(stay)} de ${number(others)}`,
      `demostrado: ${cuts === 1 ? 'ningún otro corte aparta' : 'otros dos no apartan'} más`,
    ]
  },
  found: ({ found, samples }) => {
    const [last] = found.slice(-1)
    const isAll = last.correct === samples
    const before = found.slice(-2, -1).map(({ units, correct }) => `${units === 1 ? 'una' : word(units)} ${number(correct)}`)
    const most = Math.max(...found.map(({ trainings }) => trainings))
    const tries = counting(most, 'un entrenamiento', 'entrenamientos')
    return [
      `Hallado: ${neurons(last.units)} ${plural(last.units, { one: 'acierta', other: 'aciertan' })} ${isAll ? all(samples) : of({ correct: last.correct, samples })}`,
      ...before,
      `${isAll ? 'a lo sumo' : 'en'} ${tries} cada vez`,
    ]
  },
  unit: ({ unit, off, others, lost, degrees }) => [
    `La neurona ${unit} aparta ${number(off)} de ${number(others)}`,
    ...(lost > 0 ? [`y ${number(lost)} de su propia clase`] : []),
    ...(degrees === null ? [] : [`a ${number(degrees)}° de un corte de la cerca`]),
  ],
  result: ({ wrong, cuts, ...count }) => [
    `La red acierta ${count.correct === count.samples ? all(count.samples) : of(count)}`,
    ...(wrong.length === 0
      ? []
      : [`P de su clase, solo ${wrong.map(({ number: row, share }, i) => `${certainty(share)} en el ${i === 0 ? 'punto ' : ''}${number(row)}`).join(', ')}`]),
    ...(cuts === null ? [] : [`no es una cerca: la red suma ${cutsOf(cuts)}`]),
  ],
}

export const columns: Translated<'es'>['columns'] = {
  title: 'Importancia por permutación de cada columna',
  true: 'clase verdadera',
  predicted: 'clase predicha',
  right: ({ correct, ...rows }) => [capital(accuracyOf({ correct, samples: rows.samples })), measuredOn(rows)],
  worth: ({ top, shuffled, ...rows }) => {
    if (top === null) return ['Ninguna columna por sí misma importa', 'permutar cualquiera no sube la pérdida', measuredOn(rows)]
    const { names, loss, wrong, error } = top
    const more = `${number(wrong)} ${plural(wrong, { one: 'error', other: 'errores' })} más en ${number(shuffled)}`
    return [
      `${plural(names.length, { one: 'La más importante', other: 'Las más importantes' })}: ${list(names)}`,
      `al permutar${names.length > 1 ? ' una' : 'la'}: ${error ? `el error sube de ${amount(error.from)} a ${amount(error.to)}` : wrong > 0 ? more : `ningún error más, pero la pérdida sube ${twoDigits(loss)}`}`,
      measuredOn(rows),
    ]
  },
  both: ({ worth: [says, how, _, ...others], right }) => [`${says}, ${how}`, right.join(', '), ...others].join('; '),
  alike: ({ names, correlation, more }) =>
    `${list(names)} están correlacionadas (${local(correlation.toFixed(2))}): cada una puede ser más importante que su barra${more > 0 ? `; también ${counting(more, 'otro par', 'pares más')}` : ''}`,
  key: ({ samples }) => `Al permutar: subida de la pérdida (barra), desviación estándar (línea), cuántos errores más en ${number(samples)} (número)`,
  errorKey: 'Al permutar: subida del error (barra y número), su desviación estándar (línea)',
  residual: 'residuo',
  rest: ({ count, most }) =>
    `+ ${number(count)} ${plural(count, { one: 'columna', other: 'columnas' })} más, como mucho ${most > 0 ? '+' : ''}${number(most)} cada una`,
  dependence: ({ name }: { name: string | null }) => `Dependencia parcial: ${name ?? 'probabilidades de las clases'}`,
  oneRow: ['Línea fina: una fila, cambia una sola columna', 'gruesa: la media de las filas hasta ahora'] as Facts.Caption,
  highest: ({ name, column, most, least, by }: Facts.Highest) => [`En promedio, ${name} es ${by} mayor con ${column} ${most} que con ${least}`] as const,
}

export const alt: Translated<'es'>['alt'] = {
  results: results => results.join('; '),
  regressionData: ({ samples, held, target, features, source }) => {
    const from =
      'formula' in source
        ? ` de ${source.formula}`
        : ` de ${source.table ?? 'una tabla'}: ${target} según ${features.length > 4 ? `${word(features.length)} columnas` : list(features)}`
    return `${pointsOf(samples)}${from}${moreHeldOut({ held })}`
  },
  regressionResult: ({ layers, straight, ...of }) =>
    `${straight ? `${straightLine(straight.features)}: error ${amount(straight.rmse)}; ` : ''}${networkOf(layers)}: ${errorsFirst(of).join('; ')}`,
  regressionPanels: ({ panels }) => panels.map(({ name, rmse }) => `${name}: error ${amount(rmse)}`).join('; '),
  regressors: ({ count }) =>
    count === 1
      ? 'un método de regresión traza su curva por ellos'
      : `${word(count)} métodos de regresión trazan sus curvas por ellos uno tras otro, y al final quedan lado a lado`,
  regressionDots: ({ features }) => (features === 1 ? 'un diagrama de dispersión los muestra' : 'están a sus alturas sobre el plano'),
  liftStory: ({ layers, features }) =>
    `uno tras otro aparecen ${list([
      straightLine(features),
      ...(features === 1 ? ['lo que cada neurona aporta a la salida'] : []),
      `el camino a ${networkOf(layers)}`,
      'allí el plano de la salida',
      ...(features > 2 ? [] : [`la ${features === 1 ? 'curva' : 'superficie'} que es sobre la entrada`]),
    ])}`,
  lift: ({ layers, features, nearness, back }) => {
    const floor =
      features === 1
        ? 'un diagrama de dispersión se levanta: su eje está en un suelo'
        : `están sobre ${features === 2 ? 'el plano de entrada' : 'sus componentes principales'}`
    const end = !back ? '' : features > 2 ? ' y se va' : ` y vuelve como ${features === 1 ? 'curva' : 'superficie'}`
    return `${floor}, que ${networkDoes(layers, 'mueve', 'mueven')} ${networkOf(layers)} hasta que un plano ${{ through: 'se ajusta a', near: 'pasa cerca de', off: 'pasa entre' }[nearness]} sus alturas${end}`
  },
  levels: ({ levels }) =>
    `${counting(levels, 'una curva de nivel', 'curvas de nivel')} de la salida ${plural(levels, { one: 'aparece', other: 'aparecen' })} sobre el plano de entrada, de abajo arriba`,
  regions: ({ layers, regions: own, corners, learns }) =>
    `los pliegues de ${networkOf(layers)} dividen la entrada en ${counting(own, 'una región lineal', 'regiones lineales')}${learns ? ', que cambian mientras aprende, junto a las curvas de su pérdida y de su número' : corners === null ? '' : `, y aparece una frontera con ${counting(corners, 'un vértice', 'vértices')}`}`,
  outputSurface: ({ layers }) =>
    `la salida de ${networkOf(layers)} es una superficie sobre el plano de entrada que da una vuelta, y los puntos están a sus propias alturas, en varillas`,
  sentences: sentences => sentences.map(sentence => `${capital(sentence)}.`).join(' '),
  builtIn: ({ names, forms, ...points }) => `${pointsIn(points)}${among(names)}: ${forms.join(', ')}${moreHeldOut(points)}`,
  table: ({ table, names, features, reduced, ...points }) =>
    `${pointsIn(points)}${among(names)} de ${table ?? 'una tabla'}, con ${counting(features, 'una variable', 'variables')}${reduced ? `${plural(features, { one: ' reducida', other: ' reducidas' })} a ${componentsOf(reduced)}` : ''}${moreHeldOut(points)}`,
  slice: facts => {
    const where = `el plano de ${list(facts.axes)} con ${facts.moves === null ? holds(facts) : `${facts.moves} en movimiento`}`
    if (facts.moves !== null) return `${where}: los puntos aparecen y desaparecen según se les acerca`
    const byHeld = facts.foreign > 0 ? `; ${number(facts.foreign)} de ellas bien ${inForeignColour}` : ''
    return `${where}: ${nearPoints(facts)}, ${restNotShown}${byHeld}`
  },
  moving: ({ column, from, to }) => `la imagen cambia mientras ${column} va de ${heldValue(from)} a ${heldValue(to)} y vuelve`,
  pairs: facts =>
    `una matriz muestra las ${facts.target === null ? 'regiones de las clases' : `curvas de nivel de ${facts.target}`} en los planos de cada par de ${list(facts.columns)}, ${holdsOthers(facts)}; fila por fila están cerca ${list(facts.near.map(number))} de ${number(facts.samples)} filas, ${restNotShown}`,
  whole: ({ columns, ...count }) => `la red de las ${word(columns)} columnas acierta ${of(count)}`,
  slices: ({ slices, correct }) => {
    const [{ axes, samples }] = slices
    const near = slices.map(({ name, near }) => `${number(near)} con ${name}`)
    return `${counting(slices.length, 'un panel', 'paneles')} ${plural(slices.length, { one: 'muestra', other: 'muestran' })} el plano de ${list(axes)}: de ${number(samples)} filas están cerca ${list(near)}, ${restNotShown}. Toda la red acierta ${of({ correct, samples })}`
  },
  still: ({ captions }) => `una imagen que dice ${captions.map(quoted).join(', ')}`,
  film: ({ moments: count, clauses, inTurn }) => {
    const shown = moments(count)
    if (clauses.length === 1) return shown === '' ? clauses[0] : `${shown}: ${clauses[0]}`
    if (inTurn) return `${shown === '' ? '' : `${shown}, `}uno tras otro: ${clauses.join('; ')}`
    return `${shown === '' ? '' : `${shown} en `}${word(clauses.length)} paneles: ${clauses.join('; ')}`
  },
  result: ({ layers, by, separates, constant, before, others, best, ...count }) => {
    const where = ['sin capa oculta', 'en la capa oculta', 'en la última capa oculta'][Math.min(2, layers)]
    const done = constant
      ? `todos los puntos reciben ${constant === 'class' ? 'la misma clase' : 'casi la misma salida'}, ${accuracyOf(count)}`
      : counted(linearSubject(by), number(count.correct), count.samples, separates)
    const there = `${where} ${done}`
    if (best) return `${there}, ${lines[by.kind].best} ${atLeast(best)}`
    if (!before) return there
    const further =
      others === 'can'
        ? ', aunque todos son separables'
        : others === 'cannot'
          ? `, y ${by.kind === 'line' ? 'ninguna otra' : 'ningún otro'} los separaría todos`
          : ''
    return `en la entrada ${bestLine(before, atLeast(before))}; ${there}${further}`
  },
  sweep: ({ panels }) => `${counting(panels.length, 'un panel lo muestra', 'paneles lo muestran')}: ${list(panels)}`,
  sweepShort: ({ panels }) => `${counting(panels, 'un panel', 'paneles')}, cada uno con otra red`,
  sweepResults: ({ results }) => results.map(facts => `${facts.name}: ${sweepDone(facts)}`).join('; '),
  sweepBest: ({ name, held, samples }) =>
    name === null ? `Ninguna separa ${all(samples)}` : held ? `La mejor exactitud en prueba: ${name}` : `La primera que separa todos: ${name}`,
  transform: ({ sheet, cube, layers, back }) => {
    const movers = sheet === null ? 'los puntos' : `los puntos y ${field(sheet)} de debajo`
    const end = back === null ? '' : ` y vuelven${back === 'border' ? ' con la frontera de decisión' : ''}`
    return `${movers} ${cube ? 'suben al cubo de' : 'van a'} ${networkOf(layers)}${end}`
  },
  scored: 'los puntos van a las puntuaciones de un clasificador lineal',
  data: ({ plane }) => `un diagrama de dispersión ${plane === null ? '' : `de ${planes[plane]} `}los muestra`,
  boundary: ({ layers, features, cuts }) => {
    if (features === null) return `se muestran con las predicciones de ${networkOf(layers)}`
    const regions = `las regiones de las clases según ${networkOf(layers)}, más pálidas donde está menos segura`
    return `en ${field(features)} de entrada aparecen ${cuts ? 'los cortes de las neuronas y luego ' : ''}${regions}`
  },
  orbit: ({ layers, decision }) => `sus lugares en ${networkOf(layers)} dan una vuelta${decision ? ', con la frontera entre las clases' : ''}`,
  surface: ({ layers, features, sheet, water }) => {
    const over = `sobre ${field(features)} de entrada`
    const probability = `la probabilidad de una clase según ${networkOf(layers)}`
    if (!sheet) return `están ${over} a la altura de ${probability}`
    return `${features === 1 ? 'una curva' : 'una superficie que gira'} tiene por altura ${over} ${probability}${water ? ', y la orilla del agua en cero es la frontera' : ''}`
  },
  story: ({ best, cuts, layers, decision, surface }) => {
    const steps = [
      ...(best ? [lines[best.kind].best] : []),
      ...(cuts ? ['los cortes de las neuronas'] : []),
      `el camino a ${networkOf(layers)}`,
      ...(decision ? ['allí la frontera'] : []),
      ...(surface ? ['la probabilidad sobre el plano'] : []),
    ]
    if (steps.length === 1) return `los puntos van a ${networkOf(layers)}`
    return `uno tras otro aparecen ${list(steps)}`
  },
  explain: ({ name, possible, open, stages }) => {
    const left = stages.map(({ cuts, stay }) => `${cutsOf(cuts)} ${plural(cuts, { one: 'deja', other: 'dejan' })} ${number(stay)} dentro`)
    return `${possible ? 'cortes rectos cercan' : 'ningún corte recto cerca'} ${theClass(name)}${left.length > 0 ? `: ${left.join(', ')}` : ''}${open === null ? '' : `, ${openSides(open)}`}`
  },
  dependence: ({ pair }) =>
    `para cada columna que más cambia la predicción aparecen una a una curvas de filas, y después su media${pair ? '; al final, las curvas de nivel de la media sobre dos columnas' : ''}`,
  columns: ({ beside }) =>
    `junto a ${beside === 'residuals' ? 'los residuos' : 'la matriz de confusión'} hay una barra por columna con su importancia por permutación`,
  compare: ({ count }) =>
    count === 1
      ? 'un clasificador divide el plano entre ellos'
      : `${word(count)} clasificadores dividen el plano entre ellos uno tras otro, y al final quedan lado a lado`,
  network: ({ layers, learns }) =>
    `${networkOf(layers)} se ${networkDoes(layers, 'dibuja', 'dibujan')} neurona a neurona: cada una muestra dónde se activa, sus pesos son líneas y ${learns === 'step' ? 'una fila la recorre con sus números, su error vuelve y todos los pesos dan un paso' : learns ? 'todo cambia mientras aprende, junto a la curva de su pérdida' : 'unos puntos la recorren'}`,
  training: ({ layers }) =>
    `mientras ${networkDoes(layers, 'aprende', 'aprenden')} ${networkOf(layers)}, cambian las regiones de las clases, los lugares de los puntos en ella y la curva de la pérdida`,
}

export const notes: Translated<'es'>['notes'] = {
  of: ({ panels, note }) => `${panels.join(', ')}: ${note}`,
  flat: ({ rmse }) => `la red no ha aprendido nada: da casi el mismo número en todas partes, error ${amount(rmse)}${mayHelp('starts')}`,
  straight: ({ features, rmse, network }) => `${straightLine(features)} lo hace igual de bien: error ${amount(rmse)}, la red ${amount(network)}`,
  projectedInput: ({ features, share }) => `${number(features)} variables, mostradas en 2D por PCA (${percent(share)} de la varianza)`,
  slice: ({ axes, chosen, reach, foreign, near, samples, moves }) => [
    ...(chosen === null ? [] : [mattersMost(axes, chosen)]),
    ...(moves === null && near < samples
      ? [
          `${number(samples - near)} de ${number(samples)} filas ${plural(samples - near, { one: 'no se muestra: no está', other: 'no se muestran: no están' })} cerca de la sección, o más allá de sus ejes`,
        ]
      : []),
    `los puntos se desvanecen entre ${twoDigits(reach.full)} y ${twoDigits(reach.gone)} desviaciones estándar de la sección`,
    ...(moves === null && foreign > 0
      ? [`${number(foreign)} ${plural(foreign, { one: 'punto cercano está', other: 'puntos cercanos están' })} bien ${inForeignColour}`]
      : []),
  ],
  movedSlice: most => `con las demás columnas en sus medianas o modas, falta una clase en la sección de ${list(most)}`,
  copied: ([copy, of]) => `${copy} es una copia de ${of} y cambia con esa columna`,
  slicePairs: ({ columns, chosen, reach, foreign }) => [
    ...(chosen === null ? [] : [mattersMost(columns, chosen)]),
    `los puntos se desvanecen entre ${twoDigits(reach.full)} y ${twoDigits(reach.gone)} desviaciones estándar de su sección`,
    ...(foreign > 0 ? [`${counting(foreign, 'un punto está', 'puntos están')} bien ${inForeignColour}`] : []),
  ],
  clock: 'todos los paneles van con un mismo reloj: evaluaciones del gradiente × puntos del mejor inicio; los paneles acabados esperan',
  beyond: ({ count }) => `${counting(count, 'una fila queda fuera de los ejes y se dibuja', 'filas quedan fuera de los ejes y se dibujan')} en el borde`,
  drawn: ({ drawn, rows }) => `dibuja una muestra de ${number(drawn)} de ${number(rows)} filas`,
  sample: ({ drawn, rows, held }) =>
    `dibuja una muestra de ${number(drawn)} de ${number(rows)} filas; se entrena con todas${held ? ' menos las de prueba' : ''}`,
  shuffled: ({ drawn, rows }) => `las columnas se permutan en una muestra de ${number(drawn)} de ${number(rows)} filas`,
  projected: ({ features, plane }) => `${number(features)} variables, mostradas en 2D por ${plane.kind === 'components' ? 'PCA' : 'LDA'} (${keeps(plane)})`,
  leftOut: ({ flags }) => `${flags}: sin efecto, pues con más de dos variables no se dibujan ni plano ni cortes`,
  scores: ({ classes }) =>
    `las puntuaciones de ${number(classes)} clases difieren en ${number(classes - 1)} direcciones: se dibujan las dos de mayor dispersión, sin regiones`,
  hiddenProjected: ({ share }) => `la capa oculta se dibuja en una proyección que muestra el ${percent(share)} de su varianza`,
  wholeLayer: ({ layer, why }) =>
    `${layer === null ? 'la capa oculta' : `la capa ${number(layer)}`} se muestra en un paso y no por partes: ${why === 'wide' ? 'su entrada o su salida tiene más que los tres ejes dibujados' : 'sus pesos contienen una reflexión, que no es un giro'}`,
  isLine: ({ chosen }) =>
    chosen
      ? 'todas las salidas de la última capa oculta están en una recta: ninguna red de igual exactitud en validación cruzada es más ancha'
      : 'todas las salidas de la última capa oculta están en una recta: allí basta una neurona; otra --seed o una --alpha menor quizá la mantenga más ancha',
  constant: ({ constant, remedy, ...count }) =>
    constant === 'class'
      ? `la red da a todos los puntos la misma clase, ${accuracyOf(count)}${mayHelp(remedy)}`
      : `la red no ha aprendido nada: da a todos los puntos casi la misma salida, ${accuracyOf(count)}${mayHelp(remedy)}`,
  fewer: ({ logistic, remedy, ...count }) =>
    `la red acierta ${of(count)}, menos que la regresión logística con las mismas filas (${number(logistic)})${mayHelp(remedy)}`,
  nothing: ({ accuracy, most }) =>
    `no se halló nada que separe con claridad las clases: exactitud en validación cruzada ${percent(accuracy)}, siempre ${quoted(most.name)} ${percent(most.share)}`,
  noneNeeded: ({ line, lineAccuracy, drawn }) =>
    `esta tabla no necesita capa oculta: ${lines[line.kind].one} tiene una exactitud de ${percent(lineAccuracy)} en validación cruzada, y ninguna red probada es claramente mejor; ${drawn ? 'la escena dibuja una de todos modos' : '--hidden 2 dibuja una de todos modos'}`,
  glyphs: ({ font, missing, more }) => {
    const named = `${missing.join(', ')}${more > 0 ? ` y ${number(more)} más` : ''}`
    return font === null
      ? `Inter, el tipo de letra, no tiene glifos para ${named}, que quizá se vean como cajas: --font ARCHIVO toma un TTF u OTF que los tenga`
      : `ni ${font} ni Inter tienen glifos para ${named}, que se ven como cajas: --font toma otro archivo TTF u OTF`
  },
}

export const element: Translated<'es'>['element'] = {
  failed: ({ reason }) => `Esta figura no se puede dibujar: ${reason}.`,
  unreachable: ({ address }) => `${address} no se pudo cargar`,
  damaged: 'está dañada, o el navegador es demasiado antiguo para ella',
}

export const embed: Translated<'es'>['embed'] = {
  playing: 'Una figura animada',
  picture: 'La figura como imagen',
  page: 'La figura para reproducir y girar',
  video: 'La animación con controles',
}

export const page: Translated<'es'>['page'] = {
  damaged: 'La figura no se puede dibujar: esta página está dañada, o el navegador es demasiado antiguo para ella.',
  figure: 'Figura. Intro: consulta sus puntos con las flechas',
  player: 'Reproductor',
  time: 'Tiempo',
  timeOf: ({ now, whole, chapter }) => `${now} de ${whole}${chapter ? `, ${chapter}` : ''}`,
  speed: 'Velocidad',
  loop: 'Repetir',
  full: 'Pantalla entera',
  copy: 'Copiar comando',
  copied: 'copiado',
  command: 'El comando',
  commandField: 'Comando',
  copies: ({ keys }) => `${keys} lo copia`,
  close: 'Cerrar',
  play: 'Reproducir',
  again: 'Otra vez',
  goOn: 'Seguir',
  pause: 'Pausa',
  hint: ({ play, turns, points, units }) =>
    [
      ...(play ? ['reproduce'] : []),
      ...(turns ? ['arrastra y gira'] : []),
      ...(points === null ? [] : [`${points === 'tap' ? 'toca' : 'señala'} un punto${units ? ' o neurona' : ''}`]),
    ].join(' · '),
  keys: 'Teclas',
  keyTable: {
    play: ['Espacio', 'reproduce y para'],
    seconds: ['← →', 'un segundo atrás y adelante'],
    frames: [', .', 'un fotograma atrás y adelante'],
    ends: ['Inicio Fin', 'al principio y al final'],
    chapter: ['1 … 9', 'a un capítulo'],
    chapters: ['Re Pág, Av Pág', 'al capítulo anterior y al siguiente'],
    turn: ['Mayús ← →', 'gira, como al arrastrar de lado'],
    turnBack: ['0', 'deshace el giro, como un doble clic'],
    enter: ['Intro', 'en la figura: números de un punto'],
    units: ['Intro', 'pasa de neuronas a puntos y al revés'],
    walk: ['← → ↑ ↓', 'luego: de punto a punto'],
    leave: ['Esc', 'deja los puntos'],
    full: ['F', 'pantalla entera'],
    keys: ['?', 'muestra estas teclas'],
  },
  table: 'Tabla de los puntos',
  tableCaption: ({ points }) => `${pointsOf(points)}; ✗ marca una predicción errónea`,
  point: 'punto',
  class: 'clase',
  predicted: ({ by }) => (by === null ? 'predicha' : `predicha, ${by}`),
  probability: 'probabilidad',
  prediction: ({ class: name, share, right }) => `${name}, ${certainty(share)}${right ? '' : ' ✗'}`,
  row: ({ row, held }) => `${number(row)}${held ? ', de prueba' : ''}`,
  pointTitle: ({ row }) => `Punto ${row}`,
  unitSentence: facts => facts.join(', '),
  pointSentence: ({ number: row, features, own, predictions, slice: from }) =>
    [
      `Punto ${row}`,
      ...[...features, own].map(({ name, value }) => `${name} ${value}`),
      ...predictions.map(({ network: name, sentence }) => `${name === null ? '' : `${name}: `}${sentence}`),
      ...(from ? [`${from.name} ${from.value}`] : []),
    ].join('; '),
  predictedSentence: ({ class: predicted, share, right }) => `predicción ${predicted} con ${certainty(share)}${right ? '' : ', mal'}`,
}

/*
 * Every sentence in German that a reader of a figure can see.
 *
 * Glossary, with the places where each word was looked up:
 *
 *   hidden layer               verborgene Schicht
 *   output layer               Ausgabeschicht
 *   unit                       Neuron, Neuronen
 *   weight, bias               Gewicht, Bias
 *   activation                 Aktivierung
 *     Goodfellow, Bengio, Courville: Deep Learning. Das umfassende Handbuch (mitp, 2018), chapter 6;
 *     https://wiki-lk.gts-leipzig.de/GrundlagenKI/Modelle (Schichten, Gewichte, Neuronen, Trainingsdaten)
 *   decision boundary          Entscheidungsgrenze
 *   straight line, plane       Gerade, Ebene; threshold: Schwelle
 *   separate                   trennen, linear trennbar
 *     https://www.chemgapedia.de, Neuronale Netze: Lineare Trennbarkeit;
 *     http://www.informatikseite.de/neuro/node14.php (XOR-Problem: “Wir finden keine Gerade, die diese Punkte …”)
 *   training data              Trainingsdaten
 *   held out                   Testdaten, Testpunkte
 *   cross-validation           Kreuzvalidierung; 5-fold: 5-fach
 *     https://beratung-ki.de/glossar-eintrag/kreuzvalidierung/; Géron: Praxiseinstieg Machine Learning (O’Reilly, 2020), chapter 2
 *   loss                       Verlust; loss function: Verlustfunktion
 *   iteration, epoch, step     Iteration, Epoche, Schritt; learning rate: Lernrate
 *   regularization             Regularisierung; noise: Rauschen; seed: Startwert
 *     Goodfellow (as above), chapters 7 and 8
 *   error (RMSE)               Fehler; root mean square: quadratisches Mittel
 *     https://de.wikipedia.org/wiki/Quadratisches_Mittel
 *   feature                    Merkmal; standardized: standardisiert
 *   principal component        Hauptkomponente; variance: Varianz; discriminant: Diskriminante
 *     https://de.wikipedia.org/wiki/Hauptkomponentenanalyse; https://de.wikipedia.org/wiki/Diskriminanzanalyse
 *   nearest neighbours         nächste Nachbarn
 *   decision tree              Entscheidungsbaum
 *   logistic regression        logistische Regression
 *   support vector, margin     Stützvektor, Rand
 *     https://de.wikipedia.org/wiki/Support_Vector_Machine; Frochte: Maschinelles Lernen (Hanser, 2020)
 *   confusion matrix           Konfusionsmatrix; accuracy: Genauigkeit, on its axis: richtig
 *     https://de.wikipedia.org/wiki/Beurteilung_eines_binären_Klassifikators
 *   permutation importance     Permutationswichtigkeit; to shuffle: zufällig vertauschen; overfitting: Überanpassung
 *   scatter plot               Streudiagramm
 *   hull                       konvexe Hülle; cut: Schnitt; slice: Schnittebene
 *   keys of a keyboard         Leertaste, Eingabe, Umschalt, Pos1, Ende, Bild auf, Bild ab (DIN 2137)
 */
import type * as Facts from './facts.ts'
import { capital, formatsOf } from './formats.ts'
import { numberWriters } from './numbers.ts'
import { bothCounts, bothErrors, errorsInTurn } from './results.ts'
import { trainingCaptions } from './training.ts'
import type { Translated } from './untranslated.ts'

const { number, list, plural } = formatsOf('de')
const { local, percent, twoDigits, fewDigits, fourDigits, signed, short, ranged, certainty, amount, heldValue, explained } = numberWriters(number, {
  point: ',',
  percent: '\u00a0%',
  to: '–',
})
const above = (bound: string) => `über ${bound}`

// The words that sentences share.

const digits = ['keine', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn']
/** 2 → "zwei"; numbers from eleven on stay digits. */
const word = (count: number) => digits[count] ?? number(count)
/** "ein Schnitt", "zwei Schnitte": `one` has its article. */
const counting = (count: number, one: string, other: string) => plural(count, { one, other: `${word(count)} ${other}` })
/** The same in the dative: "einem Schnitt", "keinen Schnitten". */
const dative = (count: number, one: string, other: string) => (count === 0 ? `keinen ${other}` : counting(count, one, other))
const neurons = (count: number) => counting(count, 'ein Neuron', 'Neuronen')
const hiddenNeurons = (count: number) => counting(count, 'ein verborgenes Neuron', 'verborgene Neuronen')
const cutsOf = (count: number) => counting(count, 'ein Schnitt', 'Schnitte')
const of = ({ correct, samples }: Facts.Count) => `${number(correct)} von ${number(samples)}`
const quoted = (name: string) => `„${name}“`
const among = (names: readonly string[]) => (names.length > 0 ? ` (${names.join(', ')})` : '')
const pointsOf = (count: number) => `${number(count)} ${plural(count, { one: 'Punkt', other: 'Punkte' })}`
const testPoints = (count: number) => `${number(count)} ${plural(count, { one: 'Testpunkt', other: 'Testpunkte' })}`

interface Subject {
  name: string
  many: boolean
}
/** The forms of a linear decision: one of them, many, the best one, another one, and the one of the output. */
const lines = {
  threshold: {
    one: 'eine Schwelle',
    many: 'Schwellen',
    best: 'die beste Schwelle',
    other: 'eine andere Schwelle',
    ...{ the: 'die Schwelle', from: 'dieser Schwelle' },
  },
  line: {
    one: 'eine Gerade',
    many: 'Geraden',
    best: 'die beste Gerade',
    other: 'eine andere Gerade',
    the: 'die Gerade',
    from: 'dieser Geraden',
  },
  plane: {
    one: 'eine Ebene',
    many: 'Ebenen',
    best: 'die beste Ebene',
    other: 'eine andere Ebene',
    the: 'die Ebene',
    from: 'dieser Ebene',
  },
  linear: {
    one: 'ein linearer Klassifikator',
    many: 'lineare Klassifikatoren',
    best: 'der beste lineare Klassifikator',
    ...{ the: 'der lineare Klassifikator', from: 'diesem Klassifikator' },
  },
}
const linearSubject = (linear: Facts.LinearFacts): Subject => {
  const { one, many } = lines[linear.kind]
  return linear.many ? { name: many, many: true } : { name: one, many: false }
}
const subjectOf = (by: Facts.Decider): Subject => {
  switch (by.kind) {
    case 'outputs': {
      const { the, many } = lines[by.linear.kind]
      return by.linear.many ? { name: `die ${many} der Ausgabe`, many: true } : { name: `${the} der Ausgabe`, many: false }
    }
    case 'cuts':
      if (by.further > 0) return { name: 'alle Schichten zusammen', many: true }
      return { name: cutsOf(by.cuts), many: by.cuts > 1 }
    case 'units':
      if (by.units === 1) return { name: 'ein Neuron', many: false }
      return { name: by.layers === 1 ? `${number(by.units)} Neuronen zusammen` : counting(by.layers, 'eine Schicht', 'Schichten'), many: true }
    case 'whole':
      return { name: 'das ganze Netz', many: false }
    case 'output layer':
      return { name: 'die Ausgabeschicht', many: false }
    default:
      return linearSubject(by)
  }
}
const does = ({ many }: Subject, one: string, other: string) => (many ? other : one)
/** Letters of the sentence of a moment, which a film writes in large; a word less keeps a longer one to them. */
const maxSays = 44
/** "eine Gerade: 197 von 200 richtig", "hier trennen Ebenen alle 200": a place comes first, and the verb before its subject. */
const counted = (subject: Subject, right: string, samples: number, separates: boolean, place = '') => {
  if (separates) {
    const verb = does(subject, 'trennt', 'trennen')
    return place === '' ? `${subject.name} ${verb} alle ${number(samples)}` : `${place} ${verb} ${subject.name} alle ${number(samples)}`
  }
  const says = `${place === '' ? '' : `${place} `}${subject.name}: ${right} von ${number(samples)}`
  return says.length + ' richtig'.length > maxSays ? says : `${says} richtig`
}
/** The same in whole sentences: "ohne verborgene Schicht ordnet eine Gerade 150 von 200 richtig zu". */
const assigns = (subject: Subject, right: string, samples: number, separates: boolean, place: string) =>
  separates
    ? counted(subject, right, samples, true, place)
    : `${place} ${does(subject, 'ordnet', 'ordnen')} ${subject.name} ${right} von ${number(samples)} richtig zu`
const atLeast = ({ correct, exact }: Pick<Facts.Best, 'correct' | 'exact'>) => (exact ? number(correct) : `mindestens ${number(correct)}`)
/** The best linear decision; where another one may get more, it is one of them: "eine Gerade". */
const bestSubject = (best: Facts.Best): Subject => {
  const subject = linearSubject(best.by)
  const isBest = best.exact && best.correct !== best.samples && !subject.many
  return isBest ? { ...subject, name: lines[best.by.kind].best } : subject
}
/** "die beste Gerade: 150 von 200 richtig". */
const bestLine = (best: Facts.Best) => counted(bestSubject(best), number(best.correct), best.samples, best.correct === best.samples)
/** "keine Gerade trifft mehr als 150 von 200", where that is proved: what a network is asked. */
const question = (best: Facts.Best) => {
  const { one, best: named } = lines[best.by.kind]
  if (best.correct === best.samples || best.by.many) return bestLine(best)
  return best.exact ? `k${one} trifft mehr als ${of(best)}` : `${named.replace('beste', 'beste gefundene')}: ${of(best)} richtig`
}
const alike = (constant: Facts.ConstantFact) => (constant === 'class' ? 'alle Punkte in einer Klasse' : 'überall fast dieselbe Ausgabe')
/** "Genauigkeit: 198 von 200 (99 %)", or the same of test data. */
const accuracyOf = (count: Facts.Count, name = 'Genauigkeit') => `${name}: ${of(count)} (${percent(count.correct / count.samples)})`
const heldOut = (held: Facts.Count | null) => (held ? `, Testdaten ${of(held)}` : '')
const further = ({ classes, better, held }: Pick<Facts.ResultFacts, 'classes' | 'better' | 'held'>) => [
  ...(classes ? [`${quoted(classes.least.name)}: ${of(classes.least)} richtig, immer ${quoted(classes.most.name)}: ${number(classes.most.samples)}`] : []),
  ...(better === null ? [] : [better.than === 'best' ? `${lines.linear.best}: ${atLeast(better)}` : `ohne verborgene Schichten: ${number(better.correct)}`]),
  ...(held ? [accuracyOf(held, 'Testgenauigkeit')] : []),
]
/** "Eine Gerade trennt alle 200": what decides, and what the network gets right. */
const result = (facts: Facts.ResultFacts, place = ''): Facts.Caption => {
  if (facts.constant) return [capital(alike(facts.constant)), accuracyOf(facts), ...further({ ...facts, classes: null, better: null })]
  const separates = facts.correct === facts.samples
  const done = counted(subjectOf(facts.by), number(facts.correct), facts.samples, separates, place)
  return [capital(done), ...further(facts)]
}
const pointsIn = ({ samples, classes }: Facts.PointsFacts) => `${pointsOf(samples)} in ${dative(classes, 'einer Klasse', 'Klassen')}`
const componentsOf = (
  { method, count, share }: Facts.ComponentFacts,
  pca: readonly [one: string, other: string] = ['eine Hauptkomponente', 'Hauptkomponenten'],
) =>
  method === 'pca'
    ? `${counting(count, ...pca)} (${percent(share)} der Varianz)`
    : `${counting(count, 'eine Diskriminante', 'Diskriminanten')} (${percent(share)} der Varianz zwischen den Klassen)`
/** Behind "ihrer", in the genitive. */
const planes = {
  components: 'ersten beiden Hauptkomponenten',
  discriminants: 'ersten beiden Diskriminanten',
  discriminant: 'Diskriminante und der ersten Komponente des Rests',
}
/** "mit 83 % der Varianz". */
const keeps = ({ kind, share }: Facts.PlaneFacts) =>
  kind === 'discriminant'
    ? 'mit der ganzen Varianz zwischen den Klassen'
    : `mit ${percent(share)} der Varianz${kind === 'components' ? '' : ' zwischen den Klassen'}`
/** The articles and endings of a network in a sentence: nominative and accusative are alike. */
const networkForms = {
  nominative: { none: 'ein Netz', one: 'eine verborgene Schicht', many: 'verborgene Schichten' },
  genitive: { none: 'eines Netzes', one: 'einer verborgenen Schicht', many: 'verborgener Schichten' },
  dative: { none: 'einem Netz', one: 'einer verborgenen Schicht', many: 'verborgenen Schichten' },
}
/** "eine verborgene Schicht mit zwei sigmoid-Neuronen", "verborgener Schichten mit 8 tanh- und 3 tanh-Neuronen". */
const networkOf = (layers: readonly Facts.UnitsFacts[], grammar: keyof typeof networkForms = 'nominative') => {
  const { none, one, many } = networkForms[grammar]
  if (layers.length === 0) return `${none} ohne verborgene Schichten`
  if (layers.length === 1) {
    const [{ units, activation }] = layers
    return `${one} mit ${plural(units, { one: `einem ${activation}-Neuron`, other: `${word(units)} ${activation}-Neuronen` })}`
  }
  const each = layers.map(({ units, activation }, i) => `${number(units)} ${activation}-${i === layers.length - 1 ? 'Neuronen' : ''}`)
  return `${many} mit ${list(each)}`
}
/** The verb of a network. */
const networkDoes = (layers: readonly Facts.UnitsFacts[], one: string, other: string) => (layers.length > 1 ? other : one)
const sides = { right: 'rechts von', left: 'links von', top: 'über', bottom: 'unter' }
/** The input as a place: an axis or a plane, both feminine. */
const field = (features: number) => (features === 1 ? 'Achse' : 'Ebene')
const inputField = (features: number) => (features === 1 ? 'Eingabeachse' : 'Eingabeebene')
const months = ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.']
const nth = (index: number) => `${number(index + 1)}.`
/** In the dative plural behind a number, and in the texts above a small plot. */
const notLearned: Record<Facts.NotLearnedBy, { points: string; long: string; short: string }> = {
  'held out': { points: 'Testpunkten', long: 'Testdaten', short: 'Test' },
  'fresh points': { points: 'neuen Punkten', long: 'neue Punkte', short: 'neu' },
  folds: { points: 'Zeilen in der Kreuzvalidierung', long: 'Kreuzvalidierung', short: 'Kreuzval.' },
}
const sweepResult = ({ separates, possible, held, ...count }: Facts.SweepResult) =>
  separates ? `alle ${number(count.samples)} getrennt${heldOut(held)}` : `${of(count)} richtig${possible ? ', obwohl alle trennbar sind' : ''}${heldOut(held)}`
const moments = (count: number | null) => (count === null ? '' : `${counting(count, 'ein Moment', 'Momente')} einer Animation`)
const iterates: Record<Facts.Counted, { name: string; one: string; other: string }> = {
  iteration: { name: 'Iteration', one: 'einer Iteration', other: 'Iterationen' },
  epoch: { name: 'Epoche', one: 'einer Epoche', other: 'Epochen' },
  step: { name: 'Schritt', one: 'einem Schritt', other: 'Schritten' },
}
const reached = ({ unit, samples, right }: Facts.Reached) => {
  if (right.kind === 'constant') return right.constant === 'class' ? 'alle in einer Klasse' : alike(right.constant)
  if (right.kind === 'some') return `${of({ ...right, samples })} richtig`
  return `alle ${number(samples)} ${right.since === null ? 'richtig' : `seit ${iterates[unit].name} ${number(right.since)}`}`
}
const learned = ({ samples, right, held, loss }: Facts.Reached) => [
  ...(right.kind === 'constant' ? [accuracyOf({ correct: right.correct, samples })] : []),
  ...(held ? [`Testgenauigkeit: ${of(held)}`] : []),
  `Verlust ${twoDigits(loss)}`,
]
const more = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? [`dazu ${testPoints(held)}`] : [])
const moreHeldOut = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? `; dazu ${testPoints(held)}` : '')
const sweepDone = (facts: Facts.SweepResult) => {
  if (!facts.first) return sweepResult(facts)
  return facts.held ? `${sweepResult(facts)}, am besten` : `als Erstes alle ${number(facts.samples)} getrennt`
}
const inLayer = (layer: number | null, text: string) => (layer === null ? capital(text) : `Schicht ${number(layer)}: ${text}`)
const remedies: Record<Facts.Remedy, string> = {
  solver: 'eine größere --learning-rate, mehr --max-iter oder ein kleineres --alpha',
  starts: 'ein anderer --seed, mehr --restarts oder ein kleineres --alpha',
  layer: 'eine verborgene Schicht oder ein kleineres --alpha',
}
const mayHelp = (remedy: Facts.Remedy | null) => (remedy === null ? '' : `; vielleicht hilft ${remedies[remedy]}`)
const counts = (score: Facts.Score, scored: Facts.Scored) => bothCounts(score, scored, { number, of, bare: number, notLearned, blank: ' ', and: ', ' })

const measuredOn = ({ by, folds }: Omit<Facts.MeasuredFacts, 'samples'>) =>
  ({
    test: 'gemessen an Testdaten',
    folds: `gemessen in ${folds === null ? 'der' : `${number(folds)}-facher`} Kreuzvalidierung`,
    given: 'gemessen an den gegebenen Zeilen, die Trainingszeilen enthalten können',
  })[by]
const heldAt = ({ column, ...held }: Facts.HeldAt) => `${column} ${heldValue(held)}`
const heldBy = ({ by, row }: Pick<Facts.SliceFacts, 'by' | 'row'>) =>
  by.map(way => ({ median: 'im Median', usual: 'im Median oder Modus', row: `wie in Zeile ${row}`, given: 'wie angegeben' })[way]).join(' oder ')
/** "hue 1 (Median), proline 750", "proline 750, zehn weitere im Median", "die anderen 11 Spalten wie in Zeile 17": what a slice holds. */
const holds = ({ held, marked, others, ...ways }: Facts.SliceFacts) => {
  const mark = ways.row === null ? 'Median' : `Zeile ${number(ways.row)}`
  const named = held.map((one, i) => `${heldAt(one)}${i < marked ? ` (${mark})` : ''}`).join(', ')
  if (others === 0) return named
  return named === ''
    ? `${plural(others, { one: 'die andere Spalte', other: `die anderen ${word(others)} Spalten` })} ${heldBy(ways)}`
    : `${named}, ${counting(others, 'eine weitere', 'weitere')} ${heldBy(ways)}`
}
const mattersMost = (columns: readonly string[], { by, isAmongMany }: NonNullable<Facts.SliceFacts['chosen']>) => {
  const amongMany = isAmongMany ? ' der Spalten mit mehr als zwei Werten' : ''
  return `${list(columns)} haben die größte Permutationswichtigkeit${amongMany}, ${measuredOn({ by, folds: null })}`
}
const nearOf = ({ near, samples }: Pick<Facts.SliceFacts, 'near' | 'samples'>) => `${number(near)} von ${number(samples)}`
const nearPoints = ({ near, samples, without }: Pick<Facts.SliceFacts, 'near' | 'samples' | 'without'>) =>
  `${nearOf({ near, samples })} Zeilen ${plural(near, { one: 'liegt', other: 'liegen' })} nahe am Schnitt${without.length === 0 ? '' : ` (keine von ${without.join(', ')})`}`
const inForeignColour = 'in der Farbe einer anderen Klasse richtig: andere Spalten weichen ab'

/** "die anderen Spalten im Median": what slices along pairs of columns hold. */
const holdsOthers = ({ held, by, row }: Facts.PairsFacts) =>
  [...held.map(heldAt), ...(by.length > 0 ? [`die anderen Spalten ${heldBy({ by, row })}`] : [])].join(', ')
/** "12 bis 84 von 150". */
const nearEach = ({ near, samples }: Pick<Facts.PairsFacts, 'near' | 'samples'>) => {
  const [least, most] = [Math.min(...near), Math.max(...near)]
  return `${least === most ? number(most) : `${number(least)} bis ${number(most)}`} von ${number(samples)}`
}

const sweptNumbers: Record<Facts.SweptNumber, string> = { alpha: 'Alpha', noise: 'Rauschen', seed: 'Startwert' }
const straightLine = (features: number) => (features === 1 ? 'eine Gerade' : features === 2 ? 'eine Ebene' : 'ein lineares Modell')
const rootMeanSquare = 'quadratisches Mittel der Fehler'
/** "Testfehler 0,07". */
const errorsFirst = (facts: Facts.NamedErrors) =>
  errorsInTurn(facts, {
    names: { own: 'Fehler ', given: 'Trainingsfehler ', test: 'Testfehler ', folds: 'Kreuzvalidierungsfehler ' },
    ofMean: (share, target) => `${percent(share)} des Mittelwerts von ${target}`,
    r2: r2 => `R² ${explained(r2, above)}`,
    log: ({ factor, r2 }) => [`typischer Fehler: Faktor ${fewDigits(factor)}`, `R² der Logarithmen ${explained(r2, above)}`],
    amount,
    and: '; ',
  })
/** Both errors of a regressor, in four ways with ever fewer words; a semicolon keeps numbers with commas apart. */
const errorsOf = (score: Facts.ErrorScore) => bothErrors(score, { amount, named: digits => `Fehler ${digits}`, notLearned, blank: ' ', and: '; ' })

const lossAnd = ({ held, loss }: Facts.ReachedError) => [...(held !== null ? [`Testfehler ${amount(held)}`] : []), `Verlust ${twoDigits(loss)}`]

const trainingOf = trainingCaptions({
  colon: ': ',
  start: start => (start.kind === 'step' ? `Schritt ${number(start.number)}` : 'Anfangsgewichte'),
  firstWeights(start) {
    if (start.kind === 'continuation')
      return `fortgesetzt von ${start.by === 'alpha' ? 'schwächerer Regularisierung' : 'einer glatteren Aktivierung'}, nach ${dative(start.failed, 'einem erfolglosen Start', 'erfolglosen Starts')}`
    return start.isRight
      ? `Start ${number(start.number)}, nach ${dative(start.number - 1, 'einem erfolglosen Start', 'erfolglosen Starts')}`
      : `der beste von ${number(start.of)} Starts`
  },
  iterate: (unit, iterate) => `${iterates[unit].name} ${number(iterate)}`,
  hardlyChanges: (unit, { from, to }) => `kaum verändert von ${iterates[unit].name} ${number(from)} bis ${number(to)}`,
  afterAll: ({ after, isLast, unit }) =>
    unit === 'step' ? `${isLast ? 'Schritt' : 'Nach Schritt'} ${number(after)}` : `Nach ${dative(after, iterates[unit].one, iterates[unit].other)}`,
  reasons: {
    gradient: 'der Gradient ist nahe 0',
    decrease: 'der Verlust sinkt kaum noch',
    iterations: 'die Höchstzahl --max-iter ist erreicht',
    lineSearch: 'kein Schritt senkt den Verlust',
    noImprovement: 'seit zehn Epochen sinkt der Verlust nicht',
  },
})

export const tag = 'de'
export const numbers: Translated<'de'>['numbers'] = { number, local, percent, fewDigits, fourDigits, certainty, amount, heldValue }
export const chapters: Translated<'de'>['chapters'] = {
  again: 'Wieder die Daten',
  afterTurn: 'Nach der Drehung',
  away: 'Ohne Punkte',
  back: 'Zurück',
  beforeTurn: 'Vor der Drehung',
  bestLine: 'Die beste Gerade',
  boundary: 'Entscheidungsgrenze',
  cuts: 'Die Schnitte',
  fence: ({ cuts }) => capital(cutsOf(cuts)),
  found: 'Im Training gefunden',
  hull: 'Die konvexe Hülle',
  inside: 'Im Inneren',
  cut: ({ unit }) => `Schnitt ${unit}`,
  data: 'Die Daten',
  end: 'Das Ende',
  first: 'Anfangsgewichte',
  last: 'Gelernt',
  inScene: ({ name, scene }) => `${name} (${scene})`,
  layer: ({ layer }) => `Schicht ${number(layer)}`,
  learning: 'Das Lernen',
  line: 'Die Gerade',
  oneByOne: 'Einer nach dem anderen',
  orbit: 'Von allen Seiten',
  output: 'Die Ausgabe',
  point: ({ number: nth }) => `Punkt ${number(nth)}`,
  regions: 'Die Gebiete',
  result: 'Das Ergebnis',
  sideBySide: 'Nebeneinander',
  surface: 'Die Fläche',
  there: 'Hin',
  turn: 'Die Drehung',
  verdict: 'Das Urteil',
  activation: 'Aktivierung',
  slide: 'b verschiebt',
  stretch: 'W streckt',
  weights: 'Die Gewichte',
  press: 'Gepresst',
  fold: 'Gefaltet',
  turning: 'W dreht',
  score: 'Scores',
}

export const axes: Translated<'de'>['axes'] = {
  component: ({ index }) => `${nth(index)} Hauptkomponente`,
  direction: ({ index, only }) => (only ? 'Ausgaberichtung' : `${nth(index)} Ausgaberichtung`),
  discriminant: ({ index }) => (index === null ? 'Diskriminante' : `${nth(index)} Diskriminante`),
  spread: 'Hauptkomponente',
  within: ({ name, within }) => `${name} (${within})`,
  day: ({ day, month }) => `${number(day)}.\u00a0${months[month - 1]}`,
  month: ({ month, year }) => `${months[month - 1]} ${year}`,
  date: ({ day, month, year }) => `${number(day)}.\u00a0${months[month - 1]} ${year}`,
  years: years => ranged(years, String),
  no: 'nein',
  yes: 'ja',
  accuracy: 'richtig',
  regions: 'lineare Gebiete',
  error: 'Fehler (RMSE)',
  loss: 'Verlust',
  curves: ({ penalized }) => [penalized ? 'Training, mit Regularisierung' : 'Training', 'Testdaten'],
  iterates: ({ unit }) => iterates[unit].name,
  work: 'Gradientenauswertungen × Punkte',
  arrows: ({ follows }) => (follows ? 'jeder Schnitt folgt der Summe der Kräfte aller Punkte' : 'Pfeile: der Gradient jetzt, Punkt für Punkt'),
  percent: ({ value }) => `${number(value)}\u00a0%`,
  probability: 'P',
  probabilityOf: ({ name }) => `P(${name})`,
}

export const panels: Translated<'de'>['panels'] = {
  layers: ({ units }) => {
    if (units.length === 0) return 'keine verborgene Schicht'
    return `${list(units.map(number))} ${plural(units.length === 1 ? units[0] : 2, { one: 'Neuron', other: 'Neuronen' })}`
  },
  components: ({ count, method }) =>
    `${number(count)} ${method === 'pca' ? plural(count, { one: 'Hauptkomponente', other: 'Hauptkomponenten' }) : plural(count, { one: 'Diskriminante', other: 'Diskriminanten' })}`,
  learningRate: ({ value }) => `Lernrate ${number(value)}`,
  value: ({ key, value }) => `${sweptNumbers[key]} ${number(value)}`,
  whole: 'das ganze Netz',
  without: ({ unit, layer }) => `ohne ${unit}${layer === null ? '' : ` der Schicht ${number(layer)}`}`,
  lacks: ({ lost, unit, layer, ...count }) => `${panels.without({ unit, layer })}${lost === 0 ? ' geht nichts verloren' : `: ${of(count)}`}`,
  result: ({ after, projected, ...facts }) =>
    `${sweepDone(facts)}${after === null ? '' : `, bei ${short(after)}`}${projected ? ', projiziert gezeichnet' : ''}`,
}

export const facts: Translated<'de'>['facts'] = {
  data: ({ name }) => name ?? 'eine Tabelle',
  best: best => atLeast(best),
  units: ({ units }) => units.map(number).join(', ') || number(0),
}

export const data: Translated<'de'>['data'] = {
  title: parts => parts.join(', '),
  points: points => [pointsIn(points), ...more(points)],
  pointsOf: ({ forms, ...points }) => [pointsIn(points), capital(forms.join(', ')), ...more(points)],
  forms: ({ forms: [first, ...others] }) => [capital(first), ...others],
  classNumber: ({ name }) => `Klasse ${name}`,
  columns: ({ table, names }) => [`${table ?? 'Eine Tabelle'}: ${names.join(' und ')}`],
  reduced: ({ table, features, ...to }) => [
    `${table ?? 'Eine Tabelle'}: ${number(features)} ${plural(features, { one: 'Merkmal', other: 'Merkmale' })}`,
    componentsOf(to),
  ],
  projected: ({ table, features, ...plane }) => [`${table ?? 'Eine Tabelle'}: ${number(features)} Merkmale, projiziert`, keeps(plane)],
}

export const regression: Translated<'de'>['regression'] = {
  points: ({ samples, held }) => [pointsOf(samples), ...more({ held })],
  formula: ({ formula }) => [formula],
  table: ({ table, target, features }) => [
    `Vorhersage von ${target} aus ${features.length > 3 ? `${word(features.length)} Spalten` : list(features)}`,
    table ?? 'eine Tabelle',
  ],
  straight: ({ features, rmse }) => [`${capital(straightLine(features))}: Fehler ${amount(rmse)}`, rootMeanSquare],
  off: errorsFirst,
  only: ({ names, r2, all }) => `nur ${list(names)}, die anderen vertauscht: R² ${explained(r2, above)}; alle Spalten: ${explained(all, above)}`,
  constant: ({ rmse }) => ['Das Netz sagt überall dasselbe voraus', `Fehler ${amount(rmse)}`],
  panel: ({ rmse, held, least }) => `Fehler ${amount(rmse)}${held === null ? '' : `; Test ${amount(held)}`}${least ? ', am kleinsten' : ''}`,
  title: ({ sizes }) =>
    sizes.length === 0
      ? 'Nur die Ausgabeschicht'
      : sizes.length === 1
        ? `${number(sizes[0])} ${plural(sizes[0], { one: 'verborgenes Neuron', other: 'verborgene Neuronen' })}`
        : `${capital(word(sizes.length))} verborgene Schichten, ${sizes.map(number).join(' → ')} Neuronen`,
}

export const fit: Translated<'de'>['fit'] = {
  chapterMean: 'Der Mittelwert',
  chapterPart: ({ unit }) => `${unit} kommt dazu`,
  chapterRest: 'Die übrigen',
  chapterFit: 'Die Anpassung',
  pointMean: 'Mittel',
  mean: ({ rmse }) => [`Nur der Mittelwert: Fehler ${amount(rmse)}`, rootMeanSquare],
  part: ({ unit, count, rmse, isWorse }) => [
    count === 1 ? `Mit einem Neuron: Fehler ${amount(rmse)}` : `Mit ${word(count)}: ${amount(rmse)}`,
    isWorse ? `mehr als ohne ${unit}: die anderen Neuronen gleichen es aus` : `was ${unit} beiträgt`,
  ],
  rest: ({ units, all, rmse }) => [`Mit allen ${word(all)}: ${amount(rmse)}`, `was die übrigen ${word(units)} Neuronen beitragen`],
  clause: ({ units }) =>
    units === null
      ? 'eine Gerade wird durch sie gezeichnet'
      : units === 1
        ? 'der Beitrag des Neurons wird als Kurve gezeichnet'
        : `die Beiträge von ${word(units)} Neuronen werden als Kurven gezeichnet und zur Kurve durch sie addiert`,
}

export const fitTraining: Translated<'de'>['fitTraining'] = {
  ...trainingOf(({ error }: Facts.ReachedError) => `Fehler ${amount(error)}`, lossAnd),
  predicted: 'vorhergesagt',
  clause: ({ layers, features }) =>
    `während ${networkOf(layers)} ${networkDoes(layers, 'lernt', 'lernen')}, ändern sich ${features === 1 ? 'die Kurve durch die Punkte' : features === 2 ? 'die Höhenlinien der Vorhersage' : 'die Vorhersage jedes Punktes'}, die Orte der Punkte darin und die Verlustkurve`,
}

export const target: Translated<'de'>['target'] = {
  off: ({ value, error }) => `${fourDigits(value)}; Fehler ${amount(error)}`,
  error: 'Fehler',
  rest: 'Bias',
  sentence: ({ value, error }) => `vorhergesagt ${fourDigits(value)}; Fehler ${amount(error)}`,
}

/** A line or a plane near the heights of points. */
const flats = { line: 'Gerade', plane: 'Ebene' }

export const lift: Translated<'de'>['lift'] = {
  stand: ({ feature, target }) => [
    /\s/.test(feature + target) ? 'Die Eingabe wird zum Boden, das Ziel zur Höhe' : `Die ${feature}-Achse wird zum Boden, ${target} zur Höhe`,
  ],
  way: ({ units, features, bends }) => {
    if (features > 2) return ['Die Punkte wandern in die verborgene Schicht']
    if (units === 1) return [features === 1 ? 'Ein Neuron streckt die Achse' : 'Ein Neuron drückt den Boden zu einer Linie']
    return [`${capital(neurons(units))} ${bends ? 'biegen' : 'bewegen'} ${features === 1 ? 'die Achse' : 'den Boden'}`]
  },
  plane: ({ kind, nearness, ...of }) => {
    const one = `Eine ${flats[kind]}`
    if (nearness === 'off') return [`${one} trifft die Höhen nicht`, ...errorsFirst(of)]
    return [`${one} ${nearness === 'through' ? 'trifft alle Höhen' : 'kommt allen Höhen nahe'}`, ...errorsFirst(of)]
  },
  back: ({ features, kind }) => [
    features > 2
      ? 'Zurück zu den Daten'
      : features === 1 && kind === 'plane'
        ? 'Die Gerade kehrt zur Eingabe zurück'
        : `Auf der Eingabe ist die ${flats[kind]} gebogen`,
  ],
  fit: ({ kind, bends, features, ...of }) => [
    `Die ${flats[kind]} ist ${bends ? `diese ${features === 1 ? 'Kurve' : 'Fläche'}` : 'zurück'}`,
    ...errorsFirst(of),
  ],
  chapters: { stand: 'Die Achse', plane: 'Die Ebene', down: 'Wieder das Diagramm', fit: 'Die Anpassung', sum: 'Die Summe' },
}

export const predictions: Translated<'de'>['predictions'] = {
  output: ({ sources, result: [off, ...others] }) => [`Die Ausgabe addiert ${counting(sources, 'einen Beitrag', 'Beiträge')}`, off, ...others],
  point: ({ name, value, error, isLargest }) =>
    isLargest
      ? [`Der größte Fehler: ${amount(error)}`, `${name}: vorhergesagt ${fewDigits(value)}`]
      : [`${name}: vorhergesagt ${fewDigits(value)}`, `Fehler ${amount(error)}`],
}

export const levels: Translated<'de'>['levels'] = {
  title: ({ name }) => `${name} laut Netz über der Eingabeebene`,
  all: 'Alle Höhenlinien',
  chapter: ({ name, label }) => `${name} = ${label}`,
  line: ({ name, label }) => [`Das Netz sagt hier ${name} = ${label} voraus`],
}

export const regions: Translated<'de'>['regions'] = {
  title: 'Lineare Gebiete des Netzes',
  creases: ({ creases, regions: own, most }) => {
    const count = most === null || own === most ? counting(own, 'ein Gebiet', 'Gebiete') : `${number(own)} von ${number(most)} Gebieten`
    return `${capital(counting(creases, 'ein Knick', 'Knicke'))}, ${count}${own === most ? ' (Maximum)' : ''}`
  },
  layer: ({ layer, regions: own }) => `Knicke von Schicht ${number(layer)}: ${counting(own, 'ein Gebiet', 'Gebiete')}`,
  counted: ({ regions: own }) => counting(own, 'ein Gebiet', 'Gebiete'),
  slopes: ({ regions: own, constant, classes }) => [
    own === 1 ? 'Ein Gebiet: hier ist das Netz linear' : 'Farbe: Richtung und Größe der Steigung',
    ...(classes > 2 ? ['des Vorsprungs vor der nächsten Klasse'] : []),
    ...(constant > 0 ? [`konstant in ${dative(constant, 'einem Gebiet', 'Gebieten')}`] : []),
  ],
  junctions: ({ junctions }) => `drei Klassen treffen sich an ${dative(junctions, 'einem Punkt', 'Punkten')}`,
  joints: ({ joints }) => `${capital(counting(joints + 1, 'ein gerades Stück', 'gerade Stücke'))}, ${counting(joints, 'ein Knick', 'Knicke')}`,
  region: ({ number: nth, pattern }) => [`Gebiet ${number(nth)}`, ...pattern].join(' · '),
  points: count => `${of(count)} Punkten liegen darin`,
}

export const marks: Translated<'de'>['marks'] = {
  heldOut: 'Testdaten',
  wrong: 'falsch',
  lost: 'verloren',
  foreign: 'richtig: andere Spalten weichen ab',
  support: 'Stützvektor',
}

export const slice: Translated<'de'>['slice'] = {
  near: facts => (facts.moves === null ? [`${nearPoints(facts)}, die anderen sind nicht gezeigt`, `fest: ${holds(facts)}`] : [`fest: ${holds(facts)}`]),
  distance: 'zur Schnittebene',
  fromSlice: ({ distance, shown, foreign }) =>
    `${twoDigits(distance)} Standardabweichungen${shown ? (foreign ? ', richtig: andere Spalten weichen ab' : '') : ', nicht gezeigt'}`,
  title: facts => `${heldAt(facts)}: ${nearPoints(facts)}`,
  count: nearOf,
  pairsTitle: ({ columns }) => (columns.length === 2 ? 'Schnittebene von zwei Spalten' : `Schnittebenen aller Paare von ${word(columns.length)} Spalten`),
  pairs: facts => [
    `${nearEach(facts)} Zeilen ${plural(Math.max(...facts.near), { one: 'liegt', other: 'liegen' })} nahe an ${facts.columns.length === 2 ? 'ihr' : 'jeder Ebene'}, die anderen sind nicht gezeigt`,
    `fest: ${holdsOthers(facts)}`,
  ],
  foreignTo: ({ each }) =>
    `richtig in der Farbe einer anderen Klasse, da andere Spalten abweichen: ${each.map(({ name, foreign }) => `${name} ${number(foreign)}`).join(', ')}`,
}

export const sliders: Translated<'de'>['sliders'] = {
  name: 'Feste Spalten',
  reset: 'Zurücksetzen',
  others: ({ others, ...ways }) => `${counting(others, 'eine weitere', 'weitere')} ${heldBy(ways)}`,
  near: nearPoints,
}

export const forms: Translated<'de'>['forms'] = {
  article: ['drei überlappende Wolken in einer Reihe', 'die mittlere eine eigene Klasse'],
  blobs: ['drei Wolken in einer Reihe', 'die mittlere eine eigene Klasse'],
  checkerboard: ['die Felder eines Schachbretts'],
  circles: ({ hollow }) => [hollow ? 'ein Ring in einem Ring' : 'eine Scheibe in einem Ring'],
  clusters: ({ classes }) => [`${counting(classes, 'eine Wolke', 'Wolken')} auf einem Kreis`, 'jede eine eigene Klasse'],
  digits: ['handgeschriebene Ziffern'],
  expression: ({ formula }) => [`eine Klasse liegt dort, wo ${formula}`],
  flower: ['die Blütenblätter einer Blume', 'in zwei Klassen'],
  iris: ['Messwerte von drei Arten der Schwertlilie'],
  moons: ['zwei Halbmonde, die ineinandergreifen'],
  spirals: ({ classes }) => [`${counting(classes, 'ein Arm', 'Arme')} einer Spirale`],
  xor: ['vier Wolken an den Ecken eines Quadrats', 'gegenüberliegende Ecken in einer Klasse'],
}

export const titles: Translated<'de'>['titles'] = {
  network: ({ sizes, wide, decision }) => {
    const shown =
      sizes.length === 0
        ? 'Keine verborgene Schicht'
        : sizes.length === 1
          ? `${capital(hiddenNeurons(sizes[0]))}${wide === null ? '' : ` in ${dative(wide, 'einer Dimension', 'Dimensionen')}`}`
          : `${capital(word(sizes.length))} verborgene Schichten, ${sizes.map(number).join(' → ')} Neuronen`
    if (decision === null) return shown
    if (decision === 'one class') return `${shown}, eine Klasse für alle`
    const { name, many } = linearSubject(decision)
    return `${shown}, ${name}${many ? ' zwischen den Klassen' : ''}`
  },
  diagram: ({ sizes }) => `Das Netz: ${sizes.map(number).join(' → ')}`,
  lift: ({ units, features }) =>
    `${capital(hiddenNeurons(units))} ${plural(units, { one: 'hebt', other: 'heben' })} die ${features === null ? 'Punkte' : field(features)} in einen Würfel`,
  oneClass: 'Überall eine Klasse',
  boundary: 'Die Entscheidungsgrenze',
  cuts: ({ units }) => `${capital(neurons(units))} ${plural(units, { one: 'macht', other: 'machen' })} ${counting(units, 'einen Schnitt', 'Schnitte')}`,
  orbit: ({ layers }) => (layers > 1 ? 'Die letzte verborgene Schicht von allen Seiten' : 'Die verborgene Schicht von allen Seiten'),
  surface: ({ name, features }) => `${name === null ? 'P(vorhergesagte Klasse)' : `P(${name})`} über der ${inputField(features)}`,
  ways: ({ count }) => `${capital(counting(count, 'eine Art', 'Arten'))}, eine Ebene zu teilen`,
  fits: ({ count }) => `${capital(counting(count, 'eine Art', 'Arten'))}, eine Kurve zu zeichnen`,
  training: ({ unit, first, last }) =>
    `Das Netz lernt: ${unit === 'step' ? `Schritte ${number(first)} bis ${number(last)}` : counting(last, `eine ${iterates[unit].name}`, iterates[unit].other)}`,
}

export const layers: Translated<'de'>['layers'] = {
  stay: ['Keine verborgene Schicht: die Punkte bleiben'],
  scored: ({ classes }) => [classes === 2 ? 'Der Score: die gewichtete Summe der Spalten' : 'Ein Score je Klasse: gewichtete Summen'],
  onTheWay: ({ units, moved, bends }) => [
    moved === 'points'
      ? 'Die Punkte wandern in die verborgene Schicht'
      : `${capital(neurons(units))} ${bends ? plural(units, { one: 'biegt', other: 'biegen' }) : plural(units, { one: 'bewegt', other: 'bewegen' })} die ${field(moved === 'line' ? 1 : 2)}`,
  ],
  to: ({ layer, units, kept }) => [
    `Zu Schicht ${number(layer)}: ${number(units)} ${plural(units, { one: 'Neuron', other: 'Neuronen' })}`,
    ...(kept === null ? [] : [`projiziert: zeigt ${percent(kept)} der Varianz`]),
  ],
  stretch: ({ layer }) => [inLayer(layer, 'P streckt den Raum: x P, W = P Q')],
  turn: ({ layer }) => [inLayer(layer, 'Q dreht den Raum: x P Q = x W')],
  slide: ({ layer }) => [inLayer(layer, 'der Bias b verschiebt den Raum: x W + b')],
  activation: facts => [inLayer(facts.layer, `${facts.name} ${facts.bounded ? 'staucht' : 'biegt'} den Raum: h = ${facts.symbol}(x W + b)`)],
  cuts: ({ units, cuts }) => {
    if (cuts === units) return [titles.cuts({ units })]
    return [`Hier ${plural(cuts, { one: 'schneidet eines', other: `schneiden ${word(cuts)}` })} von ${word(units)} Neuronen`]
  },
  cut: ({ unit }) => [`${unit} fügt seine Seite hinzu`],
}

const terrains: Record<Facts.Terrain, string> = {
  plain: 'ein Flachland',
  step: 'eine Stufe',
  valley: 'ein Tal',
  ridge: 'einen Grat',
  hill: 'einen Hügel',
  landscape: 'eine Landschaft',
}

export const paper: Translated<'de'>['paper'] = {
  creases: ['Jedes Neuron macht einen Knick'],
  press: ({ beyond }) => [
    `Was ${beyond === 'range' ? 'jenseits seines Bereichs liegt' : 'es ausschaltet'}, wird ${beyond === 'nearly' ? 'fast ' : ''}flach gedrückt`,
  ],
  fold: ['Die nächste Schicht faltet sie'],
  boundary: ({ corners, opened }) =>
    `${opened ? 'Geöffnet' : 'Grenze'}: ${counting(corners, 'eine Ecke', 'Ecken')}${['', ' auf einem Knick'][corners] ?? ', alle auf Knicken'}`,
}

export const results: Translated<'de'>['results'] = {
  input: ({ view, best, isAsGood }) => [
    capital(question(best)),
    ...(isAsGood ? ['so gut wie das Netz'] : []),
    ...(view === null
      ? []
      : ['plane' in view ? `${number(view.features)} Merkmale, projiziert (${keeps(view.plane)})` : componentsOf(view, ['eine Komponente', 'Komponenten'])]),
  ],
  network: facts => result(facts),
  hidden: ({ view, now, ...facts }) => {
    // On the input another one may get as many.
    const [done, ...others] = result(facts, now ? 'jetzt' : view === null || view === 'none' || facts.by.kind === 'outputs' ? '' : 'hier')
    const shown =
      view === null || view === 'layer'
        ? []
        : [
            view === 'none'
              ? 'nur die Ausgabeschicht'
              : view === 'line'
                ? 'die verborgene Schicht ist zu einer Zahl geworden'
                : `die verborgene Schicht, projiziert: zeigt ${percent(view.share)} der Varianz`,
          ]
    return [done, ...others, ...shown]
  },
  undecided: ['Hier ist das Netz unentschieden: die Grenze'],
  paler: ['Blasser: weniger sicher'],
  oneClass: ({ joins }) => [`${joins ? 'Die Schnitte verbunden' : 'Die Ausgabe entscheidet'}: überall eine Klasse`],
  none: linear => {
    if (linear.kind === 'linear') return ['Sie sind nicht linear trennbar']
    const { one, many } = lines[linear.kind]
    return [linear.many ? `Keine ${many} können alle trennen` : `K${one} kann alle trennen`]
  },
  another: linear => {
    if (linear.kind === 'linear') return ['Sie wären linear trennbar']
    const { other, many } = lines[linear.kind]
    return [linear.many ? `Andere ${many} würden alle trennen` : `${capital(other)} würde alle trennen`]
  },
  gap: ({ width, between, classes, units }) => [
    between === null ? `Die kleinste Lücke zwischen Klassen: ${twoDigits(width)}` : `Die ${classes > 2 ? 'kleinste ' : ''}Lücke ist ${twoDigits(width)} breit`,
    ...(between === null ? [] : [`zwischen ${between.join(' und ')}`]),
    ...(units === null ? [] : [`im Raum aller ${number(units)} Neuronen`]),
  ],
  allSides: ({ wrong, samples, planes: drawn }) => {
    if (wrong > 0) return [`${number(wrong)} von ${number(samples)} ${plural(wrong, { one: 'liegt', other: 'liegen' })} auf der falschen Seite`]
    if (drawn === null) return ['Von allen Seiten']
    return [`Von allen Seiten: ${drawn === 'many' ? 'Ebenen' : 'eine Ebene'} dazwischen`]
  },
  returned: ({ line, held, ...count }) => {
    if (line === 'points') return [`${of(count)} auf der richtigen Seite`, ...further({ classes: null, better: null, held })]
    const done = `${count.correct === count.samples ? `alle ${number(count.samples)}` : of(count)} richtig`
    if (line === null) return [`Die Entscheidungsgrenze: ${done}`]
    const { many, from } = lines[line.by.kind]
    if (line.by.many) return [`Aus diesen ${many} wird die Grenze: ${done}`]
    const pieces = line.bent ? ' Kurven' : line.by.kind === 'line' ? '' : ' Geraden'
    return [`Aus ${from} ${line.curves > 1 ? `werden ${word(line.curves)}${pieces}` : line.bent ? 'wird diese Kurve' : 'wird die Grenze'}: ${done}`]
  },
  sheets: ({ units, surfaces }) => [`${capital(neurons(units))}, ${counting(surfaces, 'eine Fläche', 'Flächen')}`, 'je Ausgabe × Gewicht'],
  added: ({ shape }) => [shape === null ? 'Addiert' : `Addiert ergeben sie ${terrains[shape]}`],
  bias: ({ raises }) => [`Der Bias ${raises ? 'hebt' : 'senkt'} die Fläche`],
  shore: ({ name }) => ['Wasser auf Nullhöhe: Das Ufer ist die Grenze', `Höhe: der Logit von ${name}`],
  squashed: ['Nun die Wahrscheinlichkeit: Das Ufer bleibt'],
  levels: ({ high, low }) => [`Wasser bei ${percent(high)}, dann bei ${percent(low)}`],
  surface: ({ shape, height, ...facts }) => {
    if (facts.constant) return result(facts)
    const more = [accuracyOf(facts), ...further(facts)]
    if (shape === null) return ['Höhe: P der vorhergesagten Klasse', ...more]
    if (height !== null) return [`Die Höhe ist P(${height})`, ...more]
    const subject = subjectOf(facts.by)
    return [capital(`${subject.name} ${does(subject, 'ergibt', 'ergeben')} ${terrains[shape]}`), ...more]
  },
}

export const network: Translated<'de'>['network'] = {
  inputs: ({ count }) => [`Die Eingabe: ${counting(count, 'eine Zahl', 'Zahlen')}`],
  adds: ({ layer, units, sources }) => [
    layer === null
      ? `Jedes Neuron berechnet ${sources === 1 ? 'Gewicht × Eingabe + Bias' : 'eine gewichtete Summe'}`
      : `Schicht ${number(layer)}: ${neurons(units)} ${plural(units, { one: 'addiert', other: 'addieren' })} ${counting(sources, 'eine Karte', 'Karten')}`,
    ...(layer === null
      ? [`${number(units)} ${plural(units, { one: 'Summe', other: 'Summen' })} aus ${dative(sources, 'einer Eingabe', 'Eingaben')} und einem Bias`]
      : ['gewichtet, dazu ein Bias']),
  ],
  changes: ({ activation, bounded, on }) => [
    activation === null ? '… und gibt die Summe weiter' : bounded ? '… und staucht die Summe: an oder aus' : `… und wendet ${activation} auf die Summe an`,
    ...(on === null ? [] : [`${on.unit} ist ${sides[on.side]} seiner Linie aktiv`]),
  ],
  output: ({ sources, hidden, classes, result: [done, ...others] }) => [
    `${classes > 2 ? `${capital(word(classes))} Ausgaben addieren` : 'Die Ausgabe addiert'} ${hidden ? counting(sources, 'eine Karte', 'Karten') : counting(sources, 'eine Zahl', 'Zahlen')}`,
    done,
    ...others,
  ],
  point: ({ name, share, isNearest, right }) => [
    `${isNearest ? 'Am unsichersten' : 'Ein Punkt'}: ${name}, ${certainty(share)}`,
    ...(right ? [] : ['falsch: der Punkt gehört zu einer anderen Klasse']),
  ],
  lines: { adds: 'addiert', takes: 'zieht ab; Breite: sein Anteil an der Summe', short: 'zieht ab' },
  pixelLines: { adds: 'Pixel addiert', takes: 'Pixel zieht ab' },
  pixels: ({ count }) => counting(count, 'ein Pixel', 'Pixel'),
  more: ({ count, place }) =>
    place ? `und ${number(count)} weitere ${{ feature: 'Merkmale', unit: 'Neuronen', output: 'Ausgaben' }[place]}` : `+ ${number(count)} weitere`,
  largest: 'die größte gewinnt',
  unit: ({ name, place, layer }) =>
    place === 'unit' ? `${name}, ein Neuron der Schicht ${number(layer)}` : `${name}, ${place === 'output' ? 'eine Ausgabe' : 'ein Merkmal'}`,
  scaled: ({ name, mean, deviation }) => `standardisiert: (${name} ${mean < 0 ? '+' : '−'} ${twoDigits(Math.abs(mean))}) / ${twoDigits(deviation)}`,
  /** "h₂ = σ(1,30 x₁ − 0,40 x₂ + 0,70)": spaces within a term do not break. */
  formula: ({ name, activation, terms, more, bias }) => {
    const all = [
      ...terms.map(({ name: of, weight }) => `${signed(weight)} ${of}`.replace(/ /g, '\u00a0')),
      ...(more > 0 ? [`+\u00a0${number(more)}\u00a0weitere`] : []),
      signed(bias),
    ]
    const sum = all.join(' ').replace(/^\+\s/, '').replace(/^−\s/, '−')
    return `${name} = ${activation === null ? sum : `${activation}(${sum})`}`
  },
  softmax: ({ name, sum }) => `P(${name}) = exp ${sum} / Σ exp z`,
  above: count => `bei ${of(count)} Punkten ist die Summe positiv`,
  wrong: ({ share, loss }) => [`Die richtige Klasse erhält p = ${share}: Verlust ${loss}`],
  moves: ({ rate, halved }) => [`Jedes Gewicht ändert sich um −${rate} × Gradient ∂`, ...(halved ? ['halbiert, bis der Verlust sinkt'] : [])],
  pass: ({ layer, back }) => `${back ? 'Rückwärts' : 'Vorwärts'}: ${layer === null ? 'die Ausgabe' : `Schicht ${number(layer)}`}`,
  falls: ({ before, after }) => [`Der Verlust der Zeile sinkt von ${before} auf ${after}`],
}

export const choice: Translated<'de'>['choice'] = {
  nothing: ({ accuracy, most, clearly }) => {
    const right = percent(accuracy)
    const against = right === percent(most.share) ? '' : ` gegen ${percent(most.share)}`
    return [`Nicht ${clearly ? '' : 'klar '}besser als immer ${quoted(most.name)}`, `Genauigkeit in der Kreuzvalidierung ${right}${against}`]
  },
  noneNeeded: ({ line, lineAccuracy }) => [
    'Keine verborgene Schicht ist nötig',
    `${lines[line.kind].one} ist ebenso gut: Genauigkeit in der Kreuzvalidierung ${percent(lineAccuracy)}`,
  ],
  network: ({ accuracy, line, lineAccuracy, most, againstMost }) => {
    const other = againstMost ? `immer ${quoted(most.name)}: ${percent(most.share)}` : `${lines[line.kind].one}: ${percent(lineAccuracy)}`
    return [`Das Netz: ${percent(accuracy)}, ${other}`, 'Genauigkeit in der Kreuzvalidierung']
  },
  overfit: ({ unseen, seen, named }) => [
    `${named ? 'Überanpassung: ' : ''}${percent(unseen)} der Testzeilen richtig`,
    `${percent(seen)} der Trainingszeilen richtig`,
  ],
  rare: ({ name, recall, precision, ...found }) => [
    `${quoted(name)}: Recall ${percent(recall)} (${of(found)})`,
    precision === null ? 'nie vorhergesagt' : `Precision ${percent(precision)}`,
  ],
  behind: ({ caption, accuracy }) => [...caption, `Genauigkeit in der Kreuzvalidierung ${percent(accuracy)}`],
}

export const training: Translated<'de'>['training'] = trainingOf(reached, learned)

export const estimators: Translated<'de'>['estimators'] = {
  knn: { name: 'nächste Nachbarn', short: 'Nachbarn' },
  logistic: { name: 'logistische Regression', short: 'Logistisch' },
  network: { name: 'neuronales Netz', short: 'Netz' },
  qda: { name: 'QDA', short: 'QDA' },
  rbf: { name: 'RBF-SVM', short: 'RBF' },
  svm: { name: 'lineare SVM', short: 'Linear' },
  tree: { name: 'Entscheidungsbaum', short: 'Baum' },
  kernel: { name: 'Kernel-Ridge', short: 'Kernel' },
  line: { name: 'Gerade', short: 'Gerade' },
  polynomial: { name: 'Polynom', short: 'Polynom' },
  regressionTree: { name: 'Regressionsbaum', short: 'Baum' },
}

export const classifiers: Translated<'de'>['classifiers'] = {
  knn: ({ neighbors }) => [neighbors === 1 ? 'die Klasse des nächsten Punktes' : `Mehrheit der ${word(neighbors)} nächsten Punkte`],
  logistic: ({ classes }) => [classes === 2 ? 'eine Gerade' : 'Geraden zwischen den Klassen'],
  network: ({ by, hidden }) => [subjectOf(by).name, ...(hidden ? [] : ['nur die Ausgabeschicht'])],
  qda: ({ classes }) => ['je Klasse eine Normalverteilung', `ein Kegelschnitt, wo ${classes === 2 ? 'beide' : 'zwei'} gleich sind`],
  rbf: ({ supports }) => [`Summe von Glocken an ${dative(supports, 'einem Stützvektor', 'Stützvektoren')}`],
  svm: ({ classes, supports }) => [
    classes === 2 ? 'die Gerade mit breitestem Rand' : 'eine Gerade je Klassenpaar',
    `mit ${dative(supports, 'einem Stützvektor', 'Stützvektoren')}`,
  ],
  tree: ({ upright, level, oblique }) => {
    const cuts = upright + level + oblique
    if (cuts === 0) return ['keine Teilung: überall eine Klasse']
    if (cuts === 1) return [`eine Teilung${upright > 0 ? ', senkrecht' : level > 0 ? ', waagrecht' : ''}`]
    const kinds = [...(upright > 0 ? ['senkrechte'] : []), ...(level > 0 ? ['waagrechte'] : [])].join(' und ')
    return [`${number(cuts)} ${kinds === '' ? '' : `${kinds} `}Teilungen`]
  },
}

export const regressors: Translated<'de'>['regressors'] = {
  kernel: ({ bumps, drawn }) => [
    bumps === 1 ? 'eine Glocke am Punkt' : `Summe von Glocken an ${word(bumps)} Punkten`,
    ...(drawn < bumps ? [`${number(drawn)} davon gezeichnet`] : []),
  ],
  knn: ({ neighbors }) => [neighbors === 1 ? 'der Wert des nächsten Punktes' : `das Mittel der ${word(neighbors)} nächsten Punkte`],
  line: ['Methode der kleinsten Quadrate'],
  network: ({ units }) => [
    units === 0
      ? 'nur die Ausgabeschicht'
      : `${plural(units, { one: 'der Beitrag eines Neurons', other: `die Beiträge von ${word(units)} Neuronen` })}, aufsummiert`,
  ],
  polynomial: ({ degree }) => [degree === 0 ? 'das Mittel aller Punkte' : `Terme bis zum Grad ${degree === 1 ? 'eins' : word(degree)}`],
  tree: ({ parts }) => [parts === 1 ? 'das Mittel aller Punkte' : `das Mittel in jedem von ${word(parts)} Blättern`],
}

export const scores: Translated<'de'>['scores'] = {
  caption: ({ label, says: [first, ...others], result }) => [`${label}: ${first}`, ...others, result],
  above: ({ score, scored }) => counts(score, scored),
  ranking: ({ samples, by, best, allBut, others, ...top }) => {
    const whole = ` von ${number(samples)}`
    const points = by === null ? 'den Trainingsdaten' : by === 'held out' ? 'den Testpunkten' : `${number(samples)} ${notLearned[by].points}`
    const got = `${top.correct === samples ? `alle ${number(samples)}` : `${number(top.correct)}${by !== null && by !== 'held out' ? '' : whole}`} richtig`
    const ofPoints = `von ${points}`
    if (top.each) return [`Jeweils ${got}`, ofPoints]
    const names = allBut ? `alle ohne ${list(allBut)}` : list(best)
    const rest = others.map(({ names, correct }) => `${list(names)} ${number(correct)}`)
    if (best.length < 3 || allBut?.length === 1) return [capital(`${names}: ${got}`), ofPoints, ...rest]
    return [`${capital(word(best.length))} Verfahren: ${got}`, `${ofPoints}: ${names}`, ...rest]
  },
  all: ({ scores, scored: { samples, notLearned: judged } }) => {
    const results = scores.map(score => `${score.name} ${number(score.correct)}${score.notLearned === null ? '' : ` und ${number(score.notLearned)}`}`)
    const others = judged ? ` und von ${number(judged.samples)} ${notLearned[judged.by].points}` : ''
    return `richtig von ${number(samples)} Trainingspunkten${others}: ${results.join(', ')}`
  },
}

export const errors: Translated<'de'>['errors'] = {
  above: score => errorsOf(score),
  ranking: ({ by, samples, ranked: [first, ...others] }) => [
    `Der kleinste Fehler: ${first.name}, ${amount(first.rmse)}`,
    `bei ${number(samples)} ${notLearned[by].points}`,
    ...(others.length === 0 ? [] : [`dann ${list(others.slice(0, 2).map(({ name, rmse }) => `${name} ${amount(rmse)}`))}`]),
  ],
  all: ({ scores, by, samples }) => {
    const results = scores.map(({ name, rmse, other }) => `${name} ${amount(rmse)}${other === null ? '' : ` und ${amount(other)}`}`)
    return `${rootMeanSquare} bei den Trainingsdaten und bei ${number(samples)} ${notLearned[by].points}: ${results.join('; ')}`
  },
}

const openSides = (open: number) => (open === 0 ? 'der Zaun ist geschlossen' : open === 1 ? 'eine Seite ist offen' : 'zwei Seiten sind offen')

export const fences: Translated<'de'>['fences'] = {
  title: 'Wie viele Schnitte es braucht',
  question: ({ name, samples, others, each }) => [
    `Lässt sich ${name} mit Schnitten einzäunen?`,
    `${pointsOf(samples)}, ${number(others)} andere`,
    ...(each.length === 0
      ? []
      : each.length > 4
        ? [`von ${word(each.length)} Klassen die mit den meisten Schnitten`]
        : [`am wenigsten: ${each.map(({ name, cuts }) => `${name} ${cuts === null ? 'kein Zaun' : cutsOf(cuts)}`).join(', ')}`]),
  ],
  none: ({ name, inside }) => [
    `Keine geraden Schnitte zäunen ${name} ein`,
    `${inside === 1 ? 'ein anderer liegt' : `${number(inside)} andere liegen`} zwischen den Punkten`,
  ],
  inside: ({ name, within }) => [
    'Kein Schnitt trennt diesen Punkt ab',
    within === 1 ? `ein Punkt von ${name} liegt am selben Ort` : `er liegt zwischen ${word(within)} von ${name}`,
  ],
  hull: ({ inside, others }) => [
    'Jeder Schnitt muss an dieser Hülle vorbei',
    `${inside === 0 ? `alle ${number(others)} anderen` : `${number(others - inside)} von ${number(others)}`} liegen außerhalb`,
  ],
  cuts: ({ cuts, stay, others, open, isLast }) => {
    const count = capital(cutsOf(cuts))
    if (stay === 0) {
      if (cuts === 1) return ['Ein Schnitt genügt', 'eine Gerade trennt sie']
      return [`${count}${open === 0 ? ':' : ' genügen,'} ${openSides(open)}`, 'bewiesen: weniger genügen nicht']
    }
    const stays = plural(stay, { one: 'bleibt', other: 'bleiben' })
    if (isLast) return [`${count}: nur ${stay === 1 ? 'dieser Punkt' : `diese ${number(stay)}`} ${stays} innen`, 'bewiesen: mit weniger bleiben mehr']
    return [`${count}: ${number(stay)} von ${number(others)} ${stays}`, `bewiesen: ${cuts === 1 ? 'keiner grenzt' : 'keine zwei grenzen'} mehr ab`]
  },
  found: ({ found, samples }) => {
    const [last] = found.slice(-1)
    const all = last.correct === samples
    const before = found.slice(-2, -1).map(({ units, correct }) => `${units === 1 ? 'eines' : word(units)} ${number(correct)}`)
    const most = Math.max(...found.map(({ trainings }) => trainings))
    const tries = dative(most, 'einem Training', 'Trainings')
    return [
      `Gefunden: ${neurons(last.units)}, ${all ? `alle ${number(samples)}` : of({ correct: last.correct, samples })} richtig`,
      ...before,
      `in jeweils ${all ? 'höchstens ' : ''}${tries}`,
    ]
  },
  unit: ({ unit, off, others, lost, degrees }) => [
    `Neuron ${unit} trennt ${number(off)} von ${number(others)} ab`,
    ...(lost > 0 ? [`und ${number(lost)} der eigenen Klasse`] : []),
    ...(degrees === null ? [] : [`${number(degrees)}° neben einem Schnitt des Zauns`]),
  ],
  result: ({ wrong, cuts, ...count }) => [
    `Das Netz: ${count.correct === count.samples ? `alle ${number(count.samples)}` : of(count)} richtig`,
    ...(wrong.length === 0
      ? []
      : [
          `P der eigenen Klasse nur ${wrong.map(({ number: row, share }, i) => `${certainty(share)} bei ${i === 0 ? 'Punkt ' : ''}${number(row)}`).join(', ')}`,
        ]),
    ...(cuts === null ? [] : [`kein Zaun: das Netz addiert ${cutsOf(cuts)}`]),
  ],
}

export const columns: Translated<'de'>['columns'] = {
  title: 'Permutationswichtigkeit jeder Spalte',
  true: 'wahre Klasse',
  predicted: 'vorhergesagte Klasse',
  right: ({ correct, ...rows }) => [accuracyOf({ correct, samples: rows.samples }), measuredOn(rows)],
  worth: ({ top, shuffled, ...rows }) => {
    if (top === null) return ['Keine einzelne Spalte ist wichtig', 'eine zufällig zu vertauschen erhöht den Verlust nicht', measuredOn(rows)]
    const { names, loss, wrong, error } = top
    const more = `${number(wrong)} von ${number(shuffled)} zusätzlich falsch`
    return [
      `Am wichtigsten: ${list(names)}`,
      `zufällig vertauscht: ${error ? `der Fehler steigt von ${amount(error.from)} auf ${amount(error.to)}` : wrong > 0 ? more : `keine zusätzlich falsch, aber der Verlust steigt um ${twoDigits(loss)}`}`,
      measuredOn(rows),
    ]
  },
  both: ({ worth: [says, how, _, ...others], right }) => [`${says}, ${how}`, right.join(', '), ...others].join('; '),
  alike: ({ names, correlation, more }) =>
    `${list(names)} sind korreliert (${local(correlation.toFixed(2))}): jede kann wichtiger sein als ihr Balken${more > 0 ? `; ebenso ${counting(more, 'ein weiteres Paar', 'weitere Paare')}` : ''}`,
  key: ({ samples }) =>
    `Zufällig vertauscht: Anstieg des Verlusts (Balken), Standardabweichung (Linie), wie viele von ${number(samples)} zusätzlich falsch sind (Zahl)`,
  errorKey: 'Zufällig vertauscht: Anstieg des Fehlers (Balken und Zahl), dessen Standardabweichung (Linie)',
  residual: 'Residuum',
  rest: ({ count, most }) =>
    `+ ${number(count)} ${plural(count, { one: 'weitere Spalte', other: 'weitere Spalten' })}, höchstens je ${most > 0 ? '+' : ''}${number(most)}`,
  dependence: ({ name }: { name: string | null }) => `Partielle Abhängigkeit: ${name ?? 'Wahrscheinlichkeit der Klassen'}`,
  oneRow: ['Dünne Linie: eine Zeile, eine Spalte ändert sich', 'dick: das Mittel der Zeilen bisher'] as Facts.Caption,
  highest: ({ name, column, most, least, by }: Facts.Highest) => [`Im Mittel ist ${name} bei ${column} ${most} um ${by} höher als bei ${least}`] as const,
}

export const alt: Translated<'de'>['alt'] = {
  results: results => results.join('; '),
  regressionData: ({ samples, held, target, features, source }) => {
    const from =
      'formula' in source
        ? ` von ${source.formula}`
        : ` aus ${source.table ?? 'einer Tabelle'}: ${target} aus ${features.length > 4 ? `${word(features.length)} Spalten` : list(features)}`
    return `${pointsOf(samples)}${from}${moreHeldOut({ held })}`
  },
  regressionResult: ({ layers, straight, ...of }) =>
    `${straight ? `${straightLine(straight.features)}: Fehler ${amount(straight.rmse)}; ` : ''}${networkOf(layers)}: ${errorsFirst(of).join('; ')}`,
  regressionPanels: ({ panels }) => panels.map(({ name, rmse }) => `${name}: Fehler ${amount(rmse)}`).join('; '),
  regressors: ({ count }) =>
    count === 1
      ? 'ein Regressionsverfahren zieht seine Kurve durch sie'
      : `${word(count)} Regressionsverfahren ziehen nacheinander ihre Kurven durch sie und stehen am Ende nebeneinander`,
  regressionDots: ({ features }) => (features === 1 ? 'ein Streudiagramm zeigt sie' : 'sie stehen in ihrer Höhe über der Ebene'),
  liftStory: ({ layers, features }) =>
    `nacheinander erscheinen ${list([
      straightLine(features),
      ...(features === 1 ? ['der Beitrag jedes Neurons zur Ausgabe'] : []),
      `der Weg in ${networkOf(layers)}`,
      'dort die Ebene der Ausgabe',
      ...(features > 2 ? [] : [`die ${features === 1 ? 'Kurve' : 'Fläche'}, die daraus über der Eingabe wird`]),
    ])}`,
  lift: ({ layers, features, nearness, back }) => {
    const floor =
      features === 1
        ? 'ein Streudiagramm richtet sich auf: seine Achse liegt auf einem Boden, den'
        : `sie stehen über ${features === 2 ? 'der Eingabeebene' : 'ihren Hauptkomponenten'}, die`
    const end = !back ? '' : features > 2 ? ' und dann geht' : ` und als ${features === 1 ? 'Kurve' : 'Fläche'} zurückkehrt`
    const passes = { through: 'durch ihre Höhen verläuft', near: 'ihren Höhen nahe kommt', off: 'zwischen ihren Höhen liegt' }[nearness]
    return `${floor} ${networkOf(layers)} ${networkDoes(layers, 'bewegt', 'bewegen')}, bis eine Ebene ${passes}${end}`
  },
  levels: ({ levels }) =>
    `${counting(levels, 'eine Höhenlinie', 'Höhenlinien')} der Ausgabe ${plural(levels, { one: 'erscheint', other: 'erscheinen' })} über der Eingabeebene, von niedrig nach hoch`,
  regions: ({ layers, regions: own, corners, learns }) =>
    `die Knicke ${networkOf(layers, 'genitive')} zerlegen die Eingabe in ${counting(own, 'ein lineares Gebiet', 'lineare Gebiete')}${learns ? ', die sich beim Training ändern, neben den Kurven des Verlusts und ihrer Zahl' : corners === null ? '' : `, und eine Grenze mit ${dative(corners, 'einer Ecke', 'Ecken')} erscheint`}`,
  outputSurface: ({ layers }) =>
    `die Ausgabe ${networkOf(layers, 'genitive')} ist eine Fläche über der Eingabeebene, die sich einmal ganz dreht, und sie stehen auf Stäben in ihrer eigenen Höhe`,
  sentences: sentences => sentences.map(sentence => `${capital(sentence)}.`).join(' '),
  builtIn: ({ names, forms, ...points }) => `${pointsIn(points)}${among(names)}: ${forms.join(', ')}${moreHeldOut(points)}`,
  table: ({ table, names, features, reduced, ...points }) =>
    `${pointsIn(points)}${among(names)} aus ${table ?? 'einer Tabelle'}, mit ${dative(features, 'einem Merkmal', 'Merkmalen')}${reduced ? `, reduziert auf ${componentsOf(reduced)}` : ''}${moreHeldOut(points)}`,
  slice: facts => {
    const where = `die Ebene von ${facts.axes.join(' und ')}`
    if (facts.moves !== null) return `${where} mit bewegtem ${facts.moves}: Punkte kommen und gehen, wenn sie ihnen nahekommt`
    const byHeld = facts.foreign > 0 ? `; ${number(facts.foreign)} davon ${inForeignColour}` : ''
    return `${where}; fest: ${holds(facts)}; ${nearPoints(facts)}, die anderen sind nicht gezeigt${byHeld}`
  },
  moving: ({ column, from, to }) => `das Bild ändert sich, während ${column} von ${heldValue(from)} bis ${heldValue(to)} läuft und zurück`,
  pairs: facts =>
    `eine Matrix zeigt ${facts.target === null ? 'die Gebiete der Klassen' : `Höhenlinien von ${facts.target}`} auf den Ebenen aller Paare von ${list(facts.columns)}, ${holdsOthers(facts)}; zeilenweise liegen ${list(facts.near.map(number))} von ${number(facts.samples)} Zeilen nahe daran, die anderen sind nicht gezeigt`,
  whole: ({ columns, ...count }) => `das Netz mit allen ${word(columns)} Spalten ordnet ${of(count)} richtig zu`,
  slices: ({ slices, correct }) => {
    const [{ axes, samples }] = slices
    const near = slices.map(({ name, near }) => `${number(near)} mit ${name}`)
    return `${counting(slices.length, 'ein Teilbild', 'Teilbilder')} ${plural(slices.length, { one: 'zeigt', other: 'zeigen' })} die Ebene von ${axes.join(' und ')}: von ${number(samples)} Zeilen liegen ${list(near)} nahe daran, die anderen sind nicht gezeigt. Das ganze Netz ordnet ${of({ correct, samples })} richtig zu`
  },
  still: ({ captions }) => `ein Bild mit dem Text ${captions.map(quoted).join(', ')}`,
  film: ({ moments: count, clauses, inTurn }) => {
    const shown = moments(count)
    if (clauses.length === 1) return shown === '' ? clauses[0] : `${shown}: ${clauses[0]}`
    if (inTurn) return `${shown === '' ? '' : `${shown}, `}nacheinander: ${clauses.join('; ')}`
    return `${shown === '' ? '' : `${shown} in `}${word(clauses.length)} ${shown === '' ? 'Teilbilder' : 'Teilbildern'}: ${clauses.join('; ')}`
  },
  result: ({ layers, by, separates, constant, before, others, best, ...count }) => {
    const where = ['ohne verborgene Schicht', 'in der verborgenen Schicht', 'in der letzten verborgenen Schicht'][Math.min(2, layers)]
    const there = constant
      ? `${where} bekommen alle Punkte ${constant === 'class' ? 'dieselbe Klasse' : 'fast dieselbe Ausgabe'}, ${accuracyOf(count)}`
      : assigns(linearSubject(by), number(count.correct), count.samples, separates, where)
    if (best) return `${there}, ${lines[by.kind].best} ${atLeast(best)}`
    if (!before) return there
    const further =
      others === 'can'
        ? ', obwohl alle trennbar sind'
        : others === 'cannot'
          ? `, und ${by.kind === 'linear' ? 'kein anderer' : 'keine andere'} würde alle trennen`
          : ''
    const input = assigns(bestSubject(before), atLeast(before), before.samples, before.correct === before.samples, 'auf der Eingabe')
    return `${input}; ${there}${further}`
  },
  sweep: ({ panels }) => `${counting(panels.length, 'ein Teilbild zeigt', 'Teilbilder zeigen')} es: ${list(panels)}`,
  sweepShort: ({ panels }) => `${counting(panels, 'ein Teilbild', 'Teilbilder')}, jedes mit einem anderen Netz`,
  sweepResults: ({ results }) => results.map(facts => `${facts.name}: ${sweepDone(facts)}`).join('; '),
  sweepBest: ({ name, held, samples }) =>
    name === null ? `Keines trennt alle ${number(samples)}` : held ? `Die beste Testgenauigkeit: ${name}` : `Als Erstes alle getrennt: ${name}`,
  transform: ({ sheet, cube, layers, back }) => {
    const movers = sheet === null ? 'sie' : `sie und die ${field(sheet)} darunter`
    const end = back === null ? '' : ` und kehren${back === 'border' ? ' mit der Entscheidungsgrenze' : ''} zurück`
    return `${movers} ${cube ? `steigen in den Würfel ${networkOf(layers, 'genitive')}` : `wandern in ${networkOf(layers)}`}${end}`
  },
  scored: 'sie wandern zu den Scores eines linearen Klassifikators',
  data: ({ plane }) => `ein Streudiagramm ${plane === null ? '' : `ihrer ${planes[plane]} `}zeigt sie`,
  boundary: ({ layers, features, cuts }) => {
    if (features === null) return `sie werden mit den Vorhersagen ${networkOf(layers, 'genitive')} gezeigt`
    const regions = `die Gebiete der Klassen laut ${networkOf(layers, 'dative')}`
    const sure = 'blasser, wo das Netz weniger sicher ist'
    const where = `${features === 1 ? 'auf' : 'in'} der ${inputField(features)} erscheinen`
    return `${where} ${cuts ? 'die Schnitte der Neuronen, dann ' : ''}${regions}, ${sure}`
  },
  orbit: ({ layers, decision }) =>
    `ihre Orte in ${networkOf(layers, 'dative')} drehen sich einmal ganz${decision ? ', mit der Grenze zwischen den Klassen' : ''}`,
  surface: ({ layers, features, sheet, water }) => {
    const over = `über der ${inputField(features)}`
    const probability = `Wahrscheinlichkeit einer Klasse laut ${networkOf(layers, 'dative')}`
    if (!sheet) return `sie stehen ${over} in der Höhe der ${probability}`
    return `${features === 1 ? 'eine Kurve' : 'eine Fläche, die sich dreht,'} hat ${over} als Höhe die ${probability}${water ? ', und das Ufer von Wasser auf Nullhöhe ist die Grenze' : ''}`
  },
  story: ({ best, cuts, layers, decision, surface }) => {
    const steps = [
      ...(best ? [lines[best.kind].best] : []),
      ...(cuts ? ['die Schnitte der Neuronen'] : []),
      `der Weg in ${networkOf(layers)}`,
      ...(decision ? ['dort die Grenze'] : []),
      ...(surface ? ['die Wahrscheinlichkeit über der Ebene'] : []),
    ]
    if (steps.length === 1) return `sie wandern in ${networkOf(layers)}`
    return `nacheinander erscheinen ${list(steps)}`
  },
  explain: ({ name, possible, open, stages }) => {
    const left = stages.map(({ cuts, stay }) => `${cutsOf(cuts)} ${plural(cuts, { one: 'lässt', other: 'lassen' })} ${number(stay)} innen`)
    return `${possible ? 'gerade' : 'keine geraden'} Schnitte zäunen ${name} ein${left.length > 0 ? `: ${left.join(', ')}` : ''}${open === null ? '' : `, ${openSides(open)}`}`
  },
  dependence: ({ pair }) =>
    `über jeder Spalte, die die Vorhersage am meisten ändert, erscheinen nacheinander Kurven einzelner Zeilen, dann ihr Mittel${pair ? '; zuletzt Höhenlinien des Mittels über zwei Spalten' : ''}`,
  columns: ({ beside }) =>
    `neben ${beside === 'residuals' ? 'den Residuen' : 'der Konfusionsmatrix'} steht für jede Spalte ein Balken mit ihrer Permutationswichtigkeit`,
  compare: ({ count }) =>
    count === 1
      ? 'ein Klassifikator teilt die Ebene zwischen ihnen auf'
      : `${word(count)} Klassifikatoren teilen nacheinander die Ebene zwischen ihnen auf und stehen am Ende nebeneinander`,
  network: ({ layers, learns }) =>
    `${networkOf(layers)} ${networkDoes(layers, 'wird', 'werden')} Neuron für Neuron gezeichnet: jedes zeigt, wo es aktiv ist, seine Gewichte sind Linien, und ${learns === 'step' ? 'eine Zeile läuft mit ihren Zahlen hindurch, ihr Fehler zurück, und alle Gewichte machen einen Schritt' : learns ? 'alles ändert sich beim Training, neben der Verlustkurve' : 'ein paar Punkte laufen hindurch'}`,
  training: ({ layers }) =>
    `während ${networkOf(layers)} ${networkDoes(layers, 'lernt', 'lernen')}, ändern sich die Gebiete der Klassen, die Orte der Punkte darin und die Verlustkurve`,
}

export const notes: Translated<'de'>['notes'] = {
  of: ({ panels, note }) => `${panels.join(', ')}: ${note}`,
  flat: ({ rmse }) => `das Netz hat nichts gelernt: es gibt überall fast dieselbe Zahl aus, Fehler ${amount(rmse)}${mayHelp('starts')}`,
  straight: ({ features, rmse, network }) => `${straightLine(features)} ist ebenso gut: Fehler ${amount(rmse)}, beim Netz ${amount(network)}`,
  projectedInput: ({ features, share }) => `${number(features)} Merkmale, in 2D gezeigt durch PCA (${percent(share)} der Varianz)`,
  slice: ({ axes, chosen, reach, foreign, near, samples, moves }) => [
    ...(chosen === null ? [] : [mattersMost(axes, chosen)]),
    ...(moves === null && near < samples
      ? [
          `${number(samples - near)} von ${number(samples)} Zeilen ${plural(samples - near, { one: 'ist', other: 'sind' })} nicht gezeigt: nicht nahe an der Schnittebene oder jenseits ihrer Achsen`,
        ]
      : []),
    `Punkte verblassen zwischen ${twoDigits(reach.full)} und ${twoDigits(reach.gone)} Standardabweichungen von der Schnittebene`,
    ...(moves === null && foreign > 0
      ? [`${number(foreign)} ${plural(foreign, { one: 'naher Punkt ist', other: 'nahe Punkte sind' })} ${inForeignColour}`]
      : []),
  ],
  movedSlice: most => `mit den anderen Spalten im Median oder Modus fehlt auf der Schnittebene von ${list(most)} eine Klasse`,
  copied: ([copy, of]) => `${copy} ist eine Kopie von ${of} und ändert sich mit dieser Spalte`,
  slicePairs: ({ columns, chosen, reach, foreign }) => [
    ...(chosen === null ? [] : [mattersMost(columns, chosen)]),
    `Punkte verblassen zwischen ${twoDigits(reach.full)} und ${twoDigits(reach.gone)} Standardabweichungen von ihrer Schnittebene`,
    ...(foreign > 0 ? [`${counting(foreign, 'ein Punkt ist', 'Punkte sind')} ${inForeignColour}`] : []),
  ],
  clock: 'alle Teilbilder haben dieselbe Uhr: Gradientenauswertungen × Punkte des besten Starts; fertige Teilbilder warten',
  beyond: ({ count }) => `${counting(count, 'eine Zeile liegt jenseits der Achsen und ist', 'Zeilen liegen jenseits der Achsen und sind')} am Rand gezeichnet`,
  drawn: ({ drawn, rows }) => `gezeichnet: Stichprobe von ${number(drawn)} aus ${number(rows)} Zeilen`,
  sample: ({ drawn, rows, held }) =>
    `gezeichnet: Stichprobe von ${number(drawn)} aus ${number(rows)} Zeilen; das Netz lernt alle${held ? ' außer den Testzeilen' : ''}`,
  shuffled: ({ drawn, rows }) => `zufällig vertauscht werden die Spalten in einer Stichprobe von ${number(drawn)} aus ${number(rows)} Zeilen`,
  projected: ({ features, plane }) => `${number(features)} Merkmale, in 2D gezeigt durch ${plane.kind === 'components' ? 'PCA' : 'LDA'} (${keeps(plane)})`,
  leftOut: ({ flags }) => `${flags}: ohne Wirkung, da mit mehr als zwei Merkmalen weder Ebene noch Schnitte gezeichnet sind`,
  scores: ({ classes }) =>
    `die Scores von ${number(classes)} Klassen unterscheiden sich in ${number(classes - 1)} Richtungen: gezeichnet sind die zwei mit der größten Streuung, ohne Gebiete`,
  hiddenProjected: ({ share }) => `die verborgene Schicht ist als Projektion gezeichnet, die ${percent(share)} ihrer Varianz zeigt`,
  wholeLayer: ({ layer, why }) =>
    `${layer === null ? 'die verborgene Schicht' : `Schicht ${number(layer)}`} ist in einem Schritt gezeigt und nicht zerlegt: ${why === 'wide' ? 'ihre Eingabe oder ihre Ausgabe hat mehr als die drei gezeichneten Achsen' : 'ihre Gewichte enthalten eine Spiegelung, die keine Drehung ist'}`,
  isLine: ({ chosen }) =>
    chosen
      ? 'alle Ausgaben der letzten verborgenen Schicht liegen auf einer Linie: von den Netzen mit der besten Genauigkeit in der Kreuzvalidierung ist keines breiter'
      : 'alle Ausgaben der letzten verborgenen Schicht liegen auf einer Linie: ein Neuron genügt dort; ein anderer --seed oder ein kleineres --alpha hält sie vielleicht breiter',
  constant: ({ constant, remedy, ...count }) =>
    constant === 'class'
      ? `das Netz gibt allen Punkten dieselbe Klasse, ${accuracyOf(count)}${mayHelp(remedy)}`
      : `das Netz hat nichts gelernt: es gibt für alle Punkte fast dasselbe aus, ${accuracyOf(count)}${mayHelp(remedy)}`,
  fewer: ({ logistic, remedy, ...count }) =>
    `das Netz ordnet ${of(count)} richtig zu, weniger als die logistische Regression mit denselben Zeilen (${number(logistic)})${mayHelp(remedy)}`,
  nothing: ({ accuracy, most }) =>
    `nichts gefunden, was die Klassen klar trennt: Genauigkeit in der Kreuzvalidierung ${percent(accuracy)}, immer ${quoted(most.name)} ${percent(most.share)}`,
  noneNeeded: ({ line, lineAccuracy, drawn }) =>
    `diese Tabelle braucht keine verborgene Schicht: ${lines[line.kind].one} hat in der Kreuzvalidierung die Genauigkeit ${percent(lineAccuracy)}, und kein geprüftes Netz ist klar besser; ${drawn ? 'diese Szene zeichnet trotzdem eine' : '--hidden 2 zeichnet trotzdem eine'}`,
  glyphs: ({ font, missing, more }) => {
    const named = `${missing.join(', ')}${more > 0 ? ` und ${number(more)} weitere` : ''}`
    return font === null
      ? `der Schrift Inter fehlen Zeichen, die als Kästchen erscheinen können: ${named}; --font DATEI nimmt eine TTF- oder OTF-Datei, die sie hat`
      : `weder ${font} noch Inter haben Zeichen für ${named}, zu sehen sind Kästchen: --font nimmt eine andere TTF- oder OTF-Datei`
  },
}

export const element: Translated<'de'>['element'] = {
  failed: ({ reason }) => `Diese Abbildung lässt sich nicht zeichnen: ${reason}.`,
  unreachable: ({ address }) => `${address} ließ sich nicht laden`,
  damaged: 'sie ist beschädigt, oder der Browser ist dafür zu alt',
}

export const embed: Translated<'de'>['embed'] = {
  playing: 'Eine Abbildung zum Abspielen',
  picture: 'Die Abbildung als Bild',
  page: 'Die Abbildung zum Abspielen und Drehen',
  video: 'Die Animation mit Bedienleiste',
}

export const page: Translated<'de'>['page'] = {
  damaged: 'Die Abbildung lässt sich nicht zeichnen: diese Seite ist beschädigt, oder der Browser ist dafür zu alt.',
  figure: 'Abbildung. Eingabetaste: Punkte mit den Pfeiltasten befragen',
  player: 'Abspielleiste',
  time: 'Zeit',
  timeOf: ({ now, whole, chapter }) => `${now} von ${whole}${chapter ? `, ${chapter}` : ''}`,
  speed: 'Tempo',
  loop: 'Wiederholen',
  full: 'Vollbild',
  copy: 'Befehl kopieren',
  copied: 'kopiert',
  command: 'Der Befehl',
  commandField: 'Befehl',
  copies: ({ keys }) => `${keys.replace('Ctrl', 'Strg')} kopiert ihn`,
  close: 'Schließen',
  play: 'Abspielen',
  again: 'Noch einmal',
  goOn: 'Weiter',
  pause: 'Pause',
  hint: ({ play, turns, points, units }) =>
    [
      ...(play ? ['abspielen'] : []),
      ...(turns ? ['ziehen dreht'] : []),
      ...(points === null ? [] : [points === 'tap' ? `Punkt${units ? ' oder Neuron' : ''} antippen` : `auf Punkt${units ? ' oder Neuron' : ''} zeigen`]),
    ].join(' · '),
  keys: 'Tasten',
  keyTable: {
    play: ['Leertaste', 'spielt ab und hält an'],
    seconds: ['← →', 'eine Sekunde zurück und vor'],
    frames: [', .', 'ein Bild zurück und vor'],
    ends: ['Pos1 Ende', 'zum Anfang und zum Ende'],
    chapter: ['1 … 9', 'zu einem Kapitel'],
    chapters: ['Bild auf, ab', 'zum vorigen und zum nächsten Kapitel'],
    turn: ['Umschalt ← →', 'dreht die Abbildung, wie seitliches Ziehen'],
    turnBack: ['0', 'dreht die Abbildung zurück, wie ein Doppelklick'],
    enter: ['Eingabe', 'auf der Abbildung: Zahlen eines Punktes'],
    units: ['Eingabe', 'wechselt zwischen Neuronen und Punkten'],
    walk: ['← → ↑ ↓', 'dann: von Punkt zu Punkt'],
    leave: ['Esc', 'verlässt die Punkte'],
    full: ['F', 'Vollbild'],
    keys: ['?', 'zeigt diese Tasten'],
  },
  table: 'Tabelle der Punkte',
  tableCaption: ({ points }) => `${pointsOf(points)}; ✗ heißt: falsch vorhergesagt`,
  point: 'Punkt',
  class: 'Klasse',
  predicted: ({ by }) => (by === null ? 'vorhergesagt' : `vorhergesagt, ${by}`),
  probability: 'wahrscheinlich',
  prediction: ({ class: name, share, right }) => `${name}, ${certainty(share)}${right ? '' : ' ✗'}`,
  row: ({ row, held }) => `${number(row)}${held ? ', Testdaten' : ''}`,
  pointTitle: ({ row }) => `Punkt ${row}`,
  unitSentence: facts => facts.join(', '),
  pointSentence: ({ number: row, features, own, predictions, slice: from }) =>
    [
      `Punkt ${row}`,
      ...[...features, own].map(({ name, value }) => `${name} ${value}`),
      ...predictions.map(({ network: name, sentence }) => `${name === null ? '' : `${name}: `}${sentence}`),
      ...(from ? [`${from.name} ${from.value}`] : []),
    ].join('; '),
  predictedSentence: ({ class: predicted, share, right }) => `vorhergesagt ${predicted} mit ${certainty(share)}${right ? '' : ', falsch'}`,
}

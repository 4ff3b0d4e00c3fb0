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
 *   left out in turn           Kreuzvalidierung; fold: Teil
 *     https://beratung-ki.de/glossar-eintrag/kreuzvalidierung/; Géron: Praxiseinstieg Machine Learning (O’Reilly, 2020), chapter 2
 *   loss                       Verlust; loss function: Verlustfunktion
 *   iteration, epoch, step     Iteration, Epoche, Schritt; learning rate: Lernrate
 *   penalty                    Regularisierung; noise: Rauschen; seed: Startwert
 *     Goodfellow (as above), chapters 7 and 8
 *   off by, error (RMSE)       weicht um … ab, Fehler; root mean square: quadratisches Mittel
 *     https://de.wikipedia.org/wiki/Quadratisches_Mittel
 *   feature                    Merkmal; standardized: standardisiert
 *   principal component        Hauptkomponente; variance: Varianz; discriminant: Diskriminante
 *     https://de.wikipedia.org/wiki/Hauptkomponentenanalyse; https://de.wikipedia.org/wiki/Diskriminanzanalyse
 *   nearest neighbours         nächste Nachbarn
 *   decision tree              Entscheidungsbaum
 *   logistic regression        logistische Regression
 *   support vector, margin     Stützvektor, Rand
 *     https://de.wikipedia.org/wiki/Support_Vector_Machine; Frochte: Maschinelles Lernen (Hanser, 2020)
 *   confusion matrix           Konfusionsmatrix; accuracy: Anteil der richtigen, on its axis: richtig
 *   scatter plot               Streudiagramm
 *   hull                       konvexe Hülle; cut: Schnitt; slice: Schnittebene
 *   keys of a keyboard         Leertaste, Eingabe, Umschalt, Pos1, Ende, Bild auf, Bild ab (DIN 2137)
 */
import type * as Facts from './facts.ts'
import { formatsOf } from './formats.ts'
import { numberWriters } from './numbers.ts'
import type { Translated } from './untranslated.ts'

const { number, list, plural } = formatsOf('de')
const { local, percent, twoDigits, fewDigits, fourDigits, signed, short, ranged, certainty, amount, heldNumber, explained } = numberWriters(number, {
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
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const of = ({ correct, samples }: Facts.Count) => `${number(correct)} von ${number(samples)}`
const quoted = (name: string) => `„${name}“`
const among = (names: readonly string[]) => (names.length > 0 ? ` (${names.join(', ')})` : '')
const pointsOf = (count: number) => `${number(count)} ${plural(count, { one: 'Punkt', other: 'Punkte' })}`
const testPoints = (count: number) => `${number(count)} ${plural(count, { one: 'Testpunkt', other: 'Testpunkte' })}`

interface Subject {
  name: string
  many: boolean
}
/** The forms of a linear decision: one of them, many, the best one, none, another one, and the one of the output. */
const lines = {
  threshold: {
    one: 'eine Schwelle',
    many: 'Schwellen',
    best: 'die beste Schwelle',
    none: 'keine Schwelle',
    other: 'eine andere Schwelle',
    the: 'die Schwelle',
  },
  line: { one: 'eine Gerade', many: 'Geraden', best: 'die beste Gerade', none: 'keine Gerade', other: 'eine andere Gerade', the: 'die Gerade' },
  plane: { one: 'eine Ebene', many: 'Ebenen', best: 'die beste Ebene', none: 'keine Ebene', other: 'eine andere Ebene', the: 'die Ebene' },
  linear: {
    one: 'ein linearer Klassifikator',
    many: 'lineare Klassifikatoren',
    best: 'der beste lineare Klassifikator',
    the: 'der lineare Klassifikator',
  },
}
const isMany = (linear: Facts.LinearFacts) => linear.kind !== 'linear' && linear.many
const linearSubject = (linear: Facts.LinearFacts): Subject => {
  const { one, many } = lines[linear.kind]
  return isMany(linear) ? { name: many, many: true } : { name: one, many: false }
}
const subjectOf = (by: Facts.Decider): Subject => {
  switch (by.kind) {
    case 'outputs': {
      const { the, many } = lines[by.linear.kind]
      return isMany(by.linear) ? { name: `die ${many} der Ausgabe`, many: true } : { name: `${the} der Ausgabe`, many: false }
    }
    case 'cuts':
      if (by.further > 0) return { name: 'alle Schichten zusammen', many: true }
      return { name: cutsOf(by.cuts), many: by.cuts > 1 }
    case 'units':
      if (by.units === 1) return { name: 'ein Neuron', many: false }
      return { name: by.layers === 1 ? `${number(by.units)} Neuronen zusammen` : counting(by.layers, 'eine Schicht', 'Schichten'), many: true }
    case 'output':
      return { name: 'die Ausgabe allein', many: false }
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
const alike = (constant: Facts.ConstantFact) => (constant === 'class' ? 'alle Punkte in einer Klasse' : 'überall fast dieselbe Ausgabe')
const rightFor = (count: Facts.Count) => `${of(count)} richtig`
const heldOut = (held: Facts.Count | null) => (held ? `, Testdaten ${of(held)}` : '')
const further = ({ classes, better, held }: Pick<Facts.ResultFacts, 'classes' | 'better' | 'held'>) => [
  ...(classes ? [`${quoted(classes.least.name)} ${of(classes.least)}, immer ${quoted(classes.most.name)} ${number(classes.most.samples)}`] : []),
  ...(better === null ? [] : [better.than === 'best' ? `${lines.linear.best} ${atLeast(better)}` : `ohne verborgene Schichten ${number(better.correct)}`]),
  ...(held ? [`Testdaten ${of(held)}`] : []),
]
/** "Eine Gerade trennt alle 200": what decides, and what the network gets right. */
const result = (facts: Facts.ResultFacts, place = ''): Facts.Caption => {
  if (facts.constant) return [capital(alike(facts.constant)), rightFor(facts), ...further({ ...facts, classes: null, better: null })]
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
    : `${counting(count, 'eine Diskriminante', 'Diskriminanten')} (${percent(share)} zwischen den Klassen)`
/** Behind "ihrer", in the genitive. */
const planes = {
  components: 'ersten beiden Hauptkomponenten',
  discriminants: 'ersten beiden Diskriminanten',
  discriminant: 'Diskriminante und der größten Streuung daneben',
}
/** "mit 83 % der Varianz". */
const keeps = ({ kind, share }: Facts.PlaneFacts) =>
  kind === 'components'
    ? `mit ${percent(share)} der Varianz`
    : kind === 'discriminants'
      ? `mit ${percent(share)} der Streuung zwischen den Klassen`
      : 'mit allem, was die zwei Klassen unterscheidet'
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
  const all = `alle ${number(samples)}`
  switch (right.kind) {
    case 'some':
      return `${ranged(right)} von ${number(samples)}`
    case 'all':
      return right.since === null ? all : `${all} seit ${iterates[unit].name} ${number(right.since)}`
    case 'first':
      return `erstmals ${all}`
    default:
      return right.constant === 'class' ? 'alle in einer Klasse' : alike(right.constant)
  }
}
const learned = ({ samples, right, held, loss }: Facts.Reached) => [
  ...(right.kind === 'constant' ? [rightFor({ correct: right.correct, samples })] : []),
  ...(held ? [`Testdaten ${ranged(held)} von ${number(held.samples)}`] : []),
  `Verlust ${ranged(loss, twoDigits)}`,
]
const afterAll = ({ after, isLast, unit }: { after: number; isLast: boolean; unit: Facts.Counted }) =>
  unit === 'step' ? `${isLast ? 'Schritt' : 'Nach Schritt'} ${number(after)}` : `Nach ${dative(after, iterates[unit].one, iterates[unit].other)}`
const reasons: Record<Facts.Stopped, string> = {
  gradient: 'der Gradient ist nahe 0',
  decrease: 'der Verlust sinkt kaum noch',
  iterations: 'mehr sind nicht erlaubt',
  lineSearch: 'kein Schritt senkt den Verlust',
  noImprovement: 'seit zehn davon sinkt der Verlust nicht',
}
const hardlyChanges = (unit: Facts.Counted, plateau: Facts.RangeFacts | null) =>
  plateau ? [`kaum verändert von ${iterates[unit].name} ${number(plateau.from)} bis ${number(plateau.to)}`] : []

const more = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? [`dazu ${testPoints(held)}`] : [])
const moreHeldOut = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? `; dazu ${testPoints(held)}` : '')
const sweepDone = (facts: Facts.SweepResult) => {
  if (!facts.first) return sweepResult(facts)
  return facts.held ? `${sweepResult(facts)}, die meisten` : `zuerst alle ${number(facts.samples)} getrennt`
}
const firstWeights = (start: Facts.Start): string[] => {
  if (start.kind === 'step') return []
  if (start.kind === 'continuation')
    return [
      `fortgesetzt von ${start.by === 'alpha' ? 'schwächerer Regularisierung' : 'glatterer Aktivierung'}, nach ${dative(start.failed, 'einem erfolglosen Start', 'erfolglosen Starts')}`,
    ]
  if (start.of < 2) return []
  return [
    start.isRight
      ? `Start ${number(start.number)}, nach ${dative(start.number - 1, 'einem erfolglosen', 'erfolglosen')}`
      : `der beste von ${number(start.of)} Starts`,
  ]
}
const inLayer = (layer: number | null, text: string) => (layer === null ? capital(text) : `Schicht ${number(layer)}: ${text}`)
const remedies: Record<Facts.Remedy, string> = {
  solver: 'eine größere --learning-rate, mehr --max-iter oder ein kleineres --alpha',
  starts: 'ein anderer --seed, mehr --restarts oder ein kleineres --alpha',
  layer: 'eine verborgene Schicht oder ein kleineres --alpha',
}
const mayHelp = (remedy: Facts.Remedy | null) => (remedy === null ? '' : `; vielleicht hilft ${remedies[remedy]}`)
const counts = ({ correct, notLearned: got }: Facts.Score, { samples, notLearned: judged }: Facts.Scored) => {
  const slashed = `${number(correct)}/${number(samples)}`
  const learned = of({ correct, samples })
  if (got === null || !judged) return [learned, learned, slashed, slashed]
  // Where there are as many, their number stands there already.
  const isSame = judged.samples === samples && judged.by !== 'held out'
  const other = number(got) + (isSame ? '' : ` von ${number(judged.samples)}`)
  const otherSlashed = number(got) + (isSame ? '' : `/${number(judged.samples)}`)
  const { long, short: brief } = notLearned[judged.by]
  return [`${learned}, ${long} ${other}`, `${learned}, ${brief} ${other}`, `${slashed}, ${brief} ${otherSlashed}`, `${slashed}, ${otherSlashed}`]
}

const measuredOn = ({ by, folds }: Facts.MeasuredFacts) =>
  ({
    test: 'gemessen an Testdaten',
    folds: `gemessen in der Kreuzvalidierung${folds === null ? '' : `, in ${dative(folds, 'einem Teil', 'Teilen')}`}`,
    given: 'gemessen an den gegebenen Zeilen; welche davon das Netz gelernt hat, ist unbekannt',
  })[by]
const heldValue = ({ value, unit, decimals }: Omit<Facts.HeldAt, 'column'>) => {
  const text = typeof value === 'string' ? value : heldNumber(value, decimals)
  return `${text}${unit === null ? '' : `\u00a0${unit}`}`
}
const heldAt = ({ column, ...held }: Facts.HeldAt) => `${column} ${heldValue(held)}`
const heldBy = ({ by, row }: Pick<Facts.SliceFacts, 'by' | 'row'>) =>
  by.map(way => ({ median: 'im Median', usual: 'im Median oder Modus', row: `wie in Zeile ${row}`, given: 'wie angegeben' })[way]).join(' oder ')
/** "hue 1 (Median), proline 750", "proline 750, zehn weitere im Median", "die anderen 11 Spalten wie in Zeile 17": what a slice holds. */
const holds = ({ held, marked, others, ...ways }: Facts.SliceFacts) => {
  const mark = ways.row !== null ? `Zeile ${number(ways.row)}` : plural(marked, { one: 'Median', other: 'Mediane' })
  const named = held.map((one, i) => `${heldAt(one)}${i === marked - 1 ? ` (${mark})` : ''}`).join(', ')
  if (others === 0) return named
  return named === ''
    ? `${plural(others, { one: 'die andere Spalte', other: `die anderen ${word(others)} Spalten` })} ${heldBy(ways)}`
    : `${named}, ${counting(others, 'eine weitere', 'weitere')} ${heldBy(ways)}`
}
const mattersMost = (columns: readonly string[], { by, isAmongMany }: NonNullable<Facts.SliceFacts['chosen']>) => {
  const where = { test: 'bei Testdaten', folds: 'in der Kreuzvalidierung', given: 'bei den gegebenen Zeilen' }[by]
  const unknown = by === 'given' ? '; welche davon das Netz gelernt hat, ist unbekannt' : ''
  return `${list(columns)} sind am wichtigsten${isAmongMany ? ' unter den Spalten mit mehr als zwei Werten' : ''}: ${where} schadet es am meisten, sie zu mischen${unknown}`
}
const nearOf = ({ near, samples }: Pick<Facts.SliceFacts, 'near' | 'samples'>) => `${number(near)} von ${number(samples)}`
const nearPoints = ({ near, samples, without }: Pick<Facts.SliceFacts, 'near' | 'samples' | 'without'>) =>
  `${nearOf({ near, samples })} Punkten ${plural(near, { one: 'liegt', other: 'liegen' })} nahe${without.length === 0 ? '' : ` (keiner von ${without.join(', ')})`}`
const inForeignColour = 'in der Farbe einer anderen Klasse richtig, dank der festen Spalten'

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
/** "Testdaten 0,07". */
const alsoHeld = ({ held }: Pick<Facts.FitErrors, 'held'>) => (held === null ? [] : [`Testdaten ${amount(held)}`])

const explainedAndHeld = ({ r2, held }: Pick<Facts.FitErrors, 'r2' | 'held'>) => [`R² ${explained(r2, above)}`, ...alsoHeld({ held })]
/** Both errors of a regressor, in four ways with ever fewer words; a semicolon keeps numbers with commas apart. */
const errorsOf = ({ rmse, other, by }: Facts.ErrorScore) => {
  const learned = amount(rmse)
  if (other === null) return [`Fehler ${learned}`, `Fehler ${learned}`, learned, learned]
  const { long, short: brief } = notLearned[by]
  return [
    `Fehler ${learned}; ${long} ${amount(other)}`,
    `Fehler ${learned}; ${brief} ${amount(other)}`,
    `${learned}; ${brief} ${amount(other)}`,
    `${learned}; ${amount(other)}`,
  ]
}

/** "Fehler 0,31–0,28". */
const offBy = ({ error }: Pick<Facts.ReachedError, 'error'>) => `Fehler ${ranged(error, amount)}`
const lossAnd = ({ held, loss }: Facts.ReachedError) => [...(held ? [`Testdaten ${ranged(held, amount)}`] : []), `Verlust ${ranged(loss, twoDigits)}`]

export const tag = 'de'
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
  month: ({ month, year }) => `${months[month - 1]} ${number(year)}`,
  date: ({ day, month, year }) => `${number(day)}.\u00a0${months[month - 1]} ${number(year)}`,
  years: years => ranged(years),
  no: 'nein',
  yes: 'ja',
  accuracy: 'richtig',
  error: 'Fehler (RMSE)',
  loss: 'Verlust',
  curves: ({ penalized }) => [penalized ? 'Training, mit Regularisierung' : 'Training', 'Testdaten'],
  iterates: ({ unit }) => iterates[unit].name,
  work: 'Gradientenauswertungen × Punkte',
  percent: ({ value }) => `${number(value)}\u00a0%`,
  tick: ({ digits }) => local(digits),
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
  result: ({ after, projected, ...facts }) =>
    `${sweepDone(facts)}${after === null ? '' : `, bei ${short(after)}`}${projected ? ', projiziert gezeichnet' : ''}`,
}

export const facts: Translated<'de'>['facts'] = {
  data: ({ name }) => name ?? 'eine Tabelle',
  number: ({ value }) => number(value),
  share: ({ share }) => percent(share),
  measure: ({ value }) => amount(value),
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
    `${target} aus ${features.length > 3 ? `${word(features.length)} Spalten` : list(features)}`,
    table ?? 'eine Tabelle',
  ],
  straight: ({ features, rmse }) => [`${capital(straightLine(features))} weicht um ${amount(rmse)} ab`, rootMeanSquare],
  off: ({ rmse, r2, held, leftOut }) => [
    `Das Netz weicht um ${amount(rmse)} ab`,
    `R² ${explained(r2, above)}`,
    ...alsoHeld({ held }),
    ...(leftOut === null ? [] : [`Kreuzvalidierung ${amount(leftOut)}`]),
  ],
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
  mean: ({ rmse }) => [`Der Mittelwert allein weicht um ${amount(rmse)} ab`, rootMeanSquare],
  part: ({ unit, count, rmse }) => [
    count === 1 ? `Ein Neuron weicht um ${amount(rmse)} ab` : `Die Summe von ${word(count)} weicht um ${amount(rmse)} ab`,
    `${unit}: sein Gewicht × seine Ausgabe, minus Mittelwert`,
  ],
  rest: ({ units, all, rmse }) => [
    `Die Summe aller ${word(all)} weicht um ${amount(rmse)} ab`,
    units === 1 ? 'das letzte Neuron' : `die übrigen ${word(units)} Neuronen zusammen`,
  ],
  clause: ({ units }) =>
    units === null
      ? 'eine Gerade wird durch sie gezeichnet'
      : units === 1
        ? 'der Beitrag des Neurons wird als Kurve gezeichnet'
        : `der Beitrag von jedem der ${word(units)} Neuronen wird als Kurve gezeichnet und zu einer Summe addiert, die als Kurve durch sie endet`,
}

export const fitTraining: Translated<'de'>['fitTraining'] = {
  first: ({ start, ...facts }) => [
    `${start.kind === 'step' ? `Schritt ${number(start.number)}` : 'Anfangsgewichte'}: ${offBy(facts)}`,
    ...firstWeights(start),
    ...lossAnd(facts),
  ],
  between: ({ from, to, plateau, ...facts }) => [
    `${iterates[facts.unit].name} ${ranged({ from, to })}: ${offBy(facts)}`,
    ...lossAnd(facts),
    ...hardlyChanges(facts.unit, plateau),
  ],
  last: ({ after, isLast, stopped, ...facts }) => [
    `${afterAll({ after, isLast, unit: facts.unit })}: ${offBy(facts)}`,
    ...lossAnd(facts),
    ...(stopped === null ? [] : [reasons[stopped]]),
  ],
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
    /\s/.test(feature + target) ? 'Die Eingabe legt sich hin, das Ziel steht auf' : `Die ${feature}-Achse legt sich hin, ${target} steht auf`,
  ],
  way: ({ units, features, bends }) => {
    if (features > 2) return ['Die Punkte wandern in die verborgene Schicht']
    if (units === 1) return [features === 1 ? 'Ein Neuron streckt die Achse' : 'Ein Neuron drückt den Boden zur Linie']
    return [`${capital(neurons(units))} ${bends ? 'biegen' : 'bewegen'} ${features === 1 ? 'die Achse' : 'den Boden'}`]
  },
  plane: ({ kind, nearness, rmse, ...of }) => {
    const one = `Eine ${flats[kind]}`
    if (nearness === 'off') return [`${one} weicht noch um ${amount(rmse)} ab`, ...explainedAndHeld(of)]
    return [`${one} ${nearness === 'through' ? 'geht durch alle Höhen' : 'kommt allen Höhen nahe'}`, `Fehler ${amount(rmse)}`, ...explainedAndHeld(of)]
  },
  back: ({ features, kind }) => [
    features > 2
      ? 'Zurück zu den Daten'
      : features === 1 && kind === 'plane'
        ? 'Die Gerade auf der Ebene kehrt zurück'
        : `Die ${flats[kind]} kehrt zurück und biegt sich`,
  ],
  fit: ({ kind, bends, features, rmse, ...of }) => [
    `Die ${flats[kind]} ist ${bends ? `diese ${features === 1 ? 'Kurve' : 'Fläche'}` : 'zurück'}: Fehler ${amount(rmse)}`,
    ...explainedAndHeld(of),
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
  line: ({ name, label }) => [`Auf dieser Linie ist ${name} gleich ${label}`, 'laut Vorhersage des Netzes'],
}

export const marks: Translated<'de'>['marks'] = {
  heldOut: 'Testdaten',
  wrong: 'falsch',
  foreign: 'richtig dank fester Spalten',
  support: 'Stützvektor',
}

export const slice: Translated<'de'>['slice'] = {
  near: facts => (facts.moves === null ? [`${nearPoints(facts)}, die anderen sind nicht gezeigt`, `fest: ${holds(facts)}`] : [`fest: ${holds(facts)}`]),
  distance: 'zur Schnittebene',
  fromSlice: ({ distance, shown, foreign }) =>
    `${twoDigits(distance)} Standardabweichungen${shown ? (foreign ? ', richtig dank fester Spalten' : '') : ', nicht gezeigt'}`,
  value: heldValue,
  title: facts => `${heldAt(facts)}: ${nearPoints(facts)}`,
  count: nearOf,
  pairsTitle: ({ columns }) =>
    columns.length === 2 ? 'Das Netz auf der Ebene von zwei Spalten' : `Das Netz auf allen Paaren von ${word(columns.length)} Spalten`,
  pairs: facts => [
    `${nearEach(facts)} Punkten ${plural(Math.max(...facts.near), { one: 'liegt', other: 'liegen' })} ${facts.columns.length === 2 ? 'ihr' : 'jeder Ebene'} nahe, die anderen sind nicht gezeigt`,
    `fest: ${holdsOthers(facts)}`,
  ],
  foreignTo: ({ each }) =>
    `nahe Punkte, die in der Farbe einer anderen Klasse richtig sind: ${each.map(({ name, foreign }) => `${name} ${number(foreign)}`).join(', ')}`,
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
  iris: ['Maße von drei Arten der Schwertlilie'],
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
  diagram: ({ sizes }) => `Das Netz selbst: ${sizes.map(number).join(' → ')}`,
  lift: ({ units, features }) =>
    `${capital(hiddenNeurons(units))} ${plural(units, { one: 'hebt', other: 'heben' })} die ${features === null ? 'Punkte' : field(features)} in einen Würfel`,
  oneClass: 'Überall eine Klasse',
  boundary: 'Die Entscheidungsgrenze',
  cuts: ({ units }) => `${capital(neurons(units))} ${plural(units, { one: 'macht', other: 'machen' })} ${counting(units, 'einen Schnitt', 'Schnitte')}`,
  orbit: ({ layers }) => (layers > 1 ? 'Die letzte verborgene Schicht von allen Seiten' : 'Die verborgene Schicht von allen Seiten'),
  surface: ({ name, features }) => `${name === null ? 'Die wahrscheinlichste Klasse' : `P(${name})`} über der ${inputField(features)}`,
  ways: ({ count }) => `${capital(counting(count, 'eine Art', 'Arten'))}, eine Ebene zu teilen`,
  fits: ({ count }) => `${capital(counting(count, 'eine Art', 'Arten'))}, eine Kurve zu zeichnen`,
  training: ({ unit, first, last }) =>
    `Das Netz lernt: ${unit === 'step' ? `Schritte ${number(first)} bis ${number(last)}` : counting(last, `eine ${iterates[unit].name}`, iterates[unit].other)}`,
}

export const layers: Translated<'de'>['layers'] = {
  stay: ['Keine verborgene Schicht: die Punkte bleiben'],
  scored: ({ classes }) => [classes === 2 ? 'Spalten mal Gewichte ergeben einen Score' : 'Ein Score je Klasse: Spalten mal Gewichte'],
  onTheWay: ({ units, moved, bends }) => [
    moved === 'points'
      ? 'Die Punkte wandern in die verborgene Schicht'
      : `${capital(neurons(units))} ${bends ? plural(units, { one: 'biegt', other: 'biegen' }) : plural(units, { one: 'bewegt', other: 'bewegen' })} die ${field(moved === 'line' ? 1 : 2)}`,
  ],
  to: ({ layer, units, kept }) => [
    `Zu Schicht ${number(layer)}: ${number(units)} ${plural(units, { one: 'Neuron', other: 'Neuronen' })}`,
    ...(kept === null ? [] : [`projiziert (mit ${percent(kept)})`]),
  ],
  stretch: ({ layer }) => [inLayer(layer, 'P aus W = P Q streckt: x P')],
  turn: ({ layer }) => [inLayer(layer, 'Q dreht: x P Q = x W')],
  slide: ({ layer }) => [inLayer(layer, 'der Bias b verschiebt: x W + b')],
  activation: facts => [inLayer(facts.layer, `${facts.name} ${facts.bounded ? 'staucht' : 'verändert'}: h = ${facts.symbol}(x W + b)`)],
  cuts: ({ units, cuts, layers }) => {
    const times = ['', 'einmal', 'zweimal', 'dreimal', 'viermal'][cuts]
    if (layers > 1) return [`Die erste Schicht schneidet die Ebene ${times}`]
    return [
      cuts < units
        ? `Hier ${plural(cuts, { one: 'schneidet eines', other: `schneiden ${word(cuts)}` })} von ${word(units)} Neuronen`
        : `${capital(neurons(units))} ${plural(cuts, { one: 'schneidet', other: 'schneiden' })} die Ebene ${times}`,
    ]
  },
  cut: ({ unit, index }) => [`${unit} schneidet ${['einmal', 'noch einmal', 'ein drittes Mal', 'ein viertes Mal'][index]}`],
}

const terrains: Record<Facts.Terrain, string> = {
  plain: 'ein Flachland',
  step: 'eine Stufe',
  valley: 'ein Tal',
  ridge: 'einen Grat',
  hill: 'einen Hügel',
  landscape: 'eine Landschaft',
}

export const results: Translated<'de'>['results'] = {
  input: ({ view, best }) => [
    capital(bestLine(best)),
    ...(view === null
      ? []
      : ['plane' in view ? `${number(view.features)} Merkmale, projiziert (${keeps(view.plane)})` : componentsOf(view, ['eine Komponente', 'Komponenten'])]),
  ],
  best: best => [capital(bestLine(best))],
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
                ? 'die verborgene Schicht ist zur Linie geworden'
                : `die verborgene Schicht ist projiziert (${percent(view.share)})`,
          ]
    return [done, ...others, ...shown]
  },
  output: ({ joins, says }) => {
    if (says === 'tint') return ['Die Ausgabe: die Grenze, dann die Sicherheit']
    if (says === 'line') return [joins ? 'Die Ausgabe verbindet die Schnitte zur Grenze' : 'Die Ausgabe entscheidet: die Grenze']
    return [`${joins ? 'Die Schnitte verbunden' : 'Die Ausgabe entscheidet'}: überall eine Klasse`]
  },
  none: linear => {
    if (linear.kind === 'linear') return ['Sie sind nicht linear trennbar']
    const { none, many } = lines[linear.kind]
    return [linear.many ? `Keine ${many} können alle trennen` : `${capital(none)} kann alle trennen`]
  },
  another: linear => {
    if (linear.kind === 'linear') return ['Sie wären linear trennbar']
    const { other, many } = lines[linear.kind]
    return [linear.many ? `Andere ${many} würden alle trennen` : `${capital(other)} würde alle trennen`]
  },
  gap: ({ width, between, classes, units }) => [
    between === null ? `Die kleinste Lücke zwischen Klassen: ${twoDigits(width)}` : `Die ${classes > 2 ? 'kleinste ' : ''}Lücke ist ${twoDigits(width)} breit`,
    ...(between === null ? [] : [`zwischen ${between.join(' und ')}`]),
    ...(units === null ? [] : [`in allen ${number(units)} Neuronen`]),
  ],
  allSides: ({ wrong, samples, planes: drawn }) => {
    if (wrong > 0) return [`${number(wrong)} von ${number(samples)} ${plural(wrong, { one: 'liegt', other: 'liegen' })} auf der falschen Seite`]
    if (drawn === null) return ['Von allen Seiten']
    return [`Von allen Seiten: ${drawn === 'many' ? 'Ebenen' : 'eine Ebene'} dazwischen`]
  },
  surfaceBack: ({ line }) => {
    if (line === 'one class') return ['Zurück in der Eingabe: überall eine Klasse']
    if (line === null) return ['Zurück: die Entscheidungsgrenze']
    return [line.many ? 'In der Eingabe sind die Linien die Grenze' : 'In der Eingabe ist die Linie die Grenze']
  },
  back: ({ line }) => {
    if (line === 'points') return ['Zurück zu den Daten']
    if (line === null) return ['Die Grenze kehrt zurück']
    return [`${line.many ? 'Die Linien kehren zurück' : 'Die Linie kehrt zurück'}${line.bent ? ` und ${line.many ? 'biegen' : 'biegt'} sich` : ''}`]
  },
  returned: ({ line, held, ...count }) => {
    if (line === 'points') return [`${of(count)} auf der richtigen Seite`, ...further({ classes: null, better: null, held })]
    if (line === null) return ['In der Eingabe: die Entscheidungsgrenze']
    return [line.many ? 'Dieselben Linien sind jetzt die Grenze' : 'Dieselbe Linie ist jetzt die Grenze']
  },
  surface: ({ shape, height, ...facts }) => {
    if (facts.constant) return result(facts)
    const right = `${facts.correct === facts.samples ? `alle ${number(facts.samples)}` : of(facts)} auf der richtigen Seite`
    const more = [right, ...further(facts)]
    if (shape === null) return ['Die Höhe zeigt, wie sicher das Netz ist', ...more]
    if (height !== null) return [`Die Höhe ist P(${height})`, ...more]
    const subject = subjectOf(facts.by)
    return [capital(`${subject.name} ${does(subject, 'ergibt', 'ergeben')} ${terrains[shape]}`), ...more]
  },
}

export const network: Translated<'de'>['network'] = {
  inputs: ({ count }) => [`${capital(counting(count, 'eine Zahl', 'Zahlen'))} ${plural(count, { one: 'kommt', other: 'kommen' })} hinein`],
  adds: ({ layer, units, sources }) => [
    layer === null
      ? `Jedes Neuron addiert ${sources === 1 ? 'einen Bias' : 'sie gewichtet'}`
      : `Schicht ${number(layer)}: ${neurons(units)} ${plural(units, { one: 'addiert', other: 'addieren' })} ${counting(sources, 'eine Karte', 'Karten')}`,
    ...(layer === null
      ? [`${number(units)} ${plural(units, { one: 'Summe', other: 'Summen' })} aus ${dative(sources, 'einer Eingabe', 'Eingaben')} und einem Bias`]
      : ['gewichtet, dazu ein Bias']),
  ],
  changes: ({ activation, bounded, on }) => [
    activation === null ? '… und gibt die Summe weiter' : bounded ? '… und staucht die Summe: an oder aus' : `… und ${activation} knickt die Summe`,
    ...(on === null ? [] : [`${on.unit} ist ${sides[on.side]} seiner Linie aktiv`]),
  ],
  output: ({ sources, hidden, classes, result: [done, ...others] }) => [
    `${classes > 2 ? `${capital(word(classes))} Ausgaben addieren` : 'Die Ausgabe addiert'} ${hidden ? counting(sources, 'eine Karte', 'Karten') : counting(sources, 'eine Zahl', 'Zahlen')}`,
    done,
    ...others,
  ],
  point: ({ name, share, isNearest, right }) => [
    `${isNearest ? 'Am unsichersten' : 'Ein Punkt'}: ${name}, ${certainty(share)}`,
    ...(right ? [] : ['er gehört zu einer anderen Klasse']),
  ],
  lines: { adds: 'addiert', takes: 'zieht ab; so breit wie sein Anteil an der Summe', short: 'zieht ab' },
  pixelLines: { adds: 'Pixel addiert', takes: 'Pixel zieht ab' },
  pixels: ({ count }) => counting(count, 'ein Pixel', 'Pixel'),
  more: ({ count }) => `+ ${number(count)} weitere`,
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
  above: count => `bei ${of(count)} Punkten liegt die Summe über 0`,
  value: ({ value }) => fewDigits(value),
}

export const choice: Translated<'de'>['choice'] = {
  nothing: ({ accuracy, most, clearly }) => {
    const right = percent(accuracy)
    const against = right === percent(most.share) ? '' : `, dagegen ${percent(most.share)}`
    return [`Nicht ${clearly ? '' : 'klar '}besser als immer ${quoted(most.name)}`, `${right} in der Kreuzvalidierung${against}`]
  },
  noneNeeded: ({ line, lineAccuracy }) => ['Keine verborgene Schicht ist nötig', `${lines[line.kind].one} ist ebenso gut (${percent(lineAccuracy)})`],
  network: ({ accuracy, line, lineAccuracy, most, againstMost }) => {
    const other = againstMost ? `immer ${quoted(most.name)} ${percent(most.share)}` : `${lines[line.kind].one} ${percent(lineAccuracy)}`
    return [`Das Netz erreicht ${percent(accuracy)}, ${other}`, 'in der Kreuzvalidierung']
  },
  overfit: ({ unseen, seen }) => [`${percent(unseen)} bei neuen Zeilen`, `${percent(seen)} bei den gelernten`],
  rare: ({ name, recall, precision, ...found }) => [
    `${quoted(name)}: Recall ${percent(recall)} (${of(found)})`,
    precision === null ? 'nie vorhergesagt' : `Precision ${percent(precision)}`,
  ],
  behind: ({ caption, accuracy }) => [...caption, `${percent(accuracy)} in der Kreuzvalidierung`],
}

export const training: Translated<'de'>['training'] = {
  first: ({ start, ...facts }) => [
    `${start.kind === 'step' ? `Schritt ${number(start.number)}` : 'Anfangsgewichte'}: ${reached(facts)}`,
    ...firstWeights(start),
    ...learned(facts),
  ],
  between: ({ from, to, plateau, ...facts }) => [
    `${iterates[facts.unit].name} ${ranged({ from, to })}: ${reached(facts)}`,
    ...learned(facts),
    ...hardlyChanges(facts.unit, plateau),
  ],
  last: ({ after, isLast, stopped, ...facts }) => {
    const when = afterAll({ after, isLast, unit: facts.unit })
    return [`${when}: ${reached(facts)}`, ...learned(facts), ...(stopped === null ? [] : [reasons[stopped]])]
  },
}

export const classifiers: Translated<'de'>['classifiers'] = {
  knn: {
    label: 'Nächste Nachbarn',
    name: 'nächste Nachbarn',
    short: 'Nachbarn',
    divides: ({ neighbors }) => [`jeder Ort fragt ${neighbors === 1 ? 'seinen nächsten Nachbarn' : `seine ${word(neighbors)} Nachbarn`}`],
  },
  logistic: {
    label: 'Logistische Regression',
    name: 'logistische Regression',
    short: 'Logistisch',
    divides: ({ classes }) => [classes === 2 ? 'eine Gerade' : 'Geraden zwischen den Klassen'],
  },
  network: {
    label: 'Neuronales Netz',
    name: 'neuronales Netz',
    short: 'Netz',
    divides: ({ by, hidden }) => [subjectOf(by).name, ...(hidden ? [] : ['nur die Ausgabeschicht'])],
  },
  qda: {
    label: 'QDA',
    name: 'QDA',
    short: 'QDA',
    divides: ({ classes }) => ['je Klasse eine Ellipse', `ein Kegelschnitt, wo ${classes === 2 ? 'beide' : 'zwei'} gleich sind`],
  },
  rbf: {
    label: 'RBF-SVM',
    name: 'RBF-SVM',
    short: 'RBF',
    divides: ({ supports }) => [`Hügel um ${counting(supports, 'einen Stützvektor', 'Stützvektoren')}`, 'aufsummiert'],
  },
  svm: {
    label: 'Lineare SVM',
    name: 'lineare SVM',
    short: 'Linear',
    divides: ({ classes, supports }) => [
      classes === 2 ? 'eine Gerade mit breitestem Rand' : 'eine Gerade für je zwei Klassen',
      `gehalten von ${dative(supports, 'einem Stützvektor', 'Stützvektoren')}`,
    ],
  },
  tree: {
    label: 'Entscheidungsbaum',
    name: 'Entscheidungsbaum',
    short: 'Baum',
    divides: ({ upright, level, oblique }) => {
      const cuts = upright + level + oblique
      if (cuts === 0) return ['kein Schnitt: alles eine Klasse']
      if (cuts === 1) return [`ein Schnitt${upright > 0 ? ', senkrecht' : level > 0 ? ', waagrecht' : ''}`]
      const kinds = [...(upright > 0 ? ['senkrechte'] : []), ...(level > 0 ? ['waagrechte'] : [])].join(' und ')
      return [`${number(cuts)} ${kinds === '' ? '' : `${kinds} `}Schnitte`, 'nacheinander']
    },
  },
}

export const regressors: Translated<'de'>['regressors'] = {
  kernel: {
    label: 'Kernel-Ridge',
    name: 'Kernel-Ridge',
    short: 'Kernel',
    predicts: ({ bumps, drawn }) => [
      bumps === 1 ? 'eine Glocke am Punkt' : `Glocken an ${word(bumps)} Punkten, aufsummiert`,
      ...(drawn < bumps ? [`${number(drawn)} davon gezeichnet`] : []),
    ],
  },
  knn: {
    label: 'Nächste Nachbarn',
    name: 'nächste Nachbarn',
    short: 'Nachbarn',
    predicts: ({ neighbors }) => [neighbors === 1 ? 'die Zahl des nächsten Punktes' : `das Mittel der ${word(neighbors)} nächsten Punkte`],
  },
  line: {
    label: 'Gerade',
    name: 'Gerade',
    short: 'Gerade',
    predicts: ['ihre Fehlerquadrate sind am kleinsten'],
  },
  network: {
    label: 'Neuronales Netz',
    name: 'neuronales Netz',
    short: 'Netz',
    predicts: ({ units }) => [
      units === 0
        ? 'nur die Ausgabeschicht'
        : `${plural(units, { one: 'der Beitrag eines Neurons', other: `die Beiträge von ${word(units)} Neuronen` })}, aufsummiert`,
    ],
  },
  polynomial: {
    label: 'Polynom',
    name: 'Polynom',
    short: 'Polynom',
    predicts: ({ degree }) => [degree === 0 ? 'das Mittel aller Punkte' : `Terme bis zum Grad ${degree === 1 ? 'eins' : word(degree)}, aufsummiert`],
  },
  tree: {
    label: 'Regressionsbaum',
    name: 'Regressionsbaum',
    short: 'Baum',
    predicts: ({ parts }) => [parts === 1 ? 'das Mittel aller Punkte' : `das Mittel in jedem von ${word(parts)} Teilen`],
  },
}

export const scores: Translated<'de'>['scores'] = {
  caption: ({ divides: [first, ...others], score, scored }) => [`${score.label}: ${first}`, ...others, counts(score, scored)[0]],
  above: ({ score, scored }) => counts(score, scored),
  ranking: ({ scored, best, allBut, others, ...top }) => {
    const { notLearned: judged } = scored
    const samples = judged?.samples ?? scored.samples
    const whole = ` von ${number(samples)}`
    const points = !judged ? 'den Trainingsdaten' : judged.by === 'held out' ? 'den Testpunkten' : `${number(samples)} ${notLearned[judged.by].points}`
    const got = `${top.correct === samples ? `alle ${number(samples)}` : `${number(top.correct)}${judged && judged.by !== 'held out' ? '' : whole}`} richtig`
    const ofPoints = `von ${points}`
    if (top.each) return [`Jeweils ${got}`, ofPoints]
    const count = best.length + others.reduce((sum, { names }) => sum + names.length, 0)
    const few = best.length < 3 && (best.length === 1 || count <= 3)
    const names = allBut ? `alle ohne ${list(allBut)}` : list(best)
    const rest = others.map(({ names, correct }) => `${list(names)} ${number(correct)}`)
    if (few || allBut?.length === 1) return [capital(`${names}: ${got}`), ofPoints, ...rest]
    return [`${capital(word(best.length))} Verfahren: ${got}`, `${ofPoints}: ${names}`, ...rest]
  },
  all: ({ scores, scored: { samples, notLearned: judged } }) => {
    const results = scores.map(score => `${score.name} ${number(score.correct)}${score.notLearned === null ? '' : ` und ${number(score.notLearned)}`}`)
    const others = judged ? ` und von ${number(judged.samples)} ${notLearned[judged.by].points}` : ''
    return `auf der richtigen Seite, von ${number(samples)} Punkten${others}: ${results.join(', ')}`
  },
}

export const errors: Translated<'de'>['errors'] = {
  caption: ({ predicts: [first, ...others], ...score }) => [`${score.label}: ${first}`, ...others, errorsOf(score)[0]],
  above: score => errorsOf(score),
  ranking: ({ by, samples, ranked: [first, ...others] }) => [
    `${capital(first.name)}: der kleinste Fehler, ${amount(first.rmse)}`,
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
  inside: ({ name, inside, within }) => [
    inside === 1 ? 'Kein Zaun: einer davon liegt im Inneren' : `Kein Zaun: ${number(inside)} davon liegen im Inneren`,
    within === 1
      ? `ein Punkt von ${name} liegt am selben Ort`
      : `kein gerader Schnitt trennt ihn von den ${within === 2 ? 'zwei Punkten beiderseits' : 'drei Punkten um ihn herum'}`,
  ],
  hull: ({ inside, others }) => [
    'Jeder Schnitt muss an dieser Hülle vorbei',
    `${inside === 0 ? `alle ${number(others)}` : `${number(others - inside)} von ${number(others)}`} anderen liegen außerhalb`,
  ],
  cuts: ({ cuts, stay, others, inside, open, isLast }) => {
    const count = capital(cutsOf(cuts))
    if (stay === 0) {
      if (cuts === 1) return ['Ein Schnitt genügt', 'eine Gerade trennt sie']
      return [`${count}${open === 0 ? ':' : ' genügen,'} ${openSides(open)}`, 'bewiesen: weniger genügen nicht']
    }
    const stays = plural(stay, { one: 'bleibt', other: 'bleiben' })
    const remain = cuts > 1 && open > 0 ? `${number(stay)} ${stays}, ${openSides(open)}` : `${number(stay)} von ${number(others)} ${stays} innen`
    if (isLast)
      return [
        `${count}: ${stay === 1 ? 'nur dieser bleibt' : remain}`,
        `bewiesen: mit weniger ${stay === inside ? 'bleiben nicht nur die in der Hülle' : 'bleiben mehr'}`,
      ]
    return [`${count}: ${remain}`, `bewiesen: ${cuts === 1 ? 'kein anderer Schnitt grenzt' : 'keine anderen zwei grenzen'} mehr ab`]
  },
  found: ({ found, cuts, samples, known }) => {
    const [last] = found.slice(-1)
    const all = last.correct === samples
    const before = found.slice(0, -1).map(({ units, correct }) => `${units === 1 ? 'eines' : word(units)} ${number(correct)}`)
    const most = Math.max(...found.map(({ trainings }) => trainings))
    const tries = dative(most, 'einem Training', 'Trainings')
    return [
      `Gefunden: ${neurons(last.units)}, ${all ? `alle ${number(samples)}` : of({ correct: last.correct, samples })} richtig`,
      ...(before.length > 0 ? [before.join(', ')] : []),
      ...(all && (cuts === null || last.units < cuts) ? ['anders als durch einen Zaun'] : []),
      all ? `in jeweils höchstens ${tries}` : `in jeweils ${tries}${known ? '' : '; von anderen ist es unbekannt'}`,
    ]
  },
  unit: ({ unit, off, others, lost, degrees }) => [
    `Neuron ${unit} trennt ${number(off)} von ${number(others)} ab`,
    ...(lost > 0 ? [`und verliert ${number(lost)} eigene`] : []),
    ...(degrees === null ? [] : [`${number(degrees)}° neben dem nächsten Schnitt des Zauns`]),
  ],
  result: ({ wrong, otherwise, open, ...count }) => [
    `Das Netz: ${count.correct === count.samples ? `alle ${number(count.samples)}` : of(count)} richtig`,
    ...(wrong.length === 0
      ? []
      : [
          `die eigene Klasse hat nur ${wrong.map(({ number: row, share }, i) => `${certainty(share)} bei ${i === 0 ? 'Punkt ' : ''}${number(row)}`).join(', ')}`,
        ]),
    ...(otherwise ? ['anders als durch einen Zaun'] : []),
    ...(open ? ['bewiesen: zwei Neuronen umschließen kein Gebiet'] : []),
  ],
}

export const columns: Translated<'de'>['columns'] = {
  title: 'Was jede Spalte wert ist',
  true: 'wahre Klasse',
  predicted: 'vorhergesagte Klasse',
  right: ({ correct, ...rows }) => [`${of({ correct, samples: rows.samples })} Zeilen richtig zugeordnet`, measuredOn(rows)],
  worth: ({ top, shuffled, ...rows }) => {
    if (top === null) return ['Keine Spalte allein ist wichtig', 'welche man auch mischt, der Verlust steigt nicht', measuredOn(rows)]
    const { name, loss, wrong } = top
    const more = `${number(wrong)} von ${number(shuffled)} zusätzlich falsch`
    return [
      `${name} ist am wichtigsten`,
      `gemischt: ${wrong > 0 ? more : `keine zusätzlich falsch, aber der Verlust steigt um ${twoDigits(loss)}`}`,
      measuredOn(rows),
    ]
  },
  both: ({ worth: [says, how, _, ...others], right }) => [`${says}, ${how}`, right.join(', '), ...others].join('; '),
  alike: ({ names, correlation, more }) =>
    `${list(names)} sagen fast dasselbe (Korrelation ${local(correlation.toFixed(2))}): nur eine zu mischen kostet wenig${more > 0 ? `; ebenso ${counting(more, 'ein weiteres Paar', 'weitere Paare')}` : ''}`,
  key: ({ samples }) => `Gemischt: Anstieg des Verlusts (Balken), seine Abweichung (Linie), wie viele von ${number(samples)} zusätzlich falsch sind (Zahl)`,
  value: ({ wrong }) => `${wrong > 0 ? '+' : wrong < 0 ? '−' : ''}${number(Math.abs(wrong))}`,
  rest: ({ count, most }) =>
    `+ ${number(count)} ${plural(count, { one: 'weitere Spalte', other: 'weitere Spalten' })}, ${most > 0 ? `höchstens je +${number(most)}` : 'keine zusätzlich falsch'}`,
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
  regressionResult: ({ layers, rmse, r2, held, straight }) => {
    const facts = `(R² ${explained(r2, above)})${held === null ? '' : `, bei Testdaten um ${amount(held)}`}`
    return straight
      ? `${straightLine(straight.features)} weicht um ${amount(straight.rmse)} ab, ${networkOf(layers)} um ${amount(rmse)} ${facts}`
      : `${networkOf(layers)} ${networkDoes(layers, 'weicht', 'weichen')} um ${amount(rmse)} ab ${facts}`
  },
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
    `eine Matrix zeigt die Gebiete der Klassen auf den Ebenen aller Paare von ${list(facts.columns)}, ${holdsOthers(facts)}; zeilenweise liegen ihnen ${list(facts.near.map(number))} von ${number(facts.samples)} Punkten nahe, die anderen sind nicht gezeigt`,
  whole: ({ columns, ...count }) => `das Netz mit allen ${word(columns)} Spalten ordnet ${of(count)} richtig zu`,
  slices: ({ slices, correct }) => {
    const [{ axes, samples }] = slices
    const near = slices.map(({ name, near }) => `${number(near)} mit ${name}`)
    return `${counting(slices.length, 'ein Teilbild', 'Teilbilder')} ${plural(slices.length, { one: 'zeigt', other: 'zeigen' })} die Ebene von ${axes.join(' und ')}: von ${number(samples)} Punkten liegen ${list(near)} nahe, die anderen sind nicht gezeigt. Das ganze Netz ordnet ${of({ correct, samples })} richtig zu`
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
      ? `${where} bekommen alle Punkte ${constant === 'class' ? 'dieselbe Klasse' : 'fast dieselbe Ausgabe'}, ${rightFor(count)}`
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
    name === null ? `Keines trennt alle ${number(samples)}` : held ? `Die meisten Testdaten richtig: ${name}` : `Zuerst alle getrennt: ${name}`,
  transform: ({ sheet, cube, layers, back }) => {
    const movers = sheet === null ? 'sie' : `sie und die ${field(sheet)} darunter`
    const end = back === null ? '' : ` und kehren${back === 'border' ? ' mit der Entscheidungsgrenze' : ''} zurück`
    return `${movers} ${cube ? `steigen in den Würfel ${networkOf(layers, 'genitive')}` : `wandern in ${networkOf(layers)}`}${end}`
  },
  scored: 'sie wandern zu den Scores eines linearen Klassifikators',
  data: ({ plane }) => `ein Streudiagramm ${plane === null ? '' : `ihrer ${planes[plane]} `}zeigt sie`,
  boundary: ({ layers, features, cuts }) => {
    if (features === null) return `sie werden mit den Antworten ${networkOf(layers, 'genitive')} gezeigt`
    const regions = `die Gebiete der Klassen laut ${networkOf(layers, 'dative')}`
    const sure = 'kräftiger, wo die Antwort sicherer ist'
    const where = `${features === 1 ? 'auf' : 'in'} der ${inputField(features)} erscheinen`
    return `${where} ${cuts ? 'die Schnitte der Neuronen, dann ' : ''}${regions}, ${sure}`
  },
  orbit: ({ layers, decision }) =>
    `ihre Orte in ${networkOf(layers, 'dative')} drehen sich einmal ganz${decision ? ', mit dem, was dort die Klassen trennt' : ''}`,
  surface: ({ layers, features, sheet }) => {
    const over = `über der ${inputField(features)}`
    const probability = `Wahrscheinlichkeit einer Klasse laut ${networkOf(layers, 'dative')}`
    if (!sheet) return `sie stehen ${over} in der Höhe der ${probability}`
    return `${features === 1 ? 'eine Kurve' : 'eine Fläche, die sich dreht,'} hat ${over} als Höhe die ${probability}`
  },
  story: ({ best, cuts, layers, decision, surface }) => {
    const steps = [
      ...(best ? [lines[best.kind].best] : []),
      ...(cuts ? ['die Schnitte der Neuronen'] : []),
      `der Weg in ${networkOf(layers)}`,
      ...(decision ? ['dort die Entscheidung'] : []),
      ...(surface ? ['die Wahrscheinlichkeit über der Ebene'] : []),
    ]
    if (steps.length === 1) return `sie wandern in ${networkOf(layers)}`
    return `nacheinander erscheinen ${list(steps)}`
  },
  explain: ({ name, possible, open, stages }) => {
    const left = stages.map(({ cuts, stay }) => `${cutsOf(cuts)} ${plural(cuts, { one: 'lässt', other: 'lassen' })} ${number(stay)} innen`)
    return `gerade Schnitte zäunen ${name} ein${left.length > 0 ? `: ${left.join(', ')}` : ''}${open === null ? '' : `, ${openSides(open)}`}${possible ? '' : ', doch immer bleiben welche innen'}`
  },
  columns: 'neben der Konfusionsmatrix steht für jede ihrer Spalten ein Balken',
  compare: ({ count }) =>
    count === 1
      ? 'ein Klassifikator teilt die Ebene zwischen ihnen auf'
      : `${word(count)} Klassifikatoren teilen nacheinander die Ebene zwischen ihnen auf und stehen am Ende nebeneinander`,
  network: ({ layers, learns }) =>
    `${networkOf(layers)} ${networkDoes(layers, 'wird', 'werden')} Neuron für Neuron gezeichnet: jedes zeigt, wo es aktiv ist, seine Gewichte sind Linien, und ${learns ? 'alles ändert sich beim Lernen, neben der Verlustkurve' : 'ein paar Punkte laufen hindurch'}`,
  training: ({ layers }) =>
    `während ${networkOf(layers)} ${networkDoes(layers, 'lernt', 'lernen')}, ändern sich die Gebiete der Klassen, die Orte der Punkte darin und die Verlustkurve`,
}

export const notes: Translated<'de'>['notes'] = {
  of: ({ panels, note }) => `${panels.join(', ')}: ${note}`,
  flat: ({ rmse }) => `das Netz hat nichts gelernt: es gibt überall fast dieselbe Zahl aus, Fehler ${amount(rmse)}${mayHelp('starts')}`,
  straight: ({ features, rmse, network }) => `${straightLine(features)} ist ebenso gut: Fehler ${amount(rmse)}, beim Netz ${amount(network)}`,
  projectedInput: ({ features, share }) =>
    `${number(features)} Merkmale beginnen in der Ebene ihrer ${planes.components}, ${keeps({ kind: 'components', share })}`,
  slice: ({ axes, chosen, reach, foreign, near, samples, moves }) => [
    ...(chosen === null ? [] : [mattersMost(axes, chosen)]),
    ...(moves === null && near < samples
      ? [
          `${number(samples - near)} von ${number(samples)} Punkten ${plural(samples - near, { one: 'ist', other: 'sind' })} nicht gezeigt: der Schnittebene nicht nahe oder jenseits ihrer Achsen`,
        ]
      : []),
    `Punkte sind bis ${twoDigits(reach.full)} Standardabweichungen von der Schnittebene ganz zu sehen, ab ${twoDigits(reach.gone)} gar nicht`,
    ...(moves === null && foreign > 0
      ? [`${number(foreign)} ${plural(foreign, { one: 'naher Punkt ist', other: 'nahe Punkte sind' })} ${inForeignColour}`]
      : []),
  ],
  movedSlice: most => `mit den anderen Spalten bei Medianen und Modi ist auf der Ebene von ${list(most)} eine Klasse nicht zu sehen`,
  copied: ([copy, of]) => `${copy} ist eine Kopie von ${of} und geht mit dieser Spalte mit`,
  slicePairs: ({ columns, chosen, reach, foreign }) => [
    ...(chosen === null ? [] : [mattersMost(columns, chosen)]),
    `Punkte sind mindestens bis ${twoDigits(reach.full)} Standardabweichungen von ihrer Ebene ganz zu sehen, spätestens ab ${twoDigits(reach.gone)} gar nicht`,
    ...(foreign > 0 ? [`${counting(foreign, 'ein Punkt ist', 'Punkte sind')} ${inForeignColour}`] : []),
  ],
  clock: 'alle Teilbilder haben dieselbe Uhr: die Auswertungen von Verlust und Gradient × Punkte des besten Starts; was fertig ist, wartet',
  drawn: ({ drawn, rows }) => `gezeichnet: Stichprobe von ${number(drawn)} aus ${number(rows)} Zeilen`,
  sample: ({ drawn, rows, held }) =>
    `gezeichnet: Stichprobe von ${number(drawn)} aus ${number(rows)} Zeilen; gelernt werden alle${held ? ' außer den Testdaten' : ''}`,
  shuffled: ({ drawn, rows }) => `gemischt werden die Spalten in einer Stichprobe von ${number(drawn)} aus ${number(rows)} Zeilen`,
  projected: ({ features, plane }) =>
    `${number(features)} Merkmale beginnen in der Ebene ihrer ${planes[plane.kind]}, ${keeps(plane)}; eine Grenze ist dort nicht gezeichnet`,
  leftOut: ({ flags }) => `${flags}: ohne Wirkung, da mit mehr als zwei Merkmalen weder Ebene noch Schnitte gezeichnet sind`,
  scores: ({ classes }) =>
    `die Scores von ${number(classes)} Klassen unterscheiden sich in ${number(classes - 1)} Richtungen: gezeichnet sind die zwei, die am stärksten trennen, ohne Gebiete`,
  hiddenProjected: ({ share }) => `die verborgene Schicht ist als Projektion gezeichnet, mit ${percent(share)} ihrer Varianz`,
  wholeLayer: ({ layer, why }) =>
    `${layer === null ? 'die verborgene Schicht' : `Schicht ${number(layer)}`} ist in einem Schritt gezeigt und nicht zerlegt: ${why === 'wide' ? 'ihre Eingabe oder ihre Ausgabe hat mehr als die drei gezeichneten Achsen' : 'ihre Gewichte spiegeln den Raum, was keine Drehung kann'}`,
  isLine: ({ chosen }) =>
    chosen
      ? 'die letzte verborgene Schicht ist zur Linie geworden und in der Ebene gezeichnet: kein in der Kreuzvalidierung ebenso gutes Netz bleibt breiter'
      : 'die letzte verborgene Schicht ist zur Linie geworden: ein Neuron würde dort genügen; ein anderer --seed oder ein kleineres --alpha hält sie vielleicht breiter',
  constant: ({ constant, remedy, ...count }) =>
    constant === 'class'
      ? `das Netz gibt allen Punkten dieselbe Klasse, ${rightFor(count)}${mayHelp(remedy)}`
      : `das Netz hat nichts gelernt: es gibt für alle Punkte fast dasselbe aus, ${rightFor(count)}${mayHelp(remedy)}`,
  fewer: ({ logistic, remedy, ...count }) =>
    `das Netz ordnet ${of(count)} richtig zu, weniger als die logistische Regression mit denselben Zeilen (${number(logistic)})${mayHelp(remedy)}`,
  nothing: ({ accuracy, most }) =>
    `nichts gefunden, was die Klassen klar unterscheidet: in der Kreuzvalidierung sind ${percent(accuracy)} richtig, immer ${quoted(most.name)} ist für ${percent(most.share)} richtig`,
  noneNeeded: ({ line, lineAccuracy, drawn }) =>
    `diese Tabelle braucht keine verborgene Schicht: ${lines[line.kind].one} erreicht ${percent(lineAccuracy)} in der Kreuzvalidierung, und kein geprüftes Netz erreicht klar mehr; ${drawn ? 'gezeichnet wird trotzdem eine, da die Szene eine zeigt' : '--hidden 2 zeichnet trotzdem eine'}`,
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
    turn: ['Umschalt ← →', 'dreht, wie seitliches Ziehen'],
    turnBack: ['0', 'dreht zurück, wie ein Doppelklick'],
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
  probabilityValue: ({ share }) => certainty(share),
  prediction: ({ class: name, share, right }) => `${name}, ${certainty(share)}${right ? '' : ' ✗'}`,
  value: ({ value }) => fourDigits(value),
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

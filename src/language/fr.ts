/*
 * Every sentence in French that a reader of a figure can see.
 *
 * Glossary: what is meant, the word used, and where it was looked up. The sources are
 *   [E] A. Bodin, F. Recher: Deepmath. Mathématiques (simples) des réseaux de neurones, Exo7, https://exo7math.github.io/deepmath-exo7/
 *   [D] X. Dupré: Les maths et les données (ENSAE), https://sdpython.github.io/doc/mlstatpy/dev/
 *   [C] Cnam, Cédric: Apprentissage, réseaux de neurones, https://cedric.cnam.fr/vertigo/Cours/ml2/
 *   [U] A. Fles: Réseaux de neurones, https://ia20.alexisfles.ch/cours/CM5
 *   [W] Wikipédia in French: Machine à vecteurs de support, Analyse discriminante, Racine de l’erreur quadratique moyenne
 *   [A] Ch.-A. Azencott: Introduction au Machine Learning (Dunod, 2018)
 *   [G] A. Araldo: Dictionnaire anglais-français pour l’apprentissage automatique (Institut polytechnique de Paris), after Google’s glossary in French
 *   [I] https://www.ibm.com/fr-fr/think/topics: matrice de confusion, taux d’apprentissage, analyse en composantes principales
 *
 *   neural network, layer           réseau de neurones, couche [E]; hidden layer: couche cachée [D, U]
 *   unit                            neurone, which is actif or inactif [E: « le neurone s’active »]
 *   weight, bias, activation        poids, biais, activation [E, U]
 *   input, output, sum              entrée, sortie, somme pondérée [E, U]
 *   decision boundary               frontière de décision [U, A]
 *   straight line, plane            droite, plan; threshold: seuil [E]; a line of levels: ligne de niveau [E]
 *   separable, separate             séparable, séparer [E]
 *   cut                             coupe, of « couper le plan » [E: « sépare le plan en deux parties »]; slice: section
 *   gets so many of all             classe bien … sur …; bien classé, mal classé [D]; classifier: classifieur [D, W]
 *   loss, gradient                  perte, gradient [I, A]; regularization: régularisation [A]
 *   iteration, epoch                itération, époque [E]; learning rate: taux d’apprentissage [I]
 *   training                        apprentissage [E, C]; a start of it: départ
 *   held out                        de test [E, C: « données de test »]
 *   cross-validation, fold          validation croisée, bloc [C, A; https://chocolaterie.github.io: « validation croisée à k blocs »]
 *   permutation importance          importance par permutation [I]; to shuffle: permuter; overfitting: surapprentissage [A, C]
 *   accuracy                        justesse [G]; confusion matrix: matrice de confusion [I]
 *   feature                         variable [A, D]; standardized: centrée réduite [A]; standard deviation: écart type
 *   principal component, variance   composante principale, variance [D, I]; discriminant: axe discriminant [W]
 *   scatter plot, blob              nuage de points [D, I], amas
 *   error, root mean square error   erreur; racine du carré moyen des erreurs [W]; R²: R²
 *   nearest neighbours              plus proches voisins [D]; decision tree: arbre de décision [D]
 *   logistic regression             régression logistique [D]; kernel: noyau, support vector: vecteur de support, margin: marge [W]
 *   hull                            enveloppe (convexe); to fence in, fence: isoler, clôture
 *   keys of a keyboard              Espace, Entrée, Échap, Maj, Début, Fin, Page préc., Page suiv. (NF Z71-300)
 *
 * Spaces are those of the Lexique des règles typographiques en usage à l’Imprimerie nationale: U+00A0 before a colon and
 * inside quotation marks, U+202F before ; ! ? and %. Where decimals stand in a row, semicolons part them.
 */
import type * as Facts from './facts.ts'
import { capital, formatsOf } from './formats.ts'
import { numberWriters } from './numbers.ts'
import { bothCounts, bothErrors, errorsInTurn } from './results.ts'
import { trainingCaptions } from './training.ts'
import type { Translated } from './untranslated.ts'

const { number, list, plural } = formatsOf('fr')
const { local, percent, twoDigits, fewDigits, fourDigits, signed, short, ranged, certainty, amount, heldValue, explained } = numberWriters(number, {
  point: ',',
  percent: '\u202f%',
  to: ' à\u00a0',
})
const above = (bound: string) => `supérieur à\u00a0${bound}`

// The words that sentences share.

const colon = '\u00a0: '
const semicolon = '\u202f; '
const quoted = (name: string) => `«\u00a0${name}\u00a0»`

/** A noun in singular and plural, with its gender. */
interface Noun {
  one: string
  other: string
  feminine: boolean
}
const masculine = (one: string, other = `${one}s`): Noun => ({ one, other, feminine: false })
const feminine = (one: string, other = `${one}s`): Noun => ({ one, other, feminine: true })

const column = feminine('colonne')
const cut = feminine('coupe')
const layerOf = feminine('couche')
const map = feminine('carte')
const neuron = masculine('neurone')
const hiddenNeuron = masculine('neurone caché', 'neurones cachés')
const supportVector = masculine('vecteur de support', 'vecteurs de support')

const digits = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
/** 2 → "deux", 1 → "un" or "une"; numbers from eleven on stay digits. */
const word = (count: number, isFeminine = false) => (digits[count] ?? number(count)) + (isFeminine && count < 2 ? 'e' : '')
/** "une coupe", "deux coupes", "21 coupes": digits stay with their noun. */
const counting = (count: number, noun: Noun) => `${word(count, noun.feminine)}${count > 10 ? '\u00a0' : ' '}${plural(count, noun)}`
/** "1 point", "200 points": always in digits. */
const numbered = (count: number, one: string, other = `${one}s`) => `${number(count)}\u00a0${plural(count, { one, other })}`
/** "de deux", "d’une", and "de" for "des": only before words of one's own. */
const de = (phrase: string) => (phrase.startsWith('des ') ? `de ${phrase.slice(4)}` : /^[aeiouéê]/.test(phrase) ? `d’${phrase}` : `de ${phrase}`)
const of = ({ correct, samples }: Facts.Count) => `${number(correct)} sur\u00a0${number(samples)}`
/** "150 points sur 200". */
const pointsOf = ({ correct, samples }: Facts.Count) => `${numbered(correct, 'point')} sur\u00a0${number(samples)}`
const among = (names: readonly string[]) => (names.length > 0 ? ` (${names.join(', ')})` : '')
/** "la classe 0" of "classe 0", "la classe setosa" of "setosa". */
const theClass = (name: string) => (name.startsWith('classe ') ? `la ${name}` : `la classe ${name}`)

/** The name of a decision, with its article, and its number. */
interface Subject {
  name: string
  many: boolean
}
const lines: Record<Facts.LinearFacts['kind'], Noun> = {
  threshold: masculine('seuil'),
  line: feminine('droite'),
  plane: masculine('plan'),
  linear: masculine('classifieur linéaire', 'classifieurs linéaires'),
}
/** "une droite", "des droites". */
const linearSubject = (linear: Facts.LinearFacts): Subject => {
  const noun = lines[linear.kind]
  return linear.many ? { name: `des ${noun.other}`, many: true } : { name: counting(1, noun), many: false }
}
/** "la meilleure droite", "le meilleur plan". */
const theBest = ({ kind }: Facts.LinearFacts) => (lines[kind].feminine ? `la meilleure ${lines[kind].one}` : `le meilleur ${lines[kind].one}`)
/** "la droite de sortie", "les droites de sortie". */
const ofOutput = (linear: Facts.LinearFacts): Subject => {
  const { one, other, feminine } = lines[linear.kind]
  if (linear.many) return { name: `les ${other} de sortie`, many: true }
  return { name: `${feminine ? 'la' : 'le'} ${one} de sortie`, many: false }
}
const subjectOf = (by: Facts.Decider): Subject => {
  switch (by.kind) {
    case 'outputs':
      return ofOutput(by.linear)
    case 'cuts':
      if (by.further > 0) return { name: 'l’ensemble des couches', many: false }
      return { name: counting(by.cuts, cut), many: by.cuts > 1 }
    case 'units':
      if (by.units === 1) return { name: 'un neurone', many: false }
      return { name: by.layers === 1 ? `${numbered(by.units, 'neurone')} ensemble` : counting(by.layers, layerOf), many: true }
    case 'whole':
      return { name: 'le réseau entier', many: false }
    case 'output layer':
      return { name: 'la couche de sortie', many: false }
    default:
      return linearSubject(by)
  }
}
const allOf = (samples: number) => `les ${numbered(samples, 'point')}`
/**
 * "une droite classe bien 197 sur 200", "des plans classent bien 150/200", "une droite sépare les 200 points"; long names
 * have fewer words behind them.
 */
const counted = ({ name, many }: Subject, right: string, samples: number, separates: boolean) => {
  const isLong = name.length > 20
  if (separates) return `${name} ${many ? 'séparent' : 'sépare'} ${isLong ? `les ${number(samples)}` : allOf(samples)}`
  if (isLong) return `${name}${colon}${right} sur\u00a0${number(samples)}`
  return many ? `${name} classent bien ${right}/${number(samples)}` : `${name} classe bien ${right} sur\u00a0${number(samples)}`
}
const atLeast = ({ correct, exact }: Pick<Facts.Best, 'correct' | 'exact'>) => (exact ? number(correct) : `au moins ${number(correct)}`)
/** "la meilleure droite classe bien 150 sur 200"; where another one may get more, it is said of one alone: "une droite". */
const bestLine = (best: Facts.Best, correct = number(best.correct)) => {
  const separates = best.correct === best.samples
  const isBest = best.exact && !separates && !best.by.many
  return counted(isBest ? { name: theBest(best.by), many: false } : linearSubject(best.by), correct, best.samples, separates)
}
/** "aucune droite n’en classe bien plus de 150 sur 200", where that is proved: what a network is asked. */
const question = (best: Facts.Best) => {
  const { one, feminine } = lines[best.by.kind]
  if (best.correct === best.samples || best.by.many) return bestLine(best)
  return best.exact ? `${word(0, feminine)} ${one} n’en classe bien plus de ${of(best)}` : `${theBest(best.by)} trouvé${feminine ? 'e' : ''}${colon}${of(best)}`
}
const alike = (constant: Facts.ConstantFact) => `${constant === 'class' ? 'la même classe' : 'presque la même sortie'} pour tous les points`
/** "aucune autre droite ne les séparerait tous". */
const noOther = (linear: Facts.LinearFacts) => {
  const noun = lines[linear.kind]
  if (linear.many) return `d’autres ${noun.other} ne les sépareraient pas tous`
  return `${word(0, noun.feminine)} autre ${noun.one} ne les séparerait tous`
}
const accuracyOf = (count: Facts.Count) => `justesse${colon}${of(count)} (${percent(count.correct / count.samples)})`
const same = (constant: Facts.ConstantFact, count: Facts.Count) => `${alike(constant)}, ${accuracyOf(count)}`
const heldOut = (held: Facts.Count | null) => (held ? `, test ${of(held)}` : '')
const further = ({ classes, better, held }: Pick<Facts.ResultFacts, 'classes' | 'better' | 'held'>) => [
  ...(classes
    ? [`${quoted(classes.least.name)}${colon}${of(classes.least)}, toujours ${quoted(classes.most.name)}${colon}${number(classes.most.samples)}`]
    : []),
  ...(better === null
    ? []
    : [better.than === 'best' ? `le meilleur classifieur linéaire${colon}${atLeast(better)}` : `sans couche cachée${colon}${number(better.correct)}`]),
  ...(held ? [accuracyOf(held).replace(colon, ` de test${colon}`)] : []),
]
/** "Une droite sépare les 200 points": what decides, and what the network gets right. */
const result = (facts: Facts.ResultFacts, begin = ''): Facts.Caption => {
  if (facts.constant) return [capital(alike(facts.constant)), accuracyOf(facts), ...further({ ...facts, classes: null, better: null })]
  const separates = facts.correct === facts.samples
  const done = counted(subjectOf(facts.by), number(facts.correct), facts.samples, separates)
  return [capital(`${begin}${done}`), ...further(facts)]
}
const pointsIn = ({ samples, classes }: Facts.PointsFacts) => `${numbered(samples, 'point')} en ${counting(classes, feminine('classe'))}`
const componentsOf = ({ method, count, share }: Facts.ComponentFacts, pca = feminine('composante principale', 'composantes principales')) =>
  method === 'pca'
    ? `${counting(count, pca)} (${percent(share)} de la variance)`
    : `${counting(count, masculine('axe discriminant', 'axes discriminants'))} (${percent(share)} de la variance interclasse)`
const planes = {
  components: 'leurs deux premières composantes principales',
  discriminants: 'leurs deux premiers axes discriminants',
  discriminant: 'leur axe discriminant et la première composante du reste',
}
const keeps = ({ kind, share }: Facts.PlaneFacts) =>
  kind === 'discriminant' ? 'toute la variance interclasse' : `${percent(share)} de la variance${kind === 'components' ? '' : ' interclasse'}`
/** "une couche cachée de deux neurones sigmoid", "des couches cachées de 8 neurones tanh et 3 tanh". */
const networkOf = (layers: readonly Facts.UnitsFacts[]) => {
  if (layers.length === 0) return 'un réseau sans couche cachée'
  if (layers.length === 1) return `une couche cachée ${de(counting(layers[0].units, neuron))} ${layers[0].activation}`
  const each = layers.map(({ units, activation }, i) => `${i === 0 ? numbered(units, 'neurone') : number(units)} ${activation}`)
  return `des couches cachées de ${list(each)}`
}
/** "pendant qu’une couche cachée de deux neurones tanh apprend". */
const whileLearning = (layers: readonly Facts.UnitsFacts[]) =>
  layers.length > 1 ? `pendant que ${networkOf(layers)} apprennent` : `pendant qu’${networkOf(layers)} apprend`
const sides = { right: 'à droite de', left: 'à gauche de', top: 'au-dessus de', bottom: 'au-dessous de' }
/** The input, as it stands after "sur", after "au-dessus", and alone. */
const field = (features: number) =>
  features === 1
    ? { on: 'sur l’axe d’entrée', over: 'au-dessus de l’axe d’entrée', name: 'l’axe' }
    : { on: 'sur le plan d’entrée', over: 'au-dessus du plan d’entrée', name: 'le plan' }
const terrains: Record<Facts.Terrain, string> = {
  plain: 'une plaine',
  step: 'une marche',
  valley: 'une vallée',
  ridge: 'une crête',
  hill: 'une colline',
  landscape: 'un paysage',
}
const months = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']
const dayOf = (day: number) => (day === 1 ? '1er' : number(day))
const nth = (index: number, first: '1er' | '1re') => (index === 0 ? first : `${number(index + 1)}e`)
const notLearned: Record<Facts.NotLearnedBy, { points: Noun; long: string; short: string }> = {
  'held out': { points: masculine('point de test', 'points de test'), long: 'test', short: 'test' },
  'fresh points': { points: masculine('point nouveau', 'points nouveaux'), long: 'points nouveaux', short: 'nouveaux' },
  folds: { points: feminine('ligne en validation croisée', 'lignes en validation croisée'), long: 'validation croisée', short: 'val.\u00a0croisée' },
}
const sweepResult = ({ separates, possible, held, ...count }: Facts.SweepResult) =>
  separates
    ? `${allOf(count.samples)} séparés${heldOut(held)}`
    : `${numbered(count.correct, 'bien classé', 'bien classés')} sur\u00a0${number(count.samples)}${possible ? ', bien que tous soient séparables' : ''}${heldOut(held)}`
const moments = (count: number | null) => (count === null ? '' : `${counting(count, masculine('instant'))} d’une animation`)
/** "de l’itération", "depuis l’époque": all three begin with a vowel. */
const counters: Record<Facts.Counted, Noun> = { iteration: feminine('itération'), epoch: feminine('époque'), step: feminine('étape') }
const reached = ({ unit, samples, right }: Facts.Reached) => {
  if (right.kind === 'constant') return right.constant === 'class' ? 'une seule classe partout' : 'presque la même sortie partout'
  if (right.kind === 'some') return `${number(right.correct)} justes sur\u00a0${number(samples)}`
  return `les ${number(samples)} ${right.since === null ? 'justes' : `depuis l’${counters[unit].one}\u00a0${number(right.since)}`}`
}
const learned = ({ samples, right, held, loss }: Facts.Reached) => [
  ...(right.kind === 'constant' ? [accuracyOf({ correct: right.correct, samples })] : []),
  ...(held ? [`justesse de test${colon}${of(held)}`] : []),
  `perte de ${twoDigits(loss)}`,
]
/** "60 autres pour le test". */
const others = (held: number) => `${numbered(held, 'autre')} pour le test`
const more = ({ held }: Facts.PointsFacts) => (held > 0 ? [others(held)] : [])
const moreHeldOut = ({ held }: Facts.PointsFacts) => (held > 0 ? `${semicolon}${others(held)}` : '')
const sweepDone = (facts: Facts.SweepResult) => {
  if (!facts.first) return sweepResult(facts)
  return facts.held ? `${sweepResult(facts)}, le meilleur` : `${facts.plural ? 'premiers' : 'premier'} à séparer ${allOf(facts.samples)}`
}
const inLayer = (layer: number | null, text: string) => (layer === null ? capital(text) : `Couche\u00a0${number(layer)}${colon}${text}`)
const remedies: Record<Facts.Remedy, string> = {
  solver: 'un --learning-rate plus grand, plus de --max-iter ou un --alpha plus petit',
  starts: 'un autre --seed, plus de --restarts ou un --alpha plus petit',
  layer: 'une couche cachée ou un --alpha plus petit',
}
const mayHelp = (remedy: Facts.Remedy | null) => (remedy === null ? '' : `${semicolon}${remedies[remedy]} peut aider`)
const counts = (score: Facts.Score, scored: Facts.Scored) => bothCounts(score, scored, { number, of, bare: number, notLearned, blank: ' ', and: ', ' })

const measuredOn = ({ by, folds }: Omit<Facts.MeasuredFacts, 'samples'>) =>
  ({
    test: 'mesuré sur les lignes de test',
    folds: `mesuré en validation croisée${folds === null ? '' : ` à ${counting(folds, masculine('bloc'))}`}`,
    given: 'mesuré sur les lignes données, dont peut-être celles d’apprentissage',
  })[by]
const heldAt = ({ column, ...held }: Facts.HeldAt) => `${column} ${heldValue(held)}`
/** "de 5000 lignes sur 60000". */
const ofRows = (drawn: number, rows: number) => `de ${numbered(drawn, 'ligne')} sur\u00a0${number(rows)}`
const heldBy = (count: number, { by, row }: Pick<Facts.SliceFacts, 'by' | 'row'>) => {
  const [median, usual] = count === 1 ? ['à sa médiane', 'à sa médiane ou son mode'] : ['à leurs médianes', 'à leurs médianes ou modes']
  return by.map(way => ({ median, usual, row: `comme à la ligne\u00a0${row}`, given: 'comme indiqué' })[way]).join(' ou ')
}
/** "hue 1 (médiane) ; proline 750", "proline 750 ; dix autres à leurs médianes", "les 11 autres colonnes comme à la ligne 17": what a slice holds. */
const holds = ({ held, marked, others: count, ...ways }: Facts.SliceFacts) => {
  const by = heldBy(count, ways)
  const mark = ways.row === null ? 'médiane' : `ligne\u00a0${number(ways.row)}`
  const named = held.map((one, i) => `${heldAt(one)}${i < marked ? ` (${mark})` : ''}`).join(semicolon)
  if (count === 0) return named
  if (named === '') return count === 1 ? `l’autre colonne ${by}` : `les ${counting(count, feminine('autre colonne', 'autres colonnes'))} ${by}`
  return `${named}${semicolon}${counting(count, feminine('autre'))} ${by}`
}
const mattersMost = (columns: readonly string[], { by, isAmongMany }: NonNullable<Facts.SliceFacts['chosen']>) => {
  const amongMany = isAmongMany ? ' parmi les colonnes de plus de deux valeurs' : ''
  return `${list(columns)} ont la plus grande importance par permutation${amongMany}, ${measuredOn({ by, folds: null }).replace('mesuré', 'mesurée')}`
}
const nearRows = (near: number, samples: number) =>
  `${numbered(near, 'ligne')} sur\u00a0${number(samples)} ${plural(near, { one: 'est proche', other: 'sont proches' })}`
/** "97 lignes sur 178 sont proches de la section". */
const nearPoints = ({ near, samples, without }: Pick<Facts.SliceFacts, 'near' | 'samples' | 'without'>) =>
  `${nearRows(near, samples)} de la section${without.length === 0 ? '' : ` (aucune de ${without.join(', ')})`}`

/** "les autres colonnes à leurs médianes": what slices along pairs of columns hold. */
const holdsOthers = ({ held, by, row }: Facts.PairsFacts) =>
  [...held.map(heldAt), ...(by.length > 0 ? [`les autres colonnes ${heldBy(2, { by, row })}`] : [])].join(semicolon)
/** "12 à 84 lignes sur 178 sont proches". */
const nearEach = ({ near, samples }: Pick<Facts.PairsFacts, 'near' | 'samples'>) => {
  const [least, most] = [Math.min(...near), Math.max(...near)]
  return `${least === most ? '' : `${number(least)} à `}${nearRows(most, samples)}`
}
/** The reason for which a point may be right in another class's colour. */
const inOtherColour = `dans la couleur d’une autre classe${colon}d’autres colonnes diffèrent`
const deviations = (count: number) => `${twoDigits(count)}\u00a0${plural(Number(count.toPrecision(2)), { one: 'écart type', other: 'écarts types' })}`

const straightLine = (features: number) => (features === 1 ? 'une droite' : features === 2 ? 'un plan' : 'un modèle linéaire')
const errorOf = (rmse: number) => `erreur de ${amount(rmse)}`
/** "erreur de test : 0,07". */
const errorsFirst = (facts: Facts.NamedErrors) =>
  errorsInTurn(facts, {
    names: { own: 'erreur de ', given: 'erreur d’apprentissage de ', test: 'erreur de test de ', folds: 'erreur de validation croisée de ' },
    ofMean: (share, target) => `${percent(share)} de la moyenne de ${target}`,
    r2: r2 => `R²\u00a0${explained(r2, above)}`,
    log: ({ factor, r2 }) => [`erreur typique\u00a0: un facteur ${fewDigits(factor)}`, `R² des logarithmes\u00a0: ${explained(r2, above)}`],
    amount,
    and: semicolon,
  })
const errorsOf = (score: Facts.ErrorScore) => bothErrors(score, { amount, named: digits => `erreur de ${digits}`, notLearned, blank: ' ', and: semicolon })
/** The points that regressors have not learned, and how many: "80 lignes en validation croisée". */
const judgedOn = (by: Facts.NotLearnedBy, samples: number) => `${number(samples)}\u00a0${plural(samples, notLearned[by].points)}`

const lossAnd = ({ held, loss }: Facts.ReachedError) => [...(held !== null ? [`erreur de test${colon}${amount(held)}`] : []), `perte de ${twoDigits(loss)}`]
/** "Sans couche cachée", "Six neurones cachés", "Deux couches cachées, 8 → 3 neurones". */
const hiddenLayers = (sizes: readonly number[]) => {
  if (sizes.length === 0) return 'Sans couche cachée'
  if (sizes.length === 1) return capital(counting(sizes[0], hiddenNeuron))
  return `${capital(word(sizes.length))} couches cachées, ${sizes.map(number).join(' → ')}\u00a0neurones`
}
/** "du tableau cars.csv". */
const fromTable = (table: string | null) => (table === null ? 'd’un tableau' : `du tableau ${table}`)

const trainingOf = trainingCaptions({
  colon,
  start: start => (start.kind === 'step' ? `Étape\u00a0${number(start.number)}` : 'Poids initiaux'),
  firstWeights(start) {
    if (start.kind === 'continuation')
      return `suite d’une ${start.by === 'alpha' ? 'régularisation plus faible' : 'activation plus douce'}, après ${counting(start.failed, masculine('départ'))} sans succès`
    return start.isRight
      ? `départ\u00a0${number(start.number)}, après ${counting(start.number - 1, masculine('échec'))}`
      : `le meilleur de ${number(start.of)} départs`
  },
  iterate: (unit, iterate) => `${capital(counters[unit].one)}\u00a0${number(iterate)}`,
  hardlyChanges: (unit, { from, to }) => `presque stable de l’${counters[unit].one}\u00a0${number(from)} à\u00a0${number(to)}`,
  afterAll: ({ after, isLast, unit }) =>
    unit === 'step' ? `${isLast ? 'Étape' : 'Après l’étape'}\u00a0${number(after)}` : `Après ${counting(after, counters[unit])}`,
  reasons: {
    gradient: 'le gradient est proche de 0',
    decrease: 'la perte ne baisse presque plus',
    iterations: 'le maximum --max-iter est atteint',
    lineSearch: 'aucun pas ne réduit la perte',
    noImprovement: 'la perte n’a pas baissé pendant dix époques',
  },
})

export const tag = 'fr'
export const numbers: Translated<'fr'>['numbers'] = { number, local, percent, fewDigits, fourDigits, certainty, amount, heldValue }
export const chapters: Translated<'fr'>['chapters'] = {
  again: 'Retour aux données',
  afterTurn: 'Après la rotation',
  away: 'Points effacés',
  back: 'Le retour',
  beforeTurn: 'Avant la rotation',
  bestLine: 'La meilleure droite',
  boundary: 'La frontière',
  cuts: 'Les coupes',
  fence: ({ cuts }) => capital(counting(cuts, cut)),
  found: 'Par apprentissage',
  hull: 'L’enveloppe',
  inside: 'À l’intérieur',
  cut: ({ unit }) => `Coupe ${unit}`,
  data: 'Les données',
  end: 'La fin',
  first: 'Poids initiaux',
  last: 'Après l’apprentissage',
  inScene: ({ name, scene }) => `${name} (${scene})`,
  layer: ({ layer }) => `Couche ${number(layer)}`,
  learning: 'L’apprentissage',
  line: 'La droite',
  oneByOne: 'Un par un',
  orbit: 'Vue de tous côtés',
  output: 'La sortie',
  point: ({ number: nth }) => `Point ${number(nth)}`,
  regions: 'Les régions',
  result: 'Le résultat',
  sideBySide: 'Côte à côte',
  surface: 'La surface',
  there: 'L’aller',
  turn: 'La rotation',
  verdict: 'Le verdict',
  activation: 'Activation',
  slide: 'b décale',
  stretch: 'W étire',
  weights: 'Les poids',
  press: 'Aplati',
  fold: 'Plié',
  turning: 'W tourne',
  score: 'Scores',
}

export const axes: Translated<'fr'>['axes'] = {
  component: ({ index }) => `${nth(index, '1re')} composante`,
  direction: ({ index, only }) => (only ? 'direction de sortie' : `${nth(index, '1re')} direction de sortie`),
  discriminant: ({ index }) => (index === null ? 'axe discriminant' : `${nth(index, '1er')} axe discriminant`),
  spread: 'composante',
  within: ({ name, within }) => `${name} (${within})`,
  day: ({ day, month }) => `${dayOf(day)} ${months[month - 1]}`,
  month: ({ month, year }) => `${months[month - 1]} ${year}`,
  date: ({ day, month, year }) => `${dayOf(day)} ${months[month - 1]} ${year}`,
  years: years => ranged(years, String),
  no: 'non',
  yes: 'oui',
  accuracy: 'justesse',
  regions: 'régions linéaires',
  error: 'erreur (RMSE)',
  loss: 'perte',
  curves: ({ penalized }) => [penalized ? 'apprentissage, régularisation comprise' : 'apprentissage', 'test'],
  iterates: ({ unit }) => counters[unit].one,
  work: 'évaluations du gradient × exemples',
  arrows: ({ follows }) =>
    follows ? 'chaque coupe suit la somme des forces de tous les points' : `flèches${colon}le gradient en cet instant, point par point`,
  percent: ({ value }) => `${number(value)}\u202f%`,
  probability: 'P',
  probabilityOf: ({ name }) => `P(${name})`,
}

export const panels: Translated<'fr'>['panels'] = {
  layers: ({ units }) => {
    if (units.length === 0) return 'sans couche cachée'
    return `${list(units.map(number))}\u00a0${plural(units.length === 1 ? units[0] : 2, neuron)}`
  },
  components: ({ count, method }) => (method === 'pca' ? numbered(count, 'composante') : numbered(count, 'axe discriminant', 'axes discriminants')),
  learningRate: ({ value }) => `taux d’apprentissage\u00a0${number(value)}`,
  value: ({ key, value }) => `${{ alpha: 'alpha', noise: 'bruit', seed: 'graine' }[key]} ${number(value)}`,
  whole: 'le réseau entier',
  without: ({ unit, layer }) => `sans ${unit}${layer === null ? '' : ` de la couche\u00a0${number(layer)}`}`,
  lacks: ({ lost, unit, layer, ...count }) => `${panels.without({ unit, layer })}${lost === 0 ? ', rien n’est perdu' : `${colon}${of(count)}`}`,
  result: ({ after, projected, ...facts }) => `${sweepDone(facts)}${after === null ? '' : `, à ${short(after)}`}${projected ? ', en projection' : ''}`,
}

export const facts: Translated<'fr'>['facts'] = {
  data: ({ name }) => name ?? 'un tableau',
  best: best => atLeast(best),
  units: ({ units }) => units.map(number).join(', ') || number(0),
}

export const data: Translated<'fr'>['data'] = {
  title: parts => parts.join(', '),
  points: points => [pointsIn(points), ...more(points)],
  pointsOf: ({ forms, ...points }) => [pointsIn(points), capital(forms.join(', ')), ...more(points)],
  forms: ({ forms: [first, ...others] }) => [capital(first), ...others],
  classNumber: ({ name }) => `classe ${name}`,
  columns: ({ table, names }) => [`${table ?? 'Un tableau'}${colon}${names.join(' et ')}`],
  reduced: ({ table, features, ...to }) => [`${table ?? 'Un tableau'}${colon}${numbered(features, 'variable')}`, componentsOf(to)],
  projected: ({ table, features, ...plane }) => [
    `${table ?? 'Un tableau'}${colon}${numbered(features, 'variable projetée', 'variables projetées')}`,
    `montre ${keeps(plane)}`,
  ],
}

export const regression: Translated<'fr'>['regression'] = {
  points: ({ samples, held }) => [numbered(samples, 'point'), ...(held > 0 ? [others(held)] : [])],
  formula: ({ formula }) => [formula],
  table: ({ table, target, features }) => [
    `Prédire ${target} selon ${features.length > 3 ? counting(features.length, column) : list(features)}`,
    table ?? 'un tableau',
  ],
  straight: ({ features, rmse }) => [`${capital(straightLine(features))}${colon}${errorOf(rmse)}`, 'racine du carré moyen des erreurs'],
  off: facts => {
    const [says, ...others] = errorsFirst(facts)
    return [capital(says), ...others]
  },
  only: ({ names, r2, all }) =>
    `seulement ${list(names)}, les autres permutées${colon}R²\u00a0${explained(r2, above)}${semicolon}toutes les colonnes${colon}${explained(all, above)}`,
  constant: ({ rmse }) => ['Le réseau prédit partout la même valeur', errorOf(rmse)],
  panel: ({ rmse, held, least }) => `${errorOf(rmse)}${held === null ? '' : `${semicolon}test ${amount(held)}`}${least ? `${semicolon}la plus faible` : ''}`,
  title: ({ sizes }) => hiddenLayers(sizes),
}

export const fit: Translated<'fr'>['fit'] = {
  chapterMean: 'La moyenne',
  chapterPart: ({ unit }) => `${unit} s’ajoute`,
  chapterRest: 'Les autres',
  chapterFit: 'L’ajustement',
  pointMean: 'moyenne',
  mean: ({ rmse }) => [`Seulement la moyenne${colon}erreur ${amount(rmse)}`, 'racine du carré moyen des erreurs'],
  part: ({ unit, count, rmse, isWorse }) => [
    count === 1 ? `Avec un neurone${colon}erreur ${amount(rmse)}` : `Avec ${word(count)}${colon}${amount(rmse)}`,
    isWorse ? `plus que sans ${unit}${colon}les autres neurones le corrigent` : `ce que ${unit} ajoute`,
  ],
  rest: ({ units, all, rmse }) => [
    `Avec les ${word(all)}${colon}${amount(rmse)}`,
    `ce que les ${counting(units, masculine('autre neurone', 'autres neurones'))} ajoutent`,
  ],
  clause: ({ units }) =>
    units === null
      ? 'une droite est tracée parmi eux'
      : units === 1
        ? 'l’apport du neurone est tracé en courbe'
        : `les apports ${de(counting(units, neuron))} sont tracés en courbes, puis ajoutés pour former la courbe parmi eux`,
}

export const fitTraining: Translated<'fr'>['fitTraining'] = {
  ...trainingOf(({ error }: Facts.ReachedError) => `erreur de ${amount(error)}`, lossAnd),
  predicted: 'prédiction',
  clause: ({ layers, features }) =>
    `${whileLearning(layers)}, ${features === 1 ? 'la courbe parmi les points' : features === 2 ? 'les niveaux de la prédiction' : 'la prédiction de chaque point'}, la place des points dans le réseau et la courbe de la perte changent`,
}

export const target: Translated<'fr'>['target'] = {
  off: ({ value, error }) => `${fourDigits(value)}${semicolon}${errorOf(error)}`,
  error: 'erreur',
  rest: 'biais',
  sentence: ({ value, error }) => `prédiction ${fourDigits(value)}${semicolon}${errorOf(error)}`,
}

export const lift: Translated<'fr'>['lift'] = {
  stand: ({ feature, target }) => [
    /\s/.test(feature + target) ? 'L’entrée devient le sol, la cible la hauteur' : `L’axe ${feature} devient le sol, ${target} la hauteur`,
  ],
  way: ({ units, features, bends }) => {
    if (features > 2) return ['Les points passent dans la couche cachée']
    const floor = features === 1 ? 'l’axe' : 'le sol'
    if (units === 1) return [features === 1 ? 'Un neurone étire l’axe' : 'Un neurone écrase le sol en une droite']
    return [`${capital(counting(units, neuron))} ${bends ? 'courbent' : 'déplacent'} ${floor}`]
  },
  plane: ({ kind, nearness, ...of }) => {
    const one = capital(counting(1, lines[kind]))
    if (nearness === 'off') return [`${one} reste loin des hauteurs`, ...errorsFirst(of)]
    return [`${one} ${nearness === 'through' ? 'convient à' : 'passe près de'} toutes les hauteurs`, ...errorsFirst(of)]
  },
  back: ({ features, kind }) => {
    if (features > 2) return ['Retour aux données']
    if (features === 1 && kind === 'plane') return ['La droite du plan revient à l’entrée']
    return [`À l’entrée, ${kind === 'line' ? 'la droite est courbe' : 'le plan est courbe'}`]
  },
  fit: ({ kind, bends, features, ...of }) => {
    const it = kind === 'line' ? 'La droite est' : 'Le plan est'
    const back = kind === 'line' ? 'revenue' : 'revenu'
    return [`${it} ${bends ? `cette ${features === 1 ? 'courbe' : 'surface'}` : back}`, ...errorsFirst(of)]
  },
  chapters: { stand: 'L’axe', plane: 'Le plan', down: 'Retour au graphique', fit: 'L’ajustement', sum: 'La somme' },
}

export const predictions: Translated<'fr'>['predictions'] = {
  output: ({ sources, result: [off, ...others] }) => [
    `La sortie ${sources === 1 ? 'ajoute' : 'additionne'} ${counting(sources, feminine('part'))}`,
    off,
    ...others,
  ],
  point: ({ name, value, error, isLargest }) =>
    isLargest
      ? [`La plus grande erreur${colon}${amount(error)}`, `prédiction${colon}${name} = ${fewDigits(value)}`]
      : [`Prédiction${colon}${name} = ${fewDigits(value)}`, errorOf(error)],
}

export const levels: Translated<'fr'>['levels'] = {
  title: ({ name }) => `${name} selon le réseau, sur le plan d’entrée`,
  all: 'Tous les niveaux',
  chapter: ({ name, label }) => `${name} = ${label}`,
  line: ({ name, label }) => [`Ici le réseau prédit ${name} = ${label}`],
}

const [crease, region] = [masculine('pli'), feminine('région')]
export const regions: Translated<'fr'>['regions'] = {
  title: 'Régions linéaires du réseau',
  creases: ({ creases, regions: own, most }) => {
    const count = most === null || own === most ? counting(own, region) : `${number(own)} régions sur ${number(most)}`
    return `${capital(counting(creases, crease))}, ${count}${own === most ? ' (maximum)' : ''}`
  },
  layer: ({ layer, regions: own }) => `Plis de la couche ${number(layer)}${colon}${counting(own, region)}`,
  counted: ({ regions: own }) => counting(own, region),
  slopes: ({ regions: own, constant, classes }) => [
    own === 1 ? `Une région${colon}le réseau est linéaire` : `Couleur${colon}direction et taille de la pente`,
    ...(classes > 2 ? ['de l’avance sur la classe suivante'] : []),
    ...(constant > 0 ? [`constante dans ${counting(constant, region)}`] : []),
  ],
  junctions: ({ junctions }) => `trois classes se touchent en ${counting(junctions, masculine('point'))}`,
  joints: ({ joints }) => `${capital(counting(joints + 1, masculine('segment')))}, ${counting(joints, crease)}`,
  region: ({ number: nth, pattern }) => [`Région ${number(nth)}`, ...pattern].join(' · '),
  points: count => `elle contient ${pointsOf(count)}`,
}

export const marks: Translated<'fr'>['marks'] = {
  heldOut: 'point de test',
  wrong: 'mal classé',
  lost: 'perdu',
  foreign: 'juste, d’autres colonnes diffèrent',
  support: 'vecteur de support',
}

export const slice: Translated<'fr'>['slice'] = {
  near: facts => (facts.moves === null ? [`${nearPoints(facts)}, les autres masquées`, `fixé${colon}${holds(facts)}`] : [`fixé${colon}${holds(facts)}`]),
  distance: 'distance à la section',
  fromSlice: ({ distance, shown, foreign }) => `${deviations(distance)}${shown ? (foreign ? `${semicolon}${marks.foreign}` : '') : `${semicolon}masqué`}`,
  title: facts => `${heldAt(facts)}${colon}${nearPoints(facts)}`,
  count: ({ near, samples }) => of({ correct: near, samples }),
  pairsTitle: ({ columns }) =>
    columns.length === 2 ? 'Section selon deux colonnes' : `Sections selon toutes les paires de ${counting(columns.length, column)}`,
  pairs: facts => [
    `${nearEach(facts)} ${facts.columns.length === 2 ? 'de la section' : 'de chaque section'}, les autres masquées`,
    `fixé${colon}${holdsOthers(facts)}`,
  ],
  foreignTo: ({ each }) =>
    `justes dans la couleur d’une autre classe, car d’autres colonnes diffèrent${colon}${each.map(({ name, foreign }) => `${name} ${number(foreign)}`).join(', ')}`,
}

export const sliders: Translated<'fr'>['sliders'] = {
  name: 'Colonnes fixées',
  reset: 'Réinitialiser',
  others: ({ others: count, ...ways }) => `${counting(count, feminine('autre'))} ${heldBy(count, ways)}`,
  near: nearPoints,
}

export const forms: Translated<'fr'>['forms'] = {
  article: ['trois amas alignés qui se chevauchent', 'celui du milieu est une classe à part'],
  blobs: ['trois amas alignés', 'celui du milieu est une classe à part'],
  checkerboard: ['les cases d’un damier'],
  circles: ({ hollow }) => [hollow ? 'un anneau dans un anneau' : 'un disque dans un anneau'],
  clusters: ({ classes }) => [`${counting(classes, masculine('amas', 'amas'))} sur un cercle`, 'chacun est une classe à part'],
  digits: ['chiffres manuscrits'],
  expression: ({ formula }) => [`une classe est là où ${formula}`],
  flower: ['les pétales d’une fleur', 'de deux classes'],
  iris: ['mesures de trois espèces d’iris'],
  moons: ['deux demi-lunes imbriquées'],
  spirals: ({ classes }) => [`${counting(classes, masculine('bras', 'bras'))} d’une spirale`],
  xor: ['quatre amas aux coins d’un carré', 'les coins opposés d’une même classe'],
}

export const titles: Translated<'fr'>['titles'] = {
  network: ({ sizes, wide, decision }) => {
    const shown = `${hiddenLayers(sizes)}${sizes.length === 1 && wide !== null ? ` en ${word(wide)} dimensions` : ''}`
    if (decision === null) return shown
    if (decision === 'one class') return `${shown}, une seule classe`
    const { name, many } = linearSubject(decision)
    return `${shown}, ${name}${many ? ' entre classes' : ''}`
  },
  diagram: ({ sizes }) => `Le réseau${colon}${sizes.map(number).join(' → ')}`,
  lift: ({ units, features }) =>
    `${capital(counting(units, hiddenNeuron))} ${plural(units, { one: 'plonge', other: 'plongent' })} ${features === null ? 'les points' : field(features).name} dans un cube`,
  oneClass: 'Une seule classe partout',
  boundary: 'La frontière de décision',
  cuts: ({ units }) => `${capital(counting(units, neuron))} ${plural(units, { one: 'fait', other: 'font' })} ${counting(units, cut)}`,
  orbit: ({ layers }) => (layers > 1 ? 'La dernière couche cachée vue de tous côtés' : 'La couche cachée vue de tous côtés'),
  surface: ({ name, features }) => `${name === null ? 'P(classe prédite)' : `P(${name})`} ${field(features).on}`,
  ways: ({ count }) => `${capital(counting(count, feminine('façon')))} de partager un plan`,
  fits: ({ count }) => `${capital(counting(count, feminine('façon')))} de tracer une courbe`,
  training: ({ unit, first, last }) =>
    `Le réseau apprend${colon}${unit === 'step' ? `étapes ${number(first)} à\u00a0${number(last)}` : counting(last, counters[unit])}`,
}

export const layers: Translated<'fr'>['layers'] = {
  stay: ['Sans couche cachée, les points restent'],
  scored: ({ classes }) => [classes === 2 ? 'Le score, somme pondérée des colonnes' : `Un score par classe${colon}une somme pondérée`],
  onTheWay: ({ units, moved, bends }) => {
    if (moved === 'points') return ['Les points passent dans la couche cachée']
    const does = bends ? { one: 'courbe', other: 'courbent' } : { one: 'déplace', other: 'déplacent' }
    return [`${capital(counting(units, neuron))} ${plural(units, does)} ${moved === 'line' ? 'l’axe' : 'le plan'}`]
  },
  to: ({ layer, units, kept }) => [
    `À la couche\u00a0${number(layer)}${colon}${numbered(units, 'neurone')}`,
    ...(kept === null ? [] : [`en projection${colon}${percent(kept)} de la variance`]),
  ],
  stretch: ({ layer }) => [inLayer(layer, `P étire l’espace${colon}x P, W = P Q`)],
  turn: ({ layer }) => [inLayer(layer, `Q tourne l’espace${colon}x P Q = x W`)],
  slide: ({ layer }) => [inLayer(layer, `les biais b décalent l’espace${colon}x W + b`)],
  activation: facts => [inLayer(facts.layer, `${facts.name} ${facts.bounded ? 'écrase l’espace' : 'plie l’espace'}${colon}h = ${facts.symbol}(x W + b)`)],
  cuts: ({ units, cuts }) => {
    if (cuts === units) return [titles.cuts({ units })]
    return [`${capital(counting(cuts, neuron))} sur ${word(units)} ${plural(cuts, { one: 'coupe', other: 'coupent' })} le plan ici`]
  },
  cut: ({ unit }) => [`${unit} ajoute son côté`],
}

export const paper: Translated<'fr'>['paper'] = {
  creases: ['Chaque neurone fait un pli'],
  press: ({ beyond }) => [`Ce ${beyond === 'range' ? 'qui sort de son intervalle' : 'qu’il éteint'} est ${beyond === 'nearly' ? 'presque ' : ''}aplati`],
  fold: ['La couche suivante plie le plan'],
  boundary: ({ corners, opened }) =>
    `${opened ? 'Déplié' : 'Frontière'}${colon}${counting(corners, masculine('sommet'))}${['', ' sur un pli'][corners] ?? ' sur des plis'}`,
}

export const results: Translated<'fr'>['results'] = {
  input: ({ view, best, isAsGood }) => [
    capital(question(best)),
    ...(isAsGood ? ['aussi bien que le réseau'] : []),
    ...(view === null
      ? []
      : [
          'plane' in view
            ? `${numbered(view.features, 'variable projetée', 'variables projetées')} (${keeps(view.plane)})`
            : componentsOf(view, feminine('composante')),
        ]),
  ],
  network: facts => result(facts),
  hidden: ({ view, now, ...facts }) => {
    // On the input another one may get as many.
    const [done, ...others] = result(facts, now ? 'désormais ' : view === null || view === 'none' || facts.by.kind === 'outputs' ? '' : 'ici ')
    const shown =
      view === null || view === 'layer'
        ? []
        : [
            view === 'none'
              ? 'sans couche cachée'
              : view === 'line'
                ? 'la couche cachée s’est réduite à un seul nombre'
                : `la couche cachée, en projection${colon}${percent(view.share)} de la variance`,
          ]
    return [done, ...others, ...shown]
  },
  undecided: [`Ici le réseau hésite${colon}la frontière`],
  paler: [`Plus pâle${colon}moins sûr`],
  oneClass: ({ joins }) => [`La sortie ${joins ? 'réunit les coupes' : 'tranche'}${colon}une ${joins ? '' : 'seule '}classe partout`],
  none: linear => {
    if (linear.many) return [`Même ${linearSubject(linear).name} ne les séparent pas tous`]
    return [`${capital(counting(0, lines[linear.kind]))} ne les sépare tous`]
  },
  another: linear => {
    const noun = lines[linear.kind]
    return [linear.many ? `D’autres ${noun.other} les sépareraient tous` : `${capital(word(1, noun.feminine))} autre ${noun.one} les séparerait tous`]
  },
  gap: ({ width, between, classes, units }) => [
    between === null
      ? `L’écart le plus étroit entre classes${colon}${twoDigits(width)}`
      : `L’écart ${classes > 2 ? 'le plus étroit ' : ''}mesure ${twoDigits(width)}`,
    ...(between === null ? [] : [`entre ${between.join(' et ')}`]),
    ...(units === null ? [] : [`dans l’espace des ${numbered(units, 'neurone')}`]),
  ],
  allSides: ({ wrong, samples, planes: drawn }) => {
    if (wrong > 0) return [`${pointsOf({ correct: wrong, samples })} ${plural(wrong, { one: 'est', other: 'sont' })} du mauvais côté`]
    if (drawn === null) return ['De tous les côtés']
    return [`De tous les côtés${colon}${drawn === 'many' ? 'des plans' : 'un plan'} entre les classes`]
  },
  returned: ({ line, held, ...count }) => {
    if (line === 'points') return [`${pointsOf(count)} du bon côté`, ...further({ classes: null, better: null, held })]
    const done = `${count.correct === count.samples ? `les ${number(count.samples)}` : of(count)} bien classés`
    if (line === null) return [`La frontière de décision${colon}${done}`]
    const { one, other, feminine: isFeminine } = lines[line.by.kind]
    if (line.by.many) return [`Ces ${other} deviennent la frontière${colon}${done}`]
    const now = line.curves > 1 ? `ces ${word(line.curves)} ${line.bent ? 'courbes' : 'droites'}` : line.bent ? 'cette courbe' : 'la frontière'
    return [`${isFeminine ? 'Cette' : 'Ce'} ${one} devient ${now}${colon}${done}`]
  },
  sheets: ({ units, surfaces }) => [
    `${capital(counting(units, neuron))}, ${counting(surfaces, feminine('surface', 'surfaces'))}`,
    `chacune${colon}sortie × poids`,
  ],
  added: ({ shape }) => [shape === null ? 'Additionnées' : `Additionnées, elles forment ${terrains[shape]}`],
  bias: ({ raises }) => [`Le biais ${raises ? 'relève' : 'abaisse'} la surface`],
  shore: ({ name }) => [`Eau à zéro${colon}la rive est la frontière`, `hauteur${colon}le logit de ${name}`],
  squashed: [`En probabilité${colon}la rive ne bouge pas`],
  levels: ({ high, low }) => [`Eau à ${percent(high)}, puis à ${percent(low)}`],
  surface: ({ shape, height, ...facts }) => {
    if (facts.constant) return result(facts)
    const more = [accuracyOf(facts), ...further(facts)]
    if (shape === null) return [`Hauteur${colon}P de la classe prédite`, ...more]
    if (height !== null) return [`La hauteur est P(${height})`, ...more]
    const { name, many } = subjectOf(facts.by)
    return [capital(`${name} ${many ? 'forment' : 'forme'} ${terrains[shape]}`), ...more]
  },
}

export const network: Translated<'fr'>['network'] = {
  inputs: ({ count }) => [`L’entrée${colon}${counting(count, masculine('nombre'))}`],
  adds: ({ layer, units, sources }) => {
    const adds = plural(units, { one: 'additionne', other: 'additionnent' })
    if (layer !== null) return [`Couche\u00a0${number(layer)}${colon}${counting(units, neuron)} ${adds} ${counting(sources, map)}`, 'pondérées, plus un biais']
    return [
      `Chaque neurone calcule ${sources === 1 ? 'poids × entrée + biais' : 'une somme pondérée'}`,
      `${numbered(units, 'somme')} ${de(counting(sources, feminine('entrée', 'entrées')))} et d’un biais`,
    ]
  },
  changes: ({ activation, bounded, on }) => [
    activation === null ? '… et transmet la somme' : bounded ? `… et écrase la somme${colon}actif ou inactif` : `… et applique ${activation} à la somme`,
    ...(on === null ? [] : [`${on.unit} actif ${sides[on.side]} sa coupe`]),
  ],
  output: ({ sources, hidden, classes, result: [done, ...others] }) => [
    `${classes > 2 ? `${capital(counting(classes, feminine('sortie')))} additionnent` : 'La sortie additionne'} ${counting(sources, hidden ? map : masculine('nombre'))}`,
    done,
    ...others,
  ],
  point: ({ name, share, isNearest, right }) => [
    `${isNearest ? 'Le moins sûr' : 'Un point'}${colon}${name}, ${certainty(share)}`,
    ...(right ? [] : [`faux${colon}le point est d’une autre classe`]),
  ],
  lines: { adds: 'ajoute', takes: `retranche${semicolon}largeur${colon}sa part dans la somme`, short: 'retranche' },
  pixelLines: { adds: 'pixel qui ajoute', takes: 'pixel qui retranche' },
  pixels: ({ count }) => counting(count, masculine('pixel')),
  more: ({ count, place }) =>
    place ? `et ${numbered(count, { feature: 'variable', unit: 'neurone', output: 'sortie' }[place])} de plus` : `+ ${numbered(count, 'autre')}`,
  largest: 'la plus grande gagne',
  unit: ({ name, place, layer }) =>
    place === 'unit' ? `${name}, un neurone de la couche\u00a0${number(layer)}` : `${name}, une ${place === 'output' ? 'sortie' : 'variable'}`,
  scaled: ({ name, mean, deviation }) => `centrée réduite${colon}(${name} ${mean < 0 ? '+' : '−'} ${twoDigits(Math.abs(mean))}) / ${twoDigits(deviation)}`,
  /** "h₂ = σ(1,30 x₁ − 0,40 x₂ + 0,70)": spaces within a term do not break. */
  formula: ({ name, activation, terms, more, bias }) => {
    const all = [
      ...terms.map(({ name: of, weight }) => `${signed(weight)} ${of}`.replace(/ /g, '\u00a0')),
      ...(more > 0 ? [`+\u00a0${numbered(more, 'autre')}`] : []),
      signed(bias),
    ]
    const sum = all.join(' ').replace(/^\+\s/, '').replace(/^−\s/, '−')
    return `${name} = ${activation === null ? sum : `${activation}(${sum})`}`
  },
  softmax: ({ name, sum }) => `P(${name}) = exp ${sum} / Σ exp z`,
  above: count => `la somme est positive pour ${pointsOf(count)}`,
  wrong: ({ share, loss }) => [`La bonne classe reçoit p = ${share}${colon}perte ${loss}`],
  moves: ({ rate, halved }) => [`Chaque poids change de −${rate} × son gradient ∂`, ...(halved ? ['réduit jusqu’à ce que la perte baisse'] : [])],
  pass: ({ layer, back }) => `${back ? 'Vers l’arrière' : 'Vers l’avant'}${colon}${layer === null ? 'la sortie' : `couche ${number(layer)}`}`,
  falls: ({ before, after }) => [`La perte de la ligne baisse de ${before} à ${after}`],
}

export const choice: Translated<'fr'>['choice'] = {
  nothing: ({ accuracy, most, clearly }) => {
    const right = percent(accuracy)
    const against = right === percent(most.share) ? '' : `, contre ${percent(most.share)}`
    return [`Pas ${clearly ? '' : 'nettement '}mieux que toujours ${quoted(most.name)}`, `justesse en validation croisée${colon}${right}${against}`]
  },
  noneNeeded: ({ line, lineAccuracy }) => [
    'Aucune couche cachée n’est nécessaire',
    `${counting(1, lines[line.kind])} fait aussi bien${colon}justesse en validation croisée ${percent(lineAccuracy)}`,
  ],
  network: ({ accuracy, line, lineAccuracy, most, againstMost }) => {
    const other = againstMost
      ? `toujours ${quoted(most.name)}${colon}${percent(most.share)}`
      : `${counting(1, lines[line.kind])}${colon}${percent(lineAccuracy)}`
    return [`Le réseau${colon}${percent(accuracy)}, ${other}`, 'justesse en validation croisée']
  },
  overfit: ({ unseen, seen, named }) => [
    `${named ? `Surapprentissage${colon}` : ''}${percent(unseen)} des lignes de test justes`,
    `${percent(seen)} des lignes d’apprentissage`,
  ],
  rare: ({ name, recall, precision, ...found }) => [
    `${quoted(name)}${colon}rappel ${percent(recall)} (${of(found)})`,
    precision === null ? 'jamais prédit' : `précision ${percent(precision)}`,
  ],
  behind: ({ caption, accuracy }) => [...caption, `justesse en validation croisée${colon}${percent(accuracy)}`],
}

export const training: Translated<'fr'>['training'] = trainingOf(reached, learned)

export const estimators: Translated<'fr'>['estimators'] = {
  knn: { name: 'plus proches voisins', short: 'Voisins' },
  logistic: { name: 'régression logistique', short: 'Logistique' },
  network: { name: 'réseau de neurones', short: 'Réseau' },
  qda: { name: 'QDA', short: 'QDA' },
  rbf: { name: 'SVM RBF', short: 'RBF' },
  svm: { name: 'SVM linéaire', short: 'Linéaire' },
  tree: { name: 'arbre de décision', short: 'Arbre' },
  kernel: { name: 'ridge à noyau', short: 'Noyau' },
  line: { name: 'droite', short: 'Droite' },
  polynomial: { name: 'polynôme', short: 'Polynôme' },
  regressionTree: { name: 'arbre de régression', short: 'Arbre' },
}

export const classifiers: Translated<'fr'>['classifiers'] = {
  knn: ({ neighbors }) => [neighbors === 1 ? 'la classe du point le plus proche' : `vote des ${word(neighbors)} points les plus proches`],
  logistic: ({ classes }) => [classes === 2 ? 'une droite' : 'des droites entre les classes'],
  network: ({ by, hidden }) => [subjectOf(by).name, ...(hidden ? [] : ['sans couche cachée'])],
  qda: ({ classes }) => ['une loi normale par classe', `une conique où ${classes === 2 ? 'les deux' : 'deux'} sont égales`],
  rbf: ({ supports }) => [`somme de bosses sur ${counting(supports, supportVector)}`],
  svm: ({ classes, supports }) => [
    classes === 2 ? 'la droite à marge maximale' : 'une droite par paire de classes',
    `avec ${counting(supports, supportVector)}`,
  ],
  tree: ({ upright, level, oblique }) => {
    const cuts = upright + level + oblique
    if (cuts === 0) return [`aucune division${colon}une seule classe`]
    const kind =
      oblique > 0
        ? feminine('division')
        : upright > 0 && level > 0
          ? feminine('verticale et horizontale', 'verticales et horizontales')
          : feminine(upright > 0 ? 'verticale' : 'horizontale')
    return [counting(cuts, kind)]
  },
}

export const regressors: Translated<'fr'>['regressors'] = {
  kernel: ({ bumps, drawn }) => [
    bumps === 1 ? 'une bosse au point' : `somme de bosses en ${numbered(bumps, 'point')}`,
    ...(drawn < bumps ? [`dont ${numbered(drawn, 'dessinée')}`] : []),
  ],
  knn: ({ neighbors }) => [
    neighbors === 1
      ? 'la valeur du point le plus proche'
      : `la moyenne des ${counting(neighbors, masculine('point le plus proche', 'points les plus proches'))}`,
  ],
  line: ['méthode des moindres carrés'],
  network: ({ units }) => [
    units === 0 ? 'sans couche cachée' : units === 1 ? 'la part d’un neurone' : `les parts ${de(counting(units, neuron))}, additionnées`,
  ],
  polynomial: ({ degree }) => [degree === 0 ? 'la moyenne de tous les points' : `des termes jusqu’au degré ${word(degree)}`],
  tree: ({ parts }) => [parts === 1 ? 'la moyenne de tous les points' : `la moyenne dans chacune des ${counting(parts, feminine('feuille'))}`],
}

export const scores: Translated<'fr'>['scores'] = {
  caption: ({ label, says: [first, ...others], result }) => [`${label}${colon}${first}`, ...others, result],
  above: ({ score, scored }) => counts(score, scored),
  ranking: ({ samples, by, best, allBut, others, ...top }) => {
    const isTold = by === null || by === 'held out'
    const got = top.correct === samples ? `les ${number(samples)}` : isTold ? of({ correct: top.correct, samples }) : number(top.correct)
    const points = by === null ? 'points d’apprentissage' : by === 'held out' ? 'points de test' : judgedOn(by, samples)
    const ofPoints = isTold ? `sur les ${points}` : `sur ${points}`
    if (top.each) return [`${capital(got)} pour chacun`, ofPoints]
    const rest = others.map(({ names, correct }) => `${list(names)}${colon}${number(correct)}`)
    const names = allBut ? `tous sauf ${list(allBut)}` : list(best)
    if (allBut?.length === 1) return [`${capital(names)}${colon}${got}`, ofPoints, ...rest]
    if (best.length < 3) return [`En tête${colon}${names}, ${got}`, ofPoints, ...rest]
    return [`${capital(word(best.length))} en tête avec ${got}`, `${ofPoints}${colon}${names}`, ...rest]
  },
  all: ({ scores, scored: { samples, notLearned: judged } }) => {
    const results = scores.map(score => `${score.name} ${number(score.correct)}${score.notLearned === null ? '' : ` et ${number(score.notLearned)}`}`)
    const others = judged ? `, puis sur ${judgedOn(judged.by, judged.samples)}` : ''
    return `justes, sur ${numbered(samples, 'point d’apprentissage', 'points d’apprentissage')}${others}${colon}${results.join(', ')}`
  },
}

export const errors: Translated<'fr'>['errors'] = {
  above: score => errorsOf(score),
  ranking: ({ by, samples, ranked: [first, ...others] }) => [
    `Moindre erreur${colon}${first.name}, ${amount(first.rmse)}`,
    `sur ${judgedOn(by, samples)}`,
    ...(others.length === 0 ? [] : [`puis ${list(others.slice(0, 2).map(({ name, rmse }) => `${name} ${amount(rmse)}`))}`]),
  ],
  all: ({ scores, by, samples }) => {
    const results = scores.map(({ name, rmse, other }) => `${name} ${amount(rmse)}${other === null ? '' : ` et ${amount(other)}`}`)
    return `racine du carré moyen des erreurs sur les points d’apprentissage, puis sur ${judgedOn(by, samples)}${colon}${results.join(semicolon)}`
  },
}

const openSides = (open: number) => (open === 0 ? 'la clôture est fermée' : open === 1 ? 'un côté est ouvert' : 'deux côtés sont ouverts')

export const fences: Translated<'fr'>['fences'] = {
  title: 'Combien de coupes il faut',
  question: ({ name, samples, others, each }) => [
    `Des coupes isolent-elles ${theClass(name)}\u202f?`,
    `${numbered(samples, 'point')}, ${numbered(others, 'autre')}`,
    ...(each.length === 0
      ? []
      : each.length > 4
        ? [`de ${counting(each.length, feminine('classe'))}, celle qui en demande le plus`]
        : [`le minimum${colon}${each.map(({ name, cuts }) => `${name} (${cuts === null ? 'sans clôture' : counting(cuts, cut)})`).join(', ')}`]),
  ],
  none: ({ name, inside }) => [
    `Aucune coupe n’isole ${theClass(name)}`,
    `${inside === 1 ? 'un autre est' : `${numbered(inside, 'autre')} sont`} entre ses points`,
  ],
  inside: ({ name, within }) => [
    'Aucune coupe n’écarte ce point',
    within === 1 ? `un point de ${theClass(name)} est au même endroit` : `il est entre ${word(within)} de ${theClass(name)}`,
  ],
  hull: ({ inside, others }) => [
    'Toute coupe doit éviter cette enveloppe',
    inside === 0
      ? `les ${numbered(others, 'autre')} sont dehors`
      : `${of({ correct: others - inside, samples: others })} ${plural(others - inside, { one: 'est', other: 'sont' })} dehors`,
  ],
  cuts: ({ cuts, stay, others, open, isLast }) => {
    const count = capital(counting(cuts, cut))
    if (stay === 0) {
      if (cuts === 1) return ['Une coupe suffit', 'une droite les sépare']
      return [`${count}${open === 0 ? colon : ' suffisent, '}${openSides(open)}`, `prouvé${colon}moins ne suffirait pas`]
    }
    const remain = plural(stay, { one: 'reste', other: 'restent' })
    if (isLast) return [`${count}${colon}${stay === 1 ? 'seul ce point' : `seuls ces ${number(stay)}`} ${remain}`, `prouvé${colon}moins en laisse plus`]
    return [
      `${count}${colon}${of({ correct: stay, samples: others })} ${remain}`,
      `prouvé${colon}${cuts === 1 ? 'aucune autre n’en écarte' : 'deux autres n’en écartent pas'} plus`,
    ]
  },
  found: ({ found, samples }) => {
    const [last] = found.slice(-1)
    const all = last.correct === samples
    const units = counting(last.units, neuron)
    const before = found.slice(-2, -1).map(({ units, correct }) => `${word(units)}${colon}${number(correct)}`)
    const most = counting(Math.max(...found.map(({ trainings }) => trainings)), masculine('apprentissage'))
    return [
      `Trouvé${colon}${all ? `${units} ${plural(last.units, { one: 'sépare', other: 'séparent' })} les ${number(samples)}` : counted({ name: units, many: last.units > 1 }, number(last.correct), samples, false)}`,
      ...before,
      `${all ? 'au plus ' : ''}${most} chacun`,
    ]
  },
  unit: ({ unit, off, others, lost, degrees }) => [
    `Le neurone ${unit} en écarte ${of({ correct: off, samples: others })}`,
    ...(lost > 0 ? [`et ${number(lost)} de sa propre classe`] : []),
    ...(degrees === null ? [] : [`à ${number(degrees)}° d’une coupe de la clôture`]),
  ],
  result: ({ wrong, cuts, ...count }) => [
    `Le réseau classe bien ${count.correct === count.samples ? `les ${number(count.samples)}` : of(count)}`,
    ...(wrong.length === 0
      ? []
      : [
          `P de sa classe, seulement ${wrong.map(({ number: row, share }, i) => `${certainty(share)} au ${i === 0 ? 'point ' : ''}${number(row)}`).join(', ')}`,
        ]),
    ...(cuts === null ? [] : [`pas de clôture${colon}le réseau additionne ${counting(cuts, cut)}`]),
  ],
}

export const columns: Translated<'fr'>['columns'] = {
  title: 'Importance par permutation des colonnes',
  true: 'classe réelle',
  predicted: 'classe prédite',
  right: ({ correct, ...rows }) => [capital(accuracyOf({ correct, samples: rows.samples })), measuredOn(rows)],
  worth: ({ top, shuffled, ...rows }) => {
    if (top === null) return ['Aucune colonne n’est importante', 'en permuter une n’augmente pas la perte', measuredOn(rows)]
    const { names, loss, wrong, error } = top
    const more = error
      ? `l’erreur passe de ${amount(error.from)} à ${amount(error.to)}`
      : wrong > 0
        ? `${numbered(wrong, 'erreur')} de plus sur\u00a0${number(shuffled)}`
        : `aucune erreur de plus, mais la perte augmente de ${twoDigits(loss)}`
    return [
      `${plural(names.length, { one: 'La plus importante', other: 'Les plus importantes' })}${colon}${list(names)}`,
      `permutée${colon}${more}`,
      measuredOn(rows),
    ]
  },
  both: ({ worth: [says, how, _, ...others], right }) => [`${says}, ${how}`, right.join(', '), ...others].join(semicolon),
  alike: ({ names, correlation, more }) =>
    `${list(names)} sont corrélées (${local(correlation.toFixed(2))})${colon}chacune peut être plus importante que sa barre${more > 0 ? `${semicolon}${counting(more, feminine('autre paire', 'autres paires'))} aussi` : ''}`,
  key: ({ samples }) => `Colonne permutée${colon}hausse de la perte (barre), écart type (trait), erreurs de plus sur\u00a0${number(samples)} (nombre)`,
  errorKey: 'Colonne permutée\u00a0: hausse de l’erreur (barre et nombre), son écart type (trait)',
  residual: 'résidu',
  rest: ({ count, most }) => `+ ${numbered(count, 'autre colonne', 'autres colonnes')}, au plus ${most > 0 ? '+' : ''}${number(most)} chacune`,
  dependence: ({ name }: { name: string | null }) => `Dépendance partielle : ${name ?? 'probabilités des classes'}`,
  oneRow: ['Trait fin : une ligne, une seule colonne change', 'trait épais : la moyenne des lignes jusqu’ici'] as Facts.Caption,
  highest: ({ name, column, most, least, by }: Facts.Highest) => [`En moyenne, ${name} : ${by} de plus à ${column} ${most} qu’à ${least}`] as const,
}

export const alt: Translated<'fr'>['alt'] = {
  results: results => results.join('\u202f; '),
  regressionData: ({ samples, held, target, features, source }) => {
    const of =
      'formula' in source
        ? `de ${source.formula}`
        : `${fromTable(source.table)}${colon}${target} selon ${features.length > 4 ? counting(features.length, column) : list(features)}`
    return `${numbered(samples, 'point')} ${of}${held > 0 ? `${semicolon}${others(held)}` : ''}`
  },
  regressionResult: ({ layers, straight, ...of }) =>
    `${straight ? `${straightLine(straight.features)}${colon}${errorOf(straight.rmse)}${semicolon}` : ''}${networkOf(layers)}${colon}${errorsFirst(of).join(semicolon)}`,
  regressionPanels: ({ panels }) => panels.map(({ name, rmse }) => `${name}${colon}${errorOf(rmse)}`).join(semicolon),
  regressors: ({ count }) =>
    count === 1
      ? 'un modèle de régression trace sa courbe parmi eux'
      : `${counting(count, masculine('modèle'))} de régression tracent leur courbe parmi eux l’un après l’autre, puis sont côte à côte`,
  regressionDots: ({ features }) => (features === 1 ? 'un nuage de points les montre' : 'ils sont à leur hauteur au-dessus du plan'),
  liftStory: ({ layers, features }) =>
    `tour à tour apparaissent ${list([
      straightLine(features),
      ...(features === 1 ? ['l’apport de chaque neurone à la sortie'] : []),
      `le passage dans ${networkOf(layers)}`,
      'le plan de la sortie dans cet espace',
      ...(features > 2 ? [] : [`la ${features === 1 ? 'courbe' : 'surface'} qu’il devient ${features === 1 ? 'sur l’axe' : 'au-dessus du plan'} d’entrée`]),
    ])}`,
  lift: ({ layers, features, nearness, back }) => {
    const floor =
      features === 1
        ? `un nuage de points se relève${colon}son axe repose sur un sol`
        : `ils sont au-dessus ${features === 2 ? 'du plan d’entrée' : 'de leurs composantes'}`
    const moved = layers.length > 1 ? `que ${networkOf(layers)} déplacent` : `qu’${networkOf(layers)} déplace`
    const end = !back ? '' : features > 2 ? ', puis disparaisse' : `, puis revienne en ${features === 1 ? 'courbe' : 'surface'}`
    const passes = { through: 'convienne à', near: 'passe près de', off: 'passe parmi' }[nearness]
    return `${floor}, ${moved} jusqu’à ce qu’un plan ${passes} leurs hauteurs${end}`
  },
  levels: ({ levels }) =>
    `${counting(levels, feminine('ligne de niveau', 'lignes de niveau'))} de la sortie ${plural(levels, { one: 'apparaît', other: 'apparaissent' })} sur le plan d’entrée, du plus bas au plus haut`,
  regions: ({ layers, regions: own, corners, learns }) =>
    `les plis ${de(networkOf(layers))} coupent l’entrée en ${counting(own, feminine('région linéaire', 'régions linéaires'))}${learns ? ', qui changent pendant l’apprentissage, à côté des courbes de la perte et de leur nombre' : corners === null ? '' : `, et une frontière à ${counting(corners, masculine('sommet'))} apparaît`}`,
  outputSurface: ({ layers }) =>
    `la sortie ${de(networkOf(layers))} est une nappe au-dessus du plan d’entrée, qui fait un tour complet, et ils sont à leur hauteur sur des tiges`,
  sentences: sentences => sentences.map(sentence => `${capital(sentence)}.`).join(' '),
  builtIn: ({ names, forms, ...points }) => `${pointsIn(points)}${among(names)}${colon}${forms.join(', ')}${moreHeldOut(points)}`,
  table: ({ table, names, features, reduced, ...points }) => {
    const variables = counting(features, feminine('variable'))
    const to = reduced ? ` ${plural(features, feminine('réduite'))} à ${componentsOf(reduced)}` : ''
    return `${pointsIn(points)}${among(names)}, ${fromTable(table)}, avec ${variables}${to}${moreHeldOut(points)}`
  },
  slice: facts => {
    const where = `le plan (${facts.axes.join(', ')}) avec ${facts.moves === null ? holds(facts) : `${facts.moves} qui varie`}`
    if (facts.moves !== null) return `${where}${colon}des points apparaissent et disparaissent quand il s’en approche`
    const byHeld =
      facts.foreign > 0
        ? `${semicolon}${number(facts.foreign)} d’entre elles ${plural(facts.foreign, { one: 'est juste', other: 'sont justes' })} ${inOtherColour}`
        : ''
    return `${where}${colon}${nearPoints(facts)}, les autres masquées${byHeld}`
  },
  moving: ({ column, from, to }) => `l’image change quand ${column} va de ${heldValue(from)} à ${heldValue(to)} et revient`,
  pairs: facts =>
    `une matrice montre les ${facts.target === null ? 'régions des classes' : `lignes de niveau de ${facts.target}`} sur le plan de chaque paire parmi ${list(facts.columns)}, ${holdsOthers(facts)}${semicolon}ligne par ligne, ${list(facts.near.map(number))}\u00a0lignes sur\u00a0${number(facts.samples)} en sont proches, les autres masquées`,
  whole: ({ columns, ...count }) => `le réseau des ${counting(columns, column)} classe bien ${pointsOf(count)}`,
  slices: ({ slices, correct }) => {
    const [{ axes, samples }] = slices
    const near = slices.map(({ name, near }) => `${number(near)} avec ${name}`)
    return `${word(slices.length)} panneaux montrent le plan (${axes.join(', ')})${colon}sur\u00a0${numbered(samples, 'ligne')}, en sont proches ${list(near)}, les autres masquées. Le réseau entier classe bien ${of({ correct, samples })}`
  },
  still: ({ captions }) => `une image qui dit ${captions.map(quoted).join(', ')}`,
  film: ({ moments: count, clauses, inTurn }) => {
    const shown = moments(count)
    if (clauses.length === 1) return shown === '' ? clauses[0] : `${shown} où ${clauses[0]}`
    if (inTurn) return `${shown === '' ? '' : `${shown} où, `}tour à tour${colon}${clauses.join(semicolon)}`
    return `${shown === '' ? '' : `${shown} en `}${word(clauses.length)} panneaux${colon}${clauses.join(semicolon)}`
  },
  result: ({ layers, by, separates, constant, before, others, best, ...count }) => {
    const where = ['sans couche cachée', 'dans la couche cachée', 'dans la dernière couche cachée'][Math.min(2, layers)]
    const done = constant ? same(constant, count) : counted(linearSubject(by), number(count.correct), count.samples, separates)
    const there = `${where}, ${done}`
    if (best) return `${there}, ${theBest(by)} ${atLeast(best)}`
    if (!before) return there
    const further = others === 'can' ? ', bien que tous soient séparables' : others === 'cannot' ? `, et ${noOther(by)}` : ''
    return `à l’entrée, ${bestLine(before, atLeast(before))}${semicolon}${there}${further}`
  },
  sweep: ({ panels }) => `${word(panels.length)} panneaux le montrent${colon}${list(panels)}`,
  sweepShort: ({ panels }) => `${word(panels)} panneaux, chacun avec un autre réseau`,
  sweepResults: ({ results }) => results.map(facts => `${facts.name}${colon}${sweepDone(facts)}`).join(semicolon),
  sweepBest: ({ name, held, samples }) =>
    name === null ? `Aucun ne sépare ${allOf(samples)}` : `${held ? 'La meilleure justesse de test' : 'Premier réseau à tous les séparer'}${colon}${name}`,
  transform: ({ sheet, cube, layers, back }) => {
    const sheetToo = sheet === null ? '' : `, avec ${field(sheet).name} sous eux,`
    const end = back === null ? '' : `, puis reviennent${back === 'border' ? ' avec la frontière de décision' : ''}`
    return cube ? `ils montent${sheetToo} dans le cube ${de(networkOf(layers))}${end}` : `ils passent${sheetToo} dans ${networkOf(layers)}${end}`
  },
  scored: 'ils passent aux scores d’un classifieur linéaire',
  data: ({ plane }) => `un nuage de points les montre${plane === null ? '' : ` selon ${planes[plane]}`}`,
  boundary: ({ layers, features, cuts }) => {
    if (features === null) return `ils sont montrés avec les prédictions ${de(networkOf(layers))}`
    const regions = `les régions des classes selon ${networkOf(layers)}`
    const { on } = field(features)
    const sure = 'plus pâles là où le réseau est moins sûr'
    return cuts ? `les coupes des neurones apparaissent ${on}, puis ${regions}, ${sure}` : `${regions} apparaissent ${on}, ${sure}`
  },
  orbit: ({ layers, decision }) => `leurs places dans ${networkOf(layers)} font un tour complet${decision ? ', avec la frontière entre les classes' : ''}`,
  surface: ({ layers, features, sheet, water }) => {
    const { over } = field(features)
    const probability = `la probabilité d’une classe selon ${networkOf(layers)}`
    if (!sheet) return `ils sont à la hauteur de ${probability}, ${over}`
    return `${features === 1 ? 'une courbe' : 'une nappe qui tourne'} a pour hauteur, ${over}, ${probability}${water ? ', et la rive de l’eau à zéro est la frontière' : ''}`
  },
  story: ({ best, cuts, layers, decision, surface }) => {
    const steps = [
      ...(best ? [theBest(best)] : []),
      ...(cuts ? ['les coupes des neurones'] : []),
      `le passage dans ${networkOf(layers)}`,
      ...(decision ? ['la frontière dans cet espace'] : []),
      ...(surface ? ['la probabilité au-dessus du plan'] : []),
    ]
    if (steps.length === 1) return `ils passent dans ${networkOf(layers)}`
    return `tour à tour apparaissent ${list(steps)}`
  },
  explain: ({ name, possible, open, stages }) => {
    const left = stages.map(({ cuts, stay }) => `${counting(cuts, cut)} ${plural(cuts, { one: 'en laisse', other: 'en laissent' })} ${number(stay)} dedans`)
    return `${possible ? 'des coupes droites isolent' : 'aucune coupe n’isole'} ${theClass(name)}${left.length > 0 ? `${colon}${left.join(', ')}` : ''}${open === null ? '' : `, ${openSides(open)}`}`
  },
  dependence: ({ pair }) =>
    `pour chaque colonne qui change le plus la prédiction, des courbes de lignes du tableau viennent une à une, puis leur moyenne${pair ? `${semicolon}enfin les lignes de niveau de la moyenne selon deux colonnes` : ''}`,
  columns: ({ beside }) =>
    `une barre par colonne, pour son importance par permutation, est à côté ${beside === 'residuals' ? 'des résidus' : 'de la matrice de confusion'}`,
  compare: ({ count }) =>
    count === 1
      ? 'un classifieur partage le plan entre eux'
      : `${counting(count, masculine('classifieur'))} partagent le plan entre eux l’un après l’autre, puis sont côte à côte`,
  network: ({ layers, learns }) =>
    `on voit ${networkOf(layers)}, neurone par neurone${colon}chacun montre où il est actif, ses poids sont des traits, et ${learns === 'step' ? 'une ligne y passe avec ses nombres, son erreur remonte et tous les poids font un pas' : learns ? 'tout change pendant l’apprentissage, à côté de la courbe de la perte' : 'quelques points y passent'}`,
  training: ({ layers }) => `${whileLearning(layers)}, les régions des classes, la place des points dans le réseau et la courbe de la perte changent`,
}

export const notes: Translated<'fr'>['notes'] = {
  of: ({ panels, note }) => `${panels.join(', ')}\u00a0: ${note}`,
  flat: ({ rmse }) => `le réseau n’a rien appris${colon}il donne presque le même nombre partout, avec une ${errorOf(rmse)}${mayHelp('starts')}`,
  straight: ({ features, rmse, network }) => `${straightLine(features)} fait aussi bien${colon}${errorOf(rmse)}, contre ${amount(network)} pour le réseau`,
  projectedInput: ({ features, share }) =>
    `${numbered(features, 'variable montrée', 'variables montrées')} en 2D par une ACP (${percent(share)} de la variance)`,
  slice: ({ axes, chosen, reach, foreign, near, samples, moves }) => [
    ...(chosen === null ? [] : [mattersMost(axes, chosen)]),
    ...(moves === null && near < samples
      ? [
          `${numbered(samples - near, 'ligne')} sur\u00a0${number(samples)} ${plural(samples - near, { one: 'est masquée', other: 'sont masquées' })}${colon}trop loin de la section, ou au-delà de ses axes`,
        ]
      : []),
    `les points pâlissent entre ${twoDigits(reach.full)} et ${deviations(reach.gone)} de la section`,
    ...(moves === null && foreign > 0 ? [`${numbered(foreign, 'point proche est juste', 'points proches sont justes')} ${inOtherColour}`] : []),
  ],
  movedSlice: most => `avec les autres colonnes à leurs médianes ou modes, une classe manque sur la section de ${list(most)}`,
  copied: ([copy, of]) => `${copy} est une copie de ${of} et varie avec cette colonne`,
  slicePairs: ({ columns, chosen, reach, foreign }) => [
    ...(chosen === null ? [] : [mattersMost(columns, chosen)]),
    `les points pâlissent entre ${twoDigits(reach.full)} et ${deviations(reach.gone)} de leur section`,
    ...(foreign > 0 ? [`${counting(foreign, masculine('point est juste', 'points sont justes'))} ${inOtherColour}`] : []),
  ],
  clock: `tous les panneaux suivent une même horloge${colon}évaluations du gradient × exemples du meilleur départ${semicolon}les panneaux finis attendent`,
  beyond: ({ count }) => `${counting(count, feminine('ligne sort des axes et est tracée', 'lignes sortent des axes et sont tracées'))} au bord`,
  drawn: ({ drawn, rows }) => `montre un échantillon ${ofRows(drawn, rows)}`,
  sample: ({ drawn, rows, held }) =>
    `montre un échantillon ${ofRows(drawn, rows)}${semicolon}${held ? 'toutes sauf celles de test' : 'toutes'} servent à l’apprentissage`,
  shuffled: ({ drawn, rows }) => `les colonnes sont permutées dans un échantillon ${ofRows(drawn, rows)}`,
  projected: ({ features, plane }) =>
    `${numbered(features, 'variable montrée', 'variables montrées')} en 2D par une ${plane.kind === 'components' ? 'ACP' : 'LDA'} (${keeps(plane)})`,
  leftOut: ({ flags }) => `${flags}${colon}sans effet, car avec plus de deux variables ni plan ni coupes ne sont tracés`,
  scores: ({ classes }) =>
    `les scores de ${number(classes)} classes diffèrent dans ${number(classes - 1)} directions${colon}les deux de plus grande dispersion sont dessinées, sans régions`,
  hiddenProjected: ({ share }) => `la couche cachée est dessinée dans une projection qui montre ${percent(share)} de sa variance`,
  wholeLayer: ({ layer, why }) =>
    `la couche ${layer === null ? 'cachée' : number(layer)} est montrée en une étape, sans être décomposée${colon}${why === 'wide' ? 'son entrée ou sa sortie dépasse les trois axes dessinés' : 'ses poids contiennent une réflexion, qui n’est pas une rotation'}`,
  isLine: ({ chosen }) =>
    `toutes les sorties de la dernière couche cachée sont sur une droite${colon}${
      chosen
        ? 'aucun réseau de même justesse en validation croisée n’est plus large'
        : `un neurone y suffit${semicolon}un autre --seed ou un --alpha plus petit peut la garder plus large`
    }`,
  constant: ({ constant, remedy, ...count }) =>
    constant === 'class'
      ? `le réseau donne la même classe à tous les points, ${accuracyOf(count)}${mayHelp(remedy)}`
      : `le réseau n’a rien appris${colon}il donne presque la même sortie à tous les points, ${accuracyOf(count)}${mayHelp(remedy)}`,
  fewer: ({ logistic, remedy, ...count }) =>
    `le réseau classe bien ${of(count)}, moins que la régression logistique sur les mêmes lignes (${number(logistic)})${mayHelp(remedy)}`,
  nothing: ({ accuracy, most }) =>
    `rien ne sépare nettement les classes${colon}justesse en validation croisée ${percent(accuracy)}, toujours ${quoted(most.name)} ${percent(most.share)}`,
  noneNeeded: ({ line, lineAccuracy, drawn }) =>
    `ce tableau se passe de couche cachée${colon}${counting(1, lines[line.kind])} a une justesse de ${percent(lineAccuracy)} en validation croisée, et aucun réseau essayé ne fait nettement mieux${semicolon}${drawn ? 'la scène en montre une malgré tout' : '--hidden 2 en dessine une malgré tout'}`,
  glyphs: ({ font, missing, more }) => {
    const named = `${missing.join(', ')}${more > 0 ? ` et ${numbered(more, 'autre')}` : ''}`
    return font === null
      ? `Inter, la police, n’a pas de glyphe pour ${named}${colon}un carré peut s’afficher à la place${semicolon}--font FICHIER prend un fichier TTF ou OTF qui en a`
      : `ni ${font} ni Inter n’ont de glyphe pour ${named}${colon}un carré s’affiche à la place${semicolon}--font prend un autre fichier TTF ou OTF`
  },
}

export const element: Translated<'fr'>['element'] = {
  failed: ({ reason }) => `Cette figure ne peut être tracée${colon}${reason}.`,
  unreachable: ({ address }) => `${address} n’a pas pu être chargé`,
  damaged: 'elle est endommagée, ou le navigateur trop ancien',
}

export const embed: Translated<'fr'>['embed'] = {
  playing: 'Une figure animée',
  picture: 'La figure en image',
  page: 'La figure à animer et à faire tourner',
  video: 'L’animation avec ses commandes',
}

export const page: Translated<'fr'>['page'] = {
  damaged: `La figure ne peut être tracée${colon}cette page est endommagée, ou le navigateur trop ancien.`,
  figure: `Figure. Entrée${colon}interroger ses points avec les flèches`,
  player: 'Lecteur',
  time: 'Temps',
  timeOf: ({ now, whole, chapter }) => `${now} sur ${whole}${chapter ? `, ${chapter}` : ''}`,
  speed: 'Vitesse',
  loop: 'En boucle',
  full: 'Plein écran',
  copy: 'Copier la commande',
  copied: 'copiée',
  command: 'La commande',
  commandField: 'Commande',
  copies: ({ keys }) => `${keys} la copie`,
  close: 'Fermer',
  play: 'Lecture',
  again: 'Revoir',
  goOn: 'Continuer',
  pause: 'Pause',
  hint: ({ play, turns, points, units }) =>
    [
      ...(play ? ['lecture'] : []),
      ...(turns ? [`glisser${colon}tourner`] : []),
      ...(points === null ? [] : [`${points === 'tap' ? 'toucher' : 'survoler'} un point${units ? ' ou un neurone' : ''}`]),
    ].join(' · '),
  keys: 'Touches',
  keyTable: {
    play: ['Espace', 'lecture et pause'],
    seconds: ['← →', 'une seconde en arrière, en avant'],
    frames: [', .', 'une image en arrière, en avant'],
    ends: ['Début Fin', 'aller au début et à la fin'],
    chapter: ['1 … 9', 'aller à un chapitre'],
    chapters: ['Page préc. suiv.', 'aller au chapitre d’avant et d’après'],
    turn: ['Maj ← →', 'tourner, comme en glissant de côté'],
    turnBack: ['0', 'revenir, comme un double clic'],
    enter: ['Entrée', `sur la figure${colon}interroger un point`],
    units: ['Entrée', 'passer des neurones aux points'],
    walk: ['← → ↑ ↓', `puis${colon}aller de point en point`],
    leave: ['Échap', 'quitter les points'],
    full: ['F', 'plein écran'],
    keys: ['?', 'montrer ces touches'],
  },
  table: 'Tableau des points',
  tableCaption: ({ points }) => `${numbered(points, 'point')}${semicolon}✗ marque une prédiction fausse`,
  point: 'point',
  class: 'classe',
  predicted: ({ by }) => (by === null ? 'prédiction' : `prédiction, ${by}`),
  probability: 'probabilité',
  prediction: ({ class: name, share, right }) => `${name}, ${certainty(share)}${right ? '' : ' ✗'}`,
  row: ({ row, held }) => `${number(row)}${held ? ', test' : ''}`,
  pointTitle: ({ row }) => `Point ${row}`,
  unitSentence: facts => facts.join(', '),
  pointSentence: ({ number: row, features, own, predictions, slice: from }) =>
    [
      `Point ${row}`,
      ...[...features, own].map(({ name, value }) => `${name} ${value}`),
      ...predictions.map(({ network: name, sentence }) => `${name === null ? '' : `${name}${colon}`}${sentence}`),
      ...(from ? [`${from.name} ${from.value}`] : []),
    ].join(semicolon),
  predictedSentence: ({ class: predicted, share, right }) => `prédiction ${predicted} à ${certainty(share)}${right ? '' : ', fausse'}`,
}

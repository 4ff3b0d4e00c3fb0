/*
 * Every sentence in Japanese that a reader of a figure can see: the messages of English.
 *
 * Terms, the words for them, and where these were looked up:
 * [okz] 岡崎直観『機械学習帳』, the lecture notes of Tokyo Institute of Technology (chokkan.github.io/mlnote)
 * [zero] 斎藤康毅『ゼロから作るDeep Learning』, chapter 3, by its notes (github.com/chc1129/deep-learning-from-scratch)
 * [prml] C.M.ビショップ『パターン認識と機械学習』, the textbook in Japanese, by chapter
 * [web] pages on one subject: statistics-doctor.com, laid-back-scientist.com, aiacademy.jp, scikit-learn 0.18 on qiita.com
 *
 * hidden layer, unit → 隠れ層, ユニット [okz] [zero]; weight, bias → 重み, バイアス [okz]; threshold → 閾値 [okz]
 * activation function → 活性化関数 [okz] [zero]; decision boundary → 決定境界 [prml] 4; to separate → 分離 [okz]
 * loss, gradient, learning rate → 損失, 勾配, 学習率 [okz]; regularization → 正則化 [okz]; random seed → 乱数シード [okz]
 * iteration, epoch → 反復, エポック [okz]; first weights → 初期の重み [okz]; to learn → 学習 [okz]
 * class, feature, accuracy → クラス, 特徴量, 正解率 [okz]; confusion matrix → 混同行列 [okz]
 * held out → テスト [okz]; cross-validation, folds → 交差検証, 分割 [web]; overfitting → 過学習 [okz]
 * permutation importance, to shuffle → 並べ替え重要度, シャッフル [web]; contribution to a sum → 正の寄与, 負の寄与
 * off by, root mean square error → 誤差, 二乗平均平方根誤差 [web]; variance → 分散 [okz]
 * principal component, projected → 主成分, 射影 [okz]; discriminant → 判別軸, クラス間分散 [prml] 4.1 [web]
 * linear classifier → 線形分類器 [okz]; logistic regression → ロジスティック回帰 [okz]; ridge → リッジ回帰 [okz]
 * support vector, widest street, gap → サポートベクトル, マージン最大, 間隔 [okz] [web]; hull → 凸包 (geometry)
 * nearest neighbours → k近傍法 [prml] 2.5; decision and regression tree → 決定木, 回帰木 [prml] 14.4
 * cut of a unit → 分割線; conic → 二次曲線 (geometry); slice → 断面 (geometry)
 *
 * Counts are digits, as in texts that run across; no blank stands between these, Latin letters and Japanese ones.
 */
import type * as Facts from './facts.ts'
import { formatsOf } from './formats.ts'
import { numberWriters } from './numbers.ts'
import { bothCounts, bothErrors, errorsInTurn } from './results.ts'
import { trainingCaptions } from './training.ts'
import type { Translated } from './untranslated.ts'

const { number, list } = formatsOf('ja')
const { local, percent, twoDigits, fewDigits, fourDigits, signed, short, ranged, certainty, amount, heldValue, explained } = numberWriters(number, {
  point: '.',
  percent: '%',
  to: '〜',
})
/** "R²=0.987", "R²>0.999". */
const share = (r2: number) => `R²${explained(r2, bound => `>${bound}`).replace(/^(?!>)/, '=')}`

// The words that sentences share.

/** "3つ", and "10個" where the words of old end. */
const things = (count: number) => `${number(count)}${count > 0 && count < 10 ? 'つ' : '個'}`
const units = (count: number) => `${things(count)}のユニット`
const hiddenUnits = (count: number) => `${things(count)}の隠れユニット`
const cutLines = (count: number) => `分割線${number(count)}本`
/** "200個中150個". */
const of = ({ correct, samples }: Facts.Count) => `${number(samples)}個中${number(correct)}個`
/** "aとb", "a、b、c". */
const listed = (names: readonly string[]) => (names.length === 2 ? names.join('と') : list(names))
const quoted = (name: string) => `「${name}」`
const among = (names: readonly string[]) => (names.length > 0 ? `（${names.join('、')}）` : '')

const lines = { threshold: '閾値', line: '直線', plane: '平面', linear: '線形分類器' }
/** "直線1本", "閾値1つ". */
const single = { threshold: '閾値1つ', line: '直線1本', plane: '平面1枚', linear: '線形分類器1つ' }
/** "直線", "複数の平面". */
const linearSubject = (linear: Facts.LinearFacts) => `${linear.many ? '複数の' : ''}${lines[linear.kind]}`
/** The name of what decides, as it stands before で. */
const subjectOf = (by: Facts.Decider): string => {
  switch (by.kind) {
    case 'outputs':
      return `出力層の${lines[by.linear.kind]}`
    case 'cuts':
      return by.further > 0 ? 'すべての層' : cutLines(by.cuts)
    case 'units':
      if (by.units === 1) return 'ユニット1つ'
      return by.layers === 1 ? `${number(by.units)}ユニット全体` : `${number(by.layers)}層全体`
    case 'whole':
      return 'モデル全体'
    case 'output layer':
      return '出力層'
    default:
      return linearSubject(by)
  }
}
/** "150個", "150個以上". */
const atLeastOf = ({ correct, exact }: Pick<Facts.Best, 'correct' | 'exact'>) => `${number(correct)}個${exact ? '' : '以上'}`
/** "200個中197個正解", "全200個を分離". */
const done = ({ correct, samples }: Facts.Count, separates: boolean, exact = true) =>
  separates ? `全${number(samples)}個を分離` : `${number(samples)}個中${atLeastOf({ correct, exact })}正解`
/** "最良の直線で200個中150個正解"; where another one may get more, it is said of one alone: "直線で". */
const bestLine = (best: Facts.Best, exact = true) => {
  const separates = best.correct === best.samples
  const isBest = best.exact && !separates && !best.by.many
  return `${isBest ? '最良の' : ''}${linearSubject(best.by)}で${done(best, separates, exact)}`
}
/** "200個中150個より多く正解する直線はない", where that is proved: what a network is asked. */
const question = (best: Facts.Best) => {
  const { by, correct, samples, exact } = best
  if (correct === samples || by.many) return bestLine(best)
  return exact ? `${number(samples)}個中${number(correct)}個より多く正解する${lines[by.kind]}はない` : `見つかった最良の${lines[by.kind]}で${of(best)}正解`
}
const alike = (constant: Facts.ConstantFact) => (constant === 'class' ? 'すべての点が同じクラス' : 'すべての点の出力がほぼ同じ')
const accuracyOf = ({ correct, samples }: Facts.Count) => `正解率：${number(correct)}/${number(samples)}（${percent(correct / samples)}）`
const same = (constant: Facts.ConstantFact, count: Facts.Count) => `${alike(constant)}、${accuracyOf(count)}`
const heldOut = (held: Facts.Count | null) => (held ? `、テスト用は${of(held)}正解` : '')
const further = ({ classes, better, held }: Pick<Facts.ResultFacts, 'classes' | 'better' | 'held'>) => [
  ...(classes ? [`${quoted(classes.least.name)}は${of(classes.least)}正解、常に${quoted(classes.most.name)}なら${number(classes.most.samples)}個`] : []),
  ...(better === null ? [] : [better.than === 'best' ? `最良の線形分類器なら${atLeastOf(better)}` : `隠れ層なしなら${number(better.correct)}個`]),
  ...(held ? [`テスト${accuracyOf(held)}`] : []),
]
/** "直線で全200個を分離": what decides, and what the network gets right. */
const result = (facts: Facts.ResultFacts, begin = ''): Facts.Caption => {
  if (facts.constant) return [alike(facts.constant), accuracyOf(facts), ...further({ ...facts, classes: null, better: null })]
  return [`${begin}${subjectOf(facts.by)}で${done(facts, facts.correct === facts.samples)}`, ...further(facts)]
}
const pointsIn = ({ samples, classes }: Facts.PointsFacts) => `${number(samples)}個の点、${number(classes)}クラス`
const componentsOf = ({ method, count, share }: Facts.ComponentFacts) =>
  method === 'pca' ? `${things(count)}の主成分（分散の${percent(share)}）` : `${things(count)}の判別軸（クラス間分散の${percent(share)}）`
const planes = {
  components: '最初の2つの主成分',
  discriminants: '最初の2つの判別軸',
  discriminant: '判別軸と、それに直交する分散最大の軸',
}
const keeps = ({ kind, share }: Facts.PlaneFacts) =>
  kind === 'components' ? `分散の${percent(share)}` : kind === 'discriminants' ? `クラス間分散の${percent(share)}` : 'クラス間分散のすべて'
/** "sigmoidユニット2つの隠れ層", "8個のtanh、3個のtanhユニットの隠れ層". */
const networkOf = (layers: readonly Facts.UnitsFacts[]) => {
  if (layers.length === 0) return '隠れ層のないネットワーク'
  if (layers.length > 1) return `${list(layers.map(({ units, activation }) => `${number(units)}個の${activation}`))}ユニットの各隠れ層`
  const [{ units, activation }] = layers
  return `${activation}ユニット${things(units)}の隠れ層`
}
const sides = { right: '右側', left: '左側', top: '上側', bottom: '下側' }
const inputField = (features: number) => (features === 1 ? '入力軸' : '入力平面')
const notLearned: Record<Facts.NotLearnedBy, { points(samples: number): string; long: string; short: string }> = {
  'held out': { points: samples => `テスト用の${number(samples)}個`, long: 'テスト', short: 'テスト' },
  'fresh points': { points: samples => `新しい${number(samples)}個の点`, long: '新しい点', short: '新規' },
  folds: { points: samples => `交差検証の${number(samples)}行`, long: '交差検証', short: '交差検証' },
}
const sweepResult = ({ separates, possible, held, ...count }: Facts.SweepResult) =>
  `${done(count, separates)}${!separates && possible ? '、本来はすべて分離可能' : ''}${heldOut(held)}`
const moments = (count: number | null) => (count === null ? '' : `アニメーションの${number(count)}場面`)
/** "反復6", "エポック10", "ステップ3". */
const nth = (unit: Facts.Counted, digits: string) => `${{ iteration: '反復', epoch: 'エポック', step: 'ステップ' }[unit]}${digits}`
const reached = ({ unit, samples, right }: Facts.Reached) => {
  if (right.kind === 'constant') return alike(right.constant)
  if (right.kind === 'some') return `${of({ ...right, samples })}正解`
  return `${right.since === null ? '' : `${nth(unit, number(right.since))}以降、`}全${number(samples)}個正解`
}
const learned = ({ samples, right, held, loss }: Facts.Reached) => [
  ...(right.kind === 'constant' ? [accuracyOf({ correct: right.correct, samples })] : []),
  ...(held ? [`テスト正解率：${number(held.correct)}/${number(held.samples)}`] : []),
  `損失${twoDigits(loss)}`,
]
const counting = (unit: Facts.Counted, count: number) => (unit === 'epoch' ? `${number(count)}エポック` : `反復${number(count)}回`)
const more = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? [`ほかにテスト用${number(held)}個`] : [])
const moreHeldOut = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? `、ほかにテスト用${number(held)}個` : '')
const sweepDone = (facts: Facts.SweepResult) => {
  if (!facts.first) return sweepResult(facts)
  return facts.held ? `${sweepResult(facts)}、最良` : `初めて全${number(facts.samples)}個を分離`
}
const inLayer = (layer: number | null, text: string) => (layer === null ? text : `第${number(layer)}層：${text}`)
const remedies: Record<Facts.Remedy, string> = {
  solver: '--learning-rateか--max-iterを大きくするか、--alphaを小さくする',
  starts: '--seedを変えるか、--restartsを増やすか、--alphaを小さくする',
  layer: '隠れ層を加えるか、--alphaを小さくする',
}
const mayHelp = (remedy: Facts.Remedy | null) => (remedy === null ? '' : `。${remedies[remedy]}とよいかもしれない`)
const counts = (score: Facts.Score, scored: Facts.Scored) =>
  bothCounts(score, scored, { number, of, bare: count => `${number(count)}個`, notLearned, blank: '', and: '、' })

const measuredOn = ({ by, folds }: Omit<Facts.MeasuredFacts, 'samples'>) =>
  ({
    test: 'テスト用の行で測定',
    folds: `${folds === null ? '' : `${number(folds)}分割`}交差検証で測定`,
    given: '与えられた行で測定、訓練用の行を含むことがある',
  })[by]
/** "proline=750". */
const heldAt = ({ column, ...held }: Facts.HeldAt) => `${column}=${heldValue(held)}`
const heldBy = ({ by, row }: Pick<Facts.SliceFacts, 'by' | 'row'>) =>
  by.map(way => ({ median: '中央値', usual: '中央値または最頻値', row: `第${row}行の値`, given: '指定値' })[way]).join('または')
/** "hue=1（中央値）、proline=750", "proline=750、ほかの10列は中央値", "ほかの11列は第17行の値": what a slice holds. */
const holds = ({ held, marked, others, ...ways }: Facts.SliceFacts) => {
  const mark = ways.row !== null ? `第${number(ways.row)}行` : '中央値'
  const named = held.map((one, i) => `${heldAt(one)}${i < marked ? `（${mark}）` : ''}`).join('、')
  if (others === 0) return named
  return `${named === '' ? '' : `${named}、`}ほかの${number(others)}列は${heldBy(ways)}`
}
const mattersMost = (columns: readonly string[], { by, isAmongMany }: NonNullable<Facts.SliceFacts['chosen']>) => {
  const of = isAmongMany ? '値が2つより多い列のうち、' : ''
  return `${of}並べ替え重要度が最大なのは${listed(columns)}、${measuredOn({ by, folds: null })}`
}
/** "150行中84行". */
const rowsOf = (near: number | string, samples: number) => `${number(samples)}行中${typeof near === 'string' ? near : number(near)}行`
const nearOf = ({ near, samples, without }: Pick<Facts.SliceFacts, 'near' | 'samples' | 'without'>) =>
  `${rowsOf(near, samples)}が断面の近く${without.length === 0 ? '' : `（${without.join('、')}はなし）`}`
const otherwise = '他のクラスの色の中で正解：ほかの列が異なる'

/** "ほかの列は中央値": what slices along pairs of columns hold. */
const holdsOthers = ({ held, by, row }: Facts.PairsFacts) => [...held.map(heldAt), ...(by.length > 0 ? [`ほかの列は${heldBy({ by, row })}`] : [])].join('、')
/** "150行中12〜84行が各断面の近く、残りは非表示". */
const nearEach = ({ near, samples, columns }: Facts.PairsFacts) =>
  `${rowsOf(ranged({ from: Math.min(...near), to: Math.max(...near) }), samples)}が${columns.length === 2 ? '' : '各'}断面の近く、残りは非表示`

const straightLine = (features: number) => (features === 1 ? '直線' : features === 2 ? '平面' : '線形モデル')
const offBy = (rmse: number) => `誤差は${amount(rmse)}`
const errorsFirst = (facts: Facts.NamedErrors) =>
  errorsInTurn(facts, {
    names: { own: '誤差は', given: '訓練誤差は', test: 'テスト誤差は', folds: '交差検証の誤差は' },
    ofMean: (part, target) => `${target}の平均の${percent(part)}`,
    r2: r2 => share(r2),
    log: ({ factor, r2 }) => [`典型的な誤差は${fewDigits(factor)}倍`, `対数の${share(r2)}`],
    amount,
    and: '、',
  })
const errorsOf = (score: Facts.ErrorScore) => bothErrors(score, { amount, named: digits => `誤差${digits}`, notLearned, blank: '', and: '、' })

const lossAnd = ({ held, loss }: Facts.ReachedError) => [...(held !== null ? [`テスト誤差${amount(held)}`] : []), `損失${twoDigits(loss)}`]
const rootMeanSquare = '二乗平均平方根誤差'

const trainingOf = trainingCaptions({
  colon: '：',
  start: start => (start.kind === 'step' ? nth('step', number(start.number)) : '初期の重み'),
  firstWeights(start) {
    if (start.kind === 'continuation')
      return `${number(start.failed)}回の失敗の後、${start.by === 'alpha' ? '弱い正則化' : 'なめらかな活性化関数'}での学習を引き継ぐ`
    return start.isRight ? `${number(start.number)}回目の初期値、その前の${number(start.number - 1)}回は失敗` : `${number(start.of)}通りの初期値のうち最良`
  },
  iterate: (unit, iterate) => `${nth(unit, number(iterate))}`,
  hardlyChanges: (unit, { from, to }) => `${nth(unit, number(from))}から${number(to)}までほぼ変化なし`,
  afterAll: ({ after, isLast, unit }) => (unit === 'step' ? `${nth(unit, number(after))}${isLast ? '' : 'の後'}` : `${counting(unit, after)}後`),
  reasons: {
    gradient: '勾配がほぼ0',
    decrease: '損失がほとんど減らなくなった',
    iterations: '上限の--max-iterに達した',
    lineSearch: 'どのステップ幅でも損失が減らない',
    noImprovement: '10エポック続けて損失が減らなかった',
  },
})

export const tag = 'ja'
export const numbers: Translated<'ja'>['numbers'] = { number, local, percent, fewDigits, fourDigits, certainty, amount, heldValue }
export const chapters: Translated<'ja'>['chapters'] = {
  again: '再びデータ',
  afterTurn: '回転の後',
  away: '消える点',
  back: '戻り',
  beforeTurn: '回転の前',
  bestLine: '最良の直線',
  boundary: '決定境界',
  cuts: '分割線',
  fence: ({ cuts }) => cutLines(cuts),
  found: '学習の結果',
  hull: '凸包',
  inside: '内側',
  cut: ({ unit }) => `分割線${unit}`,
  data: 'データ',
  end: '終わり',
  first: '初期の重み',
  last: '学習後',
  inScene: ({ name, scene }) => `${name}（${scene}）`,
  layer: ({ layer }) => `第${number(layer)}層`,
  learning: '学習',
  line: '直線',
  oneByOne: '1つずつ',
  orbit: '全方向から',
  output: '出力',
  point: ({ number: nth }) => `点${number(nth)}`,
  regions: '決定領域',
  result: '結果',
  sideBySide: '並べて比較',
  surface: '曲面',
  there: '行き',
  turn: '回転',
  verdict: '結論',
  activation: '活性化関数',
  slide: 'bで平行移動',
  stretch: 'Wで伸縮',
  weights: '重み',
  press: '押しつぶす',
  fold: '折る',
  turning: 'Wで回転',
  score: 'スコア',
}

export const axes: Translated<'ja'>['axes'] = {
  component: ({ index }) => `第${number(index + 1)}主成分`,
  direction: ({ index, only }) => (only ? '出力の方向' : `第${number(index + 1)}の出力方向`),
  discriminant: ({ index }) => (index === null ? '判別軸' : `第${number(index + 1)}判別軸`),
  spread: '主成分',
  within: ({ name, within }) => `${name}（${within}）`,
  day: ({ day, month }) => `${number(month)}月${number(day)}日`,
  month: ({ month, year }) => `${year}年${number(month)}月`,
  date: ({ day, month, year }) => `${year}年${number(month)}月${number(day)}日`,
  years: years => ranged(years, String),
  no: 'いいえ',
  yes: 'はい',
  accuracy: '正解率',
  regions: '線形領域の数',
  error: '誤差（RMSE）',
  loss: '損失',
  curves: ({ penalized }) => [penalized ? '訓練（正則化を含む）' : '訓練', 'テスト用'],
  iterates: ({ unit }) => ({ iteration: '反復', epoch: 'エポック', step: 'ステップ' })[unit],
  work: '勾配の計算回数×データ数',
  arrows: ({ follows }) => (follows ? '各分割線は全点の引く力の和に従って動く' : '矢印：現時点での各点の勾配'),
  percent: ({ value }) => `${number(value)}%`,
  probability: 'P',
  probabilityOf: ({ name }) => `P(${name})`,
}

export const panels: Translated<'ja'>['panels'] = {
  layers: ({ units }) => (units.length === 0 ? '隠れ層なし' : `${units.map(number).join(' → ')}ユニット`),
  components: ({ count, method }) => `${things(count)}の${method === 'pca' ? '主成分' : '判別軸'}`,
  learningRate: ({ value }) => `学習率${number(value)}`,
  value: ({ key, value }) => `${{ alpha: '正則化係数', noise: 'ノイズ', seed: '乱数シード' }[key]}${number(value)}`,
  whole: 'ネットワーク全体',
  without: ({ unit, layer }) => `${layer === null ? '' : `第${number(layer)}層の`}${unit}なし`,
  lacks: ({ lost, unit, layer, ...count }) => `${panels.without({ unit, layer })}${lost === 0 ? '：失われる点はない' : `：${of(count)}`}`,
  result: ({ after, projected, ...facts }) => `${sweepDone(facts)}${after === null ? '' : `、${short(after)}の時点`}${projected ? '、射影して表示' : ''}`,
}

export const facts: Translated<'ja'>['facts'] = {
  data: ({ name }) => name ?? '表',
  best: ({ correct, exact }) => `${number(correct)}${exact ? '' : '以上'}`,
  units: ({ units }) => units.map(number).join('、') || number(0),
}

export const data: Translated<'ja'>['data'] = {
  title: parts => parts.join('、'),
  points: points => [pointsIn(points), ...more(points)],
  pointsOf: ({ forms, ...points }) => [pointsIn(points), forms.join('、'), ...more(points)],
  forms: ({ forms }) => forms,
  classNumber: ({ name }) => `クラス${name}`,
  columns: ({ table, names }) => [`${table ?? '表'}：${names.join('と')}`],
  reduced: ({ table, features, ...to }) => [`${table ?? '表'}：${number(features)}個の特徴量`, componentsOf(to)],
  projected: ({ table, features, ...plane }) => [`${table ?? '表'}：${number(features)}個の特徴量の射影`, `${keeps(plane)}を表示`],
}

export const regression: Translated<'ja'>['regression'] = {
  points: ({ samples, held }) => [`${number(samples)}個の点`, ...more({ held })],
  formula: ({ formula }) => [formula],
  table: ({ table, target, features }) => [`${features.length > 3 ? `${number(features.length)}列` : features.join('と')}から${target}を予測`, table ?? '表'],
  straight: ({ features, rmse }) => [`${straightLine(features)}の${offBy(rmse)}`, rootMeanSquare],
  off: errorsFirst,
  only: ({ names, r2, all }) => `${names.join('と')}のみ（他はシャッフル）：${share(r2)}、全列：${share(all)}`,
  constant: ({ rmse }) => ['ネットワークはどこでも同じ値を予測', offBy(rmse)],
  panel: ({ rmse, held, least }) => `誤差${amount(rmse)}${held === null ? '' : `、テスト${amount(held)}`}${least ? '、最小' : ''}`,
  title: ({ sizes }) => sizesOf(sizes),
}

export const fit: Translated<'ja'>['fit'] = {
  chapterMean: '平均',
  chapterPart: ({ unit }) => `${unit}を加える`,
  chapterRest: '残り',
  chapterFit: '回帰曲線',
  pointMean: '平均',
  mean: ({ rmse }) => [`平均だけ：${offBy(rmse)}`, rootMeanSquare],
  part: ({ unit, count, rmse, isWorse }) => [
    `${number(count)}ユニット：${offBy(rmse)}`,
    isWorse ? `${unit}なしより大きい：他のユニットが補正する` : `${unit}が加える分`,
  ],
  rest: ({ units: others, all, rmse }) => [`全${number(all)}ユニット：${offBy(rmse)}`, `残り${number(others)}ユニットが加える分`],
  clause: ({ units: count }) =>
    count === null
      ? 'これらの点に1本の直線を当てはめる'
      : count === 1
        ? 'ユニットの寄与を曲線で描く'
        : `${units(count)}の寄与を曲線で描き、足し合わせて点を通る曲線にする`,
}

export const fitTraining: Translated<'ja'>['fitTraining'] = {
  ...trainingOf(({ error }: Facts.ReachedError) => `誤差${amount(error)}`, lossAnd),
  predicted: '予測値',
  clause: ({ layers, features }) =>
    `${networkOf(layers)}が学習する間に、${features === 1 ? '点を通る曲線' : features === 2 ? '予測値の等高線' : '各点の予測値'}、その中の点の位置、損失の曲線が変わる`,
}

export const target: Translated<'ja'>['target'] = {
  off: ({ value, error }) => `${fourDigits(value)}、誤差${amount(error)}`,
  error: '誤差',
  rest: 'バイアス',
  sentence: ({ value, error }) => `予測値${fourDigits(value)}、誤差${amount(error)}`,
}

export const lift: Translated<'ja'>['lift'] = {
  stand: ({ feature, target }) => [/\s/.test(feature + target) ? '入力を床に、目標値を高さにとる' : `${feature}軸を床に、${target}を高さにとる`],
  way: ({ units: count, features, bends }) => {
    if (features > 2) return ['点が隠れ層に移る']
    const floor = features === 1 ? '軸' : '床面'
    if (count === 1) return [features === 1 ? '1つのユニットが軸を伸ばす' : '1つのユニットが床面を直線につぶす']
    return [`${units(count)}が${floor}を${bends ? '曲げる' : '動かす'}`]
  },
  plane: ({ kind, nearness, ...of }) => {
    if (nearness === 'off') return [`${single[kind]}は各点の高さからまだ遠い`, ...errorsFirst(of)]
    return [`${single[kind]}が各点の高さ${nearness === 'through' ? 'に合う' : 'の近くを通る'}`, ...errorsFirst(of)]
  },
  back: ({ features, kind }) => [
    features > 2 ? 'データに戻る' : features === 1 && kind === 'plane' ? '平面上の線を入力に戻す' : `入力に戻すと${lines[kind]}は曲がる`,
  ],
  fit: ({ kind, bends, features, ...of }) => [
    `${bends ? `${lines[kind]}はこの${features === 1 ? '曲線' : '曲面'}にあたる` : `${lines[kind]}が戻った`}`,
    ...errorsFirst(of),
  ],
  chapters: { stand: '軸', plane: '平面', down: '再び図へ', fit: '回帰曲線', sum: '和' },
}

export const predictions: Translated<'ja'>['predictions'] = {
  output: ({ sources, result: [off, ...others] }) => [sources === 1 ? '出力層が1つの項を足す' : `出力層が${things(sources)}の項を足し合わせる`, off, ...others],
  point: ({ name, value, error, isLargest }) =>
    isLargest ? [`最大の誤差：${amount(error)}`, `${name}の予測値は${fewDigits(value)}`] : [`${name}の予測値は${fewDigits(value)}`, offBy(error)],
}

export const levels: Translated<'ja'>['levels'] = {
  title: ({ name }) => `入力平面上でネットワークが予測する${name}`,
  all: 'すべての等高線',
  chapter: ({ name, label }) => `${name} = ${label}`,
  line: ({ name, label }) => [`ここでのネットワークの予測は${name}=${label}`],
}

export const regions: Translated<'ja'>['regions'] = {
  title: 'ネットワークの線形領域',
  creases: ({ creases, regions: own, most }) =>
    `折り目${number(creases)}本、${things(own)}の領域${most === null ? '' : own === most ? '（最多）' : `（最多${number(most)}）`}`,
  layer: ({ layer, regions: own }) => `第${number(layer)}層の折り目：${things(own)}の領域`,
  counted: ({ regions: own }) => `${things(own)}の領域`,
  slopes: ({ regions: own, constant, classes }) => [
    own === 1 ? '領域は1つ：ここでは線形' : '色：傾きの向きと大きさ',
    ...(classes > 2 ? ['次のクラスとの差'] : []),
    ...(constant > 0 ? [`${things(constant)}の領域で一定`] : []),
  ],
  junctions: ({ junctions }) => `3クラスが${number(junctions)}点で接する`,
  joints: ({ joints }) => `直線${number(joints + 1)}本、継ぎ目${joints === 0 ? 'なし' : things(joints)}`,
  region: ({ number: nth, pattern }) => [`領域${number(nth)}`, ...pattern].join(' · '),
  points: ({ correct, samples }) => `${number(samples)}個の点のうち${number(correct)}個がこの中`,
}

export const marks: Translated<'ja'>['marks'] = {
  heldOut: 'テスト用',
  wrong: '誤り',
  lost: '失われた点',
  foreign: '正解：ほかの列が異なる',
  support: 'サポートベクトル',
}

export const slice: Translated<'ja'>['slice'] = {
  near: facts => (facts.moves === null ? [`${nearOf(facts)}、残りは非表示`, `固定：${holds(facts)}`] : [`固定：${holds(facts)}`]),
  distance: '断面からの距離',
  fromSlice: ({ distance, shown, foreign }) => `標準偏差の${twoDigits(distance)}倍${shown ? (foreign ? '、正解：ほかの列が異なる' : '') : '、非表示'}`,
  title: facts => `${heldAt(facts)}：${nearOf(facts)}`,
  count: ({ near, samples }) => of({ correct: near, samples }),
  pairsTitle: ({ columns }) => (columns.length === 2 ? '2列に沿う断面' : `${number(columns.length)}列のすべての組に沿う断面`),
  pairs: facts => [nearEach(facts), `固定：${holdsOthers(facts)}`],
  foreignTo: ({ each }) => `他のクラスの色の中で正解の点（ほかの列が異なる）：${each.map(({ name, foreign }) => `${name}は${number(foreign)}個`).join('、')}`,
}

export const sliders: Translated<'ja'>['sliders'] = {
  name: '固定した列',
  reset: 'リセット',
  others: ({ others, ...ways }) => `ほかの${number(others)}列は${heldBy(ways)}`,
  near: nearOf,
}

export const forms: Translated<'ja'>['forms'] = {
  article: ['横に並んで重なる3つの塊', '中央の塊だけ別のクラス'],
  blobs: ['横に並ぶ3つの塊', '中央の塊だけ別のクラス'],
  checkerboard: ['市松模様のます目'],
  circles: ({ hollow }) => [hollow ? '輪の中の輪' : '輪の中の円板'],
  clusters: ({ classes }) => [`円周上の${things(classes)}の塊`, 'それぞれ別のクラス'],
  digits: ['手書き数字'],
  expression: ({ formula }) => [`${formula}を満たす点が1つのクラス`],
  flower: ['花びらの形', '2クラス'],
  iris: ['3種のアヤメの測定値'],
  moons: ['互いに入り組む2つの半月'],
  spirals: ({ classes }) => [`らせんの${number(classes)}本の腕`],
  xor: ['正方形の隅にある4つの塊', '対角の塊は同じクラス'],
}

/** "隠れ層なし", "2つの隠れユニット", "2つの隠れ層、8 → 3ユニット". */
function sizesOf(sizes: readonly number[]): string {
  if (sizes.length === 0) return '隠れ層なし'
  return sizes.length === 1 ? hiddenUnits(sizes[0]) : `${things(sizes.length)}の隠れ層、${sizes.map(number).join(' → ')}ユニット`
}

export const titles: Translated<'ja'>['titles'] = {
  network: ({ sizes, wide, decision }) => {
    const shown = `${sizesOf(sizes)}${wide === null ? '' : `の${number(wide)}次元表示`}`
    if (decision === null) return shown
    if (decision === 'one class') return `${shown}、すべて同じクラス`
    return `${shown}、${decision.many ? `クラス間の${lines[decision.kind]}` : single[decision.kind]}`
  },
  diagram: ({ sizes }) => `ネットワークの構造：${sizes.map(number).join(' → ')}`,
  lift: ({ units, features }) => `${hiddenUnits(units)}が${features === null ? '点' : features === 1 ? '直線' : '平面'}を立方体に持ち上げる`,
  oneClass: 'どこも同じクラス',
  boundary: '決定境界',
  cuts: ({ units: count }) => `${units(count)}、${cutLines(count)}`,
  orbit: ({ layers }) => (layers > 1 ? '全方向から見た最後の隠れ層' : '全方向から見た隠れ層'),
  surface: ({ name, features }) => `${inputField(features)}上の${name === null ? 'P(予測クラス)' : `P(${name})`}`,
  ways: ({ count }) => `平面を分ける${things(count)}の方法`,
  fits: ({ count }) => `曲線を引く${things(count)}の方法`,
  training: ({ unit, first, last }) => `ネットワークの学習：${unit === 'step' ? `${nth(unit, number(first))}から${number(last)}` : counting(unit, last)}`,
}

export const layers: Translated<'ja'>['layers'] = {
  stay: ['隠れ層なし：点は動かない'],
  scored: ({ classes }) => [classes === 2 ? 'スコア：各列の重み付き和' : 'クラスごとのスコア：重み付き和'],
  onTheWay: ({ units: count, moved, bends }) => [moved === 'points' ? '点が隠れ層に移る' : `${units(count)}が${lines[moved]}を${bends ? '曲げる' : '動かす'}`],
  to: ({ layer, units: count, kept }) => [`第${number(layer)}層へ：${number(count)}ユニット`, ...(kept === null ? [] : [`射影：分散の${percent(kept)}を表示`])],
  stretch: ({ layer }) => [inLayer(layer, 'Pが空間を伸縮：x P、W = P Q')],
  turn: ({ layer }) => [inLayer(layer, 'Qが空間を回転：x P Q = x W')],
  slide: ({ layer }) => [inLayer(layer, 'バイアスbが空間を平行移動：x W + b')],
  activation: facts => [inLayer(facts.layer, `${facts.name}が空間を${facts.bounded ? '圧縮' : '曲げる'}：h = ${facts.symbol}(x W + b)`)],
  cuts: ({ units: count, cuts }) => [cuts < count ? `${things(count)}のうち${units(cuts)}がここで平面を切る` : `${units(count)}が平面を${number(cuts)}回切る`],
  cut: ({ unit }) => [`ユニット${unit}が片側を足す`],
}

export const paper: Translated<'ja'>['paper'] = {
  creases: ['各ユニットが折り目を1本つける'],
  press: ({ beyond }) => [beyond === 'range' ? '範囲の外は平らに押される' : beyond === 'off' ? 'オフの側は平らに押される' : 'オフの側はほぼ平らに押される'],
  fold: ['次の層が平面を折る'],
  boundary: ({ corners, opened }) => `${opened ? '開いた平面' : '境界'}：${corners === 0 ? '角はない' : `角${things(corners)}、すべて折り目の上`}`,
}

export const results: Translated<'ja'>['results'] = {
  input: ({ view, best, isAsGood }) => [
    question(best),
    ...(isAsGood ? ['ネットワークと同じ正解数'] : []),
    ...(view === null ? [] : ['plane' in view ? `${number(view.features)}個の特徴量の射影（${keeps(view.plane)}）` : componentsOf(view)]),
  ],
  network: facts => result(facts),
  hidden: ({ view, now, ...facts }) => {
    // On the input another one may get as many.
    const [done, ...others] = result(facts, now ? '今度は' : view === null || view === 'none' || facts.by.kind === 'outputs' ? '' : 'ここでは')
    const shown =
      view === null || view === 'layer'
        ? []
        : [view === 'none' ? '隠れ層なし' : view === 'line' ? '隠れ層は1つの数にまとまった' : `隠れ層の射影：分散の${percent(view.share)}を表示`]
    return [done, ...others, ...shown]
  },
  undecided: ['ネットワークが迷う所：決定境界'],
  paler: ['色が薄いほど確信度が低い'],
  oneClass: ({ joins }) => [`出力層が${joins ? '分割線を結ぶ' : '判定する'}：どこも同じクラス`],
  none: linear => [`どの${lines[linear.kind]}でもすべては分離できない`],
  another: linear => [`別の${lines[linear.kind]}${linear.many ? 'の組' : ''}ならすべて分離できる`],
  gap: ({ width, between, classes, units }) => [
    between === null ? `クラス間の最小の間隔：${twoDigits(width)}` : `${classes > 2 ? '最小の' : ''}間隔は${twoDigits(width)}`,
    ...(between === null ? [] : [`${between.join('と')}の間`]),
    ...(units === null ? [] : [`全${number(units)}ユニットの空間で`]),
  ],
  allSides: ({ wrong, samples, planes: drawn }) => {
    if (wrong > 0) return [`${of({ correct: wrong, samples })}が誤った側にある`]
    if (drawn === null) return ['全方向から']
    return [`全方向から：クラスの間に${drawn === 'many' ? '複数の平面' : '1枚の平面'}`]
  },
  returned: ({ line, held, ...count }) => {
    if (line === 'points') return [`${of(count)}が正しい側にある`, ...further({ classes: null, better: null, held })]
    const done = `${count.correct === count.samples ? `全${number(count.samples)}個` : of(count)}正解`
    if (line === null) return [`決定境界：${done}`]
    const now = line.curves > 1 ? `${number(line.curves)}本の${line.bent ? '曲線' : '直線'}` : line.bent && !line.by.many ? 'この曲線' : '決定境界'
    return [`${line.by.many ? 'これらの' : 'この'}${lines[line.by.kind]}が${now}に：${done}`]
  },
  sheets: ({ units: count, surfaces }) => [`${units(count)}、${things(surfaces)}の曲面`, 'それぞれ出力×重み'],
  added: ({ shape }) => [shape === null ? '足し合わせる' : `足し合わせると${terrain[shape]}になる`],
  bias: ({ raises }) => [`バイアスが曲面を${raises ? '上げる' : '下げる'}`],
  shore: ({ name }) => ['水位ゼロ：岸が決定境界になる', `高さ：${name}の対数オッズ`],
  squashed: ['確率にしても岸は動かない'],
  levels: ({ high, low }) => [`水位${percent(high)}、次に${percent(low)}`],
  surface: ({ shape, height, ...facts }) => {
    if (facts.constant) return result(facts)
    const more = [accuracyOf(facts), ...further(facts)]
    if (shape === null) return ['高さは予測クラスの確率', ...more]
    if (height !== null) return [`高さはP(${height})`, ...more]
    return [`${subjectOf(facts.by)}で${terrain[shape]}ができる`, ...more]
  },
}

const terrain: Record<Facts.Terrain, string> = { plain: '平地', step: '段', valley: '谷', ridge: '尾根', hill: '丘', landscape: '起伏' }

export const network: Translated<'ja'>['network'] = {
  inputs: ({ count }) => [`${things(count)}の数を入力`],
  adds: ({ layer, units: count, sources }) =>
    layer === null
      ? [`各ユニットが${sources === 1 ? '重み×入力+バイアス' : '重み付き和'}を計算`, `重み付き和${number(count)}個：入力${things(sources)}とバイアス`]
      : [`第${number(layer)}層：${units(count)}が${number(sources)}枚の図を重ねる`, '重みを掛け、バイアスを足す'],
  changes: ({ activation, bounded, on }) => [
    activation === null ? '……和をそのまま渡す' : bounded ? '……和を圧縮する：オンかオフ' : `……和に${activation}を適用する`,
    ...(on === null ? [] : [`${on.unit}は直線の${sides[on.side]}でオン`]),
  ],
  output: ({ sources, hidden, classes, result: [done, ...others] }) => [
    `${classes > 2 ? `${things(classes)}の出力がそれぞれ` : '出力層が'}${hidden ? `${number(sources)}枚の図を重ねる` : `${things(sources)}の数を足す`}`,
    done,
    ...others,
  ],
  point: ({ name, share, isNearest, right }) => [
    `${isNearest ? '最も確信の低い点' : 'ある点'}：${name}、${certainty(share)}`,
    ...(right ? [] : ['誤り：この点は別のクラス']),
  ],
  lines: { adds: '正の寄与', takes: '負の寄与。太さ：和の中の割合', short: '負の寄与' },
  pixelLines: { adds: '画素の正の寄与', takes: '画素の負の寄与' },
  pixels: ({ count }) => `${number(count)}画素`,
  more: ({ count, place }) => (place ? `ほか${number(count)}${{ feature: '特徴量', unit: 'ユニット', output: '出力' }[place]}` : `ほか${number(count)}個`),
  largest: '最大のものが勝つ',
  unit: ({ name, place, layer }) => `${name}、${place === 'unit' ? `第${number(layer)}層のユニット` : place === 'output' ? '出力' : '特徴量'}`,
  scaled: ({ name, mean, deviation }) => `標準化：(${name} ${mean < 0 ? '+' : '−'} ${twoDigits(Math.abs(mean))}) / ${twoDigits(deviation)}`,
  formula: ({ name, activation, terms, more, bias }) => {
    const all = [
      ...terms.map(({ name: of, weight }) => `${signed(weight)} ${of}`.replace(/ /g, '\u00a0')),
      ...(more > 0 ? [`+\u00a0ほか${number(more)}項`] : []),
      signed(bias),
    ]
    const sum = all.join(' ').replace(/^\+\s/, '').replace(/^−\s/, '−')
    return `${name} = ${activation === null ? sum : `${activation}(${sum})`}`
  },
  softmax: ({ name, sum }) => `P(${name}) = exp ${sum} / Σ exp z`,
  above: count => `${of(count)}の点で和が正`,
  wrong: ({ share, loss }) => [`正しいクラスの確率p = ${share}：損失${loss}`],
  moves: ({ rate, halved }) => [`各重みは−${rate} × 勾配∂だけ動く`, ...(halved ? ['損失が下がるまで学習率を半分にした'] : [])],
  pass: ({ layer, back }) => `${back ? '逆伝播' : '順伝播'}：${layer === null ? '出力' : `第${number(layer)}層`}`,
  falls: ({ before, after }) => [`この行の損失は${before}から${after}に下がる`],
}

export const choice: Translated<'ja'>['choice'] = {
  nothing: ({ accuracy, most, clearly }) => {
    const right = percent(accuracy)
    const against = right === percent(most.share) ? '' : `、後者は${percent(most.share)}`
    return [`常に${quoted(most.name)}より${clearly ? '' : '明らかに'}良いとはいえない`, `交差検証の正解率${right}${against}`]
  },
  noneNeeded: ({ line, lineAccuracy }) => ['隠れ層は不要', `${lines[line.kind]}でも同等：交差検証の正解率${percent(lineAccuracy)}`],
  network: ({ accuracy, line, lineAccuracy, most, againstMost }) => [
    `ネットワーク${percent(accuracy)}、${againstMost ? `常に${quoted(most.name)}なら${percent(most.share)}` : `${lines[line.kind]}${percent(lineAccuracy)}`}`,
    '交差検証の正解率',
  ],
  overfit: ({ unseen, seen, named }) => [`${named ? '過学習：' : ''}テスト用の行の正解率${percent(unseen)}`, `訓練用の行は${percent(seen)}`],
  rare: ({ name, recall, precision, ...found }) => [
    `${quoted(name)}：再現率${percent(recall)}（${of(found)}）`,
    precision === null ? '予測なし' : `適合率${percent(precision)}`,
  ],
  behind: ({ caption, accuracy }) => [...caption, `交差検証の正解率${percent(accuracy)}`],
}

export const training: Translated<'ja'>['training'] = trainingOf(reached, learned)

export const estimators: Translated<'ja'>['estimators'] = {
  knn: { name: 'k近傍法', short: '近傍法' },
  logistic: { name: 'ロジスティック回帰', short: 'ロジスティック' },
  network: { name: 'ニューラルネットワーク', short: 'ネットワーク' },
  qda: { name: 'QDA', short: 'QDA' },
  rbf: { name: 'RBF SVM', short: 'RBF' },
  svm: { name: '線形SVM', short: '線形' },
  tree: { name: '決定木', short: '決定木' },
  kernel: { name: 'カーネルリッジ回帰', short: 'カーネル' },
  line: { name: '直線', short: '直線' },
  polynomial: { name: '多項式', short: '多項式' },
  regressionTree: { name: '回帰木', short: '回帰木' },
}

export const classifiers: Translated<'ja'>['classifiers'] = {
  knn: ({ neighbors }) => [neighbors === 1 ? '最も近い点のクラス' : `最も近い${number(neighbors)}点の多数決`],
  logistic: ({ classes }) => [classes === 2 ? '1本の直線' : 'クラス間の直線'],
  network: ({ by, hidden }) => [subjectOf(by), ...(hidden ? [] : ['隠れ層なし'])],
  qda: ({ classes }) => ['クラスごとに正規分布', `2${classes === 2 ? 'クラス' : 'つ'}が等しい所は二次曲線`],
  rbf: ({ supports }) => [`${number(supports)}個のサポートベクトルでの山の和`],
  svm: ({ classes, supports }) => [classes === 2 ? 'マージン最大の直線' : 'クラスの組ごとに直線', `サポートベクトル${number(supports)}個`],
  tree: ({ upright, level, oblique }) => {
    const cuts = upright + level + oblique
    if (cuts === 0) return ['分割なし：すべて同じクラス']
    const kinds = [...(upright > 0 ? ['縦'] : []), ...(level > 0 ? ['横'] : [])].join('と')
    return [`${kinds}${kinds === '' ? '' : 'の'}分割${number(cuts)}回`]
  },
}

export const regressors: Translated<'ja'>['regressors'] = {
  kernel: ({ bumps, drawn }) => [bumps === 1 ? 'その点での山' : `${number(bumps)}点での山の和`, ...(drawn < bumps ? [`うち${number(drawn)}個を表示`] : [])],
  knn: ({ neighbors }) => [neighbors === 1 ? '最も近い点の値' : `最も近い${number(neighbors)}点の平均`],
  line: ['最小二乗法による'],
  network: ({ units: count }) => [count === 0 ? '隠れ層なし' : `${units(count)}の寄与${count > 1 ? 'の和' : ''}`],
  polynomial: ({ degree }) => [degree === 0 ? '全点の平均' : `${number(degree)}次までの項の和`],
  tree: ({ parts }) => [parts === 1 ? '全点の平均' : `${number(parts)}個の葉ごとの平均`],
}

export const scores: Translated<'ja'>['scores'] = {
  caption: ({ label, says: [first, ...others], result }) => [`${label}：${first}`, ...others, result],
  above: ({ score, scored }) => counts(score, scored),
  ranking: ({ samples, by, best, allBut, others, ...top }) => {
    const isTold = by === null || by === 'held out'
    const right = `${number(top.correct)}個`
    const got = `${top.correct === samples ? `全${number(samples)}個` : isTold ? `${number(samples)}個中${right}` : right}正解`
    const where = `${by === null ? '訓練用の点' : by === 'held out' ? 'テスト用の点' : notLearned[by].points(samples)}のうち`
    if (top.each) return [`どれも${got}`, where]
    const rest = others.map(({ names, correct }) => `${names.join('と')}は${number(correct)}個`)
    if (allBut?.length === 1) return [`${allBut[0]}以外は${got}`, where, ...rest]
    if (best.length < 3 && !allBut) return [`${best.join('と')}が${got}`, where, ...rest]
    return [`${things(best.length)}の分類器が${got}`, `${where}：${allBut ? `${list(allBut)}以外` : list(best)}`, ...rest]
  },
  all: ({ scores, scored: { samples, notLearned: judged } }) => {
    const results = scores.map(score => `${score.name}は${number(score.correct)}${score.notLearned === null ? '' : `と${number(score.notLearned)}`}`)
    return `正解の数、訓練用の${number(samples)}個${judged ? `と${notLearned[judged.by].points(judged.samples)}` : ''}のうち：${results.join('、')}`
  },
}

export const errors: Translated<'ja'>['errors'] = {
  above: score => errorsOf(score),
  ranking: ({ by, samples, ranked: [first, ...others] }) => [
    `誤差が最小：${first.name}、${amount(first.rmse)}`,
    `${notLearned[by].points(samples)}で`,
    ...(others.length === 0
      ? []
      : [
          `次いで${others
            .slice(0, 2)
            .map(({ name, rmse }) => `${name}（${amount(rmse)}）`)
            .join('、')}`,
        ]),
  ],
  all: ({ scores, by, samples }) => {
    const results = scores.map(({ name, rmse, other }) => `${name}は${amount(rmse)}${other === null ? '' : `と${amount(other)}`}`)
    return `訓練用の点と${notLearned[by].points(samples)}での二乗平均平方根誤差：${results.join('、')}`
  },
}

const openSides = (open: number) => (open === 0 ? '囲いが閉じる' : open === 1 ? '片側は開く' : '2方向が開く')

export const fences: Translated<'ja'>['fences'] = {
  title: '分割線は何本必要か',
  question: ({ name, samples, others, each }) => [
    `直線で${name}を囲めるか？`,
    `${number(samples)}個の点、ほかは${number(others)}個`,
    ...(each.length === 0
      ? []
      : each.length > 4
        ? [`${number(each.length)}クラスのうち最も多く要るもの`]
        : [`最少：${each.map(({ name, cuts }) => `${name}は${cuts === null ? '囲めない' : cutLines(cuts)}`).join('、')}`]),
  ],
  none: ({ name, inside }) => [`直線では${name}を囲めない`, `ほかの${number(inside)}個がその点の間にある`],
  inside: ({ name, within }) => ['どの直線もこの点を切り離せない', within === 1 ? `${name}の点と同じ位置にある` : `${name}の${number(within)}点の間にある`],
  hull: ({ inside, others }) => [
    'どの分割線もこの凸包の外を通る',
    inside === 0 ? `ほかの${number(others)}個はすべて外側` : `ほかの${of({ correct: others - inside, samples: others })}は外側`,
  ],
  cuts: ({ cuts, stay, others, open, isLast }) => {
    const count = cutLines(cuts)
    if (stay === 0) {
      if (cuts === 1) return ['分割線1本で足りる', '1本の直線が両者を分ける']
      return [`${count}${open === 0 ? '：' : 'で足りる、'}${openSides(open)}`, '証明済み：これより少ないと囲めない']
    }
    if (isLast) return [`${count}：この${number(stay)}個だけが残る`, '証明済み：これより少ないともっと残る']
    return [`${count}：${of({ correct: stay, samples: others })}が中に残る`, `証明済み：ほかの${number(Math.min(cuts, 2))}本でもこれ以上は切り離せない`]
  },
  found: ({ found, samples }) => {
    const [last] = found.slice(-1)
    const all = last.correct === samples
    const before = found.slice(-2, -1).map(({ units: count, correct }) => `${things(count)}なら${number(correct)}個`)
    const most = Math.max(...found.map(({ trainings }) => trainings))
    return [
      `学習：ユニット${things(last.units)}で${all ? `全${number(samples)}個` : of({ correct: last.correct, samples })}正解`,
      ...before,
      `学習は各${number(most)}回${all ? '以内' : ''}`,
    ]
  },
  unit: ({ unit, off, others, lost, degrees }) => [
    `ユニット${unit}は${of({ correct: off, samples: others })}を切り離す`,
    ...(lost > 0 ? [`自分のクラスも${number(lost)}個切り離す`] : []),
    ...(degrees === null ? [] : [`囲いの分割線と${number(degrees)}°の差`]),
  ],
  result: ({ wrong, cuts, ...count }) => [
    `ネットワークは${count.correct === count.samples ? `全${number(count.samples)}個` : of(count)}正解`,
    ...(wrong.length === 0
      ? []
      : [`正しいクラスの確率は、${wrong.map(({ number: row, share }) => `点${number(row)}で${certainty(share)}`).join('、')}しかない`]),
    ...(cuts === null ? [] : [`囲いではない：ネットワークは${cutLines(cuts)}を足し合わせる`]),
  ],
}

export const columns: Translated<'ja'>['columns'] = {
  title: '各列の並べ替え重要度',
  true: '正解クラス',
  predicted: '予測クラス',
  right: ({ correct, ...rows }) => [accuracyOf({ correct, samples: rows.samples }), measuredOn(rows)],
  worth: ({ top, shuffled, ...rows }) => {
    if (top === null) return ['単独で重要な列はない', 'どの列をシャッフルしても損失は増えない', measuredOn(rows)]
    const { names, loss, wrong, error } = top
    const done = error
      ? `シャッフルすると誤差が${amount(error.from)}から${amount(error.to)}に増える`
      : wrong > 0
        ? `シャッフルすると${number(shuffled)}行中${number(wrong)}行誤りが増える`
        : `シャッフルしても誤りは増えず、損失が${twoDigits(loss)}増える`
    return [`最も重要：${names.join('と')}`, done, measuredOn(rows)]
  },
  both: ({ worth: [says, how, _, ...others], right }) => [`${says}、${how}`, right.join('、'), ...others].join('。'),
  alike: ({ names, correlation, more }) =>
    `${names.join('と')}は相関がある（${local(correlation.toFixed(2))}）：どちらも棒の長さより重要な可能性がある${more > 0 ? `。ほか${number(more)}組も同様` : ''}`,
  key: ({ samples }) => `シャッフル後：損失の増加（棒）、その標準偏差（線）、${number(samples)}行中の誤りの増加（数）`,
  errorKey: 'シャッフル後：誤差の増加（棒と数）、その標準偏差（線）',
  residual: '残差',
  rest: ({ count, most }) => `ほか${number(count)}列、最大でも各${most > 0 ? '+' : ''}${number(most)}`,
  dependence: ({ name }: { name: string | null }) => `部分依存：${name ?? '各クラスの確率'}`,
  oneRow: ['細い線は1行：1つの列だけを変える', '太い線：これまでの行の平均'] as Facts.Caption,
  highest: ({ name, column, most, least, by }: Facts.Highest) => [`平均すると、${column}が${most}のとき、${name}は${least}のときより${by}高い`] as const,
}

export const alt: Translated<'ja'>['alt'] = {
  results: results => results.join('；'),
  regressionData: ({ samples, held, target, features, source }) => {
    const points = `${number(samples)}個の点`
    if ('formula' in source) return `${source.formula}の${points}${moreHeldOut({ held })}`
    const columns = features.length > 4 ? `${number(features.length)}列` : features.join('と')
    return `${source.table ?? '表'}の${points}：${columns}から${target}を予測${moreHeldOut({ held })}`
  },
  regressionResult: ({ layers, straight, ...of }) =>
    `${straight ? `${straightLine(straight.features)}の${offBy(straight.rmse)}、` : ''}${networkOf(layers)}：${errorsFirst(of).join('、')}`,
  regressionPanels: ({ panels }) => panels.map(({ name, rmse }) => `${name}では${offBy(rmse)}`).join('。'),
  regressors: ({ count }) => (count === 1 ? '1つの回帰手法が点を通る曲線を引く' : `${things(count)}の回帰手法が点を通る曲線を順に引き、最後に並ぶ`),
  regressionDots: ({ features }) => (features === 1 ? '点を散布図で示す' : '点が平面の上にそれぞれの高さで立つ'),
  liftStory: ({ layers, features }) =>
    `${[
      straightLine(features),
      ...(features === 1 ? ['各ユニットの出力への寄与'] : []),
      `${networkOf(layers)}への移動`,
      'そこでの出力の平面',
      ...(features > 2 ? [] : [`それが入力の上でなす${features === 1 ? '曲線' : '曲面'}`]),
    ].join('、')}が順に現れる`,
  lift: ({ layers, features, nearness, back }) => {
    const floor = features === 1 ? '散布図が立ち上がる。その軸は床面にあり' : features === 2 ? '点が入力平面の上に立ち' : '点がその主成分の上に立ち'
    const end = !back ? '' : features > 2 ? '、やがて平面は消える' : `、平面は${features === 1 ? '曲線' : '曲面'}となって戻る`
    return `${floor}、${networkOf(layers)}がそれを動かすと1枚の平面が点の高さ${{ through: 'に合う', near: 'の近くを通る', off: 'の間を通る' }[nearness]}${end}`
  },
  levels: ({ levels }) => `出力の等高線${number(levels)}本が、入力平面に低い方から順に現れる`,
  regions: ({ layers, regions: own, corners, learns }) =>
    `${networkOf(layers)}の折り目が入力を${things(own)}の線形領域に分け${learns ? '、学習の間、損失と領域数の曲線とともに変わる' : corners === null ? 'る' : `、${corners === 0 ? '角のない' : `角が${things(corners)}の`}境界が現れる`}`,
  outputSurface: ({ layers }) => `${networkOf(layers)}の出力は入力平面の上の曲面で、1回転する。点は棒の先でそれぞれの高さに立つ`,
  sentences: sentences => sentences.map(sentence => `${sentence}。`).join(''),
  builtIn: ({ names, forms, ...points }) => `${pointsIn(points)}${among(names)}：${forms.join('、')}${moreHeldOut(points)}`,
  table: ({ table, names, features, reduced, ...points }) =>
    `${table ?? '表'}の${pointsIn(points)}${among(names)}、特徴量${things(features)}${reduced ? `を${componentsOf(reduced)}に削減` : ''}${moreHeldOut(points)}`,
  slice: facts => {
    const plane = `${facts.axes.join('と')}の平面`
    if (facts.moves !== null) return `${plane}で${facts.moves}が動く：平面が近づくと点が現れ、離れると消える`
    const byHeld = facts.foreign > 0 ? `。うち${number(facts.foreign)}個は${otherwise}` : ''
    return `${plane}、${holds(facts)}：${nearOf(facts)}、残りは非表示${byHeld}`
  },
  moving: ({ column, from, to }) => `${column}が${heldValue(from)}から${heldValue(to)}へ動いて戻る間に図が変わる`,
  pairs: facts =>
    `${listed(facts.columns)}の各組の平面での${facts.target === null ? '決定領域' : `${facts.target}の等高線`}を行列状に並べる（${holdsOthers(facts)}）。行の順に${number(facts.samples)}行中${list(facts.near.map(number))}行が近くにあり、残りは非表示`,
  whole: ({ columns, ...count }) => `全${number(columns)}列のネットワークでは${of(count)}正解`,
  slices: ({ slices, correct }) => {
    const [{ axes, samples }] = slices
    const near = slices.map(({ name, near }) => `${name}で${number(near)}行`).join('、')
    return `${things(slices.length)}のパネルが${axes.join('と')}の平面を示す：${number(samples)}行のうち近くにあるのは${near}、残りは非表示。ネットワーク全体では${of({ correct, samples })}正解`
  },
  still: ({ captions }) => `図の説明は${captions.map(quoted).join('')}`,
  film: ({ moments: count, clauses, inTurn }) => {
    const shown = moments(count)
    if (clauses.length === 1) return shown === '' ? clauses[0] : `${shown}：${clauses[0]}`
    const parts = inTurn ? '順に' : `${things(clauses.length)}のパネル`
    return `${shown === '' ? '' : `${shown}、`}${parts}：${clauses.join('。')}`
  },
  result: ({ layers, by, separates, constant, before, others, best, ...count }) => {
    const where = ['隠れ層なしでは', '隠れ層では', '最後の隠れ層では'][Math.min(2, layers)]
    const there = `${where}${constant ? same(constant, count) : `${linearSubject(by)}で${done(count, separates)}`}`
    if (best) return `${there}、最良のものなら${atLeastOf(best)}`
    if (!before) return there
    const further = others === 'can' ? '、本来はすべて分離可能' : others === 'cannot' ? '、ほかのものでもすべては分離できない' : ''
    return `入力では${bestLine(before, before.exact)}。${there}${further}`
  },
  sweep: ({ panels }) => `${things(panels.length)}のパネルで、${list(panels)}の場合を示す`,
  sweepShort: ({ panels }) => `${things(panels)}のパネル、それぞれ別のネットワーク`,
  sweepResults: ({ results }) => results.map(facts => `${facts.name}で${sweepDone(facts)}`).join('。'),
  sweepBest: ({ name, held, samples }) =>
    name === null ? `全${number(samples)}個を分離するものはない` : held ? `テスト正解率が最良：${name}` : `初めてすべてを分離：${name}`,
  transform: ({ sheet, cube, layers, back }) => {
    const movers = sheet === null ? '点が' : `点と下の${sheet === 1 ? '直線' : '平面'}が`
    const way = cube ? `${networkOf(layers)}の立方体に昇` : `${networkOf(layers)}に移`
    if (back === null) return `${movers}${way}る`
    return `${movers}${way}り、${back === 'border' ? '決定境界とともに' : ''}戻る`
  },
  scored: '点が線形分類器のスコアに移る',
  data: ({ plane }) => `点を${plane === null ? '' : `${planes[plane]}の`}散布図で示す`,
  boundary: ({ layers, features, cuts }) => {
    if (features === null) return `点を${networkOf(layers)}の予測とともに示す`
    const regions = `${networkOf(layers)}による決定領域が現れる。確信度が低いほど薄い`
    return `${inputField(features)}に${cuts ? '各ユニットの分割線が、次に' : ''}${regions}`
  },
  orbit: ({ layers, decision }) => `${networkOf(layers)}での点の位置が${decision ? '、クラスの境界とともに' : ''}1回転する`,
  surface: ({ layers, features, sheet, water }) => {
    const probability = `${networkOf(layers)}による1クラスの確率`
    if (!sheet) return `点が${inputField(features)}の上に立ち、高さは${probability}`
    return `${inputField(features)}の上の${features === 1 ? '曲線' : '回転する曲面'}の高さは${probability}${water ? '、水位ゼロの岸が決定境界' : ''}`
  },
  story: ({ best, cuts, layers, decision, surface }) => {
    const steps = [
      ...(best ? [`最良の${lines[best.kind]}`] : []),
      ...(cuts ? ['各ユニットの分割線'] : []),
      `${networkOf(layers)}への移動`,
      ...(decision ? ['そこでの境界'] : []),
      ...(surface ? ['平面の上の確率'] : []),
    ]
    return steps.length === 1 ? `点が${networkOf(layers)}に移る` : `${steps.join('、')}が順に現れる`
  },
  explain: ({ name, possible, open, stages }) => {
    const left = stages.map(({ cuts, stay }) => `${cutLines(cuts)}で中に残るのは${number(stay)}個`)
    return `${possible ? `直線で${name}を囲む` : `直線では${name}を囲めない`}${left.length > 0 ? `：${left.join('、')}` : ''}${open === null ? '' : `、${openSides(open)}`}`
  },
  dependence: ({ pair }) => `予測を最も変える各列について、1行ごとの曲線を順に描き、その平均を描${pair ? 'き、最後に2列についての平均の等高線を描く' : 'く'}`,
  columns: ({ beside }) => `${beside === 'residuals' ? '残差図' : '混同行列'}の横に、各列の並べ替え重要度の棒が並ぶ`,
  compare: ({ count }) => (count === 1 ? '1つの分類器が点のある平面を分ける' : `${things(count)}の分類器が点のある平面を順に分け、最後に並ぶ`),
  network: ({ layers, learns }) =>
    `${networkOf(layers)}をユニットごとに描く：各ユニットはどこでオンになるかを示し、重みは線で表す。${learns === 'step' ? '1行のデータが数値とともに進み、誤差が逆に伝わり、すべての重みが1ステップ動く' : learns ? '学習の間、損失の曲線とともにすべてが変わる' : 'いくつかの点が中を通る'}`,
  training: ({ layers }) => `${networkOf(layers)}が学習する間に、決定領域、その中の点の位置、損失の曲線が変わる`,
}

export const notes: Translated<'ja'>['notes'] = {
  of: ({ panels, note }) => `${panels.join('、')}：${note}`,
  flat: ({ rmse }) => `ネットワークは何も学習しなかった：どこでもほぼ同じ値を出し、${offBy(rmse)}${mayHelp('starts')}`,
  straight: ({ features, rmse, network }) => `${straightLine(features)}でも同等：その${offBy(rmse)}、ネットワークの${offBy(network)}`,
  projectedInput: ({ features, share }) => `${number(features)}個の特徴量をPCAで2Dに表示（分散の${percent(share)}）`,
  slice: ({ axes, chosen, reach, foreign, near, samples, moves }) => [
    ...(chosen === null ? [] : [mattersMost(axes, chosen)]),
    ...(moves === null && near < samples ? [`${rowsOf(samples - near, samples)}は断面の近くにないか軸の範囲外のため非表示`] : []),
    `点は断面から標準偏差の${twoDigits(reach.full)}倍から${twoDigits(reach.gone)}倍の間で薄れる`,
    ...(moves === null && foreign > 0 ? [`近くの点のうち${number(foreign)}個は${otherwise}`] : []),
  ],
  movedSlice: most => `ほかの列が中央値か最頻値では、${listed(most)}の断面に欠けるクラスがある`,
  copied: ([copy, of]) => `${copy}は${of}の写しで、その列とともに変わる`,
  slicePairs: ({ columns, chosen, reach, foreign }) => [
    ...(chosen === null ? [] : [mattersMost(columns, chosen)]),
    `点は各断面から標準偏差の${twoDigits(reach.full)}倍から${twoDigits(reach.gone)}倍の間で薄れる`,
    ...(foreign > 0 ? [`${number(foreign)}個の点は${otherwise}`] : []),
  ],
  clock: '全パネルが1つの時計で進む：最良の初期値での勾配の計算回数×データ数。終わったパネルは待つ',
  beyond: ({ count }) => `${number(count)}行は軸の範囲外にあり、端に描く`,
  drawn: ({ drawn, rows }) => `${number(rows)}行から抽出した${number(drawn)}行を描く`,
  sample: ({ drawn, rows, held }) => `${number(rows)}行から抽出した${number(drawn)}行を描く。学習には${held ? 'テスト用以外の' : ''}すべてを使う`,
  shuffled: ({ drawn, rows }) => `${number(rows)}行から抽出した${number(drawn)}行の中で列をシャッフルする`,
  projected: ({ features, plane }) => `${number(features)}個の特徴量を${plane.kind === 'components' ? 'PCA' : 'LDA'}で2Dに表示（${keeps(plane)}）`,
  leftOut: ({ flags }) => `${flags}は効果なし：特徴量が2つより多いときは、平面も分割線も描かない`,
  scores: ({ classes }) => `${number(classes)}クラスのスコアは${number(classes - 1)}方向に異なる：散らばりが最大の2方向を描き、領域は描かない`,
  hiddenProjected: ({ share }) => `隠れ層は分散の${percent(share)}を示す射影で描く`,
  wholeLayer: ({ layer, why }) =>
    `${layer === null ? '隠れ層' : `第${number(layer)}層`}は分解せず一度に示す：${why === 'wide' ? '入力か出力が、描ける3軸より多い' : '重みが鏡映を含み、回転では表せない'}`,
  isLine: ({ chosen }) =>
    chosen
      ? '最後の隠れ層の出力はすべて1本の直線上にある：交差検証の正解率が同等のネットワークに、これより広いものはない'
      : '最後の隠れ層の出力はすべて1本の直線上にある：そこは1つのユニットで足りる。--seedを変えるか--alphaを小さくすると広がるかもしれない',
  constant: ({ constant, remedy, ...count }) =>
    constant === 'class'
      ? `ネットワークはすべての点を同じクラスにする。${accuracyOf(count)}${mayHelp(remedy)}`
      : `ネットワークは何も学習しなかった：${alike(constant)}、${accuracyOf(count)}${mayHelp(remedy)}`,
  fewer: ({ logistic, remedy, ...count }) =>
    `ネットワークは${of(count)}正解で、同じ行でのロジスティック回帰（${number(logistic)}個）より少ない${mayHelp(remedy)}`,
  nothing: ({ accuracy, most }) =>
    `クラスを明らかに見分けるものは見つからなかった：交差検証の正解率は${percent(accuracy)}、常に${quoted(most.name)}なら${percent(most.share)}`,
  noneNeeded: ({ line, lineAccuracy, drawn }) =>
    `この表に隠れ層は不要：${lines[line.kind]}で交差検証の正解率${percent(lineAccuracy)}、試したどのネットワークもこれを明らかには上回らない。${drawn ? 'この場面では隠れ層を描く' : '--hidden 2で隠れ層を描ける'}`,
  glyphs: ({ font, missing, more }) => {
    const named = `${missing.join('、')}${more > 0 ? `ほか${number(more)}個` : ''}`
    return font === null
      ? `フォントInterには${named}の字形がなく、四角で表示されることがある：--fontで字形を含むTTFかOTFファイルを指定できる`
      : `${font}にもInterにも${named}の字形がなく、四角で表示される：--fontで別のTTFかOTFファイルを指定できる`
  },
}

export const element: Translated<'ja'>['element'] = {
  failed: ({ reason }) => `この図は描けません：${reason}。`,
  unreachable: ({ address }) => `${address}を読み込めません`,
  damaged: '壊れているか、ブラウザーが古すぎます',
}

const isOf = ({ name, value }: { name: string; value: string }) => `${name}は${value}`

export const embed: Translated<'ja'>['embed'] = {
  playing: '再生できる図',
  picture: '静止画',
  page: '再生・回転できる図',
  video: '再生ボタン付きのアニメーション',
}

export const page: Translated<'ja'>['page'] = {
  damaged: '図を描けません：このページが壊れているか、ブラウザーが古すぎます。',
  figure: '図。Enterキーの後、矢印キーで点を調べる',
  player: 'プレーヤー',
  time: '時間',
  timeOf: ({ now, whole, chapter }) => `${now}／${whole}${chapter ? `、${chapter}` : ''}`,
  speed: '速度',
  loop: 'ループ',
  full: '全画面',
  copy: 'コマンドをコピー',
  copied: 'コピーしました',
  command: 'コマンド',
  commandField: 'コマンド',
  copies: ({ keys }) => `${keys}でコピー`,
  close: '閉じる',
  play: '再生',
  again: 'もう一度再生',
  goOn: '続ける',
  pause: '一時停止',
  hint: ({ play, turns, points, units }) =>
    [
      ...(play ? ['再生'] : []),
      ...(turns ? ['ドラッグで回転'] : []),
      ...(points === null ? [] : [`点${units ? 'かユニット' : ''}を${points === 'tap' ? 'タップ' : '指す'}`]),
    ].join(' · '),
  keys: 'キー操作',
  keyTable: {
    play: ['スペース', '再生と一時停止'],
    seconds: ['← →', '1秒戻る、進む'],
    frames: [', .', '1コマ戻る、進む'],
    ends: ['Home End', '最初へ、最後へ'],
    chapter: ['1 … 9', '章へ移る'],
    chapters: ['PgUp PgDn', '前の章へ、次の章へ'],
    turn: ['Shift ← →', '回転（横へのドラッグと同じ）'],
    turnBack: ['0', '元の向きへ（ダブルクリックと同じ）'],
    enter: ['Enter', '図の上で：点の数値を調べる'],
    units: ['Enter', 'ユニットと点を切り替える'],
    walk: ['← → ↑ ↓', 'その後：点から点へ移る'],
    leave: ['Esc', '点から離れる'],
    full: ['F', '全画面'],
    keys: ['?', 'このキー操作を表示'],
  },
  table: '点の表',
  tableCaption: ({ points }) => `${number(points)}個の点。✗は誤った予測`,
  point: '点',
  class: 'クラス',
  predicted: ({ by }) => (by === null ? '予測' : `予測、${by}`),
  probability: '確率',
  prediction: ({ class: name, share, right }) => `${name}、${certainty(share)}${right ? '' : ' ✗'}`,
  row: ({ row, held }) => `${number(row)}${held ? '、テスト用' : ''}`,
  pointTitle: ({ row }) => `点${row}`,
  unitSentence: facts => facts.join('、'),
  pointSentence: ({ number: row, features, own, predictions, slice: from }) =>
    [
      `点${row}`,
      ...[...features, own].map(isOf),
      ...predictions.map(({ network: name, sentence }) => `${name === null ? '' : `${name}：`}${sentence}`),
      ...(from ? [isOf(from)] : []),
    ].join('、'),
  predictedSentence: ({ class: predicted, share, right }) => `予測は${predicted}、確率${certainty(share)}${right ? '' : '、誤り'}`,
}

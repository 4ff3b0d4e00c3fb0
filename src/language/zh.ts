/*
 * Every sentence in Chinese, in simplified letters, that a reader of a figure can see: the messages of English.
 *
 * Terms, the words for them, and where these were looked up:
 * [d2l] 《动手学深度学习》, its list of terms and chapters on linear networks and perceptrons (zh.d2l.ai)
 * [skl] scikit-learn中文文档, the user guide, 1.1–1.17, 2.5 and 3.1–3.3 (sklearn.apachecn.org)
 * [pum] 《南瓜书》, the companion of 周志华《机器学习》 (datawhalechina.github.io/pumpkin-book)
 * [xg] 周志华《机器学习》 and [lh] 李航《统计学习方法》, the textbooks, by chapter
 *
 * hidden layer, hidden unit → 隐藏层, 隐藏单元 [d2l]; weight, bias → 权重, 偏置 [d2l]
 * decision boundary → 决策边界 [d2l] [skl]; activation function → 激活函数 [d2l]; threshold → 阈值 [d2l] [pum]
 * loss, gradient, learning rate → 损失, 梯度, 学习率 [d2l]; regularization → 正则化 [skl]; random seed → 随机种子 [skl]
 * iteration, epoch → 迭代, 轮 [skl] 1.17; start → 初始化 [d2l]; standardized → 标准化 [d2l] [skl]
 * class, feature, accuracy → 类别, 特征, 准确率 [skl]; confusion matrix → 混淆矩阵 [skl] 3.3
 * held out → 留出, 留出集 [pum] 2.2; cross-validation, fold → 交叉验证, 折 [pum] 2.2 [skl] 3.1; overfitting → 过拟合 [d2l]
 * permutation importance, to shuffle → 排列重要性, 打乱 [skl] 4.2; contribution to a sum → 正贡献, 负贡献
 * error, root mean square error → 误差, 均方根误差 [d2l]; variance → 方差 [d2l]; principal component → 主成分 [skl] 2.5
 * discriminant, what lies between classes → 判别方向, 类间散度 [xg] 3.4, after 线性判别分析 [skl] 1.2
 * linear classifier → 线性分类器 [pum] [skl]; logistic regression → 逻辑回归 [skl] 1.1; nearest neighbours → 最近邻 [skl] 1.6
 * support vector, widest margin, gap → 支持向量, 间隔最大, 间隔 [pum] 6; hull → 凸包 [pum]; conic → 二次曲线 (geometry)
 * decision tree, its cuts → 决策树, 划分 [pum] 4; regression tree → 回归树 [pum] [skl]; kernel ridge → 核岭回归 [skl] 1.7
 * cut of a unit → 分割线, after 分割 and 分离超平面 [skl] [pum]; how sure it is → 确信程度 [lh] 7.1
 *
 * Digits and Latin letters stand beside Chinese ones without a blank; 两 counts, 二 is the second.
 */
import type * as Facts from './facts.ts'
import { formatsOf } from './formats.ts'
import { numberWriters } from './numbers.ts'
import { bothCounts, bothErrors, errorsInTurn } from './results.ts'
import { trainingCaptions } from './training.ts'
import type { Translated } from './untranslated.ts'

const { number, list } = formatsOf('zh')
const { local, percent, twoDigits, fewDigits, fourDigits, signed, short, ranged, certainty, amount, heldValue, explained } = numberWriters(number, {
  point: '.',
  percent: '%',
  to: '～',
})
/** "R²=0.987", "R²>0.999". */
const share = (r2: number) => `R²${explained(r2, bound => `>${bound}`).replace(/^(?!>)/, '=')}`

// The words that sentences share.

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** 2 → "两", as one counts; numbers from eleven on stay digits. */
const word = (count: number) => (count === 2 ? '两' : (digits[count] ?? number(count)))
/** The same in an order or a name: 2 → "二". */
const ordinal = (count: number) => digits[count] ?? number(count)
const units = (count: number) => `${word(count)}个单元`
const hiddenUnits = (count: number) => `${word(count)}个隐藏单元`
const cutLines = (count: number) => `${word(count)}条分割线`
/** "200个点中150个", "200个点中分对150个". */
const of = ({ correct, samples }: Facts.Count, verb = '') => `${number(samples)}个点中${verb}${number(correct)}个`
const quoted = (name: string) => `“${name}”`
const among = (names: readonly string[]) => (names.length > 0 ? `（${names.join('、')}）` : '')

const lines = { threshold: '阈值', line: '直线', plane: '平面', linear: '线性分类器' }
const measures = { threshold: '个', line: '条', plane: '个', linear: '个' }
/** "一条直线", "多个平面". */
const linearSubject = (linear: Facts.LinearFacts) => `${linear.many ? '多' : '一'}${measures[linear.kind]}${lines[linear.kind]}`
/** The name of what decides, as it stands before its verb. */
const subjectOf = (by: Facts.Decider): string => {
  switch (by.kind) {
    case 'outputs':
      return `输出层的${lines[by.linear.kind]}`
    case 'cuts':
      return by.further > 0 ? '各层共同' : cutLines(by.cuts)
    case 'units':
      if (by.units === 1) return units(1)
      return by.layers === 1 ? `${number(by.units)}个单元共同` : `${word(by.layers)}层共同`
    case 'whole':
      return '整个网络'
    case 'output layer':
      return '输出层'
    default:
      return linearSubject(by)
  }
}
/** "至少分对150个". */
const gets = ({ correct, exact }: Pick<Facts.Best, 'correct' | 'exact'>) => `${exact ? '' : '至少'}分对${number(correct)}个`
/** "一条直线分对200个点中的197个", "多个平面把200个点全部分开". */
const counted = (subject: string, { correct, samples }: Facts.Count, separates: boolean, exact = true) =>
  separates ? `${subject}把${number(samples)}个点全部分开` : `${subject}${exact ? '' : '至少'}分对${number(samples)}个点中的${number(correct)}个`
/** "最优直线分对200个点中的150个"; where another one may get more, it is said of one alone: "一条直线". */
const bestLine = (best: Facts.Best, exact = true) => {
  const separates = best.correct === best.samples
  const isBest = best.exact && !separates && !best.by.many
  return counted(isBest ? `最优${lines[best.by.kind]}` : linearSubject(best.by), best, separates, exact)
}
/** "没有直线能分对200个点中的150个以上", where that is proved: what a network is asked. */
const question = (best: Facts.Best) => {
  const { by, correct, samples, exact } = best
  if (correct === samples || by.many) return bestLine(best)
  return exact
    ? `没有${lines[by.kind]}能分对${number(samples)}个点中的${number(correct)}个以上`
    : `找到的最优${lines[by.kind]}分对${number(samples)}个点中的${number(correct)}个`
}
const alike = (constant: Facts.ConstantFact) => (constant === 'class' ? '所有点都判为同一类' : '所有点的输出几乎相同')
const accuracyOf = ({ correct, samples }: Facts.Count) => `准确率：${number(correct)}/${number(samples)}（${percent(correct / samples)}）`
const same = (constant: Facts.ConstantFact, count: Facts.Count) => `${alike(constant)}，${accuracyOf(count)}`
const heldOut = (held: Facts.Count | null) => (held ? `，留出的${number(held.samples)}个中${number(held.correct)}个正确` : '')
const further = ({ classes, better, held }: Pick<Facts.ResultFacts, 'classes' | 'better' | 'held'>) => [
  ...(classes
    ? [
        `${quoted(classes.least.name)}类${number(classes.least.samples)}个中${number(classes.least.correct)}个正确，若都判为${quoted(classes.most.name)}则对${number(classes.most.samples)}个`,
      ]
    : []),
  ...(better === null ? [] : [better.than === 'best' ? `最优线性分类器${gets(better)}` : `没有隐藏层时${gets({ ...better, exact: true })}`]),
  ...(held ? [`留出集${accuracyOf(held)}`] : []),
]
/** "一条直线把200个点全部分开": what decides, and what the network gets right. */
const result = (facts: Facts.ResultFacts, begin = ''): Facts.Caption => {
  if (facts.constant) return [alike(facts.constant), accuracyOf(facts), ...further({ ...facts, classes: null, better: null })]
  const separates = facts.correct === facts.samples
  return [`${begin}${counted(subjectOf(facts.by), facts, separates)}`, ...further(facts)]
}
const pointsIn = ({ samples, classes }: Facts.PointsFacts) => `${number(samples)}个点，分为${word(classes)}类`
const componentsOf = ({ method, count, share }: Facts.ComponentFacts) =>
  method === 'pca' ? `${word(count)}个主成分（占方差的${percent(share)}）` : `${word(count)}个判别方向（占类间散度的${percent(share)}）`
const planes = {
  components: '前两个主成分',
  discriminants: '前两个判别方向',
  discriminant: '判别方向及与它垂直的最大方差方向',
}
const keeps = ({ kind, share }: Facts.PlaneFacts) =>
  kind === 'components' ? `${percent(share)}的方差` : kind === 'discriminants' ? `${percent(share)}的类间散度` : '全部类间散度'
/** "含两个sigmoid单元的隐藏层", "含8个tanh和3个tanh单元的各隐藏层". */
const networkOf = (layers: readonly Facts.UnitsFacts[]) => {
  if (layers.length === 0) return '没有隐藏层的网络'
  if (layers.length > 1) return `含${list(layers.map(({ units, activation }) => `${number(units)}个${activation}`))}单元的各隐藏层`
  const [{ units, activation }] = layers
  return `含${word(units)}个${activation}单元的隐藏层`
}
const sides = { right: '右侧', left: '左侧', top: '上方', bottom: '下方' }
const inputField = (features: number) => (features === 1 ? '输入轴' : '输入平面')
const notLearned: Record<Facts.NotLearnedBy, { points(samples: number): string; long: string; short: string }> = {
  'held out': { points: samples => `${number(samples)}个留出的点`, long: '留出', short: '留出' },
  'fresh points': { points: samples => `${number(samples)}个新的点`, long: '新的点', short: '新' },
  folds: { points: samples => `交叉验证的${number(samples)}行`, long: '交叉验证', short: '交叉验证' },
}
const sweepResult = ({ separates, possible, held, ...count }: Facts.SweepResult) =>
  `${counted('', count, separates)}${!separates && possible ? '，但本可全部分开' : ''}${heldOut(held)}`
const moments = (count: number | null) => (count === null ? '' : `动画的${word(count)}个瞬间`)
/** "第6次迭代", "第10到20轮", "第3步". */
const nth = (unit: Facts.Counted, digits: string) => ({ iteration: `第${digits}次迭代`, epoch: `第${digits}轮`, step: `第${digits}步` })[unit]
const reached = ({ unit, samples, right }: Facts.Reached) => {
  if (right.kind === 'constant') return alike(right.constant)
  if (right.kind === 'some') return of({ ...right, samples }, '分对')
  return `${right.since === null ? '' : `自${nth(unit, number(right.since)).replace('迭代', '')}起`}${number(samples)}个点全对`
}
const learned = ({ samples, right, held, loss }: Facts.Reached) => [
  ...(right.kind === 'constant' ? [accuracyOf({ correct: right.correct, samples })] : []),
  ...(held ? [`留出集准确率：${number(held.correct)}/${number(held.samples)}`] : []),
  `损失${twoDigits(loss)}`,
]
const more = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? [`另留出${number(held)}个`] : [])
const moreHeldOut = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? `；另留出${number(held)}个` : '')
const sweepDone = (facts: Facts.SweepResult) => {
  if (!facts.first) return sweepResult(facts)
  return facts.held ? `${sweepResult(facts)}，最好` : `最先把${number(facts.samples)}个点全部分开`
}
const inLayer = (layer: number | null, text: string) => (layer === null ? text : `第${number(layer)}层：${text}`)
const remedies: Record<Facts.Remedy, string> = {
  solver: '增大--learning-rate或--max-iter，或减小--alpha',
  starts: '换一个--seed，增大--restarts，或减小--alpha',
  layer: '加一个隐藏层，或减小--alpha',
}
const mayHelp = (remedy: Facts.Remedy | null) => (remedy === null ? '' : `；可以试试${remedies[remedy]}`)
const counts = (score: Facts.Score, scored: Facts.Scored) =>
  bothCounts(score, scored, {
    number,
    of: ({ correct, samples }) => `${number(samples)}个中对${number(correct)}个`,
    ofOthers: ({ correct, samples }) => `${number(samples)}个中${number(correct)}个`,
    bare: count => `${number(count)}个`,
    notLearned,
    blank: '',
    and: '，',
  })

const measuredOn = ({ by, folds }: Omit<Facts.MeasuredFacts, 'samples'>) =>
  ({
    test: '在留出的行上测得',
    folds: `由${folds === null ? '' : `${ordinal(folds)}折`}交叉验证测得`,
    given: '在所给的行上测得，其中可能有训练用的行',
  })[by]
/** "proline=750". */
const heldAt = ({ column, ...held }: Facts.HeldAt) => `${column}=${heldValue(held)}`
const heldBy = ({ by, row }: Pick<Facts.SliceFacts, 'by' | 'row'>) =>
  `取${by.map(way => ({ median: '中位数', usual: '中位数或众数', row: `第${row}行的值`, given: '给定值' })[way]).join('或')}`
/** "hue=1（中位数）、proline=750", "proline=750，另十列取中位数", "其余11列取第17行的值": what a slice holds. */
const holds = ({ held, marked, others, ...ways }: Facts.SliceFacts) => {
  const by = heldBy(ways)
  const mark = ways.row !== null ? `第${number(ways.row)}行` : '中位数'
  const named = held.map((one, i) => `${heldAt(one)}${i < marked ? `（${mark}）` : ''}`).join('、')
  if (others === 0) return named
  return named === '' ? `其余${word(others)}列${by}` : `${named}，另${word(others)}列${by}`
}
const mattersMost = (columns: readonly string[], { by, isAmongMany }: NonNullable<Facts.SliceFacts['chosen']>) => {
  return `${isAmongMany ? '取值多于两个的列中，' : ''}${list(columns)}的排列重要性最大，${measuredOn({ by, folds: null })}`
}
const nearOf = ({ near, samples, without }: Pick<Facts.SliceFacts, 'near' | 'samples' | 'without'>) =>
  `${number(samples)}行中${number(near)}行在切片附近${without.length === 0 ? '' : `（没有${without.join('、')}）`}`
const otherwise = '落在其他类的颜色里却分对：其他列不同'

/** "其余列取中位数": what slices along pairs of columns hold. */
const holdsOthers = ({ held, by, row }: Facts.PairsFacts) => [...held.map(heldAt), ...(by.length > 0 ? [`其余列${heldBy({ by, row })}`] : [])].join('，')
/** "150行中12～84行在各切片附近". */
const nearEach = ({ near, samples, columns }: Facts.PairsFacts) =>
  `${number(samples)}行中${ranged({ from: Math.min(...near), to: Math.max(...near) })}行在${columns.length === 2 ? '' : '各'}切片附近`

const straightLine = (features: number) => (features === 1 ? '直线' : features === 2 ? '平面' : '线性模型')
const offBy = (rmse: number) => `误差为${amount(rmse)}`
const errorsFirst = (facts: Facts.NamedErrors) =>
  errorsInTurn(facts, {
    names: { own: '误差为', given: '训练误差为', test: '留出集误差为', folds: '交叉验证误差为' },
    ofMean: (part, target) => `${target}平均值的${percent(part)}`,
    r2: r2 => share(r2),
    log: ({ factor, r2 }) => [`典型误差为${fewDigits(factor)}倍`, `对数的${share(r2)}`],
    amount,
    and: '，',
  })
const errorsOf = (score: Facts.ErrorScore) => bothErrors(score, { amount, named: digits => `误差${digits}`, notLearned, blank: '', and: '，' })

const lossAnd = ({ held, loss }: Facts.ReachedError) => [...(held !== null ? [`留出集误差${amount(held)}`] : []), `损失${twoDigits(loss)}`]
const rootMeanSquare = '均方根误差'

const trainingOf = trainingCaptions({
  colon: '：',
  start: start => (start.kind === 'step' ? nth('step', number(start.number)) : '初始权重'),
  firstWeights(start) {
    if (start.kind === 'continuation') return `${word(start.failed)}次初始化失败后，从${start.by === 'alpha' ? '较弱的正则化' : '较平滑的激活函数'}继续`
    return start.isRight ? `第${number(start.number)}次初始化，前${word(start.number - 1)}次失败` : `${number(start.of)}次初始化中最好的一次`
  },
  iterate: (unit, iterate) => `${nth(unit, number(iterate))}`,
  hardlyChanges: (unit, { from, to }) => `${nth(unit, `${number(from)}到${number(to)}`)}几乎不变`,
  afterAll: ({ after, isLast, unit }) =>
    unit === 'step' ? `${nth(unit, number(after))}${isLast ? '' : '后'}` : `${word(after)}${unit === 'epoch' ? '轮' : '次迭代'}后`,
  reasons: {
    gradient: '梯度已接近0',
    decrease: '损失几乎不再下降',
    iterations: '已达上限--max-iter',
    lineSearch: '任何步长都不能降低损失',
    noImprovement: '连续十轮损失没有下降',
  },
})

export const tag = 'zh'
export const numbers: Translated<'zh'>['numbers'] = { number, local, percent, fewDigits, fourDigits, certainty, amount, heldValue }
export const chapters: Translated<'zh'>['chapters'] = {
  again: '再看数据',
  afterTurn: '旋转之后',
  away: '逐个消失',
  back: '返回',
  beforeTurn: '旋转之前',
  bestLine: '最优直线',
  boundary: '决策边界',
  cuts: '分割线',
  fence: ({ cuts }) => cutLines(cuts),
  found: '训练结果',
  hull: '凸包',
  inside: '在内部',
  cut: ({ unit }) => `分割线${unit}`,
  data: '数据',
  end: '结束',
  first: '初始权重',
  last: '学习完成',
  inScene: ({ name, scene }) => `${name}（${scene}）`,
  layer: ({ layer }) => `第${number(layer)}层`,
  learning: '学习',
  line: '直线',
  oneByOne: '逐个出现',
  orbit: '各个侧面',
  output: '输出',
  point: ({ number: nth }) => `点${number(nth)}`,
  regions: '决策区域',
  result: '结果',
  sideBySide: '并列对比',
  surface: '曲面',
  there: '移动',
  turn: '旋转',
  verdict: '结论',
  activation: '激活函数',
  slide: 'b平移',
  stretch: 'W拉伸',
  weights: '权重',
  press: '压平',
  fold: '折叠',
  turning: 'W旋转',
  score: '得分',
}

export const axes: Translated<'zh'>['axes'] = {
  component: ({ index }) => `第${number(index + 1)}主成分`,
  direction: ({ index, only }) => (only ? '输出方向' : `第${number(index + 1)}输出方向`),
  discriminant: ({ index }) => (index === null ? '判别方向' : `第${number(index + 1)}判别方向`),
  spread: '主成分',
  within: ({ name, within }) => `${name}（${within}）`,
  day: ({ day, month }) => `${number(month)}月${number(day)}日`,
  month: ({ month, year }) => `${year}年${number(month)}月`,
  date: ({ day, month, year }) => `${year}年${number(month)}月${number(day)}日`,
  years: years => ranged(years, String),
  no: '否',
  yes: '是',
  accuracy: '准确率',
  regions: '线性区域数',
  error: '误差（RMSE）',
  loss: '损失',
  curves: ({ penalized }) => [penalized ? '训练（含正则化）' : '训练', '留出'],
  iterates: ({ unit }) => ({ iteration: '迭代次数', epoch: '轮数', step: '步数' })[unit],
  work: '梯度计算次数×样本数',
  arrows: ({ follows }) => (follows ? '每条分割线按所有点的拉力之和移动' : '箭头：各点此刻的梯度'),
  percent: ({ value }) => `${number(value)}%`,
  probability: 'P',
  probabilityOf: ({ name }) => `P(${name})`,
}

export const panels: Translated<'zh'>['panels'] = {
  layers: ({ units }) => (units.length === 0 ? '没有隐藏层' : `${units.map(number).join(' → ')}个单元`),
  components: ({ count, method }) => `${number(count)}个${method === 'pca' ? '主成分' : '判别方向'}`,
  learningRate: ({ value }) => `学习率${number(value)}`,
  value: ({ key, value }) => `${{ alpha: '正则化系数', noise: '噪声', seed: '随机种子' }[key]}${number(value)}`,
  whole: '整个网络',
  without: ({ unit, layer }) => `去掉${layer === null ? '' : `第${number(layer)}层的`}${unit}`,
  lacks: ({ lost, unit, layer, ...count }) => `${panels.without({ unit, layer })}${lost === 0 ? '：没有损失' : `：${of(count)}`}`,
  result: ({ after, projected, ...facts }) => `${sweepDone(facts)}${after === null ? '' : `，在${short(after)}处`}${projected ? '，以投影绘出' : ''}`,
}

export const facts: Translated<'zh'>['facts'] = {
  data: ({ name }) => name ?? '表格',
  best: ({ correct, exact }) => `${exact ? '' : '至少'}${number(correct)}`,
  units: ({ units }) => units.map(number).join('、') || number(0),
}

export const data: Translated<'zh'>['data'] = {
  title: parts => parts.join('，'),
  points: points => [pointsIn(points), ...more(points)],
  pointsOf: ({ forms, ...points }) => [pointsIn(points), forms.join('，'), ...more(points)],
  forms: ({ forms }) => forms,
  classNumber: ({ name }) => `类别${name}`,
  columns: ({ table, names }) => [`${table ?? '表格'}：${names.join('和')}`],
  reduced: ({ table, features, ...to }) => [`${table ?? '表格'}：${number(features)}个特征`, componentsOf(to)],
  projected: ({ table, features, ...plane }) => [`${table ?? '表格'}：${number(features)}个特征的投影`, `显示${keeps(plane)}`],
}

export const regression: Translated<'zh'>['regression'] = {
  points: ({ samples, held }) => [`${number(samples)}个点`, ...more({ held })],
  formula: ({ formula }) => [formula],
  table: ({ table, target, features }) => [`由${features.length > 3 ? `${word(features.length)}列` : list(features)}预测${target}`, table ?? '表格'],
  straight: ({ features, rmse }) => [`${straightLine(features)}的${offBy(rmse)}`, rootMeanSquare],
  off: errorsFirst,
  only: ({ names, r2, all }) => `仅用${list(names)}（其余列打乱）：${share(r2)}，全部列：${share(all)}`,
  constant: ({ rmse }) => ['网络处处预测同一个值', offBy(rmse)],
  panel: ({ rmse, held, least }) => `误差${amount(rmse)}${held === null ? '' : `，留出${amount(held)}`}${least ? '，最小' : ''}`,
  title: ({ sizes }) => sizesOf(sizes),
}

export const fit: Translated<'zh'>['fit'] = {
  chapterMean: '均值',
  chapterPart: ({ unit }) => `加上${unit}`,
  chapterRest: '其余单元',
  chapterFit: '拟合',
  pointMean: '均值',
  mean: ({ rmse }) => [`仅用均值：${offBy(rmse)}`, rootMeanSquare],
  part: ({ unit, count, rmse, isWorse }) => [
    count === 1 ? `用${units(1)}：${offBy(rmse)}` : `用${word(count)}个：${offBy(rmse)}`,
    isWorse ? `比不加${unit}更大：要由其他单元修正` : `${unit}的贡献`,
  ],
  rest: ({ units, all, rmse }) => [`用全部${word(all)}个：${offBy(rmse)}`, `其余${word(units)}个单元的贡献`],
  clause: ({ units: count }) =>
    count === null ? '画出穿过这些点的一条直线' : count === 1 ? '单元的贡献画成一条曲线' : `${units(count)}的贡献画成曲线，相加成为穿过这些点的曲线`,
}

export const fitTraining: Translated<'zh'>['fitTraining'] = {
  ...trainingOf(({ error }: Facts.ReachedError) => `误差${amount(error)}`, lossAnd),
  predicted: '预测值',
  clause: ({ layers, features }) =>
    `${networkOf(layers)}学习时，${features === 1 ? '穿过这些点的曲线' : features === 2 ? '预测值的等高线' : '各点的预测值'}、点在其中的位置和损失曲线随之变化`,
}

export const target: Translated<'zh'>['target'] = {
  off: ({ value, error }) => `${fourDigits(value)}，误差${amount(error)}`,
  error: '误差',
  rest: '偏置',
  sentence: ({ value, error }) => `预测值${fourDigits(value)}，误差${amount(error)}`,
}

export const lift: Translated<'zh'>['lift'] = {
  stand: ({ feature, target }) => [/\s/.test(feature + target) ? '输入成为底面，目标值成为高度' : `${feature}轴成为底面，${target}成为高度`],
  way: ({ units: count, features, bends }) => {
    if (features > 2) return ['这些点进入隐藏层']
    const floor = features === 1 ? '坐标轴' : '底面'
    if (count === 1) return [features === 1 ? '一个单元拉伸坐标轴' : '一个单元把底面压成直线']
    return [bends ? `${units(count)}使${floor}弯曲` : `${units(count)}移动${floor}`]
  },
  plane: ({ kind, nearness, ...of }) => {
    const one = linearSubject({ kind, many: false })
    if (nearness === 'off') return [`${one}离各点的高度仍远`, ...errorsFirst(of)]
    return [`${one}${nearness === 'through' ? '符合' : '贴近'}各点的高度`, ...errorsFirst(of)]
  },
  back: ({ features, kind }) => [
    features > 2 ? '回到数据' : features === 1 && kind === 'plane' ? '平面上的线映回输入空间' : `映回输入空间后，${lines[kind]}变弯`,
  ],
  fit: ({ kind, bends, features, ...of }) => [`${lines[kind]}${bends ? `就是这${features === 1 ? '条曲线' : '个曲面'}` : '返回原处'}`, ...errorsFirst(of)],
  chapters: { stand: '坐标轴', plane: '平面', down: '回到图中', fit: '拟合', sum: '求和' },
}

export const predictions: Translated<'zh'>['predictions'] = {
  output: ({ sources, result: [off, ...others] }) => [sources === 1 ? '输出层加上一项' : `输出层把${word(sources)}项相加`, off, ...others],
  point: ({ name, value, error, isLargest }) =>
    isLargest ? [`最大的误差：${amount(error)}`, `${name}的预测值为${fewDigits(value)}`] : [`${name}的预测值为${fewDigits(value)}`, offBy(error)],
}

export const levels: Translated<'zh'>['levels'] = {
  title: ({ name }) => `输入平面上网络预测的${name}`,
  all: '所有等高线',
  chapter: ({ name, label }) => `${name} = ${label}`,
  line: ({ name, label }) => [`网络在此预测${name}=${label}`],
}

export const regions: Translated<'zh'>['regions'] = {
  title: '网络的线性区域',
  creases: ({ creases, regions: own, most }) =>
    `${word(creases)}条折痕，${word(own)}个区域${most === null ? '' : own === most ? '，已是最多' : `，最多${number(most)}个`}`,
  layer: ({ layer, regions: own }) => `第${ordinal(layer)}层的折痕：${word(own)}个区域`,
  counted: ({ regions: own }) => `${word(own)}个区域`,
  slopes: ({ regions: own, constant, classes }) => [
    own === 1 ? '一个区域：网络在此是线性的' : '颜色：斜率的方向和大小',
    ...(classes > 2 ? ['对下一类的领先'] : []),
    ...(constant > 0 ? [`在${word(constant)}个区域内为常数`] : []),
  ],
  junctions: ({ junctions }) => `三类相交于${word(junctions)}点`,
  joints: ({ joints }) => `${word(joints + 1)}段直线，${word(joints)}个接点`,
  region: ({ number: nth, pattern }) => [`区域${number(nth)}`, ...pattern].join(' · '),
  points: ({ correct, samples }) => `${number(samples)}个点中有${number(correct)}个在其中`,
}

export const marks: Translated<'zh'>['marks'] = {
  heldOut: '留出',
  wrong: '分错',
  lost: '变错',
  foreign: '分对：其他列不同',
  support: '支持向量',
}

export const slice: Translated<'zh'>['slice'] = {
  near: facts => (facts.moves === null ? [`${nearOf(facts)}，其余不显示`, `固定：${holds(facts)}`] : [`固定：${holds(facts)}`]),
  distance: '到切片的距离',
  fromSlice: ({ distance, shown, foreign }) => `${twoDigits(distance)}个标准差${shown ? (foreign ? '，分对：其他列不同' : '') : '，不显示'}`,
  title: facts => `${heldAt(facts)}：${nearOf(facts)}`,
  count: ({ near, samples }) => `${number(samples)}个中${number(near)}个`,
  pairsTitle: ({ columns }) => (columns.length === 2 ? '沿两列的切片' : `沿${word(columns.length)}列两两组合的切片`),
  pairs: facts => [`${nearEach(facts)}，其余不显示`, `固定：${holdsOthers(facts)}`],
  foreignTo: ({ each }) => `落在其他类的颜色里却分对（其他列不同）：${each.map(({ name, foreign }) => `${name}有${number(foreign)}个`).join('，')}`,
}

export const sliders: Translated<'zh'>['sliders'] = {
  name: '固定的列',
  reset: '重置',
  others: ({ others, ...ways }) => `另${word(others)}列${heldBy(ways)}`,
  near: nearOf,
}

export const forms: Translated<'zh'>['forms'] = {
  article: ['排成一排、相互重叠的三团点', '中间一团自成一类'],
  blobs: ['排成一排的三团点', '中间一团自成一类'],
  checkerboard: ['棋盘的方格'],
  circles: ({ hollow }) => [hollow ? '圆环里的圆环' : '圆环里的圆盘'],
  clusters: ({ classes }) => [`圆周上的${word(classes)}团点`, '每团自成一类'],
  digits: ['手写数字'],
  expression: ({ formula }) => [`满足${formula}的点属于一类`],
  flower: ['花朵的花瓣', '分属两类'],
  iris: ['三种鸢尾花的测量值'],
  moons: ['相互交错的两个半月'],
  spirals: ({ classes }) => [`${word(classes)}条螺旋臂`],
  xor: ['正方形各角上的四团点', '对角的点团同属一类'],
}

/** "没有隐藏层", "两个隐藏单元", "两个隐藏层，8 → 3个单元". */
function sizesOf(sizes: readonly number[]): string {
  if (sizes.length === 0) return '没有隐藏层'
  return sizes.length === 1 ? hiddenUnits(sizes[0]) : `${word(sizes.length)}个隐藏层，${sizes.map(number).join(' → ')}个单元`
}

export const titles: Translated<'zh'>['titles'] = {
  network: ({ sizes, wide, decision }) => {
    const shown = `${sizesOf(sizes)}${wide === null ? '' : `的${ordinal(wide)}维视图`}`
    if (decision === null) return shown
    if (decision === 'one class') return `${shown}，全归一类`
    return `${shown}，${decision.many ? `各类之间的${lines[decision.kind]}` : linearSubject(decision)}`
  },
  diagram: ({ sizes }) => `网络结构：${sizes.map(number).join(' → ')}`,
  lift: ({ units, features }) => `${hiddenUnits(units)}把${features === null ? '点' : features === 1 ? '直线' : '平面'}抬升到立方体中`,
  oneClass: '处处同属一类',
  boundary: '决策边界',
  cuts: ({ units: count }) => `${units(count)}，${cutLines(count)}`,
  orbit: ({ layers }) => (layers > 1 ? '从各个侧面看最后的隐藏层' : '从各个侧面看隐藏层'),
  surface: ({ name, features }) => `${inputField(features)}上的${name === null ? 'P(预测类别)' : `P(${name})`}`,
  ways: ({ count }) => `划分平面的${word(count)}种方法`,
  fits: ({ count }) => `拟合曲线的${word(count)}种方法`,
  training: ({ unit, first, last }) =>
    `网络学习：${unit === 'step' ? nth(unit, `${number(first)}到${number(last)}`) : `${word(last)}${unit === 'epoch' ? '轮' : '次迭代'}`}`,
}

export const layers: Translated<'zh'>['layers'] = {
  stay: ['没有隐藏层：点留在原处'],
  scored: ({ classes }) => [classes === 2 ? '得分：各列的加权和' : '每个类别一个得分：各列的加权和'],
  onTheWay: ({ units: count, moved, bends }) => {
    if (moved === 'points') return ['这些点进入隐藏层']
    return [bends ? `${units(count)}使${lines[moved]}弯曲` : `${units(count)}移动${lines[moved]}`]
  },
  to: ({ layer, units: count, kept }) => [`到第${number(layer)}层：${number(count)}个单元`, ...(kept === null ? [] : [`投影：显示方差的${percent(kept)}`])],
  stretch: ({ layer }) => [inLayer(layer, 'P拉伸空间：x P，W = P Q')],
  turn: ({ layer }) => [inLayer(layer, 'Q旋转空间：x P Q = x W')],
  slide: ({ layer }) => [inLayer(layer, '偏置b平移空间：x W + b')],
  activation: facts => [inLayer(facts.layer, `${facts.name}${facts.bounded ? '压缩空间' : '弯曲空间'}：h = ${facts.symbol}(x W + b)`)],
  cuts: ({ units: count, cuts }) => [cuts < count ? `${units(count)}中的${word(cuts)}个在此切开平面` : `${units(count)}把平面切${word(cuts)}次`],
  cut: ({ unit }) => [`单元${unit}加上它的一侧`],
}

export const paper: Translated<'zh'>['paper'] = {
  creases: ['每个单元折出一道折痕'],
  press: ({ beyond }) => [beyond === 'range' ? '超出其范围的部分被压平' : beyond === 'off' ? '它关闭的部分被压平' : '它关闭的部分几乎被压平'],
  fold: ['下一层将平面折叠'],
  boundary: ({ corners, opened }) => `${opened ? '展开' : '边界'}：${word(corners)}个拐角${corners > 0 ? '，都在折痕上' : ''}`,
}

export const results: Translated<'zh'>['results'] = {
  input: ({ view, best, isAsGood }) => [
    question(best),
    ...(isAsGood ? ['与网络一样好'] : []),
    ...(view === null ? [] : ['plane' in view ? `${number(view.features)}个特征的投影（${keeps(view.plane)}）` : componentsOf(view)]),
  ],
  network: facts => result(facts),
  hidden: ({ view, now, ...facts }) => {
    // On the input another one may get as many.
    const [done, ...others] = result(facts, now ? '现在' : view === null || view === 'none' || facts.by.kind === 'outputs' ? '' : '这里')
    const shown =
      view === null || view === 'layer'
        ? []
        : [view === 'none' ? '没有隐藏层' : view === 'line' ? '隐藏层已收缩成一个数' : `隐藏层的投影：显示方差的${percent(view.share)}`]
    return [done, ...others, ...shown]
  },
  undecided: ['网络在这里无法判断：决策边界'],
  paler: ['颜色越浅，把握越小'],
  oneClass: ({ joins }) => [`输出层${joins ? '合并分割线' : '作出判断'}：处处同属一类`],
  none: linear => [`任何${lines[linear.kind]}都不能把它们全部分开`],
  another: linear => [`另${linear.many ? `一组${lines[linear.kind]}` : linearSubject(linear)}能把它们全部分开`],
  gap: ({ width, between, classes, units }) => [
    between === null ? `类别之间最窄的间隔：${twoDigits(width)}` : `${classes > 2 ? '最窄的' : ''}间隔宽${twoDigits(width)}`,
    ...(between === null ? [] : [`在${between.join('和')}之间`]),
    ...(units === null ? [] : [`在全部${number(units)}个单元的空间中`]),
  ],
  allSides: ({ wrong, samples, planes: drawn }) => {
    if (wrong > 0) return [`${of({ correct: wrong, samples })}在错误的一侧`]
    if (drawn === null) return ['从各个侧面看']
    return [`从各个侧面看：类别之间有${drawn === 'many' ? '多个平面' : '一个平面'}`]
  },
  returned: ({ line, held, ...count }) => {
    if (line === 'points') return [`${of(count)}在正确的一侧`, ...further({ classes: null, better: null, held })]
    const done = count.correct === count.samples ? `${number(count.samples)}个点全部分对` : of(count, '分对')
    if (line === null) return [`决策边界：${done}`]
    const measure = measures[line.by.kind]
    const now = line.curves > 1 ? `${word(line.curves)}条${line.bent ? '曲线' : '直线'}` : line.bent && !line.by.many ? '这条曲线' : '决策边界'
    return [`这${line.by.many ? '些' : measure}${lines[line.by.kind]}变成了${now}：${done}`]
  },
  sheets: ({ units: count, surfaces }) => [`${units(count)}，${word(surfaces)}个曲面`, '每个：输出×权重'],
  added: ({ shape }) => [shape === null ? '相加' : `相加后形成${terrain[shape]}`],
  bias: ({ raises }) => [`偏置使曲面${raises ? '升高' : '降低'}`],
  shore: ({ name }) => ['水位为零：岸线就是决策边界', `高度：${name}的对数几率`],
  squashed: ['变成概率：岸线不动'],
  levels: ({ high, low }) => [`水位${percent(high)}，再到${percent(low)}`],
  surface: ({ shape, height, ...facts }) => {
    if (facts.constant) return result(facts)
    const more = [accuracyOf(facts), ...further(facts)]
    if (shape === null) return ['高度：预测类别的概率', ...more]
    if (height !== null) return [`高度是P(${height})`, ...more]
    return [`${subjectOf(facts.by)}形成${terrain[shape]}`, ...more]
  },
}

const terrain: Record<Facts.Terrain, string> = {
  plain: '平地',
  step: '台阶',
  valley: '山谷',
  ridge: '山脊',
  hill: '山丘',
  landscape: '起伏的地形',
}

export const network: Translated<'zh'>['network'] = {
  inputs: ({ count }) => [`输入${word(count)}个数`],
  adds: ({ layer, units: count, sources }) =>
    layer === null
      ? [`每个单元求${sources === 1 ? '权重×输入+偏置' : '加权和'}`, `${number(count)}个加权和：${word(sources)}个输入与偏置`]
      : [`第${number(layer)}层：${units(count)}叠加${word(sources)}张图`, '加权，再加偏置'],
  changes: ({ activation, bounded, on }) => [
    activation === null ? '……再原样传出加权和' : bounded ? '……再压缩加权和：激活或不激活' : `……再对加权和应用${activation}`,
    ...(on === null ? [] : [`${on.unit}在其直线${sides[on.side]}激活`]),
  ],
  output: ({ sources, hidden, classes, result: [done, ...others] }) => [
    `${classes > 2 ? `${word(classes)}个输出各自` : '输出层'}叠加${word(sources)}${hidden ? '张图' : '个数'}`,
    done,
    ...others,
  ],
  point: ({ name, share, isNearest, right }) => [
    `${isNearest ? '最不确定的点' : '一个点'}：${name}，${certainty(share)}`,
    ...(right ? [] : ['分错：该点属于另一类']),
  ],
  lines: { adds: '正贡献', takes: '负贡献；线宽：在加权和中的份额', short: '负贡献' },
  pixelLines: { adds: '像素正贡献', takes: '像素负贡献' },
  pixels: ({ count }) => `${word(count)}个像素`,
  more: ({ count, place }) => (place ? `另有${number(count)}个${{ feature: '特征', unit: '单元', output: '输出' }[place]}` : `另${number(count)}个`),
  largest: '最大者胜出',
  unit: ({ name, place, layer }) => `${name}，${place === 'unit' ? `第${number(layer)}层的单元` : place === 'output' ? '输出' : '特征'}`,
  scaled: ({ name, mean, deviation }) => `标准化：(${name} ${mean < 0 ? '+' : '−'} ${twoDigits(Math.abs(mean))}) / ${twoDigits(deviation)}`,
  formula: ({ name, activation, terms, more, bias }) => {
    const all = [
      ...terms.map(({ name: of, weight }) => `${signed(weight)} ${of}`.replace(/ /g, '\u00a0')),
      ...(more > 0 ? [`+\u00a0另${number(more)}项`] : []),
      signed(bias),
    ]
    const sum = all.join(' ').replace(/^\+\s/, '').replace(/^−\s/, '−')
    return `${name} = ${activation === null ? sum : `${activation}(${sum})`}`
  },
  softmax: ({ name, sum }) => `P(${name}) = exp ${sum} / Σ exp z`,
  above: count => `${of(count)}的加权和为正`,
  wrong: ({ share, loss }) => [`正确类别得到p = ${share}：损失${loss}`],
  moves: ({ rate, halved }) => [`每个权重变化−${rate} × 其梯度∂`, ...(halved ? ['学习率减半，直到损失下降'] : [])],
  pass: ({ layer, back }) => `${back ? '反向传播' : '前向传播'}：${layer === null ? '输出' : `第${number(layer)}层`}`,
  falls: ({ before, after }) => [`这一行的损失从${before}降到${after}`],
}

export const choice: Translated<'zh'>['choice'] = {
  nothing: ({ accuracy, most, clearly }) => {
    const right = percent(accuracy)
    const against = right === percent(most.share) ? '' : `，后者${percent(most.share)}`
    return [`不比都判为${quoted(most.name)}${clearly ? '' : '明显'}更好`, `交叉验证准确率${right}${against}`]
  },
  noneNeeded: ({ line, lineAccuracy }) => ['不需要隐藏层', `${linearSubject(line)}同样好：交叉验证准确率${percent(lineAccuracy)}`],
  network: ({ accuracy, line, lineAccuracy, most, againstMost }) => [
    `网络${percent(accuracy)}，${againstMost ? `都判为${quoted(most.name)}${percent(most.share)}` : `${lines[line.kind]}${percent(lineAccuracy)}`}`,
    '交叉验证准确率',
  ],
  overfit: ({ unseen, seen, named }) => [`${named ? '过拟合：' : ''}留出的行正确率${percent(unseen)}`, `训练用的行${percent(seen)}`],
  rare: ({ name, recall, precision, ...found }) => [
    `${quoted(name)}：召回率${percent(recall)}（${of(found)}）`,
    precision === null ? '从未预测' : `精确率${percent(precision)}`,
  ],
  behind: ({ caption, accuracy }) => [...caption, `交叉验证准确率${percent(accuracy)}`],
}

export const training: Translated<'zh'>['training'] = trainingOf(reached, learned)

export const estimators: Translated<'zh'>['estimators'] = {
  knn: { name: '最近邻', short: '最近邻' },
  logistic: { name: '逻辑回归', short: '逻辑回归' },
  network: { name: '神经网络', short: '网络' },
  qda: { name: 'QDA', short: 'QDA' },
  rbf: { name: 'RBF SVM', short: 'RBF' },
  svm: { name: '线性SVM', short: '线性' },
  tree: { name: '决策树', short: '决策树' },
  kernel: { name: '核岭回归', short: '核岭回归' },
  line: { name: '直线', short: '直线' },
  polynomial: { name: '多项式', short: '多项式' },
  regressionTree: { name: '回归树', short: '回归树' },
}

export const classifiers: Translated<'zh'>['classifiers'] = {
  knn: ({ neighbors }) => [neighbors === 1 ? '最近一点的类别' : `最近${word(neighbors)}个点投票`],
  logistic: ({ classes }) => [classes === 2 ? '一条直线' : '各类之间的直线'],
  network: ({ by, hidden }) => [subjectOf(by), ...(hidden ? [] : ['没有隐藏层'])],
  qda: ({ classes }) => ['每类一个高斯分布', `${classes === 2 ? '两类' : '任两类'}相等处为二次曲线`],
  rbf: ({ supports }) => [`${word(supports)}个支持向量处的凸起之和`],
  svm: ({ classes, supports }) => [classes === 2 ? '间隔最大的直线' : '每对类别一条直线', `有${word(supports)}个支持向量`],
  tree: ({ upright, level, oblique }) => {
    const cuts = upright + level + oblique
    if (cuts === 0) return ['不划分：全归一类']
    const kinds = [...(upright > 0 ? ['竖直'] : []), ...(level > 0 ? ['水平'] : [])].join('和')
    return [`${word(cuts)}次${kinds}划分`]
  },
}

export const regressors: Translated<'zh'>['regressors'] = {
  kernel: ({ bumps, drawn }) => [bumps === 1 ? '该点处的一个凸起' : `${word(bumps)}个点处的凸起之和`, ...(drawn < bumps ? [`画出其中${number(drawn)}个`] : [])],
  knn: ({ neighbors }) => [neighbors === 1 ? '最近一点的值' : `最近${word(neighbors)}个点的均值`],
  line: ['最小二乘拟合'],
  network: ({ units: count }) => [count === 0 ? '没有隐藏层' : `${units(count)}的贡献${count > 1 ? '相加' : ''}`],
  polynomial: ({ degree }) => [degree === 0 ? '所有点的均值' : `至${ordinal(degree)}次为止的各项`],
  tree: ({ parts }) => [parts === 1 ? '所有点的均值' : `${word(parts)}个叶节点各取均值`],
}

export const scores: Translated<'zh'>['scores'] = {
  caption: ({ label, says: [first, ...others], result }) => [`${label}：${first}`, ...others, result],
  above: ({ score, scored }) => counts(score, scored),
  ranking: ({ samples, by, best, allBut, others, ...top }) => {
    const isTold = by === null || by === 'held out'
    const right = gets({ correct: top.correct, exact: true })
    const got = top.correct === samples ? `分对全部${number(samples)}个` : isTold ? `在${number(samples)}个点中${right}` : right
    const where = `在${by === null ? '训练用的点' : by === 'held out' ? '留出的点' : notLearned[by].points(samples)}上`
    if (top.each) return [`每个都${got}`, where]
    const rest = others.map(({ names, correct }) => `${list(names)}分对${number(correct)}个`)
    if (allBut?.length === 1) return [`除${list(allBut)}外都${got}`, where, ...rest]
    if (best.length < 3 && !allBut) return [`${list(best)}${got}`, where, ...rest]
    return [`${word(best.length)}个分类器${got}`, `${where}：${allBut ? `除${list(allBut)}外的` : list(best)}`, ...rest]
  },
  all: ({ scores, scored: { samples, notLearned: judged } }) => {
    const results = scores.map(score => `${score.name}为${number(score.correct)}${score.notLearned === null ? '' : `和${number(score.notLearned)}`}`)
    const others = judged ? `，以及在${notLearned[judged.by].points(judged.samples)}中` : ''
    return `在${number(samples)}个训练用的点中${others}分对的个数：${results.join('，')}`
  },
}

export const errors: Translated<'zh'>['errors'] = {
  above: score => errorsOf(score),
  ranking: ({ by, samples, ranked: [first, ...others] }) => [
    `误差最小：${first.name}，${amount(first.rmse)}`,
    `在${notLearned[by].points(samples)}上`,
    ...(others.length === 0 ? [] : [`其次是${list(others.slice(0, 2).map(({ name, rmse }) => `${name}（${amount(rmse)}）`))}`]),
  ],
  all: ({ scores, by, samples }) => {
    const results = scores.map(({ name, rmse, other }) => `${name}为${amount(rmse)}${other === null ? '' : `和${amount(other)}`}`)
    return `在训练用的点和${notLearned[by].points(samples)}上的均方根误差：${results.join('，')}`
  },
}

const openSides = (open: number) => (open === 0 ? '围栏闭合' : open === 1 ? '一侧敞开' : '两侧敞开')

export const fences: Translated<'zh'>['fences'] = {
  title: '需要几条分割线',
  question: ({ name, samples, others, each }) => [
    `能用直线围住${name}吗？`,
    `本类${number(samples)}个点，其他类${number(others)}个`,
    ...(each.length === 0
      ? []
      : each.length > 4
        ? [`${word(each.length)}类中需要最多的一类`]
        : [`至少需要：${each.map(({ name, cuts }) => `${name}${cuts === null ? '围不住' : `用${cutLines(cuts)}`}`).join('，')}`]),
  ],
  none: ({ name, inside }) => [`直线围不住${name}`, `其他类有${number(inside)}个点夹在中间`],
  inside: ({ name, within }) => ['没有直线能隔开这个点', within === 1 ? `${name}有一个点与它重合` : `它夹在${name}的${word(within)}个点之间`],
  hull: ({ inside, others }) => [
    '分割线都须从凸包外经过',
    inside === 0 ? `其他${number(others)}个点都在外面` : `其他${number(others)}个点中${number(others - inside)}个在外面`,
  ],
  cuts: ({ cuts, stay, others, open, isLast }) => {
    const count = cutLines(cuts)
    if (stay === 0) {
      if (cuts === 1) return ['一条分割线就够了', '一条直线把它们分开']
      return [`${count}${open === 0 ? '：' : '就够了，'}${openSides(open)}`, '已证明：再少就围不住']
    }
    if (isLast) return [`${count}：只留下这${word(stay)}个`, '已证明：再少就会留下更多']
    return [`${count}：${number(others)}个中${number(stay)}个留在里面`, `已证明：没有别的${cuts === 1 ? '一条' : '两条'}能隔开更多`]
  },
  found: ({ found, samples }) => {
    const [last] = found.slice(-1)
    const all = last.correct === samples
    const before = found.slice(-2, -1).map(({ units: count, correct }) => `${units(count)}分对${number(correct)}个`)
    const most = Math.max(...found.map(({ trainings }) => trainings))
    const right = all ? `分对全部${number(samples)}个` : `在${of({ correct: last.correct, samples }, '分对')}`
    return [`训练得到：${units(last.units)}${right}`, ...before, `各训练${all ? '至多' : ''}${word(most)}次`]
  },
  unit: ({ unit, off, others, lost, degrees }) => [
    `单元${unit}隔开${number(others)}个中的${number(off)}个`,
    ...(lost > 0 ? [`也隔开本类的${number(lost)}个`] : []),
    ...(degrees === null ? [] : [`与围栏的一条分割线相差${number(degrees)}°`]),
  ],
  result: ({ wrong, cuts, ...count }) => [
    count.correct === count.samples ? `网络分对全部${number(count.samples)}个` : `网络在${of(count, '分对')}`,
    ...(wrong.length === 0 ? [] : [`所属类别的概率只有：${wrong.map(({ number: row, share }) => `点${number(row)}处${certainty(share)}`).join('，')}`]),
    ...(cuts === null ? [] : [`不是围栏：网络把${cutLines(cuts)}加在一起`]),
  ],
}

export const columns: Translated<'zh'>['columns'] = {
  title: '各列的排列重要性',
  true: '真实类别',
  predicted: '预测类别',
  right: ({ correct, ...rows }) => [accuracyOf({ correct, samples: rows.samples }), measuredOn(rows)],
  worth: ({ top, shuffled, ...rows }) => {
    if (top === null) return ['没有哪一列单独重要', '打乱任何一列，损失都不上升', measuredOn(rows)]
    const { names, loss, wrong, error } = top
    const done = error
      ? `误差从${amount(error.from)}升到${amount(error.to)}`
      : wrong > 0
        ? `${number(shuffled)}行中多错${number(wrong)}行`
        : `不多错，但损失上升${twoDigits(loss)}`
    return [`最重要：${list(names)}`, `打乱后${done}`, measuredOn(rows)]
  },
  both: ({ worth: [says, how, _, ...others], right }) => [`${says}，${how}`, right.join('，'), ...others].join('；'),
  alike: ({ names, correlation, more }) =>
    `${list(names)}相关（相关系数${local(correlation.toFixed(2))}）：每列的重要性都可能大于其条形${more > 0 ? `；另有${word(more)}对也是如此` : ''}`,
  key: ({ samples }) => `打乱后：损失的上升（条）、其标准差（线）、${number(samples)}行中多错的行数（数字）`,
  errorKey: '打乱后：误差的上升（条和数字）、其标准差（线）',
  residual: '残差',
  rest: ({ count, most }) => `另有${number(count)}列，各至多${most > 0 ? '+' : ''}${number(most)}`,
  dependence: ({ name }: { name: string | null }) => `部分依赖：${name ?? '各类别的概率'}`,
  oneRow: ['每条细线是一行数据，只改变一列', '粗线：目前各行的平均'] as Facts.Caption,
  highest: ({ name, column, most, least, by }: Facts.Highest) => [`平均而言，${column}为${most}时，${name}比${least}时高${by}`] as const,
}

export const alt: Translated<'zh'>['alt'] = {
  results: results => results.join('；'),
  regressionData: ({ samples, held, target, features, source }) => {
    const from =
      'formula' in source
        ? `取自${source.formula}`
        : `来自${source.table ?? '表格'}：由${features.length > 4 ? `${word(features.length)}列` : list(features)}预测${target}`
    return `${number(samples)}个点，${from}${moreHeldOut({ held })}`
  },
  regressionResult: ({ layers, straight, ...of }) =>
    `${straight ? `${straightLine(straight.features)}的${offBy(straight.rmse)}；` : ''}${networkOf(layers)}：${errorsFirst(of).join('，')}`,
  regressionPanels: ({ panels }) => panels.map(({ name, rmse }) => `${name}时${offBy(rmse)}`).join('；'),
  regressors: ({ count }) => (count === 1 ? '一种回归方法画出穿过这些点的曲线' : `${word(count)}种回归方法依次画出穿过这些点的曲线，最后并列对比`),
  regressionDots: ({ features }) => (features === 1 ? '散点图显示这些点' : '这些点按各自的高度立在平面上方'),
  liftStory: ({ layers, features }) =>
    `依次出现${list([
      straightLine(features),
      ...(features === 1 ? ['每个单元对输出的贡献'] : []),
      `进入${networkOf(layers)}的过程`,
      '那里的输出平面',
      ...(features > 2 ? [] : [`它在输入空间中所成的${features === 1 ? '曲线' : '曲面'}`]),
    ])}`,
  lift: ({ layers, features, nearness, back }) => {
    const floor = features === 1 ? '散点图立起：坐标轴平放在底面上' : features === 2 ? '这些点立在输入平面上方' : '这些点立在各自的主成分上方'
    const end = !back ? '' : features > 2 ? '，随后平面离去' : `，再返回成为${features === 1 ? '曲线' : '曲面'}`
    return `${floor}，${networkOf(layers)}移动它，直到一个平面${{ through: '符合', near: '贴近', off: '位于' }[nearness]}各点的高度${nearness === 'off' ? '之间' : ''}${end}`
  },
  levels: ({ levels }) => `输出的${word(levels)}条等高线在输入平面上由低到高出现`,
  regions: ({ layers, regions: own, corners, learns }) =>
    `${networkOf(layers)}的折痕把输入分成${word(own)}个线性区域${learns ? '，训练时随之变化，旁边是损失曲线和区域数曲线' : corners === null ? '' : `，然后出现有${word(corners)}个拐角的边界`}`,
  outputSurface: ({ layers }) => `${networkOf(layers)}的输出是输入平面上方的一张曲面，旋转一周，这些点由细杆支在各自的高度`,
  sentences: sentences => sentences.map(sentence => `${sentence}。`).join(''),
  builtIn: ({ names, forms, ...points }) => `${pointsIn(points)}${among(names)}：${forms.join('，')}${moreHeldOut(points)}`,
  table: ({ table, names, features, reduced, ...points }) =>
    `${pointsIn(points)}${among(names)}，来自${table ?? '表格'}，有${word(features)}个特征${reduced ? `，降为${componentsOf(reduced)}` : ''}${moreHeldOut(points)}`,
  slice: facts => {
    const plane = `${list(facts.axes)}的平面`
    if (facts.moves !== null) return `${plane}，${facts.moves}在变化：平面靠近时点出现，远离时消失`
    const byHeld = facts.foreign > 0 ? `；其中${number(facts.foreign)}个${otherwise}` : ''
    return `${plane}，${holds(facts)}：${nearOf(facts)}，其余不显示${byHeld}`
  },
  moving: ({ column, from, to }) => `${column}从${heldValue(from)}变到${heldValue(to)}再变回来，图随之变化`,
  pairs: facts =>
    `图阵显示${list(facts.columns)}两两所成平面上的${facts.target === null ? '决策区域' : `${facts.target}的等高线`}，${holdsOthers(facts)}；逐行依次，${number(facts.samples)}行中有${list(facts.near.map(number))}行在平面附近，其余不显示`,
  whole: ({ columns, ...count }) => `用全部${word(columns)}列的网络${counted('', count, false)}`,
  slices: ({ slices, correct }) => {
    const [{ axes, samples }] = slices
    const near = slices.map(({ name, near }) => `${number(near)}行（${name}）`)
    return `${word(slices.length)}个子图显示${list(axes)}的平面：${number(samples)}行中在附近的有${list(near)}，其余不显示。整个网络在${of({ correct, samples }, '分对')}`
  },
  still: ({ captions }) => `图中写着${captions.map(quoted).join('、')}`,
  film: ({ moments: count, clauses, inTurn }) => {
    const shown = moments(count)
    if (clauses.length === 1) return shown === '' ? clauses[0] : `${shown}：${clauses[0]}`
    const parts = inTurn ? '依次' : `${word(clauses.length)}个子图`
    return `${shown === '' ? '' : `${shown}，`}${parts}：${clauses.join('；')}`
  },
  result: ({ layers, by, separates, constant, before, others, best, ...count }) => {
    const where = ['没有隐藏层时', '在隐藏层中', '在最后的隐藏层中'][Math.min(2, layers)]
    const done = constant ? same(constant, count) : counted(linearSubject(by), count, separates)
    const there = `${where}，${done}`
    if (best) return `${there}，最优的${gets(best)}`
    if (!before) return there
    const further = others === 'can' ? '，但本可全部分开' : others === 'cannot' ? '，别的也不能全部分开' : ''
    return `在输入空间，${bestLine(before, before.exact)}；${there}${further}`
  },
  sweep: ({ panels }) => `${word(panels.length)}个子图分别为${list(panels)}`,
  sweepShort: ({ panels }) => `${word(panels)}个子图，各有不同的网络`,
  sweepResults: ({ results }) => results.map(facts => `${facts.name}${sweepDone(facts)}`).join('；'),
  sweepBest: ({ name, held, samples }) =>
    name === null ? `没有一个把${number(samples)}个点全部分开` : held ? `留出集准确率最高：${name}` : `最先全部分开：${name}`,
  transform: ({ sheet, cube, layers, back }) => {
    const movers = sheet === null ? '这些点' : `这些点与下方的${sheet === 1 ? '直线' : '平面'}`
    const end = back === null ? '' : `，再${back === 'border' ? '带着决策边界' : ''}返回`
    return `${movers}进入${networkOf(layers)}${cube ? '的立方体' : ''}${end}`
  },
  scored: '这些点移到线性分类器的得分处',
  data: ({ plane }) => `${plane === null ? '' : `以${planes[plane]}为轴的`}散点图显示这些点`,
  boundary: ({ layers, features, cuts }) => {
    if (features === null) return `这些点与${networkOf(layers)}的预测一起显示`
    const regions = `${networkOf(layers)}的决策区域，越不确定颜色越浅`
    return `${inputField(features)}上${cuts ? `先出现各单元的分割线，再出现${regions}` : `出现${regions}`}`
  },
  orbit: ({ layers, decision }) => `这些点在${networkOf(layers)}中的位置旋转一周${decision ? '，连同类别之间的边界' : ''}`,
  surface: ({ layers, features, sheet, water }) => {
    const probability = `${networkOf(layers)}给出的一个类别的概率`
    if (!sheet) return `这些点立在${inputField(features)}上方，高度为${probability}`
    return `${inputField(features)}上方有${features === 1 ? '一条曲线' : '一张旋转的曲面'}，高度为${probability}${water ? '，水位为零时岸线就是决策边界' : ''}`
  },
  story: ({ best, cuts, layers, decision, surface }) => {
    const steps = [
      ...(best ? [`最优${lines[best.kind]}`] : []),
      ...(cuts ? ['各单元的分割线'] : []),
      `进入${networkOf(layers)}的过程`,
      ...(decision ? ['那里的边界'] : []),
      ...(surface ? ['平面上方的概率'] : []),
    ]
    return steps.length === 1 ? `这些点进入${networkOf(layers)}` : `依次出现${list(steps)}`
  },
  explain: ({ name, possible, open, stages }) => {
    const left = stages.map(({ cuts, stay }) => `${cutLines(cuts)}时里面留下${number(stay)}个`)
    return `${possible ? '用直线围住' : '直线围不住'}${name}${left.length > 0 ? `：${left.join('，')}` : ''}${open === null ? '' : `，${openSides(open)}`}`
  },
  dependence: ({ pair }) => `对预测影响最大的各列，先逐条画出单行数据的曲线，再画出它们的平均${pair ? '，最后画出平均值在两列上的等高线' : ''}`,
  columns: ({ beside }) => `${beside === 'residuals' ? '残差图' : '混淆矩阵'}旁，每一列有一根条形表示其排列重要性`,
  compare: ({ count }) => (count === 1 ? '一种分类器划分它们所在的平面' : `${word(count)}种分类器依次划分它们所在的平面，最后并列对比`),
  network: ({ layers, learns }) =>
    `逐个单元画出${networkOf(layers)}：每个单元显示它在何处激活，权重画成线，${learns === 'step' ? '一行数据带着数值向前传播，误差反向传播，所有权重更新一步' : learns ? '训练时这一切都在变化，旁边是损失曲线' : '几个点从中穿过'}`,
  training: ({ layers }) => `${networkOf(layers)}学习时，决策区域、点在其中的位置和损失曲线随之变化`,
}

export const notes: Translated<'zh'>['notes'] = {
  of: ({ panels, note }) => `${panels.join('、')}：${note}`,
  flat: ({ rmse }) => `网络什么也没学到：它处处给出几乎相同的值，${offBy(rmse)}${mayHelp('starts')}`,
  straight: ({ features, rmse, network }) => `${straightLine(features)}同样好：它的${offBy(rmse)}，网络的${offBy(network)}`,
  projectedInput: ({ features, share }) => `${number(features)}个特征用PCA以2D显示（${percent(share)}的方差）`,
  slice: ({ axes, chosen, reach, foreign, near, samples, moves }) => [
    ...(chosen === null ? [] : [mattersMost(axes, chosen)]),
    ...(moves === null && near < samples ? [`${number(samples)}行中${number(samples - near)}行不显示：它们不在切片附近，或在坐标轴范围之外`] : []),
    `点在距切片${twoDigits(reach.full)}到${twoDigits(reach.gone)}个标准差之间逐渐消失`,
    ...(moves === null && foreign > 0 ? [`附近有${number(foreign)}个点${otherwise}`] : []),
  ],
  movedSlice: most => `其他列取中位数或众数时，${list(most)}的切片上缺少一个类`,
  copied: ([copy, of]) => `${copy}是${of}的副本，随该列变化`,
  slicePairs: ({ columns, chosen, reach, foreign }) => [
    ...(chosen === null ? [] : [mattersMost(columns, chosen)]),
    `点在距各自切片${twoDigits(reach.full)}到${twoDigits(reach.gone)}个标准差之间逐渐消失`,
    ...(foreign > 0 ? [`${word(foreign)}个点${otherwise}`] : []),
  ],
  clock: '各子图共用一个时钟：最好的一次初始化的梯度计算次数×样本数；先结束的子图等待',
  beyond: ({ count }) => `${number(count)}行超出坐标轴范围，画在边缘`,
  drawn: ({ drawn, rows }) => `从${number(rows)}行中抽取${number(drawn)}行绘出`,
  sample: ({ drawn, rows, held }) => `从${number(rows)}行中抽取${number(drawn)}行绘出；${held ? '除留出的以外都' : '全部'}参与训练`,
  shuffled: ({ drawn, rows }) => `从${number(rows)}行中抽取${number(drawn)}行来打乱各列`,
  projected: ({ features, plane }) => `${number(features)}个特征用${plane.kind === 'components' ? 'PCA' : 'LDA'}以2D显示（${keeps(plane)}）`,
  leftOut: ({ flags }) => `${flags}不起作用：特征多于两个时，平面和分割线都不画`,
  scores: ({ classes }) => `${number(classes)}个类别的得分在${number(classes - 1)}个方向上不同：只画离散程度最大的两个方向，不画区域`,
  hiddenProjected: ({ share }) => `隐藏层以显示其${percent(share)}方差的投影绘出`,
  wholeLayer: ({ layer, why }) =>
    `${layer === null ? '隐藏层' : `第${number(layer)}层`}一步显示，不作分解：${why === 'wide' ? '其输入或输出多于画出的三个轴' : '其权重含有镜像反射，它不是旋转'}`,
  isLine: ({ chosen }) =>
    chosen
      ? '最后隐藏层的全部输出落在一条直线上：交叉验证准确率同样好的网络没有更宽的'
      : '最后隐藏层的全部输出落在一条直线上：那里一个单元就够；换一个--seed或减小--alpha，也许能让它更宽',
  constant: ({ constant, remedy, ...count }) =>
    constant === 'class'
      ? `网络把所有点判为同一类，${accuracyOf(count)}${mayHelp(remedy)}`
      : `网络什么也没学到：${alike(constant)}，${accuracyOf(count)}${mayHelp(remedy)}`,
  fewer: ({ logistic, remedy, ...count }) => `网络在${of(count, '分对')}，少于同样这些行上的逻辑回归（${number(logistic)}个）${mayHelp(remedy)}`,
  nothing: ({ accuracy, most }) => `没有找到能明显区分各类的方法：交叉验证准确率${percent(accuracy)}，都判为${quoted(most.name)}也有${percent(most.share)}`,
  noneNeeded: ({ line, lineAccuracy, drawn }) =>
    `这张表不需要隐藏层：${linearSubject(line)}的交叉验证准确率为${percent(lineAccuracy)}，试过的网络都没有明显更高；${drawn ? '此场景仍画出一个隐藏层' : '用--hidden 2仍可画出一个'}`,
  glyphs: ({ font, missing, more }) => {
    const named = `${missing.join('、')}${more > 0 ? `及另外${number(more)}个` : ''}`
    return font === null
      ? `字体Inter缺少${named}的字形，可能显示为方框：可用--font指定含有它们的TTF或OTF文件`
      : `${font}和Inter都没有${named}的字形，显示为方框：可用--font另指定TTF或OTF文件`
  },
}

export const element: Translated<'zh'>['element'] = {
  failed: ({ reason }) => `无法绘出此图：${reason}。`,
  unreachable: ({ address }) => `无法加载${address}`,
  damaged: '它已损坏，或浏览器版本过旧',
}

const isOf = ({ name, value }: { name: string; value: string }) => `${name}为${value}`

export const embed: Translated<'zh'>['embed'] = {
  playing: '可播放的图',
  picture: '静态图',
  page: '可播放、可旋转的图',
  video: '带播放控件的动画',
}

export const page: Translated<'zh'>['page'] = {
  damaged: '无法绘出此图：页面已损坏，或浏览器版本过旧。',
  figure: '图。按回车键后，用方向键查看各点',
  player: '播放器',
  time: '时间',
  timeOf: ({ now, whole, chapter }) => `${now}，共${whole}${chapter ? `，${chapter}` : ''}`,
  speed: '速度',
  loop: '循环',
  full: '全屏',
  copy: '复制命令',
  copied: '已复制',
  command: '命令',
  commandField: '命令',
  copies: ({ keys }) => `按${keys}复制`,
  close: '关闭',
  play: '播放',
  again: '重新播放',
  goOn: '继续',
  pause: '暂停',
  hint: ({ play, turns, points, units }) =>
    [
      ...(play ? ['播放'] : []),
      ...(turns ? ['拖动以旋转'] : []),
      ...(points === null ? [] : [`${points === 'tap' ? '轻触' : '指向'}一个点${units ? '或单元' : ''}`]),
    ].join(' · '),
  keys: '按键',
  keyTable: {
    play: ['空格', '播放与暂停'],
    seconds: ['← →', '后退或前进一秒'],
    frames: [', .', '后退或前进一帧'],
    ends: ['Home End', '到开头或结尾'],
    chapter: ['1 … 9', '到某一章'],
    chapters: ['PgUp PgDn', '到上一章或下一章'],
    turn: ['Shift ← →', '旋转，与横向拖动相同'],
    turnBack: ['0', '转回原位，与双击相同'],
    enter: ['回车', '在图上：查看一个点的数值'],
    units: ['回车', '在单元与点之间切换'],
    walk: ['← → ↑ ↓', '随后：逐点移动'],
    leave: ['Esc', '离开这些点'],
    full: ['F', '全屏'],
    keys: ['?', '显示这些按键'],
  },
  table: '点的表格',
  tableCaption: ({ points }) => `${number(points)}个点；✗表示预测错误`,
  point: '点',
  class: '类别',
  predicted: ({ by }) => (by === null ? '预测' : `预测，${by}`),
  probability: '概率',
  prediction: ({ class: name, share, right }) => `${name}，${certainty(share)}${right ? '' : ' ✗'}`,
  row: ({ row, held }) => `${number(row)}${held ? '，留出' : ''}`,
  pointTitle: ({ row }) => `点${row}`,
  unitSentence: facts => facts.join('，'),
  pointSentence: ({ number: row, features, own, predictions, slice: from }) =>
    [
      `点${row}`,
      ...[...features, own].map(isOf),
      ...predictions.map(({ network: name, sentence }) => `${name === null ? '' : `${name}：`}${sentence}`),
      ...(from ? [isOf(from)] : []),
    ].join('，'),
  predictedSentence: ({ class: predicted, share, right }) => `预测为${predicted}，概率${certainty(share)}${right ? '' : '，错误'}`,
}

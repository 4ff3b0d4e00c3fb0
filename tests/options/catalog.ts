import { expressionGenerator } from '../../src/data/expression-points.ts'
import { formulaFacts } from '../../src/data/formula.ts'
import { generators } from '../../src/data/registry.ts'
import { activationNames } from '../../src/network/activation.ts'
import { solvers } from '../../src/network/solvers/registry.ts'
import type { Catalog } from '../../src/options/catalog.ts'
import { formulaOf } from '../../src/options/task.ts'

/** The real datasets with stand-in scenes: the spec's rules are tested without drawing anything. */
export const catalog: Catalog = {
  datasets: generators,
  expression: data => (formulaOf(data) ? formulaFacts(data) : expressionGenerator(data)),
  scenes: [
    {
      name: 'transform',
      summary: '',
      size: { width: 600, height: 600 },
      duration: ({ oneWay, layers }) => (oneWay ? 4 : 6) + 2 * (layers - 1),
      chapters: ['data', 'segment-0', 'line', 'back', 'boundary'],
      takes: ['path', 'oneWay', 'trails', 'view', 'sheet', 'cuts'],
      withoutHidden: 'usual',
    },
    {
      name: 'surface',
      summary: '',
      size: { width: 640, height: 480 },
      duration: () => 8,
      chapters: ['before', 'turn', 'after'],
      takes: ['turns', 'view'],
      withoutHidden: 'usual',
    },
    ...(['fit', 'transform', 'compare'] as const).map(name => ({
      name,
      task: 'regression' as const,
      summary: '',
      size: { width: 600, height: 600 },
      duration: () => 7,
      chapters: ['data', 'units', 'sum'],
      takes: name === 'compare' ? (['degree'] as const) : (['view'] as const),
      withoutHidden: 'usual' as const,
    })),
  ],
  themes: ['light', 'dark'],
  eases: ['trapezoid', 'linear', 'sine'],
  activations: activationNames,
  solvers: Object.entries(solvers).map(([name, facts]) => ({ name, ...facts })),
  languages: ['en'],
  places: [{ name: 'readme' }, { name: 'screen', size: { width: 1280, height: 720 }, loop: 'once' }],
  facts: ['correct', 'samples', 'seed'],
  classifiers: [
    { name: 'logistic', takes: [] },
    { name: 'tree', takes: ['maxDepth'] },
    { name: 'network', takes: [] },
  ],
}

/** "adam or sgd": the solvers that take a key, as messages name them. */
export function solversTaking(key: string): string {
  const taking = catalog.solvers.filter(({ defaults }) => key in defaults)
  return taking.map(({ name }) => name).join(' or ')
}

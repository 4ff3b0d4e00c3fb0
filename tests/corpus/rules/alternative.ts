import type { Fault, Rule } from './rule.ts'

/** Letters of an alternative text at most: screen readers say it in one breath. */
const most = 400

/** The alternative text says in words what is drawn. */
export const alternative: Rule = {
  name: 'alternative',
  holds: `has an alternative text of whole sentences, of ${most} letters at most, without words of the command line`,
  faults({ figure, keys }) {
    const { alt, spec } = figure
    if ('alt' in keys) return []
    const scenes = spec.scene.split(',')
    const faults = [
      ...(alt.length > most ? [`has ${alt.length} letters`] : []),
      ...(alt.length < 60 ? [`says too little: ${alt}`] : []),
      ...(/[.。]”?$/.test(alt) ? [] : [`ends within a sentence: …${alt.slice(-20)}`]),
      ...scenes.filter(scene => new RegExp(`[(（]${scene}[)）]`).test(alt)).map(scene => `says (${scene})`),
    ]
    return faults.map((what): Fault => ({ moment: '', what }))
  },
}

import { describe, expect, it } from 'vitest'
import * as es from '../../src/language/es.ts'
import { textsOf } from './told.ts'

const counts = [0, 1, 2, 5, 21]

describe('Spanish', () => {
  it('puts names into its own quotation marks', () => {
    for (const [path, text] of textsOf(es)) {
      expect(text, path).not.toMatch(/["“”„]/)
      expect((text.match(/«/g) ?? []).length, path).toBe((text.match(/»/g) ?? []).length)
    }
    expect(es.alt.still({ captions: ['Dos cortes'] })).toBe('una imagen que dice «Dos cortes»')
    const asks = (name: string) => es.fences.question({ name, samples: 5, others: 9, each: [] })[0]
    expect(asks('setosa')).toBe('¿Se puede cercar setosa con cortes rectos?')
    expect(asks(es.data.classNumber({ name: '0' }))).toBe('¿Se puede cercar la clase 0 con cortes rectos?')
  })

  it('writes decimals with a comma, and a percent sign behind a space that does not break', () => {
    for (const [path, text] of textsOf(es)) {
      // Texts of the samples that stand in others are English.
      if (/^levels|^predictions\.output|^page\.pointSentence|^columns\.both/.test(path)) continue
      expect(text, path).not.toMatch(/\d ?%|\d\.\d/)
    }
    expect(es.numbers.local('−1.5')).toBe('−1,5')
    expect(es.axes.day({ day: 5, month: 3 })).toBe('5\u00a0mar')
    expect(es.axes.component({ index: 1 })).toBe('2.ª componente')
    expect(es.panels.value({ key: 'noise', value: 0.25 })).toBe('ruido 0,25')
  })

  it('has words in the number of what they count', () => {
    expect(counts.map(units => es.titles.cuts({ units }))).toEqual([
      'Cero neuronas hacen cero cortes',
      'Una neurona hace un corte',
      'Dos neuronas hacen dos cortes',
      'Cinco neuronas hacen cinco cortes',
      '21 neuronas hacen 21 cortes',
    ])
    expect(counts.map(count => es.network.inputs({ count })[0])).toEqual([
      ...[
        'La entrada: cero números',
        'La entrada: un número',
        'La entrada: dos números',
        'La entrada: cinco números',
      ],
      'La entrada: 21 números',
    ])
    const points = (samples: number) => es.data.points({ samples, classes: samples, held: 0 })[0]
    expect(counts.map(points)).toEqual([
      '0 puntos en cero clases',
      '1 punto en una clase',
      '2 puntos en dos clases',
      '5 puntos en cinco clases',
      '21 puntos en 21 clases',
    ])
    // Spanish has a form of its own for millions.
    expect(es.data.points({ samples: 1e6, classes: 2, held: 0 })[0]).toBe(
      '1\u00a0000\u00a0000 puntos en dos clases',
    )
  })

  it('has verbs in the number of what decides', () => {
    const facts = { samples: 200, constant: null, classes: null, better: null, held: null }
    const gets = (by: Parameters<typeof es.results.network>[0]['by'], correct: number) =>
      es.results.network({ ...facts, by, correct })[0]
    expect(gets({ kind: 'threshold', many: false }, 200)).toBe('Un umbral separa los 200')
    expect(gets({ kind: 'line', many: false }, 197)).toBe('Una recta acierta 197 de 200')
    expect(gets({ kind: 'plane', many: true }, 150)).toBe('Unos planos aciertan 150 de 200')
    expect(gets({ kind: 'cuts', cuts: 1, further: 2 }, 200)).toBe('Todas las capas juntas separan los 200')
    expect(gets({ kind: 'outputs', linear: { kind: 'line', many: true } }, 150)).toBe(
      'Las rectas de la salida aciertan 150 de 200',
    )
  })

  it('has iterates with the article of their gender', () => {
    const facts = { held: null, error: 1, loss: 1 }
    const plateau = { from: 10, to: 20 }
    const between = (unit: 'step' | 'epoch') =>
      es.fitTraining.between({ ...facts, unit, iterate: 3, plateau })[2]
    expect(between('step')).toBe('casi sin cambios del paso 10 al 20')
    expect(between('epoch')).toBe('casi sin cambios de la época 10 a la 20')
  })

  it('joins names by e before the sound of i', () => {
    expect(es.data.columns({ table: null, names: ['largo', 'índice'] })).toEqual([
      'Una tabla: largo e índice',
    ])
  })

  it('has networks whose verbs are in their number', () => {
    const two = [
      { units: 1, activation: 'tanh' },
      { units: 3, activation: 'relu' },
    ]
    expect(es.alt.training({ layers: two })).toMatch(
      /^mientras aprenden capas ocultas de 1 neurona tanh y 3 relu, /,
    )
    expect(es.alt.training({ layers: two.slice(1) })).toMatch(
      /^mientras aprende una capa oculta de tres neuronas relu, /,
    )
  })
})

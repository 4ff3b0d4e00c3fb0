import { describe, expect, it } from 'vitest'
import * as de from '../../src/language/de.ts'
import { textsOf } from './told.ts'

const counts = [0, 1, 2, 5, 21]

describe('German', () => {
  it('puts names into its own quotation marks', () => {
    for (const [path, text] of textsOf(de)) {
      expect(text, path).not.toMatch(/["”]|“[^ ,.;:|]|„[^“]*$/)
      expect((text.match(/„/g) ?? []).length, path).toBe((text.match(/“/g) ?? []).length)
    }
    expect(de.alt.still({ captions: ['Zwei Schnitte'] })).toBe('ein Bild mit dem Text „Zwei Schnitte“')
  })

  it('writes decimals with a comma, and a percent sign behind a space that does not break', () => {
    for (const [path, text] of textsOf(de)) {
      // Texts of the samples that stand in others are English.
      if (/^levels|^predictions\.output|^page\.pointSentence|^columns\.both/.test(path)) continue
      expect(text, path).not.toMatch(/\d ?%|\d\.\d/)
    }
    expect(de.numbers.local('−1.5')).toBe('−1,5')
    expect(de.axes.day({ day: 5, month: 3 })).toBe('5.\u00a0März')
    expect(de.panels.value({ key: 'noise', value: 0.25 })).toBe('Rauschen 0,25')
  })

  it('has words in the number of what they count, and in their case', () => {
    const cuts = (units: number) => de.titles.cuts({ units })
    expect(counts.map(cuts)).toEqual([
      'Keine Neuronen machen keine Schnitte',
      'Ein Neuron macht einen Schnitt',
      'Zwei Neuronen machen zwei Schnitte',
      'Fünf Neuronen machen fünf Schnitte',
      '21 Neuronen machen 21 Schnitte',
    ])
    const points = (samples: number) => de.data.points({ samples, classes: 2, held: samples })
    expect([1, 21].map(points)).toEqual([
      ['1 Punkt in zwei Klassen', 'dazu 1 Testpunkt'],
      ['21 Punkte in zwei Klassen', 'dazu 21 Testpunkte'],
    ])
    const after = (count: number) =>
      de.fitTraining.last({
        ...{ after: count, isLast: true, stopped: null, held: null },
        ...{ unit: 'epoch', error: 1, loss: 1 },
      })[0]
    expect(counts.map(after)).toEqual([
      'Nach keinen Epochen: Fehler 1,0',
      'Nach einer Epoche: Fehler 1,0',
      'Nach zwei Epochen: Fehler 1,0',
      'Nach fünf Epochen: Fehler 1,0',
      'Nach 21 Epochen: Fehler 1,0',
    ])
  })

  it('has the verb before its subject where a place comes first', () => {
    const facts = { correct: 200, samples: 200, constant: null, classes: null, better: null, held: null }
    const hidden = (by: Parameters<typeof de.results.hidden>[0]['by'], now: boolean, correct = 200) =>
      de.results.hidden({ ...facts, by, now, correct, view: 'layer' })[0]
    expect(hidden({ kind: 'line', many: false }, true)).toBe('Jetzt trennt eine Gerade alle 200')
    expect(hidden({ kind: 'plane', many: true }, false)).toBe('Hier trennen Ebenen alle 200')
    expect(hidden({ kind: 'linear', many: false }, true, 150)).toBe(
      'Jetzt ein linearer Klassifikator: 150 von 200',
    )
    expect(hidden({ kind: 'outputs', linear: { kind: 'linear', many: false } }, false)).toBe(
      'Der lineare Klassifikator der Ausgabe trennt alle 200',
    )
  })

  it('has networks in the case that a sentence asks for', () => {
    const one = [{ units: 1, activation: 'tanh' }]
    const two = [...one, { units: 3, activation: 'relu' }]
    const moved = (layers: typeof one, cube: boolean) =>
      de.alt.transform({ sheet: null, cube, layers, back: null })
    expect([[], one, two].map(layers => moved(layers, true))).toEqual([
      'sie steigen in den Würfel eines Netzes ohne verborgene Schichten',
      'sie steigen in den Würfel einer verborgenen Schicht mit einem tanh-Neuron',
      'sie steigen in den Würfel verborgener Schichten mit 1 tanh- und 3 relu-Neuronen',
    ])
    expect(moved(one, false)).toBe('sie wandern in eine verborgene Schicht mit einem tanh-Neuron')
    const turns = (layers: typeof one) => de.alt.orbit({ layers, decision: false })
    expect([[], two].map(turns)).toEqual([
      'ihre Orte in einem Netz ohne verborgene Schichten drehen sich einmal ganz',
      'ihre Orte in verborgenen Schichten mit 1 tanh- und 3 relu-Neuronen drehen sich einmal ganz',
    ])
    expect(de.alt.training({ layers: two })).toMatch(/^während verborgene Schichten .* lernen, ändern sich /)
  })
})

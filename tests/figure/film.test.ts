import { describe, expect, it } from 'vitest'
import { formats } from '../../src/encode/formats.ts'
import { type FilmSettings, filmOf, orderOf } from '../../src/figure/film.ts'
import { bendingSheet } from '../render/scene.ts'

const settings: FilmSettings = {
  ...{ at: null, colors: 64, density: 1, fps: 5, loop: 'forever', poster: null, quality: 50 },
}
const scene = { ...bendingSheet({ duration: 2 }), still: 1.2 }
const timesOf = (more: Partial<FilmSettings>, format: keyof typeof formats = 'gif') =>
  filmOf(scene, { ...settings, ...more }, [formats[format]], { recipe: '', alt: '' }).times

describe('the frames of a film', () => {
  it('are in the order of time', () => {
    expect(timesOf({})).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8])
    expect(timesOf({ for: 'github' })).toEqual(timesOf({}))
  })

  it.each(['email', 'substack'] as const)('begin with the poster in a GIF for %s', place => {
    expect(timesOf({ for: place })).toEqual(['poster', 1.4, 1.6, 1.8, 0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(timesOf({ for: place, poster: 0.4 })).toEqual([0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 0, 0.2])
  })

  it('begin at the beginning where they are shown once, or in a video, which has a position', () => {
    expect(timesOf({ for: 'email', loop: 'once' })).toEqual(timesOf({}))
    expect(timesOf({ for: 'email' }, 'mp4')).toEqual(timesOf({}))
    expect(orderOf(formats.png, scene, { ...settings, for: 'email' })).toBe('moment')
  })
})

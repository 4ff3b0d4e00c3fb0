import { describe, expect, it } from 'vitest'
import { chapterIndex, createPlayback, timeText } from '../../src/web/playback.ts'

const scene = {
  duration: 6,
  still: 5,
  chapters: [
    { id: 'a', name: 'A', start: 0, end: 1 },
    { id: 'b', name: 'B', start: 1, end: 4 },
    { id: 'c', name: 'C', start: 4, end: 6 },
  ],
}
const forever = { plays: Number.POSITIVE_INFINITY, stepwise: false }

describe('a playback', () => {
  it('stands at the poster first, and plays from the beginning', () => {
    const playback = createPlayback(scene, forever)
    expect([playback.moment, playback.time, playback.playing]).toEqual(['poster', 5, false])
    expect(playback.advance(1)).toBe(false)
    expect(playback.moment).toBe('poster')
    playback.play()
    playback.advance(0.5)
    expect(playback.moment).toBe(0.5)
  })

  it('passes so many seconds of the figure in one of the reader as its speed says', () => {
    const playback = createPlayback(scene, forever)
    playback.play()
    playback.speed = 2
    playback.advance(1.5)
    expect(playback.time).toBe(3)
  })

  it('comes back to the beginning as often as it has plays, and tells when they are over', () => {
    const playback = createPlayback(scene, { ...forever, plays: 2 })
    playback.play()
    playback.seek(5.5)
    expect(playback.advance(1)).toBe(false)
    expect(playback.time).toBe(0.5)
    expect(playback.advance(7)).toBe(true)
    expect([playback.time, playback.playing]).toEqual([6, false])
    playback.play()
    expect([playback.time, playback.playing]).toEqual([0, true])
  })

  it('stops where its result is seen, before it leaves, and rests there when told to', () => {
    const playback = createPlayback({ ...scene, ends: 5.5 }, { ...forever, plays: 2 })
    playback.play()
    playback.advance(5.7)
    expect(playback.time).toBe(5.7)
    playback.advance(1)
    expect(playback.advance(5)).toBe(true)
    expect([playback.moment, playback.time, playback.playing]).toEqual(['end', 5.5, false])
    playback.seek(5.8)
    playback.play()
    expect(playback.advance(0.1)).toBe(false)
    playback.rest()
    expect([playback.moment, playback.playing]).toEqual(['end', false])
    playback.play()
    expect(playback.moment).toBe(0)
  })

  it('plays what follows a result in chapters of its own, and then shows the result again', () => {
    const playback = createPlayback({ ...scene, ends: 4 - 1e-3 }, { ...forever, plays: 1 })
    playback.play()
    playback.advance(5)
    expect(playback.time).toBe(5)
    expect(playback.advance(2)).toBe(true)
    expect(playback.moment).toBe('end')
  })

  it('is where it began at the end of a turn', () => {
    const playback = createPlayback({ ...scene, ends: 0 }, forever)
    playback.rest()
    expect(playback.time).toBe(6)
  })

  it('never ends where it plays forever', () => {
    const playback = createPlayback(scene, forever)
    playback.play()
    for (let i = 0; i < 100; i++) expect(playback.advance(1)).toBe(false)
    expect(playback.playing).toBe(true)
  })

  it('stops at each chapter’s end, still in it, and goes on from there where it is told to', () => {
    const playback = createPlayback(scene, { ...forever, stepwise: true })
    const stops = [0, 1, 2].map(() => {
      playback.play()
      let ended = false
      while (playback.playing) ended = playback.advance(0.3)
      return [Math.round(playback.time), playback.chapter, ended]
    })
    expect(stops).toEqual([
      [1, 0, false],
      [4, 1, false],
      [6, 2, true],
    ])
  })

  it('goes no further than there is time', () => {
    const playback = createPlayback(scene, forever)
    playback.seek(99)
    expect(playback.time).toBe(6)
    playback.seek(-1)
    expect(playback.time).toBe(0)
    playback.seekChapter(7)
    expect(playback.time).toBe(4)
  })

  it('goes from frame to frame, and pauses', () => {
    const playback = createPlayback(scene, forever)
    playback.play()
    playback.seek(1.01)
    playback.stepFrames(1, 25)
    expect([playback.time, playback.playing]).toEqual([1.04, false])
    playback.stepFrames(-2, 25)
    expect(playback.time).toBe(0.96)
  })
})

it('times are written in minutes, seconds and tenths', () => {
  expect([0, 4.26, 59.99, 60, 605.1].map(timeText)).toEqual([
    '0:00.0',
    '0:04.2',
    '0:59.9',
    '1:00.0',
    '10:05.1',
  ])
})

it('chapters are found by id, name in any case, and number from 1', () => {
  const found = ['b', 'B', '3', '0', '4', 'x'].map(word => chapterIndex(scene.chapters, word))
  expect(found).toEqual([1, 1, 2, undefined, undefined, undefined])
})

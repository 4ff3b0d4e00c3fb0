import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { chromiumPath, openContent, pageFile } from './browser.ts'
import { differenceOf, pictureOf } from './likeness.ts'
import { figureOf } from './moving-svg.ts'

describe.runIf(chromiumPath)('a WebM without a background', () => {
  it('shows the colour of its page behind the figure', async () => {
    const file = pageFile('clear').replace('.html', '.webm')
    const words = ['blobs', '--transparent', '--duration', '2', '-o', file, '--quiet']
    execFileSync('node', ['bin/nnanim.js', ...words])
    const { scene } = await figureOf({ data: 'blobs', transparent: true, duration: 2 })
    const source = `data:video/webm;base64,${readFileSync(file).toString('base64')}`
    const text = `<body style="margin:0; background:#22aa55"><video muted src="${source}"></video>`
    const { page } = await openContent(text, scene)
    for (const frame of [10, 45]) {
      await page.evaluate(
        async time => {
          const video = document.querySelector('video')!
          video.currentTime = time
          await new Promise(resolve => {
            video.requestVideoFrameCallback(resolve)
          })
        },
        (frame + 0.5) / 25,
      )
      const truth = pictureOf({ ...scene, background: '#22aa55' }, frame / 25)
      const shot = decode(await page.screenshot())
      for (const [c, level] of [0x22, 0xaa, 0x55].entries())
        expect(Math.abs(shot.data[c] - level)).toBeLessThanOrEqual(2)
      expect(differenceOf(shot, truth)).toBeLessThan(2)
      expect(differenceOf(shot, pictureOf(scene, frame / 25))).toBeGreaterThan(10)
    }
  })
})

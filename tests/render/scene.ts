import type { Moment, Scene } from '../../src/scene/scene.ts'
import type { Shape } from '../../src/scene/shape.ts'

/** A sheet with a grid, 200 dots, a fading tint and two texts: what a real figure asks of the path, in little. */
export function bendingSheet(
  options: { width?: number; height?: number; duration?: number; dots?: number } = {},
): Scene {
  const { width = 600, height = 600, duration = 6, dots = 200 } = options
  const background = '#ffffff'
  const at = (moment: Moment): Shape[] => {
    const time = typeof moment === 'string' ? 0.5 * duration : moment
    const share =
      duration === 0 ? 0 : Math.sin(Math.PI * Math.min(1, Math.max(0, (time / duration) * 1.6 - 0.3)))
    const place = (u: number, v: number): [number, number] => [
      width * (0.11 + 0.78 * (u + share * (1 / (1 + Math.exp(-6 * (u - 0.5 + 0.4 * (v - 0.5)))) - u))),
      height * (0.13 + 0.78 * (v + share * (1 / (1 + Math.exp(-6 * (v - 0.5 - 0.3 * (u - 0.5)))) - v))),
    ]
    const steps = Array.from({ length: 41 }, (_, i) => i / 40)
    const outline = [
      ...steps.map(s => place(s, 0)),
      ...steps.map(s => place(1, s)),
      ...steps.map(s => place(1 - s, 1)),
      ...steps.map(s => place(0, 1 - s)),
    ].flat()
    const grid = (every: number) =>
      Array.from({ length: 25 }, (_, i) => i)
        .filter(i => (i % 4 === 0) === (every === 4))
        .flatMap(i => [steps.flatMap(s => place(i / 24, s)), steps.flatMap(s => place(s, i / 24))])
    const centres = Array.from({ length: dots }, (_, i) =>
      place((i * 0.618034) % 1, (i * 0.754878) % 1),
    ).flat()
    return [
      { kind: 'path', lines: [outline], closed: true, fill: '#f7f8fa', stroke: '#c9ced6' },
      {
        kind: 'path',
        lines: [outline.slice(0, outline.length / 2)],
        closed: true,
        fill: '#d9ebf6',
        opacity: share,
      },
      { kind: 'path', lines: grid(1), closed: false, stroke: '#e3e7ec' },
      { kind: 'path', lines: grid(4), closed: false, stroke: '#c3cad3' },
      {
        kind: 'path',
        lines: [[...place(0, 0.4), ...place(1, 0.6)]],
        closed: false,
        stroke: '#1f2328',
        width: 2.5,
      },
      {
        kind: 'dots',
        centres,
        radius: 4.5,
        colors: ['#0072b2', '#d55e00'],
        fill: Array.from({ length: dots }, (_, i) => i % 2),
        ring: { color: background, width: 1 },
      },
      {
        kind: 'text',
        x: width * 0.11,
        y: 32,
        text: 'A sheet that bends',
        size: 19,
        weight: 600,
        fill: '#1f2328',
      },
      {
        kind: 'group',
        opacity: Math.min(1, 0.2 + share),
        children: [
          {
            kind: 'text',
            x: width * 0.11,
            y: 54,
            text: 'now a straight line gets 200 of 200',
            size: 13,
            fill: '#66707c',
          },
          { kind: 'text', x: width * 0.89, y: 54, text: 'σ(w₁·x)', size: 13, anchor: 'end', fill: '#6b4fa0' },
        ],
      },
    ]
  }
  const chapters = [{ id: 'all', name: 'all', start: 0, end: duration }]
  return {
    width,
    height,
    title: '',
    duration,
    chapters,
    still: 0.5 * duration,
    background,
    notes: [],
    saysAt: () => [],
    at,
  }
}

import { fileURLToPath } from 'node:url'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { fontFiles } from '../../src/render/raster.ts'
import type { Shape } from '../../src/scene/shape.ts'

/**
 * Shapes as Skia paints them through the calls of a canvas: paths, round dots of one ring, texts, and groups that fade.
 * Red of each pixel, as the mean of `finer` × `finer` smaller ones: so the library neither hints letters nor sets them
 * on whole pixels.
 */
export function redBySkia(
  shapes: readonly Shape[],
  background: string,
  width: number,
  height: number,
  finer: number,
): Float64Array {
  for (const { file } of fontFiles)
    GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(file)), 'Inter')
  const open = () => {
    const canvas = createCanvas(width * finer, height * finer)
    const context = canvas.getContext('2d')
    context.scale(finer, finer)
    return { canvas, context }
  }
  const { canvas, context } = open()
  context.fillStyle = background
  context.fillRect(0, 0, width, height)
  const paint = (shape: Shape, context: SKRSContext2D): void => {
    context.globalAlpha = shape.opacity ?? 1
    if (shape.kind === 'path') {
      context.beginPath()
      for (const line of shape.lines) {
        for (let i = 0; i < line.length; i += 2) context[i === 0 ? 'moveTo' : 'lineTo'](line[i], line[i + 1])
        if (shape.closed) context.closePath()
      }
      if (shape.fill) {
        context.fillStyle = shape.fill
        context.fill(shape.rule ?? 'evenodd')
      }
      if (shape.stroke) {
        context.strokeStyle = shape.stroke
        context.lineWidth = shape.width ?? 1
        context.lineJoin = 'round'
        context.stroke()
      }
    } else if (shape.kind === 'dots') {
      const { centres, radius, ring, colors, fill } = shape
      const disc = (i: number, more: number, color: string) => {
        context.beginPath()
        context.arc(centres[2 * i], centres[2 * i + 1], (radius as number) + more, 0, 2 * Math.PI)
        context.fillStyle = color
        context.fill()
      }
      for (let i = 0; i < centres.length / 2; i++) {
        if (ring) disc(i, ring.width, ring.color)
        disc(i, 0, colors[fill?.[i] ?? 0])
      }
    } else if (shape.kind === 'text') {
      context.font = `${shape.weight ?? 400} ${shape.size}px Inter`
      context.textAlign = shape.anchor === 'middle' ? 'center' : (shape.anchor ?? 'start')
      context.fillStyle = shape.fill
      context.fillText(shape.text, shape.x, shape.y)
    } else if (shape.kind === 'group') {
      const layer = open()
      for (const child of shape.children) paint(child, layer.context)
      context.drawImage(layer.canvas, 0, 0, width, height)
    } else throw new Error(`no ${shape.kind} here`)
  }
  for (const shape of shapes) paint(shape, context)
  const fine = canvas.data()
  const red = new Float64Array(width * height)
  for (let i = 0; i < fine.length / 4; i++) {
    const [x, y] = [i % (width * finer), Math.floor(i / (width * finer))]
    red[width * Math.floor(y / finer) + Math.floor(x / finer)] += fine[4 * i] / finer ** 2
  }
  return red
}

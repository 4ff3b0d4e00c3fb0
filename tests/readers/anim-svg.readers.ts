import { describe, it } from 'vitest'
import { run, workplace } from './run.ts'

const { path, nnanim } = workplace()

describe('an SVG that moves', () => {
  it.each([
    ['default', 'blobs'],
    ['both', 'xor --hidden 2 --theme auto --title Übung_<b>&"h₁½</b>'],
    ['panels', 'blobs --scene data,transform,boundary --markers'],
    ['trained', 'blobs --samples 40 --scene training'],
    ['compared', 'moons --samples 60 --scene compare --transparent'],
  ])('is well-formed: %s', (name, words) => {
    nnanim(`${words} -o ${name}.anim.svg`)
    run('xmllint', ['--noout', path(`${name}.anim.svg`)])
  })
})

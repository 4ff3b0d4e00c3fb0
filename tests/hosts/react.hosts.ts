import { beforeAll, describe, expect, it } from 'vitest'
import { example } from './document.ts'
import { figures } from './figures.ts'
import { type Project, project } from './project.ts'
import { drawn, visit } from './visit.ts'

/** What `npm create vite` has beside the files of the page, in strict mode, and a button that takes all away. */
const around = {
  'index.html':
    '<!doctype html><title>Post</title><div id="root"></div><script type="module" src="/src/main.tsx"></script>\n',
  'src/main.tsx': `import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Moons } from './Moons'
import { Post } from './Post'

function App() {
  const [shown, setShown] = useState(true)
  return (
    <>
      <button onClick={() => setShown(!shown)}>Turn the page</button>
      {shown && <Post />}
      {shown && <Moons />}
    </>
  )
}

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>)
`,
  'src/server.tsx': `import { renderToString } from 'react-dom/server'
import { Moons } from './Moons'
import { Post } from './Post'

console.log(renderToString(<><Post /><Moons /></>))
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      ...{ target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext' },
      ...{ moduleResolution: 'bundler', jsx: 'react-jsx', strict: true, noEmit: true },
    },
    include: ['src'],
  }),
}

let post: Project
beforeAll(() => {
  post = project('react', { ...around, ...example('React'), ...figures('public/') })
})

it('the post is at most 30 lines', () => {
  expect(example('React')['src/Post.tsx'].trimEnd().split('\n').length).toBeLessThanOrEqual(30)
})

it('the types hold in strict TypeScript', async () => {
  expect(await post.run('tsc')).toBe('')
})

it('a server renders the element with its attributes, and the post', async () => {
  await post.run('vite', 'build', '--ssr', 'src/server.tsx', '--outDir', 'server')
  const text = await post.run('node', 'server/server.js')
  expect(text).toContain(
    '<nnanim-figure src="/moons.figure.json" width="600" height="600" controls="" loop="">',
  )
  expect(text).toContain('<label>Progress<input type="range"')
})

describe('in a browser', () => {
  beforeAll(() => post.run('vite', 'build'))
  const open = () => visit(`${post.folder}/dist`)

  it('the post draws each figure once, and the element', async () => {
    const { page, expectQuiet } = await open()
    const places = page.locator('article > div')
    await drawn(places.nth(0))
    await drawn(places.nth(1))
    await drawn(page.locator('nnanim-figure').last())
    // Strict mode mounts twice, and the first of both is gone. Playwright looks into shadow roots.
    expect(await places.first().getByRole('figure').count()).toBe(1)
    expect(await places.first().evaluate(place => place.childElementCount)).toBe(1)
    expectQuiet()
  })

  it('the slider moves both figures', async () => {
    const { page } = await open()
    const places = await page.locator('article > div').all()
    for (const place of places) await drawn(place)
    const before = await Promise.all(places.map(place => place.screenshot()))
    await page.getByRole('slider', { name: 'Progress' }).fill('0.6')
    for (const [i, place] of places.entries())
      await expect.poll(async () => before[i].equals(await place.screenshot())).toBe(false)
  })

  it('nothing is left when the reader goes on, and it draws again after that', async () => {
    const { page, expectQuiet } = await open()
    const element = page.locator('nnanim-figure').last()
    await drawn(element)
    await element.evaluate(figure => (figure as unknown as { play(): void }).play())
    const turn = page.getByRole('button', { name: 'Turn the page' })
    await turn.click()
    expect(await page.locator('canvas').count()).toBe(0)
    await turn.click()
    await drawn(page.locator('article > div').first())
    expectQuiet()
  })
})

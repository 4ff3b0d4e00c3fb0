import { expect, it } from 'vitest'
import { example } from './document.ts'
import { figures } from './figures.ts'
import { project } from './project.ts'
import { drawn, visit } from './visit.ts'

const around = {
  'index.html':
    '<!doctype html><title>Vue</title><div id="app"></div><script type="module" src="/src/main.js"></script>\n',
  'src/main.js': `import { createApp } from 'vue'
import App from './App.vue'

createApp(App).mount('#app')
`,
  'src/server.js': `import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import App from './App.vue'

console.log(await renderToString(createSSRApp(App)))
`,
}
const app = project('vue', { ...around, ...example('Vue'), ...figures('public/') })

it('the slider moves the figure', async () => {
  await app.run('vite', 'build')
  const { page, complaints, away } = await visit(`${app.folder}/dist`)
  const figure = page.locator('nnanim-figure')
  await drawn(figure)
  const before = await figure.screenshot()
  await page.getByRole('slider', { name: 'Progress' }).fill('0.6')
  await expect.poll(async () => before.equals(await figure.screenshot())).toBe(false)
  expect({ complaints, away }).toEqual({ complaints: [], away: [] })
})

it('a server renders the element with its attributes', async () => {
  await app.run('vite', 'build', '--ssr', 'src/server.js', '--outDir', 'server')
  expect(await app.run('node', 'server/server.js')).toContain(
    '<nnanim-figure src="/moons.figure.json" width="600" height="600">',
  )
})

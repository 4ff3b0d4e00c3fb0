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
}
const app = project('vue', { ...around, ...example('Vue'), ...figures('public/') })

it('the slider moves the figure', async () => {
  await app.run('vite', 'build')
  const { page, expectQuiet } = await visit(`${app.folder}/dist`)
  const figure = page.locator('nnanim-figure')
  await drawn(figure)
  const before = await figure.screenshot()
  await page.getByRole('slider', { name: 'Progress' }).fill('0.6')
  await expect.poll(async () => before.equals(await figure.screenshot())).toBe(false)
  expectQuiet()
})

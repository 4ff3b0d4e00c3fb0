import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

/** Media types by the endings of files. */
export const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
}

/** A server of a folder on this machine, under an address such as `/notes/`, which notes the paths that it is asked for. */
export async function serve(
  folder: string,
  base = '/',
): Promise<{ home: string; asked: string[]; close(): void }> {
  const asked: string[] = []
  const server = createServer(async ({ url }, response) => {
    const path = decodeURIComponent(new URL(url!, 'http://localhost').pathname)
    if (path === '/favicon.ico') return void response.writeHead(204).end()
    asked.push(path)
    const file = join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '')
    const bytes = path.startsWith(base) ? await readFile(file).catch(() => null) : null
    if (!bytes) return void response.writeHead(404).end()
    response
      .writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream' })
      .end(bytes)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    home: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    asked,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

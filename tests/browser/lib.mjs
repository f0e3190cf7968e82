// What the browser tests share: a server of their own on a free port with the sample loaded, a browser, TAP.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'node:net'
import { chromium } from 'playwright-core'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const program = join(root, process.env.LANTOA_PROGRAM ?? 'build/asan/lantoa')
export const full = !!process.env.LANTOA_TEST_FULL
export const artefacts = join(root, 'artefacts')

// Libraries that the program opens keep what they have for good; a test run by itself knows that too.
process.env.LSAN_OPTIONS ??= `suppressions=${join(root, 'tests/lsan.supp')}:print_suppressions=0`

// ---- TAP
let count = 0, failed = 0
export function ok(good, what, more) {
  count++
  if (!good) failed++
  console.log(`${good ? '' : 'not '}ok ${count} - ${what}`)
  if (!good && more !== undefined) console.log(String(more).replace(/^/gm, '# '))
  return good
}
export const is = (got, want, what) => ok(got === want, what, `     got: ${got}\nexpected: ${want}`)
export const has = (text, part, what) => ok(text.includes(part), what, `not found: ${part}\nin: ${text.slice(0, 600)}`)
export function done() {
  console.log(`1..${count}`)
  process.exitCode = failed ? 1 : 0
}

// ---- the server
const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer()
  probe.once('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => resolve(port))
  })
})

export function lantoa(args, env = {}) {
  const run = spawnSync(program, args, { env: { ...process.env, LANTOA_LANG: 'vi', ...env }, encoding: 'utf8', maxBuffer: 1 << 26 })
  return { status: run.status, out: run.stdout, err: run.stderr }
}

// Loads the sample into a folder of its own and serves it. accounts: login → { password, role, unit }.
export async function serve({ story = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lantoa-test-'))
  const port = await freePort()
  const env = { LANTOA_DATA: folder, LANTOA_PORT: String(port) }
  const init = lantoa(['init', story ? '--sample' : '--sample-tree', '--json'], env)
  if (init.status !== 0) throw new Error(`init: ${init.err}`)
  const accounts = Object.fromEntries(JSON.parse(init.out).accounts.map(a => [a.login, a]))
  const server = spawn(program, ['serve'], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  server.stdout.on('data', d => { log += d })
  server.stderr.on('data', d => { log += d })
  const url = `http://127.0.0.1:${port}`
  const until = Date.now() + 30000
  for (;;) {
    try {
      await fetch(`${url}/signin`, { redirect: 'manual' })
      break
    } catch (e) {
      if (Date.now() > until || server.exitCode !== null) throw new Error(`the server does not answer: ${log}`)
      await new Promise(r => setTimeout(r, 50))
    }
  }
  return {
    url, accounts, folder, env,
    log: () => log,
    kill: signal => new Promise(r => { server.once('exit', r); server.kill(signal) }),
    async stop() {
      const code = await new Promise(r => { server.once('exit', c => r(c)); server.kill('SIGTERM') })
      ok(code === 0, 'the server stops cleanly, without a leak', log.slice(-3000))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// ---- the browser
export async function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--hide-scrollbars'],
  })
}

export const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } }

export async function person(b, site, login, options = {}) {
  const context = await b.newContext({ viewport: sizes.desk, locale: 'vi-VN', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15000)
  if (login) await signIn(page, site, login)
  return page
}

export async function signIn(page, site, login) {
  await page.goto(`${site.url}/signin`)
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', site.accounts[login].password)
  await page.click('main button[type=submit]')
  await page.waitForURL(u => !u.pathname.startsWith('/signin'))
}

const axe = readFileSync(join(root, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8')

// No violation of WCAG 2.2 A and AA, and nothing wider than the window.
export async function accessible(page, what) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }))
  ok(found.violations.length === 0, `${what}: no axe violation`,
    found.violations.map(v => `${v.id}: ${v.help}\n${v.nodes.slice(0, 3).map(n => `  ${n.target}: ${n.html}`).join('\n')}`).join('\n'))
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  ok(over <= 0, `${what}: fits the width`, `${over} px too wide`)
}

export async function picture(page, name) {
  mkdirSync(artefacts, { recursive: true })
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true })
}

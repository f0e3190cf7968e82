// The script alone, on pages that hold just what it works on: drafts, filters, keys. The server is a stub that the test holds.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { browser, done, has, is, ok, root } from './lib.mjs'

const script = readFileSync(join(root, 'src/assets/app.js'), 'utf8')
const pages = {}
const html = (who, body) => `<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title><script src="/app.js" defer></script><body${who ? ` data-who="${who}"` : ''}>${body}`
const form = (once, title = '', more = '') => `${more}<form method="post" action="/report"><input type="hidden" name="csrf" value="c-${once}">
<input type="hidden" name="once" value="${once}"><input type="hidden" name="version" value="v-${once}"><input name="title" value="${title}"><textarea name="words"></textarea>
<input type="password" name="pin"><input type="checkbox" name="none" value="1"><input type="radio" name="way" value="a"><input type="radio" name="way" value="b">
<div class="save" data-kept="KEPT" data-back="BACK" data-offline="OFFLINE"><p>line</p><button type="submit">Go</button></div></form>`

let sent = [], answer = null
const server = createServer((request, response) => {
  let body = ''
  request.on('data', d => { body += d })
  request.on('end', () => {
    const { pathname } = new URL(request.url, base)
    if (request.method === 'POST') {
      sent.push(Object.fromEntries(new URLSearchParams(body)))
      return answer ? response.writeHead(303, answer).end() : request.socket.destroy()
    }
    const js = pathname === '/app.js'
    response.writeHead(200, { 'Content-Type': js ? 'text/javascript' : 'text/html; charset=utf-8' })
    response.end(js ? script : pages[pathname] ?? html('', 'nothing'))
  })
})
await new Promise(listening => server.listen(0, '127.0.0.1', listening))
const base = `http://127.0.0.1:${server.address().port}`
const b = await browser()
const context = await b.newContext()
const page = await context.newPage()
page.on('pageerror', e => ok(false, 'the script has no error', e.stack))
const drafts = () => page.evaluate(() => Object.keys(localStorage).length)
const line = () => page.textContent('.save p')
const go = path => page.goto(base + path)

// ---- drafts
pages['/report'] = html('7', form('k1'))
await go('/report')
is(await line(), 'line', 'before anything is typed nothing is said')
await page.fill('[name=title]', 'Một buổi học')
await page.fill('[name=words]', 'hai\nba')
await page.fill('[name=pin]', '1234')
await page.check('[name=none]')
await page.check('[name=way][value=b]')
await page.waitForFunction(() => document.querySelector('.save p').textContent === 'KEPT')
ok(true, 'after a pause what was typed is kept, and that is said')
ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes('1234'), 'but no password')
await page.reload()
is(await page.inputValue('[name=title]') + '|' + await page.inputValue('[name=words]'), 'Một buổi học|hai\nba', 'it comes back')
ok(await page.isChecked('[name=none]') && await page.isChecked('[name=way][value=b]'), 'ticks too')
is(await line(), 'BACK', 'and that is said')

// The connection breaks while it is sent; the page is opened anew with another key.
// The browser shows its own page for that, which must be there before the next is asked for.
const own = page.waitForEvent('framenavigated', frame => frame.url().startsWith('chrome-error:'))
await page.click('button').catch(() => {})
await own
pages['/report'] = html('7', form('k2'))
await go('/report')
is(await page.inputValue('[name=title]'), 'Một buổi học', 'a form whose answer was lost comes back')
sent = []
answer = { Location: '/home', 'Set-Cookie': 'lantoa-taken=k1; Path=/' }
await page.click('button')
await page.waitForURL(`${base}/home`)
is(`${sent[0].once} ${sent[0].csrf} ${sent[0].version}`, 'k1 c-k2 v-k2', 'and goes again with its first key, which the server knows it by')
is(await drafts(), 0, 'what the server has taken is kept no longer')

pages['/report'] = html('7', form('k3'))
await go('/report')
await page.fill('[name=title]', 'thử')
await page.waitForFunction(() => document.querySelector('.save p').textContent === 'KEPT')
pages['/report'] = html('7', form('k3', 'from the server', '<div role="alert" id="refusal">wrong</div>'))
await go('/report')
is(await page.inputValue('[name=title]'), 'from the server', 'a page that says what is wrong shows what it was sent')
pages['/report'] = html('8', form('k4', 'mine'))
await go('/report')
is(await page.inputValue('[name=title]'), 'mine', 'another account on the device sees nothing of it')
pages['/signout'] = html('7', '<form method="post" action="/signout"><button type="submit">out</button></form>')
await go('/signout')
answer = { Location: '/home' }
await page.click('button')
await page.waitForURL(`${base}/home`)
is(await drafts(), 0, 'who signs out leaves nothing behind')

pages['/report'] = html('7', form('k5'))
await go('/report')
await page.fill('[name=title]', 'không mạng')
await context.setOffline(true)
sent = []
await page.click('button')
is(await line(), 'OFFLINE', 'without a network that is said')
is(sent.length, 0, 'and the page stays')
await context.setOffline(false)

// ---- filter
pages['/tables'] = html('7', `<div class="filter" hidden><input data-filter="both"></div><div id="both"><table><tbody><tr><th>Chi bộ A</th><td>B</td></tr></tbody></table><table><tbody><tr><th>Chi bộ B</th><td>A</td></tr></tbody></table></div>`)
pages['/table'] = html('7', `<input data-filter="t"><table id="t"><thead><tr><th>Đơn vị</th></tr></thead><tbody>
<tr><td>Đảng bộ Sở Nông nghiệp</td></tr><tr><td>Chi bộ Thanh tra</td></tr></tbody></table>`)
await go('/table')
const shown = () => page.$$eval('tbody tr', rows => rows.filter(r => !r.hidden).map(r => r.textContent.trim()).join(','))
await page.fill('input', 'nong dang')
is(await shown(), 'Đảng bộ Sở Nông nghiệp', 'a filter takes words in any order, without marks')
await page.fill('input', '')
has(await shown(), 'Thanh tra', 'an empty one shows all')
await go('/tables')
ok(await page.isVisible('.filter'), 'its box is there where there is a script')
await page.fill('input', 'b')
is(await page.$$eval('tr', rows => rows.filter(r => !r.hidden).length), 2, 'it looks at what a row is of')
await page.fill('input', 'bo a')
is(await page.$$eval('tr', rows => rows.filter(r => !r.hidden).map(r => r.textContent).join()), 'Chi bộ AB', 'in every table of its place')

// ---- keys
pages['/review'] = html('7', `<button id="before">x</button><div data-keys>${[1, 2, 3].map(i =>
  `<div data-item id="i${i}">${i} <button data-key="a" onclick="document.title += ' a${i}'">a</button><input id="f${i}"></div>`).join('')}</div>`)
await go('/review')
await page.focus('#before')
await page.keyboard.press('a')
is(await page.title(), 'x', 'outside, a letter does nothing')
await page.focus('#i1')
await page.keyboard.press('j')
await page.keyboard.press('a')
is(await page.title(), 'x a2', 'j moves on, a letter presses the control of the item')
await page.keyboard.press('k')
is(await page.evaluate(() => document.activeElement.id), 'i1', 'k moves back')
await page.keyboard.press('k')
is(await page.evaluate(() => document.activeElement.id), 'i1', 'and stays at the first')
await page.focus('#f3')
await page.keyboard.type('jak')
is(await page.inputValue('#f3'), 'jak', 'in a field, letters are letters')
is(await page.title(), 'x a2', 'and press nothing')

await b.close()
server.close()
done()

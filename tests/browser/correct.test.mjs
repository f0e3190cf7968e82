// A received report is corrected: the unit asks, the received one stays with its figures, the officer receives the corrected one.
import { accessible, browser, done, has, is, ok, person, picture, serve, sizes } from './lib.mjs'

const main = page => page.innerText('main')
const b = await browser(), site = await serve()
const unit = await person(b, site, 'chibo', { viewport: sizes.phone }), officer = await person(b, site, 'tuyengiao')

await unit.goto(site.url)
const path = new URL(await unit.getAttribute('.todo h2 a', 'href'), site.url).pathname

async function write(attended, absent) {
  await unit.goto(`${site.url}${path}/report`)
  for (const [key, value] of Object.entries({ attended, absent_with: absent, absent_without: 0 }))
    await unit.fill(`#f-${key}`, String(value))
}
async function send() {
  await unit.click('button[value=review]')
  await unit.click('main form button.big')
}

// ---- a report is sent and received
await unit.goto(`${site.url}${path}/report`)
const members = Number(await unit.inputValue('#f-members'))
const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10).split('-').reverse().join('/')
await write(members - 2, 2)
await unit.fill('#f-held_on', today)
await unit.check('[name="f.mode"] >> nth=0')
await unit.check('[name="f.secretary"][value=yes]')
await unit.check('[name="none.shortcomings"]')
await send()
ok(!(await unit.$('main a[href$="/correct"]')), 'what is not received is withdrawn, not corrected')
await officer.goto(`${site.url}${path}/receive`)
await officer.click('button[value=accept]')
await officer.waitForURL('**/reports')

// ---- the unit asks to correct it
await unit.goto(site.url + path)
await unit.click('main a[href$="/correct"]')
has(await main(unit), 'vẫn giữ nguyên cho đến khi', 'the consequence is said')
await accessible(unit, 'asking to correct, on the phone')
await picture(unit, 'correct-360-light')
await unit.click('main form button.go')
ok(await unit.$('[name=why]'), 'it asks what is to be corrected')
await unit.fill('[name=why]', 'Ghi sót một đồng chí dự.')
await unit.click('main form button.go')
await unit.waitForURL(`**${path}/report`)
is(await unit.inputValue('#f-attended'), String(members - 2), 'the form holds what was received')
await unit.goto(site.url + path)
ok(await unit.$('main a[href$="/report"]'), 'the correction can be gone on with later')
has(await main(unit), 'Ghi sót một đồng chí dự.', 'the history says why')

// ---- it is sent; the received one counts until the officer has decided
await write(members - 1, 1)
await send()
has(await unit.innerText('.steps'), 'Đã tiếp nhận', 'the report stays received')
await officer.goto(`${site.url}/requirements/2/reports`)
const row = `tr:has(a[href="${path}/receive"])`
has(await officer.innerText(row), 'Có bản đính chính', 'the officer sees that a correction waits')
has(await officer.innerText(row), String(members - 2), 'beside the figures that count')
await accessible(officer, 'the grid with a correction')
await officer.goto(`${site.url}${path}/receive`)
has(await main(officer), String(members - 1), 'the corrected version is shown to be decided')
has(await main(officer), 'Ghi sót một đồng chí dự.', 'with what the unit says of it')
await accessible(officer, 'receiving a correction')
await picture(officer, 'correct-receive-1280-light')
await officer.click('button[value=accept]')
await officer.waitForURL('**/reports')
ok(!(await officer.innerText(row)).includes('Có bản đính chính'), 'then nothing waits any more')
has(await officer.innerText(row), String(members - 1), 'and the corrected figures count')

await b.close()
await site.stop()
done()

// Every page as the one whom it is for sees it: narrow and wide, light and dark, in both languages. It answers, it can be read by
// everybody (axe), it fits the width. Pictures go to artefacts/. A run takes some of the combinations, another each commit;
// LANTOA_TEST_FULL takes all.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { accessible, browser, done, full, is, ok, person, picture, root, serve, sizes } from './lib.mjs'

const site = await serve()
const b = await browser()
const turn = parseInt(spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout?.slice(0, 6) || '0', 16) || 0

// What is looked at: an address, or where a link on another page leads ([page, selector]).
const looked = {
	'': ['/signin', '/about', '/language'],
	chibo: ['/', '/campaigns', '/obligations/55', '/obligations/55/session', '/obligations/55/report'],
	dangbo: ['/', '/obligations/18/plan', '/obligations/18/report', '/obligations/18', '/campaigns/1'],
	tuyengiao: ['/', '/campaigns', '/campaigns/1', '/campaigns/1?part=2', '/campaigns/1?part=2&show=overdue', '/campaigns/1?part=2&q=chi+bo', '/campaigns/1/close', '/campaigns/2/draft', '/campaigns/1/summary',
		'/requirements/2/reports', ['/requirements/2/reports', 'tr:has-text("Đã báo cáo") th a'], ['/requirements/2/reports', 'tr:has-text("Đã tiếp nhận") th a'],
		'/obligations/55/behalf', '/indicators', '/documents', '/documents/new', ['/documents', 'main th a'], '/documents/1/edit', '/documents/1/findings', ['/documents', 'main th a', 'main a[href$="/text"]'],
		'/readings/2', ['/readings/2', 'main a[href$="/edit"]'], '/readings/2/figures', '/readings/2/discard', '/targets/1', '/indicators/1', '/indicators/1/result', '/units',
		'/roles', '/signout', '/no/such/page'],
	thuongvu: ['/', '/assigned', '/campaigns/1'],
	thuongtruc: ['/campaigns/1?part=2', '/targets/1'],
	tinhuy: ['/', '/campaigns/1'],
	quantri: ['/', '/units', '/units/1', '/units/import'],
}

async function speak(page, language) {
	await page.goto(`${site.url}/language`)
	await page.check(`[name=language][value=${language}]`)
	await page.click('main form button')
}

async function go(page, at) {
	const [first, ...links] = [at].flat()
	let answer = await page.goto(site.url + first)
	for (const link of links) {
		const href = await page.getAttribute(link, 'href', { timeout: 3000 }).catch(() => null)
		if (!href) return null
		answer = await page.goto(new URL(href, page.url()).href)
	}
	return answer
}

// Two more plans are brought in: of one the requirements wait to be looked through, its figures are taken over; of the other a draft
// is made.
const officer = await person(b, site, 'tuyengiao')
const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10)
const text = spawnSync('perl', [join(root, 'sample/fill.pl'), day, join(root, 'sample/plan.md')], { encoding: 'utf8' }).stdout
async function bring(number) {
	await officer.goto(`${site.url}/documents/new`)
	await officer.setInputFiles('input[name=file]', { name: `ke-hoach-${number}.md`, mimeType: 'text/markdown', buffer: Buffer.from(text.replace('Số 21-KH', `Số ${number}-KH`)) })
	await officer.click('main form .acts button')
	await officer.waitForURL('**/readings/*')
}
await bring(22)
await officer.goto(`${site.url}/readings/2/figures`)
await officer.click('main button[name=all]')
await officer.click('main button[name=keep]')
await bring(23)
for (let n = 0; n < 20 && await officer.$('main button[value=accept]'); n++) await officer.click('main button[value=accept]')
await officer.click('main form:has([name=title]) .acts button')
await officer.waitForURL('**/draft')
await officer.context().close()

const kinds = [['light', 'vi'], ['dark', 'en'], ['dark', 'vi'], ['light', 'en']]
const turned = (n, i, k) => full || (n + turn + i * 2) % kinds.length === k
let n = 0
for (const [login, pages] of Object.entries(looked)) {
	const page = await person(b, site, login)
	page.on('pageerror', e => ok(false, 'the script has no error', e.stack))
	const addresses = []
	for (const at of pages) {
		const answer = await go(page, at)
		if (!answer) {
			ok(false, `${login} ${at}: the link is there`)
			continue
		}
		addresses.push(page.url().slice(site.url.length))
		is(answer.status(), at === '/no/such/page' ? 404 : 200, `${login} ${addresses.at(-1)}: answers`)
	}
	for (const wanted of ['vi', 'en']) {
		await speak(page, wanted)
		for (const [a, address] of addresses.entries()) {
			for (const [i, width] of Object.keys(sizes).entries()) {
				for (const [k, [scheme, language]] of kinds.entries()) {
					if (language !== wanted || !turned(n + a, i, k)) continue
					await page.setViewportSize(sizes[width])
					await page.emulateMedia({ colorScheme: scheme })
					await page.goto(site.url + address)
					const name = `${login || 'anybody'}${address.replace(/\W+/g, '-')}-${width}-${scheme}-${language}`
					is(await page.getAttribute('html', 'lang'), language, `${name}: in its language`)
					await accessible(page, name)
					await picture(page, name)
				}
			}
		}
	}
	n += pages.length
	await page.context().close()
}
// A report that cannot be sent as it is: what is wrong stands at its fields, what is missing beside them.
const refused = await person(b, site, 'chibo')
for (const [width, size] of Object.entries(sizes)) {
	await refused.setViewportSize(size)
	for (const scheme of full ? ['light', 'dark'] : [turn % 2 ? 'light' : 'dark']) {
		await refused.emulateMedia({ colorScheme: scheme })
		await refused.goto(`${site.url}/obligations/55/report`)
		for (const field of await refused.$$('main .sum input')) await field.fill('99')
		await refused.click('main button[value=review]')
		ok(await refused.locator('main .err').count() > 1, `refused, ${width}, ${scheme}: it says what is wrong`)
		await accessible(refused, `refused, ${width}, ${scheme}`)
		await picture(refused, `chibo-refused-${width}-${scheme}-vi`)
	}
}
await refused.context().close()
await b.close()
await site.stop()
done()

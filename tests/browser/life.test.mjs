// The life of a campaign as people live it: units record and report, the officer receives, returns, enters on behalf, and sees the
// figures follow; leaders look. The cell's part once with the mouse, once without the script, once with the keyboard alone.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser, done, has, is, lantoa, ok, person, root, serve } from './lib.mjs'

// ---- three pairs of hands
const mouse = page => ({
	fill: (at, text) => page.fill(at, text),
	pick: at => page.check(at),
	press: at => page.click(at),
})

// Tab, Space, Enter, arrows and typing, from wherever the focus is.
const keys = page => {
	const here = at => page.evaluate(sel => document.activeElement?.matches(sel) ?? false, at)
	async function reach(at) {
		for (let i = 0; i < 200; i++) {
			if (await here(at)) return
			await page.keyboard.press('Tab')
		}
		throw new Error(`the keyboard does not reach ${at} on ${page.url()}`)
	}
	return {
		async fill(at, text) {
			await reach(at)
			await page.keyboard.press('Control+a')
			await page.keyboard.type(text)
		},
		async pick(at) {
			const { type, name } = await page.$eval(at, e => ({ type: e.type, name: e.name }))
			await reach(type === 'radio' ? `[name="${name}"]` : at)
			if (type !== 'radio') return (await page.isChecked(at)) || page.keyboard.press('Space')
			for (let i = 0; i < 9 && !(await here(at)); i++) await page.keyboard.press('ArrowDown')
			if (!(await page.isChecked(at))) await page.keyboard.press('Space')
		},
		async press(at) {
			await reach(at)
			const before = page.url()
			await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
			return before
		},
	}
}

const main = page => page.innerText('main')
const today = () => new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' })
	.formatToParts(new Date()).filter(p => p.type !== 'literal').map(p => p.value).join('/')

// A cell records its session and reports; 1 of its members is absent. Returns the obligation's path and how many must attend.
async function cell(site, page, hand, how) {
	const say = words => `${how}: ${words}`
	await page.goto(site.url)
	has(await main(page), 'Ghi buổi học tập', say('home says what is owed'))
	await hand.press('.todo .acts a')
	const path = new URL(page.url()).pathname.replace('/session', '')
	const must = Number(await page.inputValue('#f-members'))
	ok(must > 2, say('how many members there are is filled in'), must)

	await hand.fill('#f-attended', String(must - 3))
	await hand.fill('#f-absent_with', '1')
	await hand.press('main form .acts button')
	has(await page.innerText('#refusal'), `cộng lại là ${must - 2}; số phải dự là ${must}: lệch 2`, say('a sum that does not fit is refused, in words'))
	is(await page.inputValue('#f-attended'), String(must - 3), say('and what was typed stays'))
	await hand.fill('#f-attended', String(must - 1))
	await hand.press('main form .acts button')
	is(new URL(page.url()).pathname, path, say('the right one is taken'))
	has(await main(page), `${must - 1}`, say('and shown'))

	await page.goto(site.url)
	await hand.press('.todo .acts a')
	is(new URL(page.url()).pathname, `${path}/report`, say('then home leads to the report'))
	is(await page.inputValue('#f-attended'), String(must - 1), say('in which the session is filled in'))
	await hand.fill('#f-attended', String(must - 2))
	await hand.pick('[name="f.secretary"][value=yes]')
	await hand.pick('[name="none.shortcomings"]')
	await hand.press('button[value=save]')
	has(await main(page), 'Bản đang viết', say('a report can be saved for later'))
	await page.goto(`${site.url}${path}/report`)
	is(await page.inputValue('#f-attended'), String(must - 2), say('as it was written'))
	await hand.press('button[value=review]')
	has(await page.innerText('.err'), 'cộng lại không bằng số phải dự', say('what does not fit is said beside the field'))
	is(await page.getAttribute('#f-absent_without', 'aria-invalid'), 'true', say('which is marked'))
	await hand.fill('#f-attended', String(must - 1))
	await hand.press('button[value=review]')
	const read = await page.innerText('.read')
	has(read, `${must - 1}/${must} người phải dự đã học`, say('the report is read back as a sentence'))
	await hand.press('main form button.big')
	has(await main(page), 'Đã báo cáo', say('and is sent'))
	return { path, must }
}

// The bloc's row of the requirement on the campaign's page: held, reported, reached and must attend.
async function figures(site, page) {
	await page.goto(`${site.url}/campaigns/1?part=2`)
	const text = (await page.innerText('tr:has(th a[href$="part=2"])')).replace(/\s+/g, ' ')
	const [held, reported, people] = [...text.matchAll(/(\d[\d.]*)\/(\d[\d.]*)/g)].filter(m => !/^\d\d$/.test(m[1]) || !text.includes(`${m[0]}/2`))
		.map(m => [Number(m[1].replace(/\./g, '')), Number(m[2].replace(/\./g, ''))])
	return { held: held[0], owed: held[1], reported: reported[0], reached: people[0], must: people[1] }
}

const b = await browser()
{
	const site = await serve()
	const off = await person(b, site, 'chibo', { javaScriptEnabled: false })
	await cell(site, off, mouse(off), 'without the script')
	await off.context().close()
	await site.stop()
}
{
	const site = await serve()
	const page = await person(b, site, 'chibo')
	await cell(site, page, keys(page), 'by keyboard')
	await page.context().close()
	await site.stop()
}

const site = await serve()
const officer = await person(b, site, 'tuyengiao')
const before = await figures(site, officer)
const chibo = await person(b, site, 'chibo')
const { path: cellPath, must: cellMust } = await cell(site, chibo, mouse(chibo), 'cell')

// ---- a base committee: plan, session, report
const dangbo = await person(b, site, 'dangbo')
has(await main(dangbo), 'Ghi kế hoạch', 'committee: home says that the plan is owed')
await dangbo.click('.todo .acts a')
const basePath = new URL(dangbo.url()).pathname.replace('/plan', '')
await dangbo.fill('#f-number', '05-KH/ĐU')
await dangbo.fill('#f-issued', today())
await dangbo.check('[name=mode][value=joint]')
await dangbo.click('main form .acts button')
has(await main(dangbo), '05-KH/ĐU', 'committee: the plan is recorded')
await dangbo.goto(site.url)
has(await dangbo.innerText('.todo h2'), 'Ghi buổi học tập', 'committee: then the session is owed')
await dangbo.click('.todo .acts a')
const baseMust = Number(await dangbo.inputValue('#f-members'))
await dangbo.fill('#f-attended', String(baseMust - 2))
await dangbo.fill('#f-absent_with', '2')
await dangbo.fill('#f-made_up', '1')
await dangbo.click('main form .acts button')
await dangbo.goto(`${site.url}${basePath}/report`)
is(await dangbo.inputValue('#f-plan_number'), '05-KH/ĐU', 'committee: the plan is filled into the report')
const cells = Number(await dangbo.inputValue('#f-cells'))
await dangbo.check('[name="f.way"] >> nth=0')
await dangbo.fill('#f-cells_held', String(cells - 1))
await dangbo.fill('#f-cells_not', '0')
await dangbo.check('[name="f.secretary"][value=yes]')
await dangbo.check('[name="none.shortcomings"]')
await dangbo.click('button[value=review]')
has(await dangbo.innerText('.err'), 'Số chi bộ đã và chưa tổ chức cộng lại không bằng tổng số', 'committee: cells that do not make all are refused')
await dangbo.fill('#f-cells_held', String(cells))
await dangbo.click('button[value=review]')
has(await dangbo.innerText('.read'), `${baseMust - 1}/${baseMust}`, 'committee: the report is read back')
await dangbo.click('main form button.big')
has(await main(dangbo), 'Đã báo cáo', 'committee: and is sent')

// ---- the officer receives
const names = { cell: site.accounts.chibo.unit, base: site.accounts.dangbo.unit }
await officer.goto(`${site.url}/requirements/2/reports`)
let grid = await main(officer)
has(grid, names.cell, 'officer: the cell\'s report is there to be received')
has(grid, names.base, 'officer: and the committee\'s')
await officer.click(`main a:has-text("${names.cell}")`)
await officer.click('button[value=return]')
has(await officer.innerText('#refusal'), 'Đồng chí ghi chỗ thiếu hoặc sai', 'officer: nothing is returned without a word why')
await officer.fill('#f-remarks', 'Đề nghị ghi kết quả cụ thể.')
await officer.click('button[value=return]')
await officer.waitForURL('**/requirements/2/reports')
await chibo.goto(site.url)
has(await chibo.innerText('.todo blockquote'), 'Đề nghị ghi kết quả cụ thể.', 'cell: home shows the remark')
has(await chibo.innerText('.todo h2'), 'Bổ sung báo cáo', 'cell: and that the report is to be mended')
await chibo.click('.todo .acts a')
is(await chibo.inputValue('#f-attended'), String(cellMust - 1), 'cell: what was sent is in the form')
await chibo.fill('#f-result', 'Đảng viên thảo luận, đăng ký việc làm theo.')
if (!(await chibo.isChecked('[name="f.secretary"][value=yes]'))) await chibo.check('[name="f.secretary"][value=yes]')
await chibo.click('button[value=review]')
await chibo.click('main form button.big')
has(await main(chibo), 'Đảng viên thảo luận', 'cell: the mended report is sent again')
await officer.goto(`${site.url}${cellPath}/receive`)
await officer.click('button[value=accept]')
await officer.waitForURL('**/requirements/2/reports')
await chibo.goto(site.url + cellPath)
has(await chibo.innerText('.steps'), 'Đã tiếp nhận', 'cell: its report is received')
ok(!(await chibo.$('main a[href$="/withdraw"]')), 'cell: and cannot be withdrawn any more')

// ---- on behalf of a unit that sent paper
await officer.goto(`${site.url}/campaigns/1?part=2`)
const idle = officer.locator('tr:has-text("Chưa thực hiện") th a:has-text("Chi bộ")').first()
const idleName = (await idle.innerText()).trim()
await idle.click()
await officer.click('main a[href$="/behalf"]')
await officer.fill('#f-held_on', today())
await officer.check('[name="f.mode"] >> nth=0')
const idleMust = Number(await officer.inputValue('#f-members'))
await officer.fill('#f-attended', String(idleMust))
await officer.fill('#f-absent_with', '0')
await officer.fill('#f-absent_without', '0')
await officer.check('[name="f.secretary"][value=yes]')
await officer.check('[name="none.shortcomings"]')
await officer.click('button[value=review]')
await officer.check('[name=source][value=telephone]')
await officer.click('main form button.big')
has(await main(officer), 'Nhập thay báo cáo', `officer: a report by telephone is entered for ${idleName}`)

await officer.goto(`${site.url}/requirements/2/reports`)
await officer.click('main form button.go')
grid = await main(officer)
ok(!grid.includes('Tiếp nhận các báo cáo không có cảnh báo') || grid.includes('Cần xem lại'), 'officer: those without warnings are received at once', grid)
await dangbo.goto(site.url + basePath)
has(await dangbo.innerText('.steps'), 'Đã tiếp nhận', 'committee: its report is among them')

// Under each column of the grid stands its sum.
await officer.setViewportSize({ width: 1600, height: 900 })
for (const [i, table] of (await officer.$$('main table')).entries()) {
	const { column, sum } = await table.evaluate(t => {
		const at = [...t.querySelectorAll('thead th')].findIndex(h => h.textContent === 'Đã dự')
		const n = row => Number(row.cells[at].textContent.replace(/\./g, '').replace('–', '0'))
		const rows = [...t.tBodies[0].rows]
		return { column: rows.slice(0, -1).reduce((all, row) => all + n(row), 0), sum: n(rows.at(-1)) }
	})
	is(sum, column, `officer: table ${i + 1} adds its own column up`)
}

// ---- what the leaders see
const after = await figures(site, officer)
is(after.reported - before.reported, 3, 'the bloc: three more have reported')
is(after.held - before.held, 3, 'the bloc: three more have held it')
is(after.must - before.must, cellMust + baseMust + idleMust, 'the bloc: those who must attend are added')
is(after.reached - before.reached, cellMust - 1 + baseMust - 1 + idleMust, 'the bloc: those reached are added')
for (const login of ['thuongtruc', 'tinhuy']) {
	const viewer = await person(b, site, login)
	is(JSON.stringify(await figures(site, viewer)), JSON.stringify(after), `${login}: sees the same roll-up`)
	is((await viewer.goto(`${site.url}${basePath}/receive`)).status(), 403, `${login}: but receives nothing`)
	await viewer.context().close()
}
const supervisor = await person(b, site, 'thuongvu')
await supervisor.goto(`${site.url}/assigned`)
has(await main(supervisor), names.base, 'standing committee: an assigned unit is there')
has(await supervisor.innerText(`section:has(h2:has-text("${names.base}"))`), `${baseMust - 1}/${baseMust}`, 'standing committee: with its figures')
ok(!(await main(supervisor)).includes(names.cell), 'standing committee: a unit that is not assigned is not')
for (const act of ['plan', 'session', 'report', 'receive', 'behalf'])
	is((await supervisor.goto(`${site.url}${basePath}/${act}`)).status(), 403, `standing committee: may not act (${act})`)

// ---- the summary for the superior
const folder = mkdtempSync(join(tmpdir(), 'lantoa-life-'))
const get = async path => {
	const answer = await officer.context().request.get(site.url + path)
	return { status: answer.status(), body: await answer.body() }
}
const docx = await get('/campaigns/1/summary/docx'), pdf = await get('/campaigns/1/summary/pdf')
writeFileSync(join(folder, 'a.docx'), docx.body)
const inside = spawnSync('unzip', ['-p', join(folder, 'a.docx'), 'word/document.xml'], { encoding: 'utf8' })
has(inside.stdout ?? '', 'ĐẢNG CỘNG SẢN VIỆT NAM', `the summary is a DOCX with the letterhead (${docx.status})`)
is(pdf.body.subarray(0, 4).toString(), '%PDF', `and a PDF (${pdf.status})`)
rmSync(folder, { recursive: true })

// ---- a new plan comes in: it is read, looked through, and opened
const day = today().split('/').reverse().join('-')
const plan = spawnSync('perl', [join(root, 'sample/fill.pl'), day, join(root, 'sample/plan.md')], { encoding: 'utf8' }).stdout.replace('Số 21-KH', 'Số 22-KH')
await officer.goto(`${site.url}/documents/new`)
await officer.setInputFiles('input[name=file]', { name: 'ke-hoach-22.md', mimeType: 'text/markdown', buffer: Buffer.from(plan) })
await officer.click('main form .acts button')
await officer.waitForURL('**/readings/*')
has(await main(officer), '22-KH/ĐUK', 'plan: it is read back')
ok(await officer.$('main button[aria-disabled=true]'), 'plan: and cannot be opened before it is looked through')
let clashes = 0
for (let items = 0; items < 20 && await officer.$('main button[value=accept]'); items++) {
	if (await officer.$('[name=clash]')) {
		clashes++
		has(await officer.innerText('.panel'), 'Hai câu nói khác nhau', 'plan: two sentences that differ stand side by side')
		await officer.check('[name=clash][value=special]')
	}
	await officer.click('main button[value=accept]')
}
is(clashes, 1, 'plan: the officer decides the contradiction')
await officer.click('main form:has([name=title]) .acts button')
await officer.waitForURL('**/draft')
has(await main(officer), 'chưa đơn vị nào được báo', 'plan: first a draft, of which nobody is told')
has(await main(officer), 'Theo dõi, đôn đốc', 'plan: who follows up stands in it')
await chibo.goto(site.url)
const owedBefore = await chibo.locator('.todo > li').count()
await officer.click('main button[value=back]')
await officer.waitForURL('**/finish')
await officer.click('main form:has([name=title]) .acts button')
await officer.click('main button[value=open]')
await officer.waitForURL('**/campaigns/*')
has(await main(officer), 'Đang thực hiện', 'plan: the campaign is open')
await chibo.goto(site.url)
has(await chibo.innerText('.todo'), 'Ghi buổi học tập', 'cell: it owes something again')
ok(await chibo.locator('.todo > li').count() > owedBefore, 'cell: which it did not while the campaign was a draft')

const verified = lantoa(['verify'], site.env)
is(verified.status, 0, 'verify says that all is well' + (verified.status ? `: ${verified.out}${verified.err}` : ''))
await b.close()
await site.stop()
done()

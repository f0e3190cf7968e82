// A plan with a table, as HTML and as DOCX, ODT and PDF that LibreOffice wrote, from its upload to the review: numbers of lists are there,
// the sentence is marked, a row of the table can be read at any width, a figure stands in its sentence or in its row.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessible, browser, done, has, is, ok, person, picture, serve, sizes } from './lib.mjs'

const plan = `<html><meta charset=utf-8><table><tr><td><p>TỈNH ỦY LAM GIANG</p><p>ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH</p><p>*</p>
<p>Số 25-KH/ĐUK</p></td><td><p>ĐẢNG CỘNG SẢN VIỆT NAM</p><p>Lam Giang, ngày 05 tháng 3 năm 2020</p></td></tr></table>
<p>KẾ HOẠCH</p><p>học tập nghị quyết và chỉ tiêu năm 2020</p>
<ol type=I><li>NHIỆM VỤ<ol><li>Các chi bộ, đảng bộ cơ sở tổ chức học tập xong trước ngày 31/3/2020.</li></ol></li><li>CHỈ TIÊU</li></ol>
<table border=1><tr><td>TT</td><td>Chỉ tiêu</td><td>Đơn vị tính</td><td>Kế hoạch năm 2020</td></tr>
<tr><td>1</td><td>Tỷ lệ đảng viên dự học</td><td>%</td><td>95</td></tr><tr><td>2</td><td>Kết nạp đảng viên mới</td><td>đảng viên</td><td>160</td></tr></table>
<p>Trong năm 2020, trồng mới ít nhất 350 ha rừng.</p>
<p>T/M BAN THƯỜNG VỤ</p><p>BÍ THƯ</p></html>`

const folder = mkdtempSync(join(tmpdir(), 'lantoa-formats-'))
const office = format => spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/office`, '--infilter=HTML (StarWriter)',
	'--convert-to', format, '--outdir', folder, join(folder, 'plan.html')]).status === 0
writeFileSync(join(folder, 'plan.html'), plan)
const formats = ['docx:MS Word 2007 XML', 'odt:writer8', 'pdf:writer_pdf_Export'].filter(office).map(f => f.split(':')[0])
if (!formats.length) {
	console.log('1..0 # SKIP LibreOffice is not installed (libreoffice-writer-nogui)')
	rmSync(folder, { recursive: true })
	process.exit(0)
}
const site = await serve({ story: false })
const b = await browser()
const officer = await person(b, site, 'tuyengiao')
formats.push('html')
for (const format of formats) {
	await officer.setViewportSize(sizes.desk)
	await officer.goto(`${site.url}/documents/new`)
	await officer.setInputFiles('input[name=file]', { name: `plan.${format}`, mimeType: 'application/octet-stream', buffer: readFileSync(join(folder, `plan.${format}`)) })
	await officer.click('main form .acts button')
	await officer.waitForURL('**/readings/*')
	const sheet = await officer.innerText('.sheet')
	if (format !== 'html') has(sheet, 'I. NHIỆM VỤ', `${format}: the list's numbers are there`)
	has(await officer.innerText('.sheet mark'), 'tổ chức học tập xong', `${format}: the sentence is marked`)
	const row = await officer.locator('.sheet tr', { hasText: 'Tỷ lệ đảng viên dự học' }).locator('td').allInnerTexts()
	if (format !== 'pdf') ok(row.map(s => s.trim()).join('|') === '1|Tỷ lệ đảng viên dự học|%|95', `${format}: a row has its cells`, row.join('|'))
	for (const [name, size] of Object.entries(sizes)) {
		await officer.setViewportSize(size)
		await accessible(officer, `${format}, ${name}`)
		await picture(officer, `review-${format}-${name}`)
	}
	await officer.goto(`${officer.url().match(/.*readings\/\d+/)[0]}/figures`)
	const line = officer.locator('.said', { hasText: 'Tỷ lệ đảng viên dự học' }), said = officer.locator('.said', { hasText: 'trồng mới' })
	if (format !== 'pdf') is(await line.locator('.ms').first().innerText(), '95', `${format}: a figure of the table is marked in its row`)
	is(await said.locator('.ms').first().innerText(), '350 ha', `${format}: one of a sentence in that`)
	for (const [name, size] of Object.entries(sizes)) {
		await officer.setViewportSize(size)
		const place = await said.locator('.ms').first().boundingBox()
		ok(place.x >= 0 && place.x + place.width <= size.width, `${format}: in sight, ${name}`, JSON.stringify(place))
		await accessible(officer, `the figures of ${format}, ${name}`)
		await picture(officer, `figures-${format}-${name}`)
	}
}
await b.close()
await site.stop()
rmSync(folder, { recursive: true })
done()

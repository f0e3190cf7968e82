// A report whose figures do not agree, from its upload to a quiet one: each finding beside its sentence and what it contradicts, accepted by
// a click and taken back, with the script and without, at both widths.
import { accessible, browser, done, has, ok, person, picture, serve, sizes } from './lib.mjs'

const report = `ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH
Số 27-BC/ĐUK
Lam Giang, ngày 15 tháng 01 năm 2020
BÁO CÁO
kết quả công tác năm 2019
I. KẾT QUẢ
1. Năm 2019, kết nạp 77/100 đảng viên mới, đạt 78%.
2. Tổng diện tích rừng trồng mới năm 2019 là 1.250 ha.
3. Các tổ chức đảng hoạt động đúng quy chế.
II. ĐÁNH GIÁ CHUNG
Tổng diện tích rừng trồng mới năm 2019 là 1.520 ha. Công tác HTX có chuyển biến.
T/M BAN THƯỜNG VỤ
BÍ THƯ
`
const b = await browser(), site = await serve({ story: false })
async function bringIn(page) {
	await page.goto(`${site.url}/documents/new`)
	await page.setInputFiles('input[name=file]', { name: 'bao-cao.txt', mimeType: 'text/plain', buffer: Buffer.from(report) })
	await page.click('main form .acts button')
	await page.waitForURL('**/readings/**')
}

const page = await person(b, site, 'tuyengiao')
page.on('pageerror', e => ok(false, 'the script has no error', e.stack))
await bringIn(page)
const fold = page.locator('details', { hasText: 'Kiểm tra văn bản:' }).first()
has(await fold.locator('summary').first().innerText(), '2 lỗi', 'the review says that there are errors')
await fold.locator('summary').first().click()
const first = page.locator('.findings > li').first()
has(await first.locator('mark').first().innerText(), '78%', 'with its sentence, in which the place is marked')
for (const [name, size] of Object.entries(sizes)) {
	await page.setViewportSize(size)
	await accessible(page, `the review, ${name}`)
	await picture(page, `findings-review-${name}`)
}
await first.locator('button').click()
await page.waitForURL(u => u.hash === '#findings')
has(await fold.locator('summary').first().innerText(), '1 lỗi', 'after a click there is one less')
ok(await page.locator('#findings').isVisible(), 'and the list stands open where one was')

await page.goto(`${site.url}/documents/1/text`)
const soft = await page.locator('mark.soft').allInnerTexts()
ok(soft.some(s => s.includes('1.250') || s.includes('1.520')), 'the reader marks both places that contradict each other', soft.join('|'))
await page.locator('.aside a', { hasText: 'xem dòng' }).first().click()
ok(/#l\d+$/.test(page.url()), 'and leads from one to the other')
for (const [name, size] of Object.entries(sizes)) {
	await page.setViewportSize(size)
	await accessible(page, `the reader, ${name}`)
	await picture(page, `findings-reader-${name}`)
}
await page.context().close()

// Without the script.
const plain = await person(b, site, 'tuyengiao', { javaScriptEnabled: false })
await plain.goto(`${site.url}/documents/1`)
has(await plain.innerText('main'), '1 phát hiện đã chấp nhận', 'the document says that one is accepted')
await plain.locator('details.accepted summary').click()
has(await plain.locator('details.accepted').innerText(), 'đã kiểm', 'with who and when')
for (const [name, size] of Object.entries(sizes)) {
	await plain.setViewportSize(size)
	await picture(plain, `findings-document-${name}`)
}
await plain.locator('details.accepted button').click()
has(await plain.innerText('main'), 'Kiểm tra văn bản: 2 lỗi', 'it is taken back by a click')
await plain.locator('.findings button').first().click()
await plain.locator('.findings button').first().click()
has(await plain.innerText('main'), '2 phát hiện đã chấp nhận', 'and accepted again, with the other')
await bringIn(plain)
const summary = await plain.locator('details', { hasText: 'Kiểm tra văn bản:' }).first().locator('summary').first().innerText()
ok(!summary.includes('lỗi'), 'the same report brought in again stays quiet', summary)
await plain.context().close()
await b.close()
await site.stop()
done()

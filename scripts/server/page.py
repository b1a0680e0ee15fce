#!/usr/bin/env python3
"""Tests the page in a real headless Chromium.

Usage: page.py BINARIES OUTPUT

BINARIES is the folder of gongbao and gongbao-server, OUTPUT gets screenshots. Needs Debian's chromium, and playwright and
axe-playwright-python of PyPI; scripts/test-page installs them.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import harness
import hostile

TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Site:
    """A server, a browser, and the pages that a test opened."""

    def __init__(self, browser, server, output):
        self.browser = browser
        self.server = server
        self.output = output
        self.base = f"http://127.0.0.1:{server.http}"

    def open(self, path="/", width=1200, height=900, script=True, scheme="light", permissions=()):
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, color_scheme=scheme)
        if permissions:
            context.grant_permissions(list(permissions), origin=self.base)
        page = context.new_page()
        page.problems = []
        page.requests = []
        page.on("console", lambda message: message.type in ("error", "warning") and page.problems.append(message.text))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("dialog", lambda dialog: (page.problems.append("dialog " + dialog.message), dialog.dismiss()))
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(self.base + path)
        return page

    def shot(self, page, name):
        page.screenshot(path=str(self.output / f"{name}.png"))


def search(query, **options):
    return "/?" + urllib.parse.urlencode({"q": query, **options})


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def equal(found, expected, what):
    check(found == expected, f"{what}: {found!r}, not {expected!r}")


@test
def results_have_marks_total_time_and_mode(site):
    page = site.open(search("养老服务"))
    summary = page.inner_text(".summary")
    check(summary.startswith("60 条 · 精确匹配 · ") and summary.endswith(" 毫秒"), summary)
    equal(page.locator(".hits > li").count(), 10, "hits")
    check(all(mark == "养老服务" for mark in page.locator(".hits mark").all_inner_texts()), "marks")
    check("(本政发〔2022〕2号)" in page.inner_text(".hits h2 >> nth=0"), "citation")
    equal(page.locator("[aria-live]").count(), 1, "live regions")
    equal(page.problems, [], "messages of the browser")
    site.shot(page, "results")
    page = site.open(search("服务养老"))
    check("全部词语" in page.inner_text(".summary"), "mode")
    check("没有逐字一致的条文" in page.inner_text(".note"), "note on the mode")


@test
def everything_comes_from_the_server_itself(site):
    for path in ["/", search("养老服务"), "/d/benxi-2022-03:1.1?q=" + urllib.parse.quote("养老服务")]:
        page = site.open(path)
        check(all(url.startswith((site.base, "data:")) for url in page.requests), page.requests)
        equal(len([url for url in page.requests if url.startswith(site.base)]), 1, "requests of a page")


@test
def keys_focus_leave_and_move(site):
    page = site.open(search("养老服务"))
    page.keyboard.press("/")
    equal(page.evaluate("document.activeElement.id"), "q", "focus after /")
    equal(page.input_value("#q"), "养老服务", "text after /")
    page.keyboard.press("Escape")
    check(page.evaluate("document.activeElement.id") != "q", "focus after Esc")
    page.keyboard.press("j")
    page.keyboard.press("j")
    equal(page.evaluate("[...document.querySelectorAll('a.target')].indexOf(document.activeElement)"), 1, "hit after j j")
    page.keyboard.press("k")
    equal(page.evaluate("[...document.querySelectorAll('a.target')].indexOf(document.activeElement)"), 0, "hit after k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/**")


@test
def R22_half_typed_pinyin_never_searches(site):
    page = site.open("/")
    page.focus("#q")
    before = len(page.requests)
    session = page.context.new_cdp_session(page)
    for text in ["y", "ya", "yan", "yang", "yang l", "yang lao"]:
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        page.wait_for_timeout(120)
    page.wait_for_timeout(700)
    equal(len(page.requests), before, "requests while composing")
    # Enter that picks a candidate.
    page.evaluate("""document.getElementById('q').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, keyCode: 229, bubbles: true, cancelable: true}))""")
    page.evaluate("document.getElementById('search').requestSubmit()")
    page.wait_for_timeout(400)
    equal(len(page.requests), before, "requests after Enter while composing")
    session.send("Input.insertText", {"text": "养老"})
    page.wait_for_selector(".hits")
    found = [urllib.parse.unquote_plus(url) for url in page.requests[before:]]
    check(found and all(url.endswith("/?q=养老") for url in found), found)
    equal(page.input_value("#q"), "养老", "text")
    check(urllib.parse.unquote(page.url).endswith("/?q=养老"), page.url)


@test
def results_come_as_one_types(site):
    page = site.open("/")
    page.focus("#q")
    page.keyboard.insert_text("工业互联网")
    page.wait_for_selector(".hits")
    check("条" in page.inner_text(".summary"), "summary")
    check("工业互联网" in urllib.parse.unquote(page.url), "URL")
    page.fill("#q", "(养老")
    page.wait_for_selector("[role=alert]")
    check("missing )" in page.inner_text("[role=alert]"), "error")


@test
def the_whole_state_is_in_the_url(site):
    page = site.open(search("应急", unit="document", match="exact", sort="-date", **{"from": "2020", "to": "2022-12"}))
    first = page.inner_text("main")
    equal([page.input_value(f"[name={name}]") for name in ["q", "unit", "match", "sort", "from", "to"]], ["应急", "document", "exact", "-date", "2020", "2022-12"], "form")
    page.reload()
    strip = lambda text: [line for line in text.splitlines() if "毫秒" not in line]
    equal(strip(page.inner_text("main")), strip(first), "page after reloading")
    page.select_option("[name=unit]", "")
    page.wait_for_url(lambda url: "unit=" not in url)
    page.go_back()
    check("unit=document" in page.url, "URL after going back")


@test
def facets_filter_and_say_how_many(site):
    page = site.open(search("养老"))
    chip = page.locator("aside section >> nth=0").locator(".chip >> nth=0")
    count = int(chip.locator(".count").inner_text())
    name = chip.inner_text().rsplit(" ", 1)[0]
    chip.click()
    page.wait_for_url("**issuer=**")
    check(page.inner_text(".summary").startswith(f"{count} 条"), "total after a chip")
    check(name in page.inner_text("main .chips"), "active filter")
    page.click("main .chips a")
    page.wait_for_url(lambda url: "issuer=" not in url)
    bar = page.locator(".chart a").last
    label = bar.get_attribute("aria-label")
    bar.click(force=True)
    page.wait_for_url("**year=**")
    check(page.inner_text(".summary").startswith(label.split("：")[1] + " 条"), label)
    check(page.locator(".chart a").count() > 1, "the chart keeps the other years")


@test
def pages_follow_each_other(site):
    page = site.open(search("养老服务"))
    first = page.inner_text(".hits")
    page.click("a[rel=next]")
    page.wait_for_url("**page=2**")
    check(page.inner_text(".hits") != first, "the second page")
    equal(page.get_attribute(".hits", "start"), "11", "first number of the second page")
    page.click("a[rel=prev]")
    page.wait_for_url(lambda url: "page=" not in url)
    page = site.open(search("养老服务", page=9999))
    check("60 条" in page.inner_text(".summary"), "a page behind the last")


@test
def documents_have_outline_hits_and_citations(site):
    page = site.open(search("养老服务"), permissions=["clipboard-read", "clipboard-write"])
    page.click(".hits a.target >> nth=0")
    page.wait_for_url("**#c282")
    check(page.locator("#c282 mark").count() > 0, "marks in the clause")
    page.wait_for_timeout(1000)
    in_view = page.evaluate("(() => { const r = document.getElementById('c282').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight })()")
    check(in_view, "the clause is in view")
    count = int(page.get_attribute("#hitbar", "data-count"))
    equal(page.locator("article mark").count(), count, "marks")
    page.click("#next")
    equal(page.inner_text(".place"), f"1 / {count}", "place after next")
    page.click("#previous")
    equal(page.inner_text(".place"), f"{count} / {count}", "place before the first")
    check(page.evaluate("document.querySelector('mark.at').id") == f"h{count}", "the last hit is marked")
    site.shot(page, "document")
    page.click(".outline a >> nth=5")
    check("#c" in page.url, "outline")
    page.click("main > .tools .copy")
    equal(page.evaluate("navigator.clipboard.readText()"), "《本溪市“十四五”时期“一老一小”整体解决方案》(本政发〔2022〕2号)", "copied citation")
    page.hover("#c282")
    page.click("#c282 .copy")
    check(page.evaluate("navigator.clipboard.readText()").endswith("第四部分(二)2"), "copied citation of a clause")
    equal(page.inner_text("#c282 .copy"), "已复制", "what the button says")
    equal(page.problems, [], "messages of the browser")


@test
def a_link_to_a_clause_leads_to_its_place(site):
    page = site.open("/d/benxi-2022-03:1.1:282?q=" + urllib.parse.quote("养老服务"))
    check(page.url.endswith("#c282"), page.url)
    page = site.open("/d/nothing")
    check("没有这个文件" in page.inner_text("main"), "an unknown id")


@test
def reading_and_searching_work_without_scripts(site):
    page = site.open("/", script=False)
    page.fill("#q", "养老服务")
    page.click("form button")
    page.wait_for_url("**q=**")
    check("60 条" in page.inner_text(".summary"), "summary")
    equal(page.locator("button.copy:visible").count(), 0, "buttons that need a script")
    page.click("aside .chip >> nth=0")
    page.wait_for_url("**issuer=**")
    page.click(".hits a.target >> nth=0")
    page.wait_for_url("**/d/**")
    check(page.locator("article mark").count() > 0, "marks")
    page.click(".hitbar summary")
    page.click(".hitbar a >> nth=2")
    check(page.url.endswith("#h3"), page.url)
    page.click(".back a")
    page.wait_for_url(lambda url: "/d/" not in url)


@test
def it_is_chinese_with_an_english_switch(site):
    page = site.open(search("养老服务"))
    equal(page.get_attribute("html", "lang"), "zh-CN", "language")
    page.click(".lang a")
    page.wait_for_url("**lang=en**")
    equal(page.get_attribute("html", "lang"), "en", "language")
    check(page.inner_text(".summary").startswith("60 clauses · exact match"), "summary")
    check(all("lang=en" in href for href in page.eval_on_selector_all("aside .chip, .paging a, .hits a", "all => all.map(a => a.getAttribute('href'))")), "links keep the language")
    page.click(".lang a")
    page.wait_for_url(lambda url: "lang=" not in url)


@test
def it_fits_320_pixels_dark_and_print(site):
    for name, path in [("home", "/"), ("results", search("养老服务", unit="document")), ("document", "/d/benxi-2022-03:1.1?q=" + urllib.parse.quote("养老服务"))]:
        page = site.open(path, width=320, height=800)
        equal(page.evaluate("document.documentElement.scrollWidth"), 320, f"width of {name}")
        site.shot(page, f"{name}-320")
        page = site.open(path, scheme="dark")
        site.shot(page, f"{name}-dark")
        luminance = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0)")
        check(luminance < 150, f"dark background of {name}")
        page = site.open(path)
        page.emulate_media(media="print")
        equal(page.locator("form:visible, aside:visible, footer:visible").count(), 0, f"print of {name}")
        site.shot(page, f"{name}-print")


@test
def axe_finds_nothing_serious(site):
    paths = {"home": "/", "results": search("养老服务"), "nothing": search("没有的字串呀", match="exact"), "error": search("(养老"), "filtered": search("养老", year="2022", unit="document", lang="en"), "document": "/d/benxi-2022-03:1.1?q=" + urllib.parse.quote("养老服务")}
    for name, path in paths.items():
        for scheme in ("light", "dark"):
            page = site.open(path, scheme=scheme)
            violations = Axe().run(page).response["violations"]
            serious = [(entry["id"], entry["impact"], entry["nodes"][0]["html"][:150]) for entry in violations if entry["impact"] in ("serious", "critical", "moderate")]
            equal(serious, [], f"{name}, {scheme}")


@test
def payloads_do_nothing(site):
    directory = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-evil-"))
    records = directory / "evil.jsonl"
    with open(records, "w") as file:
        for number, payload in enumerate(hostile.XSS):
            file.write(json.dumps({"id": f"e{number}", "text": f"标记 {payload} 正文", "title": payload, "issuer": payload, "path": [payload]}) + "\n")
    subprocess.run([str(site.binaries / "gongbao"), "index", str(records), "--index", str(directory / "idx")], check=True, capture_output=True)
    with harness.Server(site.binaries, directory / "idx") as server:
        evil = Site(site.browser, server, site.output)
        context = site.browser.new_context()
        page = context.new_page()
        problems = []
        page.on("dialog", lambda dialog: (problems.append("dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: request.url.startswith((evil.base, "data:")) or problems.append(request.url))
        for number in range(0, len(hostile.XSS) // 10 + 1):
            page.goto(evil.base + search("标记", page=number + 1))
        # All of them are looked at by scripts/torture-server (S12); here a browser runs what it would run.
        for number in range(0, len(hostile.XSS), 3):
            page.goto(evil.base + f"/d/e{number}?q=" + urllib.parse.quote(hostile.XSS[number]))
            page.goto(evil.base + search(hostile.XSS[number]))
        equal(problems, [], "what payloads did")
    shutil.rmtree(directory)


def main():
    binaries, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    index = tempfile.mkdtemp(prefix="gongbao-page-")
    subprocess.run([str(binaries / "gongbao"), "index", "corpus", "--index", index], check=True, capture_output=True, cwd=harness.ROOT)
    passed, failed = 0, 0
    with harness.Server(binaries, index, "--deadline", "20s") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        site = Site(browser, server, output)
        site.binaries = binaries
        for function in TESTS:
            name = function.__name__.replace("_", " ")
            try:
                function(site)
                passed += 1
                print(f"✔ page: {name}", flush=True)
            except Exception as error:
                failed += 1
                if not isinstance(error, AssertionError):
                    traceback.print_exc()
                print(f"✘ page: {name}: {error}", flush=True)
            for context in browser.contexts:
                context.close()
        browser.close()
    shutil.rmtree(index, ignore_errors=True)
    print(f"page: {passed} passed, {failed} failed; screenshots in {output}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

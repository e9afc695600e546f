"""Checks the HTML page of a review in Chromium, and takes screenshots.

Usage: review_page.py CHROMIUM FOLDER
FOLDER contains `review.html`.
"""

import pathlib
import sys

from playwright.sync_api import Page, sync_playwright

VISIBLE = ".entry:not([hidden])"


def main() -> None:
    chromium, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            for width in (1200, 400):
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme
                )
                check(page, folder, f"{scheme}-{width}")
                page.close()
        browser.close()
    print("4 passed, 0 failed")


def check(page: Page, folder: pathlib.Path, name: str) -> None:
    errors: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((folder / "review.html").as_uri())
    assert len(requests) == 1, f"{name}: the page requests {requests}"
    total = page.locator(".entry").count()
    assert total > 1, f"{name}: the page has {total} entries"

    no_overflow(page, name)
    page.screenshot(path=folder / f"{name}-folded.png")
    page.click("#open")
    assert page.locator(".entry[open]").count() == total, f"{name}: not all are unfolded"
    no_overflow(page, name)
    page.screenshot(path=folder / f"{name}-unfolded.png")
    page.click("#close")

    filters(page, name, total)
    keyboard(page, name)
    assert not errors, f"{name}: {errors}"


def no_overflow(page: Page, name: str) -> None:
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, f"{name}: {width} pixels are outside of the window"


def filters(page: Page, name: str, total: int) -> None:
    first = page.locator(".entry").first
    for field in ("tag", "rule"):
        value = page.locator(f".entry[data-{field}]:not([data-{field}=''])").first.get_attribute(f"data-{field}")
        expected = page.eval_on_selector_all(
            ".entry", "(all, [field, value]) => all.filter((e) => e.dataset[field] === value).length", [field, value]
        )
        page.select_option(f"select[name={field}]", value)
        shown(page, name, expected, total)
        page.select_option(f"select[name={field}]", "")
    verdict = first.get_attribute("data-verdict")
    of_verdict = page.locator(f".entry[data-verdict={verdict}]").count()
    page.uncheck(f"input[value={verdict}]")
    shown(page, name, total - of_verdict, total)
    page.check(f"input[value={verdict}]")
    page.fill("input[name=text]", "no entry has this text")
    shown(page, name, 0, total)
    page.fill("input[name=text]", "")
    shown(page, name, total, total)


def shown(page: Page, name: str, expected: int, total: int) -> None:
    count = page.locator(VISIBLE).count()
    assert count == expected, f"{name}: {count} entries instead of {expected}"
    text = page.locator("#count").inner_text()
    assert text.startswith(f"{expected} of {total} "), f"{name}: {text}"


def keyboard(page: Page, name: str) -> None:
    first = page.locator(f"{VISIBLE} summary").first
    page.focus("#close")
    page.keyboard.press("Tab")
    assert first.evaluate("(e) => e === document.activeElement"), f"{name}: Tab leads elsewhere"
    page.keyboard.press("Enter")
    assert page.locator(".entry[open]").count() == 1, f"{name}: Enter does not unfold"


main()

"""What a reviewer looks for on a screenshot, asked of the page itself."""

from playwright.sync_api import Page

# The text spacing of WCAG 1.4.12, at which nothing may be cut off.
TEXT_SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""

# Puts the tallest and the deepest Vietnamese letters into every text of the page.
_TALL_LETTERS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) if (walk.currentNode.data.trim()) texts.push(walk.currentNode);
  for (const text of texts) text.data = 'ẪỔợ ' + text.data;
  return texts.length;
}"""

# Names every text whose lines reach out of a box that cuts them off. Boxes hidden on purpose (clip-path) do not count.
_CLIPPED = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  const looks = new Map();
  const lookOf = (box) => {
    if (!looks.has(box)) {
      const style = getComputedStyle(box);
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      looks.set(box, { cuts: hides && !scrolls, isHidden: style.clipPath !== 'none' });
    }
    return looks.get(box);
  };
  while (walk.nextNode()) {
    const text = walk.currentNode;
    if (!text.data.trim() || !text.parentElement.checkVisibility()) continue;
    for (let box = text.parentElement; box && box !== document.body; box = box.parentElement) {
      const { cuts, isHidden } = lookOf(box);
      if (isHidden) break;
      if (!cuts) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()].filter((line) => line.width && line.height);
      const edge = box.getBoundingClientRect();
      const out = lines.some((line) => line.top < edge.top - 1 || line.bottom > edge.bottom + 1
        || line.left < edge.left - 1 || line.right > edge.right + 1);
      if (out) found.push(box.tagName + '.' + box.className + ': ' + text.data.trim().slice(0, 40));
    }
  }
  return found;
}"""

_OWN_TEXT = "const ownText = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());\n"

# Names every element with text of its own whose lines stand closer than Vietnamese marks allow.
_TOO_TIGHT = (
    _OWN_TEXT
    + """[...document.body.querySelectorAll('*')]
  .filter((element) => element.checkVisibility() && ownText(element))
  .map((element) => [element, getComputedStyle(element)])
  .filter(([, style]) => style.lineHeight === 'normal'
    || parseFloat(style.lineHeight) < 1.27 * parseFloat(style.fontSize))
  .map(([element, style]) => `${element.tagName}.${element.className} ${style.lineHeight}/${style.fontSize}`)"""
)

# Names controls smaller than a finger; a link inside a sentence may be as high as its line.
_SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary, label.choice')]
  .filter((element) => element.checkVisibility() && !element.closest('.skip') && element.type !== 'hidden')
  .filter((element) => !element.closest('label.choice') || element.matches('label.choice'))
  .filter((element) => !(element.matches('a') && getComputedStyle(element).display === 'inline'))
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5)
  .map(([element, box]) => `${element.tagName}.${element.className} ${Math.round(box.width)}x${box.height}`)"""

_SMALL_TEXT = """(least) => {
  const ownText = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility() && ownText(element))
    .filter((element) => parseFloat(getComputedStyle(element).fontSize) < least)
    .map((element) => `${element.tagName}.${element.className}`);
}"""


def sideways_scroll(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def with_tall_letters(page: Page) -> int:
    """Put Ẫ Ổ ợ into every text of the page; return how many texts there are."""
    return page.evaluate(_TALL_LETTERS)


def clipped_texts(page: Page) -> list[str]:
    """Return the texts that a box cuts off."""
    return page.evaluate(_CLIPPED)


def tight_lines(page: Page) -> list[str]:
    """Return the elements whose lines stand so close that marks of neighbouring lines touch."""
    return page.evaluate(_TOO_TIGHT)


def small_targets(page: Page) -> list[str]:
    """Return the controls too low for a finger (44 px)."""
    return page.evaluate(_SMALL_TARGETS)


def small_texts(page: Page, *, least_px: int = 16) -> list[str]:
    """Return the elements with text smaller than this."""
    return page.evaluate(_SMALL_TEXT, least_px)

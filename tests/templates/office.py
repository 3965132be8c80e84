"""The layouts that PowerPoint gives every template, in any language, and the text styles of their masters."""

from __future__ import annotations

from templates.package import Master, Place, Sheet

TITLE = (0.07, 0.055, 0.86, 0.19)
BODY = (0.07, 0.27, 0.86, 0.63)
LEFT, RIGHT = (0.07, 0.27, 0.42, 0.63), (0.51, 0.27, 0.42, 0.63)
DATE, FOOTER, NUMBER = (0.07, 0.925, 0.2, 0.055), (0.3, 0.925, 0.4, 0.055), (0.73, 0.925, 0.2, 0.055)
KINDS = ("title", "obj", "secHead", "twoObj", "twoTxTwoObj", "titleOnly", "blank", "objTx", "picTx", "vertTx")
NAMES = {
    "en": ("Title Slide", "Title and Content", "Section Header", "Two Content", "Comparison", "Title Only", "Blank",
           "Content with Caption", "Picture with Caption", "Title and Vertical Text"),
    "de": ("Titelfolie", "Titel und Inhalt", "Abschnitts-\nüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel",
           "Leer", "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text"),
    "fr": ("Diapositive de titre", "Titre et contenu", "Titre de section", "Deux contenus", "Comparaison",
           "Titre seul", "Vide", "Contenu avec légende", "Image avec légende", "Titre et texte vertical"),
    "ru": ("Титульный слайд", "Заголовок и объект", "Заголовок раздела", "Два объекта", "Сравнение",
           "Только заголовок", "Пустой слайд", "Объект с подписью", "Рисунок с подписью",
           "Заголовок и вертикальный текст"),
    "zh": ("标题幻灯片", "标题和内容", "节标题", "两栏内容", "比较", "仅标题", "空白", "内容与标题", "图片与标题",
           "标题和竖排文字"),
    "ja": ("タイトル スライド", "タイトルとコンテンツ", "セクション見出し", "2 つのコンテンツ", "比較",
           "タイトルのみ", "白紙", "タイトル付きのコンテンツ", "タイトル付きの図", "タイトルと縦書きテキスト"),
    "he": ("שקופית כותרת", "כותרת ותוכן", "כותרת מקטע עליונה", "שני תכנים", "השוואה", "כותרת בלבד", "ריק",
           "תוכן עם כיתוב", "תמונה עם כיתוב", "כותרת וטקסט אנכי"),
}  # fmt: skip
"""The names of the layouts, in the order of `KINDS`."""

FOOT = (
    Place("dt", None, 10, "Date Placeholder 3", 'sz="half"', text=""),
    Place("ftr", None, 11, "Footer Placeholder 4", 'sz="quarter"', text=""),
    Place("sldNum", None, 12, "Slide Number Placeholder 5", 'sz="quarter"'),
)
ON_MASTER = (
    Place("title", TITLE, 0, "Title", body='anchor="ctr"'),
    Place("body", BODY, 1, "Text"),
    Place("dt", DATE, 2, "Date", 'sz="half"', style=(small := '<a:lvl1pPr><a:defRPr sz="1200"/></a:lvl1pPr>')),
    Place("ftr", FOOTER, 3, "Footer", 'sz="quarter"', style=small),
    Place("sldNum", NUMBER, 4, "Number", 'sz="quarter"', style=small),
)


def _level(number: int, size: int, left: int, before: int, bullet: str) -> str:
    return (
        f'<a:lvl{number}pPr marL="{left}" indent="-228600"><a:spcBef><a:spcPts val="{before}"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{size}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


def styles(title: int = 4000, body: int = 2800, before: int = 600, step: int = 200) -> str:
    """The text styles of a master; sizes in hundredths of points, each level `step` smaller."""
    dot = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    levels = "".join(_level(n, body - step * (n - 1), 228600 * (2 * n - 1), before, dot) for n in range(1, 6))
    heading = (
        f'<a:lvl1pPr><a:defRPr sz="{title}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
    )
    other = '<a:lvl1pPr><a:defRPr sz="1800"/></a:lvl1pPr>'
    return (
        f"<p:titleStyle>{heading}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle>"
    )


def _of_kind(kind: str) -> tuple[Place, ...]:
    """The placeholders between title and footer, and the title."""
    head, content = Place("title", None, 0, "Title 1"), Place("", None, 1, "Content Placeholder 2")
    if kind == "title":
        center = Place("ctrTitle", (0.125, 0.16, 0.75, 0.35), 0, "Title 1", body='anchor="b"')
        return center, Place("subTitle", (0.125, 0.525, 0.75, 0.3), 1, "Subtitle 2")
    if kind == "secHead":
        low = head._replace(box=(0.07, 0.25, 0.86, 0.36), body='anchor="b"')
        return low, Place("body", (0.07, 0.63, 0.86, 0.22), 1, "Text Placeholder 2")
    if kind == "twoObj":
        halves = Place("", LEFT, 1, "Content 2", 'sz="half"'), Place("", RIGHT, 2, "Content 3", 'sz="half"')
        return head, *halves
    if kind == "twoTxTwoObj":
        return (
            head,
            Place("body", (0.07, 0.26, 0.42, 0.1), 1, "Text 2"),
            Place("", (0.07, 0.37, 0.42, 0.53), 2, "Content 3", 'sz="half"'),
            Place("body", (0.51, 0.26, 0.42, 0.1), 3, "Text 4", 'sz="quarter"'),
            Place("", (0.51, 0.37, 0.42, 0.53), 4, "Content 5", 'sz="quarter"'),
        )
    if kind in ("objTx", "picTx"):
        narrow = head._replace(box=(0.07, 0.07, 0.32, 0.23), body='anchor="b"')
        wide = Place("pic" if kind == "picTx" else "", (0.42, 0.07, 0.51, 0.83), 1, "Wide 2")
        return narrow, wide, Place("body", (0.07, 0.3, 0.32, 0.6), 2, "Text 3", 'sz="half"')
    if kind == "vertTx":
        return head, Place("body", None, 1, "Vertical Text 2", 'orient="vert"', 'vert="eaVert"')
    return {"obj": (head, content), "titleOnly": (head,), "blank": ()}[kind]


def layouts(names: tuple[str, ...] = NAMES["en"], foot: tuple[Place, ...] = FOOT) -> tuple[Sheet, ...]:
    """PowerPoint's layouts under other names."""
    return tuple(Sheet(name, kind, (*_of_kind(kind), *foot)) for kind, name in zip(KINDS, names, strict=True))


def master(sheets: tuple[Sheet, ...] = (), **odd: str) -> Master:
    """A master with PowerPoint's places and styles."""
    return Master(Sheet(places=ON_MASTER), sheets or layouts(), **{"styles": styles(), **odd})

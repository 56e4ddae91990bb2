"""The one style sheet, made from colours and sizes.

Heights are least heights, never fixed ones. Fields have no vertical padding: Qt clips their text to the inside of the
padding, and Khmer needs that room.
"""

from __future__ import annotations

from collections.abc import Mapping

from sala.ui.theme.colours import Colours
from sala.ui.theme.sizes import RADIUS, TEXT_ROLES, UNIT, Sizes

Signs = Mapping[str, str]
"""Name of a small picture (tick, dot, chevrons) -> its file, in the colours of the theme."""


def stylesheet(colours: Colours, sizes: Sizes, signs: Signs) -> str:
    """The style sheet of the application."""
    parts = (
        _text(colours, sizes), _surfaces(colours), _buttons(colours, sizes), _button_kinds(colours, sizes),
        _fields(colours, sizes, signs), _ticks(colours, sizes, signs), _lists(colours, sizes),
        _menus(colours, sizes), _bars(colours, sizes), _tabs(colours, sizes),
    )  # fmt: skip
    return "\n".join(parts)


def _text(c: Colours, s: Sizes) -> str:
    roles = "\n".join(f'QLabel[role="{role}"] {{ font-size: {s.text(role)}px; }}' for role in TEXT_ROLES)
    return f"""
    {roles}
    QLabel {{ background: transparent; }}
    QLabel[role="small"], QLabel[tone="soft"] {{ color: {c.text_soft}; }}
    QLabel[tone="plain"] {{ color: {c.text}; }}
    QLabel[tone="accent"] {{ color: {c.accent}; }}
    QLabel[tone="good"] {{ color: {c.good}; }}
    QLabel[tone="bad"] {{ color: {c.bad}; }}
    QLabel[tone="attention"] {{ color: {c.on_attention_soft}; }}
    QLabel:focus {{ border: 2px solid {c.focus}; border-radius: 4px; }}
    QToolTip {{
        background: {c.text}; color: {c.surface}; border: 0; padding: {UNIT}px; font-size: {s.text("small")}px;
    }}
    """


def _surfaces(c: Colours) -> str:
    banners = "\n".join(
        f"""QFrame[frame="banner"][kind="{kind}"] {{ background: {ground}; border: 1px solid {edge}; }}
        QFrame[frame="banner"][kind="{kind}"] QLabel {{ color: {text}; }}"""
        for kind, ground, text, edge in (
            ("info", c.accent_soft, c.on_accent_soft, c.accent),
            ("attention", c.attention_soft, c.on_attention_soft, c.attention),
            ("good", c.good_soft, c.on_good_soft, c.good),
            ("error", c.bad_soft, c.on_bad_soft, c.bad),
        )
    )
    return f"""
    QMainWindow, QDialog, QWidget[ground="page"] {{ background: {c.page}; }}
    QWidget[ground="surface"] {{ background: {c.surface}; }}
    QScrollArea, QScrollArea > QWidget > QWidget[ground="clear"] {{ background: transparent; border: 0; }}
    QScrollArea[reads="true"]:focus {{ border: 2px solid {c.focus}; border-radius: {RADIUS}px; }}
    QFrame[frame="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS}px; }}
    QFrame[frame="panel"] {{ background: {c.sunken}; border: 0; border-radius: {RADIUS}px; }}
    QFrame[frame="card"][chosen="true"] {{ border: 2px solid {c.accent}; }}
    QFrame[frame="card"]:focus {{ border: 2px solid {c.focus}; }}
    QFrame[frame="row"] {{ border: 1px solid transparent; border-bottom: 1px solid {c.line}; border-radius: 0; }}
    QFrame[frame="row"][rest="true"] {{ background: {c.page}; }}
    QFrame[frame="row"]:focus {{ border: 2px solid {c.focus}; border-radius: {RADIUS}px; }}
    QFrame[frame="banner"] {{ border-radius: {RADIUS}px; }}
    QFrame[frame="toast"] {{ background: {c.text}; border-radius: {RADIUS}px; }}
    QFrame[frame="toast"] QLabel {{ color: {c.surface}; }}
    QFrame[frame="rule"] {{ background: {c.line}; border: 0; max-height: 1px; min-height: 1px; }}
    QLabel[role="chip"] {{ background: {c.sunken}; color: {c.text}; border-radius: 10px; padding: 0 {UNIT}px; }}
    QLabel[role="chip"][kind="attention"] {{ background: {c.attention}; color: {c.on_attention}; }}
    QLabel[role="chip"][kind="good"] {{ background: {c.good_soft}; color: {c.on_good_soft}; }}
    QLabel[role="chip"][kind="bad"] {{ background: {c.bad_soft}; color: {c.on_bad_soft}; }}
    QLabel[role="chip"][kind="info"] {{ background: {c.accent_soft}; color: {c.on_accent_soft}; }}
    KramaLine {{ color: {c.krama}; background-color: {c.krama_soft}; }}
    {banners}
    """


def _buttons(c: Colours, s: Sizes) -> str:
    return f"""
    QPushButton, QToolButton {{
        background: {c.surface}; color: {c.text}; border: 1px solid {c.edge}; border-radius: {RADIUS}px;
        padding: 1px {2 * UNIT - 1}px; min-height: {s.control - 4}px;
    }}
    QToolButton {{ padding: 1px {UNIT}px; }}
    QPushButton:hover, QToolButton:hover {{ background: {c.sunken}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {c.line}; }}
    QPushButton:checked, QToolButton:checked {{
        background: {c.accent_soft}; color: {c.on_accent_soft}; border: 1px solid {c.accent};
    }}
    QPushButton:disabled, QToolButton:disabled {{
        color: {c.text_off}; border-color: {c.line}; background: transparent;
    }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.focus}; padding: 0 {2 * UNIT - 2}px; }}
    QToolButton:focus {{ padding: 0 {UNIT - 1}px; }}
    QLineEdit > QToolButton {{ background: transparent; border: 0; padding: 0; min-height: 0; }}
    QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
    """


def _button_kinds(c: Colours, s: Sizes) -> str:
    filled = "\n".join(
        f"""
        QPushButton[kind="{kind}"] {{ background: {ground}; color: {text}; border: 1px solid {ground}; }}
        QPushButton[kind="{kind}"]:hover {{ background: {over}; border-color: {over}; }}
        QPushButton[kind="{kind}"]:pressed {{ background: {down}; }}
        QPushButton[kind="{kind}"]:focus {{ border: 2px solid {c.focus}; }}
        QPushButton[kind="{kind}"]:disabled {{
            background: {c.sunken}; color: {c.text_off}; border-color: {c.line};
        }}"""
        for kind, ground, over, down, text in (
            ("primary", c.accent, c.accent_over, c.accent_down, c.on_accent),
            ("danger-primary", c.bad, c.bad_over, c.bad_over, c.on_bad),
        )
    )
    return f"""
    {filled}
    QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; }}
    QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {c.sunken}; }}
    QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked {{
        background: {c.accent_soft}; color: {c.on_accent_soft}; border: 1px solid {c.accent_soft};
    }}
    QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{ border: 2px solid {c.focus}; }}
    QPushButton[kind="strip"] {{
        background: {c.surface}; border: 0; border-top: 1px solid {c.line}; border-radius: 0; padding: 0;
    }}
    QPushButton[kind="strip"]:hover {{ background: {c.sunken}; }}
    QPushButton[kind="strip"]:focus {{ border: 2px solid {c.focus}; }}
    QPushButton[compact="true"] {{
        min-height: {s.scaled(26)}px; padding: 0 {UNIT - 1}px; font-size: {s.text("small")}px;
    }}
    QPushButton[compact="true"]:focus {{ padding: 0 {UNIT - 2}px; }}
    QPushButton[kind="danger"] {{ color: {c.bad}; border: 1px solid {c.bad}; }}
    QPushButton[kind="danger"]:hover {{ background: {c.bad_soft}; color: {c.on_bad_soft}; }}
    QPushButton[kind="danger"]:focus {{ border: 2px solid {c.focus}; }}
    QPushButton[kind="danger"]:disabled {{ color: {c.text_off}; border-color: {c.line}; }}
    """


def _fields(c: Colours, s: Sizes, signs: Signs) -> str:
    kinds = "QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox"

    def state(name: str) -> str:
        return ", ".join(f"{kind}{name}" for kind in kinds.split(", "))

    return f"""
    {kinds} {{
        background: {c.field}; color: {c.text}; border: 1px solid {c.edge}; border-radius: {RADIUS}px;
        selection-background-color: {c.selection}; selection-color: {c.on_selection}; padding: 0 {UNIT - 1}px;
        placeholder-text-color: {c.text_soft};
    }}
    QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {s.control - 2}px; }}
    {state(":focus")} {{ border: 2px solid {c.focus}; padding: 0 {UNIT - 2}px; }}
    QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ min-height: {s.control - 4}px; }}
    {state(":disabled")} {{ color: {c.text_off}; border-color: {c.line}; background: {c.page}; }}
    {state(":read-only")} {{ background: transparent; }}
    QComboBox:!editable {{ background: {c.field}; }}
    {state('[wrong="true"]')} {{ border: 2px solid {c.bad}; padding: 0 {UNIT - 2}px; }}
    QTextEdit[bare="true"], QLineEdit[bare="true"] {{ background: transparent; border: 0; }}
    QComboBox::drop-down {{ border: 0; width: {s.icon + UNIT}px; subcontrol-position: center right; }}
    QComboBox::down-arrow {{ image: url({signs["down"]}); width: {s.icon}px; height: {s.icon}px; }}
    QComboBox QAbstractItemView {{
        background: {c.surface}; border: 1px solid {c.edge}; padding: 4px; outline: 0;
    }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: {s.icon + UNIT}px; border: 0; }}
    QAbstractSpinBox::up-arrow {{ image: url({signs["up"]}); width: {s.icon}px; height: {s.icon}px; }}
    QAbstractSpinBox::down-arrow {{ image: url({signs["down"]}); width: {s.icon}px; height: {s.icon}px; }}
    """


def _ticks(c: Colours, s: Sizes, signs: Signs) -> str:
    side = s.scaled(18)
    boxes = "QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator"
    return f"""
    QCheckBox, QRadioButton {{ spacing: {UNIT}px; background: transparent; min-height: {s.scaled(28)}px; }}
    {boxes}, QRadioButton::indicator {{
        width: {side}px; height: {side}px; border: 2px solid {c.edge}; background: {c.field};
    }}
    {boxes} {{ border-radius: 5px; }}
    QRadioButton::indicator {{ border-radius: {side // 2 + 2}px; }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {{
        background: {c.accent}; border-color: {c.accent}; image: url({signs["tick"]});
    }}
    QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
        background: {c.accent}; border-color: {c.accent}; image: url({signs["partly"]});
    }}
    QRadioButton::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url({signs["dot"]}); }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {c.focus}; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
        border-color: {c.line}; background: {c.sunken};
    }}
    """


def _lists(c: Colours, s: Sizes) -> str:
    return f"""
    QAbstractItemView {{
        background: {c.surface}; alternate-background-color: {c.page}; color: {c.text}; border: 1px solid {c.line};
        border-radius: {RADIUS}px; outline: 0; gridline-color: {c.line};
        selection-background-color: {c.accent_soft}; selection-color: {c.text};
    }}
    QAbstractItemView:focus {{ border: 2px solid {c.focus}; }}
    QListView::item, QTreeView::item, QTableView::item {{ padding: 2px {UNIT}px; border: 0; }}
    QListView[bare="true"] {{ border: 1px solid transparent; background: transparent; }}
    QListView[bare="true"]:focus {{ border: 1px solid {c.focus}; }}
    QListView[bare="true"]::item {{ min-height: 0; }}
    QTableView[month="true"]::item {{ padding: 0; }}
    QListView::item, QTreeView::item {{ min-height: {s.row - 4}px; }}
    QComboBox QListView::item {{ min-height: {s.control - 4}px; border-radius: 4px; }}
    QAbstractItemView::item:hover {{ background: {c.sunken}; color: {c.text}; }}
    QAbstractItemView::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
    QAbstractItemView::item:focus {{ border: 2px solid {c.focus}; }}
    QHeaderView {{ background: {c.sunken}; border: 0; qproperty-highlightSections: 0; }}
    QHeaderView::section {{
        background: {c.sunken}; color: {c.text_soft}; border: 0; border-right: 1px solid {c.line};
        border-bottom: 1px solid {c.line}; padding: 2px {UNIT}px; min-height: {s.control - 4}px;
    }}
    QTableCornerButton::section {{ background: {c.sunken}; border: 0; }}
    QTableView QLineEdit, QListView QLineEdit, QTreeView QLineEdit {{ border-radius: 0; min-height: 0; }}
    """


def _menus(c: Colours, s: Sizes) -> str:
    return f"""
    QMenuBar, QStatusBar, QToolBar {{ background: {c.page}; color: {c.text}; border: 0; }}
    QStatusBar::item {{ border: 0; }}
    QMenuBar::item {{ padding: 4px {UNIT}px; background: transparent; }}
    QMenuBar::item:selected {{ background: {c.sunken}; border-radius: 4px; }}
    QMenu {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px; }}
    QMenu::item {{ padding: {s.scaled(4)}px {3 * UNIT}px; border-radius: 4px; background: transparent; }}
    QMenu::icon {{ padding-left: {UNIT}px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.text_off}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px {UNIT}px; }}
    """


def _bars(c: Colours, s: Sizes) -> str:
    return f"""
    QScrollBar {{ background: transparent; border: 0; margin: 0; }}
    QScrollBar:vertical {{ width: 14px; }}
    QScrollBar:horizontal {{ height: 14px; }}
    QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {c.text_soft}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar {{
        background: {c.sunken}; border: 1px solid {c.edge}; border-radius: 5px; max-height: 8px; min-height: 8px;
        color: transparent;
    }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
    QSplitter::handle {{ background: transparent; }}
    QSplitter::handle:hover, QSplitter::handle:focus {{ background: {c.focus}; border-radius: 3px; }}
    QSlider::groove:horizontal {{ height: 4px; background: {c.edge}; border-radius: 2px; }}
    QSlider::handle:horizontal {{
        width: {s.scaled(20)}px; margin: -{s.scaled(8)}px 0; border-radius: {s.scaled(10)}px; background: {c.accent};
    }}
    """


def _tabs(c: Colours, s: Sizes) -> str:
    return f"""
    QTabWidget::pane {{ border: 0; border-top: 1px solid {c.line}; }}
    QTabBar {{ background: transparent; qproperty-drawBase: 0; qproperty-expanding: 0; }}
    QTabBar::tab {{
        background: transparent; color: {c.text_soft}; border: 0; border-bottom: 3px solid transparent;
        padding: 0 {2 * UNIT}px; min-height: {s.control - 4}px;
    }}
    QTabBar::tab:hover {{ color: {c.text}; background: {c.sunken}; }}
    QTabBar::tab:selected {{ color: {c.text}; border-bottom: 3px solid {c.accent}; }}
    QTabBar::tab:focus {{ border: 2px solid {c.focus}; }}
    QGroupBox {{
        border: 1px solid {c.line}; border-radius: {RADIUS}px; margin-top: {s.control // 2}px; padding: {UNIT}px;
    }}
    QGroupBox::title {{ subcontrol-origin: margin; left: {UNIT}px; padding: 0 4px; color: {c.text_soft}; }}
    """

"""Fusion, with icons of ours where Qt’s own dialog for files shows pictures that were made for a light window."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from designer.window.icons import icon

_PICTURE = QStyle.StandardPixmap
_SIGNS = {
    _PICTURE.SP_ArrowBack: "arrow-left", _PICTURE.SP_ArrowForward: "arrow-right", _PICTURE.SP_FileDialogToParent: "arrow-up",
    _PICTURE.SP_FileDialogNewFolder: "plus", _PICTURE.SP_FileDialogListView: "layout-grid",
    _PICTURE.SP_FileDialogDetailedView: "list", _PICTURE.SP_DirIcon: "folder", _PICTURE.SP_DirClosedIcon: "folder",
    _PICTURE.SP_DirOpenIcon: "folder-open", _PICTURE.SP_DirHomeIcon: "folder", _PICTURE.SP_DirLinkIcon: "folder",
    _PICTURE.SP_FileIcon: "file", _PICTURE.SP_FileLinkIcon: "file", _PICTURE.SP_ComputerIcon: "monitor",
    _PICTURE.SP_DesktopIcon: "monitor", _PICTURE.SP_DriveHDIcon: "hard-drive", _PICTURE.SP_DriveNetIcon: "hard-drive",
}  # fmt: skip
_BARE = {_PICTURE.SP_DialogSaveButton, _PICTURE.SP_DialogOpenButton, _PICTURE.SP_DialogCancelButton}  # words are enough


class OwnStyle(QProxyStyle):
    """The style of the application. Nothing else of Fusion is changed: each call that is, goes through Python."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.colour = "#000000"  # of the icons

    def standardIcon(
        self, which: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> QIcon:
        if which in _BARE:
            return QIcon()
        name = _SIGNS.get(which)
        return icon(name, self.colour) if name else super().standardIcon(which, option, widget)

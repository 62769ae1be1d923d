"""What the system says of a file it will not read or write, in words a clerk understands: errno → reason, what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

USUAL = "请检查权限，或者先关闭正在使用它的程序（如 Word、WPS）"
_SPACE = "请腾出空间，或者换一个地方"
_NAME = "请核对文件名和文件夹"

_REASONS: Mapping[int, tuple[str, str]] = {
    errno.ENOENT: ("没有这个文件或者文件夹", _NAME),
    errno.ENOTDIR: ("路径中间有一段不是文件夹", _NAME),
    errno.EISDIR: ("这是文件夹，不是文件", "请写文件的名字"),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短一些的名字"),
    errno.EINVAL: ("系统不认这个文件名", "请换一个名字"),
    errno.ELOOP: ("链接绕成了圈，找不到文件", "请直接写文件本身的位置"),
    errno.EACCES: ("没有权限", USUAL),
    errno.EPERM: ("系统不允许", USUAL),
    errno.EROFS: ("这里只能读，不能写", "请换一个文件夹"),
    errno.ENOSPC: ("磁盘满了", _SPACE),
    errno.EDQUOT: ("分给您的磁盘空间用完了", _SPACE),
    errno.EFBIG: ("文件太大，系统不让写", _SPACE),
    errno.EIO: ("磁盘或者网络盘出错", "请检查磁盘和网络，换一个地方再试"),
    errno.EBUSY: ("别的程序正在使用它", USUAL),
    errno.EEXIST: ("同名的已经存在", "请换一个名字"),
    errno.ENOTEMPTY: ("文件夹里还有别的文件", "请换一个名字"),
    errno.EMFILE: ("打开的文件太多", "请关闭一些程序再试"),
    errno.ENXIO: ("这个设备打不开", _NAME),
    errno.ENODEV: ("这个设备打不开", _NAME),
    errno.ESTALE: ("网络盘上的文件已经不在了", "请重新连接网络盘再试"),
    errno.ETIMEDOUT: ("网络盘没有回应", "请检查网络再试"),
    errno.ENOMEM: ("内存不够", "请关闭一些程序再试"),
}
_BY_TEXT: Mapping[str, tuple[str, str]] = {os.strerror(number): each for number, each in _REASONS.items()}


def explained(problem: str) -> tuple[str, str]:
    """The Chinese reason of a system's own words and what to do; the words themselves where they are not known."""
    return _BY_TEXT.get(problem, (problem, USUAL))

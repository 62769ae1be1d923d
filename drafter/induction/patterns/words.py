"""Words of official prose that a wording leaves out, or that tell one deed in several ways."""

from __future__ import annotations

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WHOSE = "省|市|州|盟|县|区|旗|局|委|厅|院|校|镇|乡|街道|单位|办|中心|部门|辖区|系统|机关|处|支队|大队|总队"
WHERE = re.compile(f"^(?:(?:我|本|全|各)(?:{_WHOSE})+|(?:市|区|县|省|州|镇|校)(?:局|级|本级|政府))")
WHOSE_LAST = re.compile(f"(?:我|本|全|各)(?:{_WHOSE})+(?:各地)?$")
BEFORE = _set(
    "全年 年内 今年 本年 本年度 年度 年 期间 截至 截止 目前 其中 同时 另 另外 此外 并 还 也 已 已经 均 共 共计 统共 总共 总 累计 合计 "
    "总计 分别 先后 一年来 据统计 通过 的 了 和 及 与 、 中 内"
)
AFTER = _set(
    "约 近 超 超过 逾 达 达到 高达 多达 至 到 为 是 有 共有 共 共计 总共 累计 合计 总计 分别 各 均 均为 均达 分别为 了 已 仅 实现 计 等 的 人数 数 "
    "数量 共为 约为 不足 至少"
)
# Words that judge or count beside the figure: no figure says so.
JUDGING = _set(
    "及时 全部 有效 切实 积极 大力 严格 依法 深入 扎实 认真 广泛 圆满 成功 顺利 主动 不断 持续 进一步 全面 充分 着力 稳步 高效 精准 "
    "大幅 显著 明显 逐步 逐一 一律 严肃 从严 依规 牢固 坚决 努力 全力 精心 妥善 快速 迅速 坚持 统筹 强化 狠抓 优质 高质量 共 累计 先后 "
    "均 已 已经 还 又 再 也 都 就 才 共计 正式 紧急 总共 统共 按期 按时 如期 准时"
)
NAMING = _set(
    "有效 按期 按时 及时 紧急 全部 全面 优质"
)  # of these, what stands in the name of a field says what it counts
DROPPED = _set("了 过")
FIXED = (("依法", "行政"),)  # names that begin with a word of praise
TAILS = _set("率 数 量 额 性 化 度 类 等 人 者 员")  # ends of words cut off in front
TIES = _set("和 与 及 或 以及 或者 、")
QUOTES = ("“", "”")
PREDICATES = _set("是 有 为 使 让 被 经 达 占 看 予以 加以")  # half a clause, not a deed
ORGANS = re.compile("(?:局|厅|委|部门|机关|委员会|中心|支队|大队|党组|党委|办公室|领导|单位|室|处|科|政府)$")
NUMERAL = re.compile("[〇零一二三四五六七八九十百千万亿两]+")
SHARE = re.compile("(?:率|比例|占比|比重)$")
# Verbs that may stand for each other before the same thing.
DEEDS = tuple(
    _set(words)
    for words in (
        "开展 组织 举办 召开 举行 进行 实施 组织开展 安排",
        "作出 做出 下达",
        "制定 出台 印发 制发 发布 研究制定 制定印发 制定出台",
        "修订 修改 修订完善",
        "配备 配置 配齐 安排",
        "聘请 聘用 外聘",
        "收到 接到 接收",
        "发放 派发 印发",
        "发现 查出 排查 排查出 查找",
        "建立 设立 设置 成立",
        "公开 公布 公示 发布",
        "办理 处理",
    )
)
DEEDS_ALL = frozenset().union(*DEEDS) | _set(
    "提出 提请 新收 受理 办结 答复 审查 采纳 出庭 参加 参与 聘任 涉及 采取 制发 检查 查处 审核 听取 研究 主持 取缔 关停 建成 完成 参赛 更新 曝光 制作 培训 监督"
)

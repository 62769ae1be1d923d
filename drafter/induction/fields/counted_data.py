"""Words of official documents that say how a thing is counted, not what is counted."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Measure words that count the same things; of two groups only the same noun makes one field.
PEOPLE = "people"
GROUPS = {
    "case": "起 件 宗 例 案 件次 宗次 起次 卷",
    "people": "人 名 位 人次 员 名次 人天 人日 席 名额",
    "session": "场 次 期 场次 轮 批 批次 班 届 班次 节 课 堂 课时 学时 期次 讲 趟 频次 次数",
    "paper": "份 本 册 张 页 稿 篇 部 封 幅 则 篇次 份次 册次",
    "item": "条 项 条次 项次 款 类 种 大类 大项 小项 点 个 款项",
    "firm": "家 户 家次 户次 所 处 座 间 个次 户口",
    "device": "台 套 台次 台套 架 架次 辆 辆次 艘 支 部次 件套",
}
GROUP_OF = {unit: group for group, units in GROUPS.items() for unit in units.split()}

# Verbs that only say that something was done and counted: 开展演练 and 组织演练 count the same thing.
PLAIN_VERBS = _set(
    "开展 组织 举办 召开 进行 实施 完成 办理 受理 收到 接到 接收 收悉 发生 共有 有 达到 实现 做好 做出 作出 予以 给予 累计 统计 涉及 "
    "配备 聘请 聘用 设立 设置 建立 建成 建有 拥有 落实 参与 参加 协助 配合 提供 推出 推进 组建 成立 形成 现有 承办 "
    "主办 协办 出动 安排 选派 派出 邀请 抽调 集中 统一 继续 依法 处理 处置 执行 用于 投入"
)
# Of them those a name of the field keeps, because they tell a step of handling: 收到申请 is not 申请.
TOLD_VERBS = _set("收到 接到 接收 受理 办理 参与 参加 发生 投入 出动 涉及 处理 处置 落实")

# Of them those that a number may stand beside alone: 出动 312人次.
DONE = _set("出动 投入 受理 接到 收到 抽调")

# Words at the beginning of a clause or a noun that say when, where, by whom or how surely.
STOP_WORDS = _set(
    "全年 今年 本年 年度 年内 本年度 全年度 上半年 下半年 一年来 年来 今年来 以来 期间 同期 目前 截至 截止 年底 年末 当年 本期 共 共计 "
    "累计 总计 合计 总共 先后 已 已经 均 都 各 各类 各种 各级 各项 等 其他 其它 有关 相关 全部 所有 上述 其中 主要 同时 另 另外 还 并 "
    "我局 我市 我区 我县 我州 我省 我校 我委 我厅 本局 本市 本区 本机关 本单位 本级 市局 县局 区局 局机关 机关 全市 全区 全县 全省 全州 "
    "全局 全系统 全镇 全街道 市 区 县 省 州 局 厅 委 年 月 日 个 类 的 了 和 与 及 或 以及 为 对 在 向 将 把 被 由 从 到 至 于 以 按 经 "
    "通过 针对 约 近 超过 不足 达 仅 余 多 系统 进一步 不断 持续 积极 认真 严格 全面 切实 深入 大力 及时 现 现有 正式 成功 因 据 该 "
    "以上 以下 以内 本 此 每 我 各地 全 上 下 中 内 外 前 后 元 数 数量 总数 总量 总 量 件数 人数 次数 份数 个数 户数 家数 起数 条数 项数 场次 人次 金额 "
    "总额 数额 合并 单位（个人） 较 比 同比 去年 上年 上年度 幅度 者 们 从而 为期 原来 现 据统计 经统计 分别 依 应 急需"
)
# Words that stand behind a noun and add nothing to it when another word is left.
WEAK_TAILS = _set("案件 工作 活动 情况 数量 总数 金额 总额 次数 人数 案 数 额 款 件 类 项目 事件 总量 信息")
# Words that told alone with a number are a kind of the thing counted before: 幼儿园53所，公办31所.
KINDS_OF = _set(
    "公办 民办 公立 私立 国有 城区 城镇 农村 乡村 线上 线下 新增 存量 初次 重复 在职 专职 兼职 男性 女性 男 女"
)
# Verbs that alone say nothing of what was done.
EMPTY_VERBS = _set(
    "属于 增加 减少 新增 增长 下降 上升 提高 降低 降至 升至 达到 前移 后移 包括 含有 占到 排名 位列 位居 提交 沟通 申请 公开 办结 完成 减为 增为 "
    "缩短 压缩 做到 剩余 其余 超过 来自 集中 用于 列入"
)
# Attributes that seldom make another field: 线下培训 and 专题培训 are answers to one question.
SOFT_WORDS = _set(
    "专题 专项 各类 线上 线下 常年 外聘 集中 日常 重点 重大 相关 教育 宣传 组织 全市 基层 正式 紧急 主题 业务 系列 大型 一般 各级 年度 有效 新 "
    "非法 违规 违章 避险 安置 各 类"
)
# Nouns that a number enumerates in a slogan or a plan: 四个方面, 三条主线.
SLOGANS = tuple(
    sorted(
        _set(
            "方面 主线 环节 阶段 原则 要点 板块 维度 层面 步骤 体系 抓手 重点 领域 目标 支点 大项 子项 类别 关口 坚持 关系 任务 聚焦 统筹 转变 "
            "方位 角度 阵地 渠道 载体 机制 理念 意识 季度 周年 时间 结合 必须 确保 层次 级 主题 台阶"
        )
    )
)
# Measure words of bodies: 八镇 names who was there, it counts nothing that was done.
BODIES = _set("镇 街 乡 村 社区 街道 区 县 市 州 省 部门 国 年 届")
AGES = _set("岁 周岁 级 星 度 版 倍")  # they say of which kind a thing is, not how many there are
TIMES = ("时限", "期限", "时间", "时长", "周期", "天数", "年限", "期")
SHARE_NOUNS = ("率", "比", "比例", "比重", "占比", "权重", "度", "份额", "指数")
MONEY_NOUNS = (
    "款",
    "费",
    "资金",
    "额",
    "支出",
    "经费",
    "收入",
    "金",
    "投入",
    "补助",
    "工资",
    "税",
    "资产",
    "价款",
    "成本",
)
EVENTS = _set("培训 活动 会议 演练 讲座 检查 审查 宣传 评查 考试 调研 督查 竞赛 比赛 研讨 培训班 授课")

# Verbs that mean the same of what is counted; a verb of none of the lines stands for itself.
_ALIKE_VERBS = (
    "发现 查出 排查 排查出 检查出 查找 排查发现 检查发现",
    "查处 查办 打击 整治 查处各类 办结查处",
    "发放 印发 派发 制发 分发 发送 印制",
    "审查 审核 审定 审阅 把关 初审",
    "检查 抽查 巡查 督查 实地检查 现场检查 监督检查 检查各类",
    "公开 公布 发布 公示 主动公开",
    "制定 出台 印发实施 制订 修订出台",
    "答复 回复 办复 予以答复",
    "培训 轮训 参训",
    "举办 组织 开展 召开",
    "化解 调解 调处 调解成功",
)
ALIKE_VERB = {verb: line.split()[0] for line in _ALIKE_VERBS for verb in line.split()}
# Heads that tell nothing without their attribute: two of them are not one field because both count 人员.
BROAD_HEADS = _set(
    "人员 群众 单位 企业 部门 机构 事项 文件 案件 信息 问题 项目 队伍 行为 工作 活动 情况 资金 经费 会议 材料 报告 意见 建议 任务 制度 服务 平台 "
    "事件 数据 业务 对象 学校 学生 干部 责任人 负责人 措施 设备 物资 类 率 比例 占比 内容 条款 决定 结果 系统 方案 清单 指标 标准 量 数"
)

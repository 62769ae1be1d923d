"""Invented reports whose headings carry no number, and texts that only look so: outline and parts as a careful reader sees them."""

from __future__ import annotations

_P = "全年共组织各类检查三百余次，发现的问题均已整改到位，工作取得明显成效，群众满意度持续提高，没有发生有影响的事件，各方面反映良好。"
_T = "开展检查302次，发现问题97项，已整改91项；约谈单位12家，组织培训6场，参加人员640人次，发放宣传材料1.2万份，覆盖全部乡镇。"
_H = "澜川市教育局2023年度工作情况报告\n2023年，我局认真履行职责，各项工作取得新进展。现将有关情况报告如下：\n"
_ONE = "1 heading measures - "
_TWO = "2 heading measures - "

# name → text, then a row a node: level, kind, part, number (- for none), words
UNNUMBERED: dict[str, tuple[str, tuple[str, ...]]] = {
    "two tiers of short lines and run-ins below, blank lines between": (
        f"{_H}\n主要工作情况\n\n守住安全主责，维护校园平安\n强化校车管理。{_T}\n加强食堂检查。{_T}\n\n坚持公平主线，规范办学行为\n{_P}\n\n存在的主要问题\n{_P}\n\n下一步打算\n{_P}\n",
        (
            f"{_ONE}主要工作情况",
            f"{_TWO}守住安全主责，维护校园平安",
            "3 run_in measures - 强化校车管理",
            "3 run_in measures - 加强食堂检查",
            f"{_TWO}坚持公平主线，规范办学行为",
            "1 heading problems - 存在的主要问题",
            "1 heading plan - 下一步打算",
        ),
    ),
    "two tiers without any blank line": (
        f"{_H}主要工作情况\n守住安全主责，维护校园平安\n强化校车管理。{_T}\n加强食堂检查。{_T}\n坚持公平主线，规范办学行为\n{_P}\n存在的主要问题\n{_P}\n下一步打算\n{_P}\n",
        (
            f"{_ONE}主要工作情况",
            f"{_TWO}守住安全主责，维护校园平安",
            "3 run_in measures - 强化校车管理",
            "3 run_in measures - 加强食堂检查",
            f"{_TWO}坚持公平主线，规范办学行为",
            "1 heading problems - 存在的主要问题",
            "1 heading plan - 下一步打算",
        ),
    ),
    "one tier of short lines, the text right below each": (
        f"{_H}\n规范校外培训\n{_P}\n\n推进集团办学\n{_P}\n\n改善办学条件\n{_P}\n\n存在不足\n{_P}\n\n明年工作安排\n{_P}\n",
        (
            f"{_ONE}规范校外培训",
            f"{_ONE}推进集团办学",
            f"{_ONE}改善办学条件",
            "1 heading problems - 存在不足",
            "1 heading plan - 明年工作安排",
        ),
    ),
    "dashes are the lowest tier": (
        f"{_H}主要做法\n规范校外培训\n——建好监管平台。{_T}\n——做实资金监管。{_T}\n——抓好日常巡查。{_T}\n改善办学条件\n{_P}\n存在问题\n{_P}\n",
        (
            f"{_ONE}主要做法",
            f"{_TWO}规范校外培训",
            "3 run_in measures —— 建好监管平台",
            "3 run_in measures —— 做实资金监管",
            "3 run_in measures —— 抓好日常巡查",
            f"{_TWO}改善办学条件",
            "1 heading problems - 存在问题",
        ),
    ),
    "dashes below one tier": (
        f"{_H}工作成效\n——规范校外培训。{_T}\n——推进集团办学。{_T}\n存在问题\n——编制不足。{_T}\n——经费紧张。{_T}\n",
        (
            f"{_ONE}工作成效",
            "2 run_in measures —— 规范校外培训",
            "2 run_in measures —— 推进集团办学",
            "1 heading problems - 存在问题",
            "2 run_in problems —— 编制不足",
            "2 run_in problems —— 经费紧张",
        ),
    ),
    "a dash of one stroke": (
        f"{_H}工作成效\n— 规范校外培训。{_T}\n— 推进集团办学。{_T}\n存在问题\n{_P}\n",
        (
            f"{_ONE}工作成效",
            "2 run_in measures — 规范校外培训",
            "2 run_in measures — 推进集团办学",
            "1 heading problems - 存在问题",
        ),
    ),
    "dashes before whole sentences": (
        f"{_H}工作成效\n{_P}\n下一步打算\n——完善监管平台，在六月底以前接入全部机构。\n——充实检查力量，在八月底以前招录人员。\n",
        (
            f"{_ONE}工作成效",
            "1 heading plan - 下一步打算",
            "2 enum plan —— 完善监管平台",
            "2 enum plan —— 充实检查力量",
        ),
    ),
    "a single dash is a mark of the sentence": (
        f"{_H}工作成效\n{_P}\n——这是全市唯一的先进集体。{_T}\n存在问题\n{_P}\n",
        (f"{_ONE}工作成效", "1 heading problems - 存在问题"),
    ),
    "dashes where headings are numbered are marks of the text": (
        f"{_H}一、工作亮点\n——规范校外培训。{_T}\n——推进集团办学。{_T}\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 工作亮点", "1 heading problems 二、 存在问题"),
    ),
    "labels of sister lines": (
        f"{_H}一张数据清单\n在校学生：截至六月末，{_T}\n教师队伍：截至六月末，{_T}\n经费投入：截至六月末，{_T}\n三点不足\n{_P}\n下半年安排\n{_P}\n",
        (
            f"{_ONE}一张数据清单",
            "2 run_in measures - 在校学生",
            "2 run_in measures - 教师队伍",
            "2 run_in measures - 经费投入",
            "1 heading problems - 三点不足",
            "1 heading plan - 下半年安排",
        ),
    ),
    "labels below numbered headings": (
        f"{_H}一、基本数据\n在校学生：截至六月末，{_T}\n教师队伍：截至六月末，{_T}\n经费投入：截至六月末，{_T}\n二、存在问题\n{_P}\n",
        (
            "1 heading measures 一、 基本数据",
            "2 run_in measures - 在校学生",
            "2 run_in measures - 教师队伍",
            "2 run_in measures - 经费投入",
            "1 heading problems 二、 存在问题",
        ),
    ),
    "two labels are no list": (
        f"{_H}一、基本数据\n在校学生：截至六月末，{_T}\n教师队伍：截至六月末，{_T}\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 基本数据", "1 heading problems 二、 存在问题"),
    ),
    "labels that come back are speakers": (
        f"{_H}一、现场访谈\n主持人：截至六月末，{_T}\n局领导：截至六月末，{_T}\n主持人：今年以来，{_T}\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 现场访谈", "1 heading problems 二、 存在问题"),
    ),
    "labels with a bare figure": (
        f"{_H}一、基本数据\n受理总量：1,208件\n办结总量：1,198件\n群众评价：满意率96.8%\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 基本数据", "1 heading problems 二、 存在问题"),
    ),
    "run-ins without number below numbered headings": (
        f"{_H}一、主要工作\n强化校车管理。{_T}\n加强食堂检查。{_T}\n规范招生行为。{_T}\n二、存在问题\n{_P}\n",
        (
            "1 heading measures 一、 主要工作",
            "2 run_in measures - 强化校车管理",
            "2 run_in measures - 加强食堂检查",
            "2 run_in measures - 规范招生行为",
            "1 heading problems 二、 存在问题",
        ),
    ),
    "run-ins without number after a first paragraph": (
        f"{_H}一、主要工作\n{_P}\n强化校车管理。{_T}\n加强食堂检查。{_T}\n规范招生行为。{_T}\n二、存在问题\n{_P}\n",
        (
            "1 heading measures 一、 主要工作",
            "2 run_in measures - 强化校车管理",
            "2 run_in measures - 加强食堂检查",
            "2 run_in measures - 规范招生行为",
            "1 heading problems 二、 存在问题",
        ),
    ),
    "a run-in that ends another section like its sisters": (
        f"{_H}主要做法\n强化校车管理。{_T}\n加强食堂检查。{_T}\n工作成效\n{_P}\n规范招生行为。{_T}\n存在问题\n{_P}\n",
        (
            f"{_ONE}主要做法",
            "2 run_in measures - 强化校车管理",
            "2 run_in measures - 加强食堂检查",
            f"{_ONE}工作成效",
            "2 run_in measures - 规范招生行为",
            "1 heading problems - 存在问题",
        ),
    ),
    "chains inside run-ins": (
        f"{_H}主要做法\n强化校车管理。一是签订责任书，明确要求；二是安装定位，逐车检查。\n加强食堂检查。一是健全制度，明确要求；二是明厨亮灶，逐家检查。\n存在问题\n{_P}\n",
        (
            f"{_ONE}主要做法",
            "2 run_in measures - 强化校车管理",
            "3 enum measures 一是 签订责任书",
            "3 enum measures 二是 安装定位",
            "2 run_in measures - 加强食堂检查",
            "3 enum measures 一是 健全制度",
            "3 enum measures 二是 明厨亮灶",
            "1 heading problems - 存在问题",
        ),
    ),
    "one short first sentence makes no heading": (
        f"{_H}一、主要工作\n校园安全平稳。{_T}\n{_P}\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 主要工作", "1 heading problems 二、 存在问题"),
    ),
    "short first sentences that tell": (
        f"{_H}一、主要工作\n工作取得新成效。{_T}\n各校高度重视。{_T}\n全市形势稳定。{_T}\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 主要工作", "1 heading problems 二、 存在问题"),
    ),
    "short first sentences with figures": (
        f"{_H}一、主要工作\n培训教师640人。{_T}\n检查学校302所。{_T}\n整改问题97项。{_T}\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 主要工作", "1 heading problems 二、 存在问题"),
    ),
    "two short first sentences of unlike length": (
        f"{_H}一、主要工作\n统筹兼顾。{_T}\n校园周边综合治理联合行动深入推进。{_T}\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 主要工作", "1 heading problems 二、 存在问题"),
    ),
    "rows of figures parted by one wide blank": (
        f"{_H}一、主要工作\n{_P}\n指标　2022年　2023年　增减\n受理事项　571起　534起　-6.5%\n罚款金额　388万元　417万元　+7.4%\n办结事项　226宗　241宗　+6.6%\n{_P}\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 主要工作", "1 heading problems 二、 存在问题"),
    ),
    "rows of figures parted by tabs, numbered": (
        f"{_H}一、主要工作\n{_P}\n1\t受理事项\t571起\t534起\n2\t罚款金额\t388万元\t417万元\n二、存在问题\n{_P}\n",
        ("1 heading measures 一、 主要工作", "1 heading problems 二、 存在问题"),
    ),
    "a row of words above a paragraph is no heading": (
        f"{_H}规范校外培训\n{_P}\n推进集团办学\n{_P}\n单位名称  牵头科室  完成时限\n{_P}\n存在问题\n{_P}\n",
        (f"{_ONE}规范校外培训", f"{_ONE}推进集团办学", "1 heading problems - 存在问题"),
    ),
    "items of one paragraph wrapped by hand": (
        f"{_H}    一、主要工作\n    全市现有学校三百余所，在校学生四十余万人，教\n职工三万余人，专职检查人员五十余人，各县区均设立\n检查机构，工作基础较好，队伍稳定，制度健\n全，运转有序，各项任务按期完成，群众满\n意度持续提高，社会反响良好，未发生有影响的\n事件。\n    二、存在问题\n    （一）监管责任边界不清，基层检查力量不足，县区平均\n仅有专职人员三人。（二）校车最后一公里问题尚未解决，部\n分偏远学校没有校车。（三）装备陈旧，检查车辆使用年限较\n长。\n    三、下步打算\n    继续努力。\n",
        (
            "1 heading measures 一、 主要工作",
            "1 heading problems 二、 存在问题",
            "2 enum problems （一） 监管责任边界不清",
            "2 enum problems （二） 校车最后一公里问题尚未解决",
            "2 enum problems （三） 装备陈旧",
            "1 heading plan 三、 下步打算",
        ),
    ),
    "items that are sentences with a term": (
        f"{_H}一、主要工作\n{_P}\n二、下步打算\n（一）完善监管平台，3月底前接入全部机构。\n（二）充实检查力量，6月底前招录到位。\n（三）加强教师培训，覆盖率达到100%。\n",
        (
            "1 heading measures 一、 主要工作",
            "1 heading plan 二、 下步打算",
            "2 enum plan （一） 完善监管平台",
            "2 enum plan （二） 充实检查力量",
            "2 enum plan （三） 加强教师培训",
        ),
    ),
    "causes of lost cases, a few proposals": (
        f"{_H}一、案件基本情况\n{_P}\n二、行政机关败诉原因\n{_P}\n三、几点建议\n{_P}\n",
        (
            "1 heading measures 一、 案件基本情况",
            "1 heading problems 二、 行政机关败诉原因",
            "1 heading plan 三、 几点建议",
        ),
    ),
    "a section of one word": (
        f"{_H}1、规范校外培训\n{_P}\n2、推进集团办学\n{_P}\n3、短板\n{_P}\n4、下半年打算\n{_P}\n",
        (
            "1 heading measures 1、 规范校外培训",
            "1 heading measures 2、 推进集团办学",
            "1 heading problems 3、 短板",
            "1 heading plan 4、 下半年打算",
        ),
    ),
    "counted shortcomings and proposals": (
        f"{_H}一、主要工作\n{_P}\n二、两个短板\n{_P}\n三、三个方面的不足\n{_P}\n四、五点打算\n{_P}\n",
        (
            "1 heading measures 一、 主要工作",
            "1 heading problems 二、 两个短板",
            "1 heading problems 三、 三个方面的不足",
            "1 heading plan 四、 五点打算",
        ),
    ),
    "leadership as a means is work": (
        f"{_H}一、加强领导抓落实\n局党组专题研究4次，主要负责人听取汇报3次，{_P}\n二、规范培训抓整治\n{_P}\n三、改善条件抓项目\n{_P}\n四、存在问题\n{_P}\n",
        (
            "1 heading measures 一、 加强领导抓落实",
            "1 heading measures 二、 规范培训抓整治",
            "1 heading measures 三、 改善条件抓项目",
            "1 heading problems 四、 存在问题",
        ),
    ),
    "three tiers of short lines": (
        f"{_H}主要工作\n规范培训\n建好监管平台\n{_P}\n做实资金监管\n{_P}\n改善条件\n推进薄弱学校改造\n{_P}\n实施食堂提升行动\n{_P}\n存在的问题\n{_P}\n下步打算\n{_P}\n",
        (
            f"{_ONE}主要工作",
            f"{_TWO}规范培训",
            "3 heading measures - 建好监管平台",
            "3 heading measures - 做实资金监管",
            f"{_TWO}改善条件",
            "3 heading measures - 推进薄弱学校改造",
            "3 heading measures - 实施食堂提升行动",
            "1 heading problems - 存在的问题",
            "1 heading plan - 下步打算",
        ),
    ),
    "two tiers, the upper one telling no part": (
        f"{_H}守住安全底线\n强化校车管理\n{_P}\n加强食堂检查\n{_P}\n办好民生实事\n改善办学条件\n{_P}\n推进集团办学\n{_P}\n存在的问题\n{_P}\n",
        (
            f"{_ONE}守住安全底线",
            f"{_TWO}强化校车管理",
            f"{_TWO}加强食堂检查",
            f"{_ONE}办好民生实事",
            f"{_TWO}改善办学条件",
            f"{_TWO}推进集团办学",
            "1 heading problems - 存在的问题",
        ),
    ),
    "run-ins are the only headings": (
        f"{_H}强化校车管理。{_T}\n加强食堂检查。{_T}\n规范招生行为。{_T}\n存在问题。{_T}\n下步打算。{_T}\n",
        (
            "1 run_in measures - 强化校车管理",
            "1 run_in measures - 加强食堂检查",
            "1 run_in measures - 规范招生行为",
            "1 run_in problems - 存在问题",
            "1 run_in plan - 下步打算",
        ),
    ),
}
